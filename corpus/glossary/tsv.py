"""Glossaries as tables: a row an entry, Chinese and English in two columns, divided by tabs.

A first row that names the columns (zh, en, status, note, or the languages' names) says which is which; without it they
are in that order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from corpus.errors import DamagedFile
from corpus.folding import is_han
from corpus.glossary.entry import STATUSES, Entry, Status

_LINE_END = re.compile(r"\r\n|\r|\n")
COLUMNS = ("zh", "en", "status", "note")
_NAMES: Mapping[str, str] = {
    "zh": "zh", "zh-cn": "zh", "zh-hans": "zh", "zh-tw": "zh", "zh-hant": "zh", "chinese": "zh", "中文": "zh",
    "en": "en", "en-us": "en", "en-gb": "en", "english": "en", "英文": "en",
    "status": "status", "note": "note", "remark": "note", "comment": "note",
}  # fmt: skip


def read_tsv(text: str) -> tuple[Entry, ...]:
    """The entries of a table; empty lines and lines that begin with ``#`` are passed over.

    A cell in quotation marks has none of these meanings; two of them within it stand for one.

    Raises DamagedFile with the number of a line that is no entry.
    """
    columns: tuple[str, ...] = ()
    found: list[Entry] = []
    for number, line in enumerate(_LINE_END.split(text.lstrip("\ufeff")), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [_plain(cell) for cell in line.split("\t")]
        if not columns:
            columns = _header(cells)
            if columns:
                continue
            columns = COLUMNS
        found.append(_entry(dict(zip(columns, cells, strict=False)), number))
    return tuple(found)


def write_tsv(entries: Iterable[Entry]) -> Iterator[str]:
    """The lines of a table, the names of the columns first."""
    yield "\t".join(COLUMNS)
    for each in entries:
        cells = [" ".join(getattr(each, name).split()) for name in COLUMNS]
        yield "\t".join(map(_quoted, cells))


def _quoted(cell: str) -> str:
    """A cell as ``_plain`` reads it again: one that has quotation marks or could be a remark stands in such marks."""
    escaped = cell.replace('"', '""')
    return f'"{escaped}"' if '"' in cell or cell.startswith("#") else cell


def _plain(cell: str) -> str:
    """A cell without the quotation marks that spreadsheets put around one."""
    text = cell.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1].replace('""', '"')
    return " ".join(text.split())


def _header(cells: list[str]) -> tuple[str, ...]:
    names = tuple(_NAMES.get(cell.lower(), "") for cell in cells)
    return names if {"zh", "en"} <= set(names) else ()


def _entry(cells: Mapping[str, str], number: int) -> Entry:
    zh, en, status = cells.get("zh", ""), cells.get("en", ""), cells.get("status", "").lower()
    if not zh or not en:
        raise DamagedFile(f"Line {number} has no Chinese or no English term: give two columns divided by a tab.")
    if any(map(is_han, en)) and not any(map(is_han, zh)):
        raise DamagedFile(f"Line {number} has Chinese in the English column: name the columns in the first line.")
    if status not in STATUSES:
        allowed = ", ".join(filter(None, STATUSES))
        raise DamagedFile(f"Line {number}: the status {status!r} is none of {allowed}; leave it empty or use one.")
    return Entry(zh, en, _status(status), cells.get("note", ""))


def _status(text: str) -> Status:
    return next((each for each in _STATUSES if each == text), "")


_STATUSES: tuple[Status, ...] = ("", "preferred", "admitted", "deprecated")
