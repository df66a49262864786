"""Glossary files: which kind one is, and its entries."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from corpus.errors import DamagedFile, NothingToRead
from corpus.glossary.entry import Entry, merged
from corpus.glossary.tbx import read_tbx, write_tbx
from corpus.glossary.tsv import read_tsv, write_tsv

_START_OF_XML = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\0 \r\n\t]*<")
"""In UTF-8, and in either order of UTF-16, of whose characters zero bytes are the half here."""

FORMATS: Mapping[str, Callable[[Iterable[Entry]], Iterator[str]]] = {"tsv": write_tsv, "tbx": write_tbx}
"""The formats that are written, by the file's suffix."""


def read_glossary(name: str, data: bytes) -> tuple[Entry, ...]:
    """The entries of a file: of TBX where it begins like XML, else of a table.

    Raises DamagedFile with the line that can't be read, NothingToRead for a file without entries.
    """
    entries = read_tbx(data) if _START_OF_XML.match(data) else read_tsv(_text(data))
    if not entries:
        raise NothingToRead(f"{name} has no entry with a Chinese and an English term.")
    return merged(entries)


def format_of(path: Path) -> str:
    """The format to write a file of this name in: TBX for ``.tbx`` and ``.xml``, else a table."""
    return "tbx" if path.suffix.lower() in (".tbx", ".xml") else "tsv"


def _text(data: bytes) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise DamagedFile(f"Line {line} is not UTF-8. Save the table as UTF-8 text.") from error
