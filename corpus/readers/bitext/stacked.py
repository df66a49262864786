"""Tables with a language a row: one column names it, another holds the text, and what belongs together has one number.

Localisers and databases keep texts so: ``id,lang,text``, and a row for each language under the same id.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from corpus.readers.bitext.columns import SAMPLE, WIDEST, Row, bitext_columns
from corpus.readers.bitext.languages import Named, named
from corpus.types import LANGS

NAMING = 0.9
"""The share of a column's cells that name a language, before the column is there for that; its heading doesn't."""

TOGETHER = 0.5
"""The share of the texts in either language that must have one in the other with the same number."""

ALONE = 0.9
"""The share of the texts that must be the only one of their number and language: a number is of one text, not of a
file or a group of them."""

MOST_KEYS = 6
"""Columns that are looked at for the number, each by itself and then two of them together: a file and its lines."""


@dataclass(frozen=True, slots=True)
class Stacked:
    """The columns that name the language, hold the text, and number what belongs together."""

    lang: int
    text: int
    keys: tuple[int, ...]

    def language(self, row: Row) -> Named:
        """The language of a row's text; nothing where the row names none, as a heading."""
        return named(row.get(self.lang, ""))

    def key(self, row: Row) -> tuple[str, ...]:
        """What a row has in common with its counterpart; nothing where any of it is missing."""
        found = tuple(row.get(column, "") for column in self.keys)
        return found if all(found) else ()


def stacked_columns(rows: Sequence[Row]) -> Stacked | None:
    """What the columns are for, in a table of Chinese and English in rows of their own; None for any other."""
    sample = rows[:SAMPLE]
    counted = Counter(column for row in sample for column in row)
    columns = sorted(column for column, _ in counted.most_common(WIDEST))
    lang = next((column for column in columns if _names_languages(sample, column)), None)
    if lang is None:
        return None
    rest = [column for column in columns if column != lang]
    text = max(rest, key=lambda column: sum(len(row.get(column, "")) for row in sample), default=None)
    if text is None:
        return None
    others = [column for column in rest if column != text][:MOST_KEYS]
    tried = (Stacked(lang, text, keys) for many in (1, 2) for keys in combinations(others, many))
    return next((each for each in tried if _pairs(sample, each)), None)


def _names_languages(rows: Sequence[Row], column: int) -> bool:
    count = Counter(named(row[column]) for row in rows if column in row)
    said = count.total() - count[""]
    return all(count[lang] for lang in LANGS) and said >= NAMING * (count.total() - 1)


def _pairs(rows: Sequence[Row], found: Stacked) -> bool:
    """Whether the texts with the same key translate each other."""
    sides: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    texts = 0
    for row in rows:
        if (lang := found.language(row)) in LANGS and found.text in row and (key := found.key(row)):
            texts += 1
            sides[key][lang] = row[found.text]
    kept = Counter(lang for side in sides.values() for lang in side)
    both = sum(len(side) == len(LANGS) for side in sides.values())
    if not both or kept.total() < ALONE * texts or both < TOGETHER * min(kept[lang] for lang in LANGS):
        return False
    wide = bitext_columns(list(islice(_wide(sides), SAMPLE)))
    return wide is not None and dict(wide.langs) == dict(enumerate(LANGS, start=1))


def _wide(sides: dict[tuple[str, ...], dict[str, str]]) -> Iterator[Row]:
    yield from ({at: side[lang] for at, lang in enumerate(LANGS, start=1) if lang in side} for side in sides.values())
