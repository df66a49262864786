"""Readers: from the bytes of a file to blocks of uncleaned text; one module a format.

A reader keeps every character and says where it stood; it never guesses languages. Which reader a file
gets is decided by its suffix and corrected by its content.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Protocol

from corpus.errors import NothingToRead, UnknownFormat
from corpus.readers import html, markdown, plain
from corpus.types import Block, RawDocument, Reference


class Reader(Protocol):
    """What a format's module offers: the suffixes of its files, and how to read their bytes."""

    SUFFIXES: tuple[str, ...]

    def read(self, data: bytes, name: str) -> tuple[tuple[Block, ...], Reference]:
        """Blocks in source order and the metadata that the format carries. Raises ReadError."""


READERS: Mapping[str, Reader] = {"plain": plain, "markdown": markdown, "html": html}
"""The formats that Duizhao reads, by the name that a RawDocument carries."""

_SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3", "a database"),
)
"""How files begin that are often taken for documents, and what to call them."""

_SUFFIX = re.compile(r"\.[a-z][a-z0-9]{0,9}")
"""A suffix that names a format: not the last part of "第1.2节 总则" or of "report.2021"."""

_PROLOGUE = re.compile(rb"(?:\xef\xbb\xbf|\s+|<\?xml[^>]*>|<!--.*?-->)", re.S)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html)\b", re.I)
_TAG = re.compile(rb"<[a-zA-Z!/][^<>]*>")


def readable_suffixes() -> tuple[str, ...]:
    """The suffixes of files that a folder is searched for, in lower case with their dot."""
    return tuple(suffix for reader in READERS.values() for suffix in reader.SUFFIXES)


def read_bytes(data: bytes, name: str) -> RawDocument:
    """Read what a file of this name holds. Raises ReadError."""
    source = PurePath(name).name
    form = _format(data, source)
    blocks, reference = READERS[form].read(data, source)
    if not blocks:
        raise NothingToRead(f"{source} has no text in it.")
    return RawDocument(source, form, blocks, hashlib.sha256(data).hexdigest(), reference)


def _format(data: bytes, name: str) -> str:
    """The reader for these bytes, by name: content that is certain wins over the suffix."""
    kind = next((kind for signature, kind in _SIGNATURES if data.startswith(signature)), "")
    suffix = PurePath(name).suffix.lower()
    known = next((form for form, reader in READERS.items() if suffix in reader.SUFFIXES), "")
    page = _is_page(data)
    if kind or not (known or page or not _SUFFIX.fullmatch(suffix)):
        raise UnknownFormat(f"{name} is {kind or f'a {suffix} file'}, which Duizhao doesn't read. {_advice()}")
    if page:
        return "html"
    if known == "html" and not _TAG.search(data.replace(b"\0", b"")):  # UTF-16 has zeros between
        return "plain"
    return known or "plain"


def _is_page(data: bytes) -> bool:
    """Whether the bytes begin as a web page does, behind whatever comments and declarations."""
    at = 0
    while found := _PROLOGUE.match(data, at):  # step by step: as one pattern, many comments would take hours
        at = found.end()
    return _PAGE.match(data, at) is not None


def _advice() -> str:
    return f"Save it as one of {', '.join(readable_suffixes())} and add that."
