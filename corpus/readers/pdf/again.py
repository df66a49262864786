"""Heads of tables that stand again on the page where a table goes on: text once, furniture then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.readers.pdf.pieces import Piece

FOOT, TOP = 0.7, 0.3  # shares of a page's height: a table that goes on ends below the one and begins above the other
ALIKE = 0.5  # share of the rows that begin alike, from which on pages are two copies of a form


@dataclass(frozen=True, slots=True)
class _Part:
    """What a page has of a table: its first row, how the others begin, and where it ends as a share of the height."""

    page: int
    head: tuple[tuple[int, str], ...]
    names: frozenset[str]
    end: float


def heads_once(pieces: Sequence[Piece], heights: Sequence[float]) -> Iterator[Piece]:
    """The pieces in order; the first row of a table that the page before begins its table with is left out.

    ``heights`` are those of the pages. The table goes on only where it reaches the foot of the one page and begins at
    the top of the other; two pages with the same form each have their own.
    """
    before: _Part | None = None
    for (page, in_table), group in groupby(pieces, key=_place):
        held = list(group)
        if in_table and page:
            number, part, begin = _part(held, page, heights[page - 1])
            again = before and begin < TOP and _goes_on(before, part)
            yield from (_left_out(piece) if again and _row(piece) == number else piece for piece in held)
            before = part
        else:
            yield from held
            if any(piece.flow >= 0 for piece in held):
                before = None


def _goes_on(before: _Part, part: _Part) -> bool:
    """Whether a part of a table is the next one of the table before."""
    alike = len(before.names & part.names)
    head = len(part.head) > 1 and part.head == before.head
    return head and before.page + 1 == part.page and before.end > FOOT and alike < ALIKE * len(part.names)


def _place(piece: Piece) -> tuple[int | None, bool]:
    return piece.block.locator.page, piece.cell is not None


def _row(piece: Piece) -> int:
    return piece.cell.row if piece.cell else -1


def _part(held: Sequence[Piece], page: int, height: float) -> tuple[int, _Part, float]:
    """The number of the first row, what the page has of the table, and where it begins, as a share."""
    cells = [piece.cell for piece in held if piece.cell]
    number = cells[0].row
    head = tuple((cell.column, cell.text) for cell in cells if cell.row == number)
    first = min(cell.column for cell in cells)
    names = frozenset(cell.text for cell in cells if cell.row != number and cell.column == first)
    bases = [line.base / height for cell in cells for laid in cell.laid for line in laid.lines]
    return number, _Part(page, head, names, max(bases, default=0.0)), min(bases, default=1.0)


def _left_out(piece: Piece) -> Piece:
    return replace(piece, block=replace(piece.block, hint="boilerplate"), flow=-1, cell=None, paired=False)
