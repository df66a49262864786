"""Rows of two columns as language runs, and where paragraphs end among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.language_runs.pieces import Piece, pieces
from corpus.language_runs.rows import Row, rows
from corpus.language_runs.widths import Columns
from corpus.types import Lang

ENDS_EARLY = 0.15  # share of a column that a paragraph's last row leaves free at least, where it shows


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row ``[start, end)`` of one column; ``ends`` says that it is the last of its paragraph."""

    lang: Lang
    start: int
    end: int
    ends: bool


def set_rows(text: str, columns: Columns) -> tuple[SetRow, ...]:
    """The rows of a text in their order; together they hold every character that is not white space."""
    parts = pieces(text, columns)
    found = rows(parts, columns) if parts else ()
    return tuple(
        SetRow(row.lang, parts[row.first].start, parts[row.last - 1].end, _ends(row, parts, columns)) for row in found
    )


def _ends(row: Row, parts: Sequence[Piece], columns: Columns) -> bool:
    early = row.room is not None and row.room >= ENDS_EARLY * columns.of(row.lang)
    return early and parts[row.last - 1].stop
