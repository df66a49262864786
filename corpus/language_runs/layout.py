"""Rows of two columns as language runs, and where paragraphs end among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.language_runs.pieces import Piece, pieces
from corpus.language_runs.rows import Row, needed, rows
from corpus.language_runs.widths import Columns
from corpus.types import LANGS, Lang

ENDS_EARLY = 0.06  # share of a column that the last row of a paragraph leaves free at least, where it shows
ROWS_A_TURN = 2.5  # rows of one language between two of the other, on average at most
BREAKS_EARLY = 0.2  # … of one without a stop: a heading


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row ``[start, end)`` of one column, as wide as ``width``; ``ends`` says that it is its paragraph's last.

    ``needs`` is how much room its first piece took, with the blank before it.
    """

    lang: Lang
    start: int
    end: int
    ends: bool
    width: float = 0.0
    needs: float = 0.0


def set_rows(text: str, columns: Columns) -> tuple[SetRow, ...]:
    """The rows of a text in their order; together they hold every character that is not white space.

    ``()`` for a text whose languages do not take turns row by row.
    """
    parts = pieces(text, columns)
    found = rows(parts, columns) if parts else ()
    if "\n" not in text and not _take_turns(found):
        return ()
    ends = _ends(found, parts, columns)
    return tuple(
        SetRow(
            row.lang,
            parts[row.first].start,
            parts[row.last - 1].end,
            at in ends,
            row.width,
            needed(parts[row.first], LANGS.index(row.lang), columns),
        )
        for at, row in enumerate(found)
    )


def _take_turns(found: Sequence[Row]) -> bool:
    """Whether every few rows the language changes, until one column ends."""
    turns = [at for at, (before, row) in enumerate(pairwise(found), start=1) if before.lang != row.lang]
    return bool(turns) and turns[-1] <= ROWS_A_TURN * len(turns)


def _ends(found: Sequence[Row], parts: Sequence[Piece], columns: Columns) -> frozenset[int]:
    """Which rows end a paragraph: those with room left, and a sentence that ends where the other column's does."""
    early = [_early(row, parts, columns) for row in found]
    ends = {at for at, each in enumerate(early) if each}
    following = _following(found)
    for at in list(ends):
        lang = found[at].lang
        for other, row in enumerate(found):
            if row.lang != lang and max(at, other) < min(following[at], following[other]) < len(found):
                ends |= {other} if parts[row.last - 1].stop else set()
    return frozenset(ends)


def _early(row: Row, parts: Sequence[Piece], columns: Columns) -> bool:
    if row.room is None:
        return False
    early = ENDS_EARLY if parts[row.last - 1].stop else BREAKS_EARLY
    return row.room >= early * columns.of(row.lang)


def _following(found: Sequence[Row]) -> list[int]:
    """For each row the next one of its column, or the number of rows."""
    after = dict.fromkeys(LANGS, len(found))
    following = []
    for at in range(len(found) - 1, -1, -1):
        following.append(after[found[at].lang])
        after[found[at].lang] = at
    return following[::-1]
