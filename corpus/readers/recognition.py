"""Which format the bytes of a file are in, whatever its name says; and what can't be read, by the name people use."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import NamedTuple

from corpus.readers.container import FAULTS

_COMPOUND = b"\xd0\xcf\x11\xe0"

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (_COMPOUND, "an office document of before 2007"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"II*\0", "an image"),
    (b"MM\0*", "an image"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"7z\xbc\xaf", "an archive"),
    (b"Rar!", "an archive"),
    (b"SQLite format 3", "a database"),
)
"""How files begin that are often taken for documents, and what to call them."""


class Family(NamedTuple):
    """Kinds of files that no reader is for, by their suffixes; what to do about one of them, and about several."""

    suffixes: str
    one: str
    many: str


FAMILIES = (
    Family(
        ".zip .rar .7z .tar .gz .tgz .bz2 .xz .zst",
        "Unpack it and add the files or the folder that come out.",
        "Unpack these, and add the files that come out",
    ),
    Family(
        ".doc .wps .rtf .pages .ppt .pptx .key .dps",
        "Save it as .docx or PDF in the program that made it, and add that.",
        "Save these as .docx or PDF in the program that made them",
    ),
    Family(
        ".xls .et .ods .numbers",
        "Save it as .xlsx or .csv in the program that made it, and add that.",
        "Save these as .xlsx or .csv in the program that made them",
    ),
    Family(
        ".caj .nh .kdh .mobi .azw .azw3 .djvu .chm .ps",
        "Turn it into PDF or EPUB with a program that reads it, and add that.",
        "Turn these into PDF or EPUB with a program that reads them",
    ),
    Family(
        ".jpg .jpeg .png .gif .tif .tiff .bmp .webp .heic .svg",
        "It is a picture: have its text recognised (OCR) and add that.",
        "These are pictures; have their text recognised (OCR) and add that",
    ),
)

_PDF = b"%PDF-"
_HEAD = 1024  # bytes in which a PDF may begin (ISO 32000-1, annex H.3.4.1, note 13)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_MEMBERS = (
    (re.compile(r"word/document\d*\.xml"), "docx"),  # some programs number the part with the text
    (re.compile(r"xl/workbook\d*\.xml"), "table"),
    (re.compile(r"META-INF/container\.xml"), "epub"),
)
_MIMETYPE = "mimetype"  # the member in which OpenDocument and EPUB say what they are
_TEXT = (b"application/vnd.oasis.opendocument.text", b"application/vnd.oasis.opendocument.text-template")
_UNREAD = (("ppt/presentation.xml", "a presentation"), ("content.xml", "an OpenDocument file"))

_PROLOGUE = re.compile(
    rb"(?:\xef\xbb\xbf|\s+|<\?xml[^>]*>|<!--.*?-->|<!DOCTYPE\s+(?:tmx|xliff)\b[^>\[]*>)", re.S | re.I
)
_ROOT = re.compile(rb"(?:<!doctype\s+(html)|<(?:[\w.-]+:)?(html|tmx|xliff))\b", re.I)
_ROOTS = {b"html": "html", b"tmx": "tmx", b"xliff": "xliff"}


def certain_format(data: bytes) -> str:
    """The format that the content leaves no doubt of, by the name of its reader; empty where it does not say."""
    if _PDF in data[:_HEAD]:
        return "pdf"
    if data.startswith(_ZIP):
        held = _members(data)
        known = (form for member, form in _MEMBERS if any(map(member.fullmatch, held)))
        return "odt" if _media_type(data, held) in _TEXT else next(known, "")
    return _root(data)


def unread_kind(data: bytes) -> str:
    """What to call a file of a kind that no reader is for; empty where the content does not say."""
    if data.startswith(_ZIP):
        held = _members(data)
        return next((kind for member, kind in _UNREAD if member in held), "an archive")
    return next((kind for signature, kind in SIGNATURES if data.startswith(signature)), "")


def is_locked(data: bytes) -> bool:
    """Whether this is an office document with a password: Word and Excel put it into a file of the older kind.

    [MS-OFFCRYPTO] 2.3.4.4 has the name of the stream; names are in UTF-16 in the file's directory ([MS-CFB] 2.6.1).
    """
    return data.startswith(_COMPOUND) and "EncryptedPackage".encode("utf-16-le") in data


def is_broken_container(data: bytes) -> bool:
    """Whether this begins as an archive does, and nothing can be found in it: most often it was cut short."""
    return data.startswith(_ZIP) and not _members(data)


def family_of(suffix: str) -> Family | None:
    """The family of a suffix (``.doc``), in lower case with its dot."""
    return next((each for each in FAMILIES if suffix in each.suffixes.split()), None)


def _members(data: bytes) -> frozenset[str]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except FAULTS:
        return frozenset()


def _media_type(data: bytes, held: frozenset[str]) -> bytes:
    """What the container says that it is; nothing where it does not."""
    if _MIMETYPE not in held:
        return b""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive, archive.open(_MIMETYPE) as member:
            return member.read(128).strip()
    except FAULTS:
        return b""


def _root(data: bytes) -> str:
    """What the first element, behind whatever comments and declarations, says that the file is."""
    plain = data.replace(b"\0", b"") if data.startswith((b"\xff\xfe", b"\xfe\xff")) else data
    at = 2 if plain is not data else 0
    while found := _PROLOGUE.match(plain, at):  # step by step: as one pattern, many comments would take hours
        at = found.end()
    first = _ROOT.match(plain, at)
    return _ROOTS[(first[1] or first[2]).lower()] if first else ""
