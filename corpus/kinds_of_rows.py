"""What rows are that somebody has paired and nobody has named: headings and clauses, by numbers and by their style."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.continuity import SHORT, is_closed, is_label
from corpus.folding import is_han
from corpus.language_runs.tokens import FUNCTION_WORDS
from corpus.numbering import Number, leading_number
from corpus.structure import structure
from corpus.types import LANGS, Kind, Lang, Paragraph

PROSE = 0.5
"""The share of rows that end as sentences do, from which short ones without an end may be headings: in a list of terms
or of the words of a program nearly none does."""

LONGEST_HEADING = 60
"""Characters of a text with the number of a part, chapter or section that is a heading and no sentence."""

TITLE_WORDS = 3
"""English words of a title, at least: what is shorter may be a button, a term or the heading of a part."""

TITLE_CHARACTERS = 4
"""Chinese characters of one, for the same reason."""

UNDER_A_TITLE = 3
"""Rows under a title of which one is a sentence: a list of titles has none there."""

_DIVISIONS = frozenset({"part", "chapter", "section"})
_TAKEN: frozenset[Kind] = frozenset({"heading", "clause"})
_TABLE = Paragraph("zh", "", (), "table")  # before all: the first heading of a table is no title of the whole document
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]{3,}")
_SMALL = FUNCTION_WORDS | frozenset(
    "across against along among amid before behind between beyond during near over since than through toward towards "
    "under upon versus within without".split()
)
"""Words that titles have without a capital, however long they are."""

Known = tuple[Kind, int | None]


@dataclass(frozen=True, slots=True)
class Row:
    """The two texts of a row, of which one may be empty, and what its format says of it."""

    zh: str
    en: str
    kind: Kind | None = None
    level: int | None = None

    @property
    def lead(self) -> tuple[Lang, str]:
        """The language and the text that say what the row is: the Chinese, where there is any."""
        return ("zh", self.zh) if self.zh else ("en", self.en)


def kinds_of_rows(rows: Sequence[Row], *, first: bool = False) -> tuple[Known, ...]:
    """The kind of each row, and the level of each heading; what its format says of a row holds.

    ``first`` says that nothing stands before them in their document: the first of them may be its title.
    """
    if all(row.kind for row in rows):
        return tuple((row.kind or "paragraph", row.level) for row in rows)
    numbers = [leading_number(row.lead[1]) for row in rows]
    heads = _headings(rows, numbers)
    made = (_paragraph(*each) for each in zip(rows, numbers, heads, strict=True))
    found = tuple(map(_known, rows, structure((_TABLE, *made))[1:]))
    return (("title", 1), *found[1:]) if first and _is_title(rows) else found


def _is_title(rows: Sequence[Row]) -> bool:
    """Whether the first of these rows is the title of the text in the others: in both languages it looks like one."""
    row = rows[0]
    if row.kind or leading_number(row.lead[1]) or not (row.zh and row.en and _is_label(row)):
        return False
    words = [word for word in _WORD.findall(row.en) if word.lower() not in _SMALL]
    capitals = bool(words) and all(word[0].isupper() for word in words)
    if not capitals or len(row.en.split()) < TITLE_WORDS or sum(map(is_han, row.zh)) < TITLE_CHARACTERS:
        return False
    closed = [is_closed(each.lead[1], each.lead[0]) for each in rows]
    return any(closed[1 : 1 + UNDER_A_TITLE]) and sum(closed) >= PROSE * len(rows)


def _headings(rows: Sequence[Row], numbers: Sequence[Number | None]) -> list[bool]:
    """Which rows head those behind them: a list of short rows with numbers of one style heads nothing."""
    closed = [is_closed(row.lead[1], row.lead[0]) for row in rows]
    prose = sum(closed) >= PROSE * len(rows)
    labels = [_is_label(row) for row in rows]
    heads = [False] * len(rows)
    for at in reversed(range(len(rows))):
        number, lead = numbers[at], rows[at].lead[1]
        if number and number.style in _DIVISIONS and len(lead) <= LONGEST_HEADING and not closed[at]:
            heads[at] = True
        elif at + 1 < len(rows) and labels[at]:
            other = numbers[at + 1]
            above = not labels[at + 1] or (heads[at + 1] and _style(other) != _style(number))
            heads[at] = above and (number is not None or (prose and _is_in_capitals(rows[at])))
    return heads


def _style(number: Number | None) -> str:
    return number.style if number else ""


def _is_label(row: Row) -> bool:
    return all(is_label(text, lang) for lang, text in zip(LANGS, (row.zh, row.en), strict=True) if text)


def _is_in_capitals(row: Row) -> bool:
    """Whether a short row without a number is written as headings are in English: The Old Ferry, THE OLD FERRY."""
    if not row.zh or not row.en or len(row.zh) > SHORT["zh"] or len(row.en) > SHORT["en"]:
        return False
    words = _WORD.findall(row.en)
    return bool(words) and all(word[0].isupper() for word in words)


def _paragraph(row: Row, number: Number | None, head: bool) -> Paragraph:
    lang, text = row.lead if head or number or row.kind else ("zh", "")  # of other rows nothing is asked
    kind = row.kind or ("heading" if head else "paragraph")
    return Paragraph(lang, text, (), kind, row.level, number.text if number else "", number.value if number else None)


def _known(row: Row, made: Paragraph) -> Known:
    if row.kind:
        return row.kind, row.level
    return (made.kind, made.level if made.kind == "heading" else None) if made.kind in _TAKEN else ("paragraph", None)
