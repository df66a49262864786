"""XML as readers take it: nothing is fetched, no entity is declared, no depth or size without end.

The only file of the corpus that imports lxml. What it parses may have been made to do harm: entities that grow without
end (https://cwe.mitre.org/data/definitions/776.html) or that read other files (611).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Any

from lxml import etree

from corpus.errors import DamagedFile
from corpus.readers.decoding import decode

Element = Any
"""An element of lxml, which ships no types."""

MOST_LINES = 65_535
"""The last line that libxml2 counts for every element; further ones are not known."""

MOST_ELEMENTS = 4_000_000
"""Elements of a document, or of one element that is asked for: about a gigabyte of memory where they are many. A
thousand pages as Word writes them have a quarter of it."""

DECLARATION = 256
"""Characters of a document among which its XML declaration stands: it has three short pseudo-attributes."""

_CHUNK = 1 << 16  # bytes read at a time; what they held and nobody wants is freed after each

_SUBSET = re.compile(rb"""(?:\s+|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE(?:[^\[>"']|"[^"]*"|'[^']*')*+\[""", re.DOTALL)
_UTF_8 = frozenset({"", "utf-8", "utf8", "us-ascii", "ascii"})
_DECLARATION = re.compile(r"\ufeff?\s*<\?xml\b[^>]*?(?:\bencoding\s*=\s*[\"']([\w.:-]+)[\"'][^>]*)?\?>")
_BLANK = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]*")

_SIGN = "\ufdef"  # a noncharacter, which XML may hold: it announces a character that XML can't hold
_FIRST = 0xFDD0  # the noncharacters that stand for those, in their order
_HELD = (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF, ord(_SIGN))  # fits: the last one is the sign's own
_STAND_INS = {code: f"{_SIGN}{chr(_FIRST + at)}" for at, code in enumerate(_HELD)}
_RESTORED = {stand_in: chr(code) for code, stand_in in _STAND_INS.items()}
_STAND_IN = re.compile(f"{_SIGN}[\ufdd0-\ufdef]")
_UNHELD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufdef\ufffe\uffff]")
_CODE = re.compile("&#(?:x0*([0-9A-Fa-f]{1,4})|0*([0-9]{1,5}));")
_HALVES = re.compile(
    "&#(?:x([Dd][89ABab][0-9A-Fa-f]{2})|(5[56]\\d{3}));&#(?:x([Dd][C-Fc-f][0-9A-Fa-f]{2})|(5[67]\\d{3}));"
)


def parse(data: bytes, name: str, most: int = MOST_ELEMENTS) -> Element:
    """The root element of a document. Raises DamagedFile where it is not well-formed, declares entities, or has more
    elements than ``most``; and the errors of decoding.
    """
    data = _in_utf_8(data, name)
    _refuse_entities(data, name)
    if _weight(data) > most:
        raise _too_many(name, most)
    try:
        return etree.fromstring(data, etree.XMLParser(remove_comments=True, **_SAFELY))
    except etree.XMLSyntaxError as error:
        raise _broken(name, error) from error


_SAFELY = {"encoding": "utf-8", "resolve_entities": False, "load_dtd": False, "no_network": True}


def elements(data: bytes, name: str, names: Collection[str]) -> Iterator[Element]:
    """The elements of these local names, the outermost of them, in the order of the document; each is gone at the next.

    The encoding may be another than the one declared, and characters that XML can't hold are let through: see
    :func:`restored`. Raises DamagedFile as :func:`parse` does, and the errors of decoding.
    """
    plain = _prepared(data, name)
    if not plain:
        return
    _refuse_entities(plain, name)
    try:
        yield from _outermost(plain, name, names)
    except etree.XMLSyntaxError as error:
        raise _broken(name, error) from error


def _outermost(plain: bytes, name: str, names: Collection[str]) -> Iterator[Element]:
    root, found, depth, held = None, None, 0, 0
    wanted = [f"{{*}}{each}" for each in names]
    first = _root_tag(plain)
    passed_over = first if _local(first) not in names else ""
    parser = etree.XMLPullParser(
        ("start", "end"), tag=[*wanted, first], remove_comments=True, remove_pis=True, **_SAFELY
    )
    for chunk in _chunks(plain):
        parser.feed(chunk)
        for event, element in parser.read_events():
            root = element if root is None else root
            if element.tag == passed_over:
                continue
            depth += 1 if event == "start" else -1
            found = element if found is None else found
            if not depth:
                yield element
                _forget(element)
                found, held = None, 0
        held += _weight(chunk) if found is not None else 0
        if held > MOST_ELEMENTS:
            raise _too_many(name, MOST_ELEMENTS)
        _prune(root, found)
    parser.close()


def _root_tag(plain: bytes) -> str:
    """The name of the outermost element, by which the tree is got hold of while it grows."""
    parser = etree.XMLPullParser(("start",), remove_comments=True, remove_pis=True, **_SAFELY)
    for chunk in _chunks(plain):
        parser.feed(chunk)
        for _event, element in parser.read_events():
            return str(element.tag)
    parser.close()
    return "*"


def _chunks(plain: bytes) -> Iterator[bytes]:
    return (plain[at : at + _CHUNK] for at in range(0, len(plain), _CHUNK))


def _weight(data: bytes) -> int:
    """What these bytes may take, in elements: an entity that nobody declared takes as much, an attribute half."""
    return max(data.count(b"<") - data.count(b"</") + data.count(b"&"), data.count(b"=") // 2)


def _prune(root: Element | None, found: Element | None) -> None:
    """Free what nobody asked for: everything before the end, but for what is in the element that is being found."""
    above = root
    while above is not None and above is not found and len(above):
        del above[:-1]
        above = above[-1]


def local_name(element: Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    return _local(tag) if isinstance(tag := element.tag, str) else ""


@lru_cache(maxsize=1 << 12)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """The value of an attribute, in whatever namespace (``lang`` is ``xml:lang`` too); empty where there is none."""
    if (plain := element.get(name)) is not None:
        return restored(str(plain))
    for key, value in element.items():
        if _local(key) == name:
            return restored(str(value))
    return ""


def line_of(element: Element) -> int | None:
    """The line on which an element begins, where that is known."""
    line = element.sourceline
    return line if line and line < MOST_LINES else None


def unresolved(node: Element) -> str:
    """The name of the entity that a node stands for and that nobody declared; empty for every other node."""
    return str(node.name) if node.tag is etree.Entity else ""


def restored(text: str) -> str:
    """A text that :func:`elements` gave, with the characters that XML can't hold."""
    return _STAND_IN.sub(lambda found: _RESTORED[found[0]], text) if _SIGN in text else text


def _prepared(data: bytes, name: str) -> bytes:
    """The document in UTF-8, without a declaration and with stand-ins; empty where there is nothing in it.

    Tools write files whose declaration lies about their encoding, and references to control characters (``&#x1F;``),
    at which a parser stops.
    """
    declared = _declaration(data)
    text = decode(data, name, (declared and declared[1]) or "")
    text = text[said.end() :] if (said := _DECLARATION.match(text[:DECLARATION])) else text.removeprefix("\ufeff")
    if _BLANK.fullmatch(text):
        return b""
    lines = "\n" * (declared[0].count("\n") if declared else 0)
    return (lines + _held(text)).lstrip(" \t").encode("utf-8")


def _held(text: str) -> str:
    """The text with stand-ins for what XML can't hold."""
    if "&#" in text and "<![CDATA[" not in text:
        text = _CODE.sub(_meant, _HALVES.sub(_whole, text))
    return text.translate(_STAND_INS) if _UNHELD.search(text) else text


def _meant(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else int(found[2])
    return chr(code) if code in _STAND_INS else found[0]


def _whole(found: re.Match[str]) -> str:
    """The character that two halves make, which UTF-16 has and XML has not."""
    high, low = (int(found[at], 16) if found[at] else int(found[at + 1]) for at in (1, 3))
    if not (0xD800 <= high < 0xDC00 <= low < 0xE000):
        return found[0]
    return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)


def _declaration(data: bytes) -> re.Match[str] | None:
    head = data[:DECLARATION].replace(b"\0", b"").decode("latin-1")
    return _DECLARATION.match(head.removeprefix("ÿþ").removeprefix("þÿ").removeprefix("ï»¿"))


def _in_utf_8(data: bytes, name: str) -> bytes:
    """The document in the one encoding in which its bytes are looked at before it is parsed."""
    declared = _declaration(data)
    if b"\0" not in data[:4] and ((declared and declared[1]) or "").lower() in _UTF_8:
        return data
    return decode(data, name, (declared and declared[1]) or "").encode("utf-8")


def _refuse_entities(data: bytes, name: str) -> None:
    """Raises DamagedFile where the declarations before the first element declare entities."""
    if b"<!ENTITY" in data and _SUBSET.match(data.removeprefix(b"\xef\xbb\xbf")):
        raise DamagedFile(f"{name} declares entities, which no such document needs. Save it anew without them.")


def _too_many(name: str, most: int) -> DamagedFile:
    return DamagedFile(f"{name} has more than {most:,} elements. Add the document in several files.")


def _forget(element: Element) -> None:
    """Free what was read: a memory of gigabytes is read in the space of one unit."""
    element.clear(keep_tail=True)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _broken(name: str, error: etree.XMLSyntaxError) -> DamagedFile:
    return DamagedFile(f"{name} is not well-formed XML ({error.msg}). Save it anew with the program that made it.")
