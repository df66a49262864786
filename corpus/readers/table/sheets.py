"""A table as every kind of file has it: rows of cells, whatever wrote them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of a row that are not blank, by column; ``line`` is the line of the file, or the number of the row."""

    line: int
    cells: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells that are the continuation of the cell above them: from line to line and column to column, both included."""

    first_line: int
    last_line: int
    first_column: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a sheet. Columns count from 1.

    ``merged`` holds the cells that are the continuation of the cell above them. ``ours`` is the number of the heading
    row where the sheet is an export of our own, else 0; ``part`` the name of the sheet. One that is ``hidden`` holds
    what others refer to, such as the words of a list to choose from.
    """

    rows: tuple[TableRow, ...]
    part: str = ""
    merged: tuple[Merged, ...] = ()
    ours: int = 0
    hidden: bool = False
