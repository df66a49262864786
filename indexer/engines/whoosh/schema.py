"""What is written into the index, and under which names."""

from __future__ import annotations

from whoosh.fields import KEYWORD, Schema

from corpus.types import LANGS

ANALYSIS = 6
"""Grows whenever the same passage would be written differently; an index of another number is rebuilt."""

SEGMENTS = "zh_segments"
"""jieba's words, for ranking."""

FIELDS: dict[str, str] = {
    "grams": "characters of the side and pairs of neighbours, blanks left out (English: Chinese characters only)",
    "words": "words as written, with their places",
    "amounts": "quantities, as value and unit",
}
"""The fields of each side; their names are prefixed with the side: ``zh_grams``."""

TABLES = (*(f"{lang}_{name}" for lang in LANGS for name in FIELDS), SEGMENTS)

COUNTED = (*(f"{lang}_words" for lang in LANGS), SEGMENTS)
"""The tables whose terms people are told with the number of their passages."""


def schema() -> Schema:
    """The fields, as Whoosh knows them."""
    return Schema(**{name: KEYWORD() for name in TABLES})


def amount_term(value: str, unit: str) -> str:
    """A quantity as one term."""
    return f"{value} {unit}"


def stated(term: str) -> tuple[str, str]:
    """The value and the unit of such a term."""
    value, _, unit = term.partition(" ")
    return value, unit
