"""From bytes to text: which of the encodings that Chinese and English files come in this one is in.

UTF-8 is recognised by its own structure. For the others every candidate decodes the bytes, and the one whose
text looks most like Chinese or English wins: the old encodings sort the characters of everyday use into their
first level, so "is this character common?" needs no table of frequencies, and twenty characters are enough.
charset-normalizer is asked where none of these candidates reads well. This file is the only one that imports it.
No character is ever dropped or replaced: bytes that don't decode are an error that says where they stand.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from functools import lru_cache

from charset_normalizer import from_bytes

from corpus.errors import DamagedFile, UndecodableText, UnknownFormat
from corpus.folding import is_han

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_CANDIDATES = ("utf-8", "gb18030", "cp950", "big5hkscs", "utf-16-le", "utf-16-be", "cp1252")
"""In the order in which they win a tie. GB18030 holds GBK and GB2312; Hong Kong added characters to Big5."""

_DECLARED = {
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "x-gbk", "cp936", "gb_2312-80", "gb_2312", "chinese"), "gb18030"),
    **dict.fromkeys(("big5", "x-x-big5", "big-5", "cp950"), "cp950"),
    "big5-hkscs": "big5hkscs",
    **dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "windows-1252", "us-ascii", "ascii"), "cp1252"),
    **dict.fromkeys(("utf-8", "utf8", "utf-16", "utf-16le"), "utf-8"),  # a page that can say UTF-16 isn't
    **{name: name for name in ("shift_jis", "euc-jp", "euc-kr", "windows-1250", "windows-1251", "koi8-r")},
}
"""The labels that pages declare (WHATWG Encoding Standard, the part met in practice) and the codec for each."""

# What a character costs a candidate: roughly how surprising it is in a Chinese or English text.
_ASCII, _COMMON, _LATIN, _RARE, _IMPOSSIBLE = 0.5, 1.0, 2.0, 6.0, 20.0
PLAUSIBLE = 2.5
"""The highest mean cost of the characters beyond ASCII at which a decoding is believed.

Measured on 200 cuts each of 10 to 1,000 characters of news, technical and legal text in both scripts: right
decodings stay under 1.7; wrong ones come near that only in the shortest cuts, where they lose by comparison.
"""
_FEW_ACCENTS = 0.2
"""The share of letters beyond ASCII over which a text in a Western encoding is no English text."""

_SAMPLE = 1 << 16
"""Bytes shown to charset-normalizer, whose time grows with the size; the whole file is decoded afterwards."""

_TELLING = 1 << 19
"""Bytes from the first that is not ASCII by which the candidates are compared: of 10 MB each would take a
third of a second, and as much again."""

_NOT_ASCII = re.compile(rb"[\0\x80-\xff]")

_LEVEL_ONE = (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6))
"""The rows of everyday characters: 3,755 Simplified and 5,401 Traditional ones (GB/T 2312-1980; Big5-1984)."""


_CUT_SHORT = ("unexpected end", "incomplete", "truncated")
"""How Python's codecs word an error at the end of the data."""


def decode(data: bytes, name: str, declared: str = "") -> str:
    """The text of a file. ``name`` is for messages, ``declared`` the encoding that the file says it is in.

    Raises UnknownFormat for binary data, DamagedFile where some bytes break an encoding that fits
    the rest (also a character cut in two at the end), UndecodableText where nothing fits.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data.removeprefix(mark), encoding, name)
    if b"\0" not in data and _decodes(data, "utf-8"):
        return data.decode("utf-8")
    telling = _telling(data)
    best = min(_CANDIDATES, key=lambda encoding: _cost(telling.decode(encoding, "replace")))
    if b"\0" in data and not (best.startswith("utf-16") and _believable(telling, best)):
        raise UnknownFormat(
            f"{name} is not text but binary data. Save the document as plain text (.txt) or HTML and add that."
        )
    said = _DECLARED.get(declared.strip().lower(), "")
    if said and _decodes(data, said) and (said == best or said not in _CANDIDATES or _believable(telling, said)):
        return data.decode(said)
    return _strictly(data, best if _believable(telling, best) else _second_opinion(data, name), name)


def _telling(data: bytes) -> bytes:
    """The part of the bytes by which encodings are told; it begins at an even place, for those with two bytes each."""
    if len(data) <= _TELLING:
        return data
    first = _NOT_ASCII.search(data)
    begin = first.start() & ~1 if first else 0
    return data[begin : begin + _TELLING]


def _second_opinion(data: bytes, name: str) -> str:
    """What charset-normalizer takes the bytes for, where it recognises a language in them."""
    found = from_bytes(data[:_SAMPLE]).best()
    if found is None or not found.coherence or not _decodes(data, found.encoding):
        raise UndecodableText(
            f"The characters of {name} are in no encoding that could be recognised. "
            "Open it in the program that wrote it and save it as UTF-8."
        )
    return found.encoding


def _strictly(data: bytes, encoding: str, name: str) -> str:
    """Decode, or say where the damage is."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if error.end == len(data) and any(sign in error.reason for sign in _CUT_SHORT):
            raise DamagedFile(
                f"{name} ends in the middle of a character: it was probably cut short. Get the complete file again."
            ) from error
        line = data.count(b"\n", 0, error.start) + 1
        raise DamagedFile(
            f"{name} is {_spoken(encoding)} text, but byte {error.start + 1} (about line {line}) belongs to no "
            "character. Get an undamaged copy, or correct that place in an editor and save it as UTF-8."
        ) from error


def _spoken(encoding: str) -> str:
    return {"big5hkscs": "Big5", "cp950": "Big5", "cp1252": "Windows-1252"}.get(encoding, encoding.upper())


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _believable(data: bytes, encoding: str) -> bool:
    """Whether the bytes read as a Chinese or English text in this encoding, damage apart."""
    text = data.decode(encoding, "replace")
    beyond = "".join(char for char in text if not _plain(char))
    if encoding == "cp1252" and len(beyond) > _FEW_ACCENTS * len(text):
        return False
    return not beyond or _cost(beyond) <= PLAUSIBLE * len(beyond)


def _cost(text: str) -> float:
    return sum(count * _surprise(char) for char, count in Counter(text).items())


def _plain(char: str) -> bool:
    return char.isascii() and (char.isprintable() or char in "\t\n\r\f")


@lru_cache(maxsize=1 << 15)
def _surprise(char: str) -> float:
    if _plain(char):
        return _ASCII
    if char == "\ufffd" or unicodedata.category(char) in ("Cc", "Cn", "Co", "Cs"):
        return _IMPOSSIBLE
    if is_han(char):
        return _COMMON if _everyday(char) else _RARE
    if "\u2010" <= char <= "\u203b" or "\u3000" <= char <= "\u301f" or "\uff00" <= char <= "\uff5e":
        return _COMMON  # punctuation of both languages, full-width letters and digits
    return _LATIN if char < "\u0250" or not char.isalpha() else _RARE


def _everyday(char: str) -> bool:
    for encoding, first, last in _LEVEL_ONE:
        try:
            code = char.encode(encoding)
        except UnicodeEncodeError:
            continue
        if len(code) == 2 and first <= code[0] <= last:
            return True
    return False
