"""A table as every kind of file has it: rows of cells, whatever wrote them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of a row that are not blank, by column; ``line`` is the line of the file, or the number of the row."""

    line: int
    cells: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a sheet. Columns count from 1.

    ``merged`` holds the cells (line and column) that are the continuation of the cell above them. ``ours`` is the
    number of the heading row where the sheet is an export of our own, else 0; ``part`` the name of the sheet.
    """

    rows: tuple[TableRow, ...]
    part: str = ""
    merged: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    ours: int = 0
