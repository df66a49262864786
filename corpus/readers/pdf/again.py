"""Heads of tables that stand again on the page where a table goes on: text once, furniture then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from corpus.readers.pdf.pieces import Piece


def heads_once(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces in order; the first row of a table that the page before begins its table with is left out."""
    head: tuple[tuple[int, str], ...] = ()
    before: int | None = None
    for (page, in_table), group in groupby(pieces, key=_place):
        held = list(group)
        if in_table:
            number, first = _first_row(held)
            again = before != page and len(first) > 1 and first == head
            yield from (_left_out(piece) if again and _row(piece) == number else piece for piece in held)
            head, before = first, page
        else:
            yield from held
            if any(piece.flow >= 0 for piece in held):
                head = ()


def _place(piece: Piece) -> tuple[int | None, bool]:
    return piece.block.locator.page, piece.cell is not None


def _row(piece: Piece) -> int:
    return piece.cell.row if piece.cell else -1


def _first_row(held: Sequence[Piece]) -> tuple[int, tuple[tuple[int, str], ...]]:
    """The number of the first row, and the columns and texts of its cells."""
    cells = [piece.cell for piece in held if piece.cell]
    number = cells[0].row
    return number, tuple((cell.column, cell.text) for cell in cells if cell.row == number)


def _left_out(piece: Piece) -> Piece:
    return replace(piece, block=replace(piece.block, hint="boilerplate"), flow=-1, cell=None, paired=False)
