"""Tables that are tables: counting the rows and columns of cells, spans included."""

from __future__ import annotations

from dataclasses import dataclass, field

from bs4 import Tag

MAX_SPAN = 1000
"""HTML's own limit for ``colspan``."""

DIGITS = len(str(MAX_SPAN))
"""How many digits of a span are read: Python converts no number of thousands of digits."""

WIDEST = 256
"""Columns in which cells that reach down from above are remembered; hostile tables span millions."""

_NO_DATA = frozenset(("table", "h1", "form"))
"""What stands in tables that are there for the layout of a page."""


@dataclass(slots=True)
class Grid:
    """Where the walk is in a table. Rows and columns count from 1; cells spanning rows push later ones aside."""

    number: int = 0
    """Which table of the page this is."""

    row: int = 0
    column: int = 0
    held: dict[int, int] = field(default_factory=dict)
    """Column → the last row that a cell from above reaches down to."""

    span: tuple[int, int] = (1, 1)
    """Over how many columns and how many rows the cell reaches that was begun last."""

    def next_row(self) -> None:
        """Begin a row."""
        self.row += 1
        self.column = 0

    def next_cell(self, cell: Tag) -> str:
        """Begin a cell; its name, like ``r3c2``."""
        self.row = max(self.row, 1)
        self.column += 1
        while self.column <= WIDEST and self.held.get(self.column, 0) >= self.row:
            self.column += 1
        first = self.column
        width, depth = _span(cell, "colspan"), _span(cell, "rowspan")
        self.column += width - 1
        self.span = (width, depth)
        for column in range(first, min(self.column, WIDEST) + 1):
            self.held[column] = self.row + depth - 1
        return f"r{self.row}c{first}"


def grid_of(table: Tag) -> Grid | None:
    """The grid of a table that holds data in columns; None where it is there for the layout of the page."""
    cells = rows = 0
    for element in table.descendants:
        if not isinstance(element, Tag):
            continue
        if element.name in _NO_DATA:
            return None
        if element.name in ("td", "th"):
            cells += 1
        rows += element.name == "tr"
    return Grid() if rows > 1 and cells > rows else None


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name, "1"))
    return min(int(value[:DIGITS]), MAX_SPAN) or 1 if value.isdecimal() else 1
