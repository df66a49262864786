"""Readers: from the bytes of a file to blocks of uncleaned text; one module a format.

A reader keeps every character and says where it stood; it never guesses languages. Which reader a file
gets is decided by its suffix and corrected by its content. A library that takes long to load is imported
inside the module's package, when a file of its kind is read.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Protocol

from corpus.errors import DamagedFile, NothingToRead, ProtectedFile, UnknownFormat
from corpus.readers import docx, epub, html, jsonl, markdown, odt, pdf, plain, table, tmx, xliff
from corpus.readers.recognition import (
    certain_format,
    family_of,
    is_broken_container,
    is_locked,
    unread_kind,
)
from corpus.types import Block, RawDocument, Reference


class Reader(Protocol):
    """What a format's module offers: the suffixes of its files, and how to read their bytes."""

    SUFFIXES: tuple[str, ...]

    CUT: bool
    """Whether the end of a line or page may stand inside a paragraph: not where the format marks paragraphs itself."""

    def read(self, data: bytes, name: str) -> tuple[tuple[Block, ...], Reference]:
        """Blocks in source order and the metadata that the format carries. Raises ReadError."""


READERS: Mapping[str, Reader] = {
    "plain": plain,
    "markdown": markdown,
    "html": html,
    "pdf": pdf,
    "docx": docx,
    "odt": odt,
    "epub": epub,
    "tmx": tmx,
    "xliff": xliff,
    "table": table,
    "jsonl": jsonl,
}
"""The formats that Duizhao reads, by the name that a RawDocument carries."""

_SUFFIX = re.compile(r"\.[a-z][a-z0-9]{0,9}")
"""A suffix that names a format: not the last part of "第1.2节 总则" or of "report.2021"."""

_TAG = re.compile(rb"<[a-zA-Z!/][^<>]*>")


def readable_suffixes() -> tuple[str, ...]:
    """The suffixes of files that a folder is searched for, in lower case with their dot."""
    return tuple(suffix for reader in READERS.values() for suffix in reader.SUFFIXES)


def read_bytes(data: bytes, name: str) -> RawDocument:
    """Read what a file of this name holds. Raises ReadError."""
    source = PurePath(name).name
    if not data:
        raise NothingToRead(f"{source} has no text in it: it is empty. Get the complete file and add that.")
    form = _format(data, source)
    blocks, reference = READERS[form].read(data, source)
    if not blocks:
        raise NothingToRead(f"{source} has no text in it.")
    return RawDocument(source, form, blocks, hashlib.sha256(data).hexdigest(), reference)


def _format(data: bytes, name: str) -> str:
    """The reader for these bytes, by name: content that is certain wins over the suffix."""
    suffix = PurePath(name).suffix.lower()
    known = next((form for form, reader in READERS.items() if suffix in reader.SUFFIXES), "")
    if (certain := certain_format(data)) in READERS:
        return certain
    if is_locked(data):
        raise ProtectedFile(f"{name} is locked with a password. Save it without one and add that.")
    if known not in ("", "plain", "markdown", "html") and is_broken_container(data):
        raise DamagedFile(f"{name} is damaged or cut short. Get the complete file again and add that.")
    kind = unread_kind(data) or (f"a {certain} file" if certain else "")
    if kind or not (known or not _SUFFIX.fullmatch(suffix)):
        raise UnknownFormat(
            f"{name} is {kind or f'a {suffix} file'}, which Duizhao doesn't read. " + _advice(kind, suffix)
        )
    if known == "html" and not _TAG.search(data.replace(b"\0", b"")):  # UTF-16 has zeros between
        return "plain"
    if known == "plain" and table.saved_as_text(data, name):
        return "table"
    return known or "plain"


_USUAL = {"an archive": ".zip", "a compressed file": ".zip", "an image": ".png"}
"""The suffix of files whose content says what they are, whatever they are called."""


def _advice(kind: str, suffix: str) -> str:
    family = family_of(_USUAL.get(kind, suffix))
    return family.one if family else "Save it as .docx, PDF or plain text in the program that made it, and add that."
