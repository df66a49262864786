"""What a comparison says: rows of paragraphs that stand for each other in two versions, and what became of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from corpus.types import Lang, Passage

Status = Literal["same", "typography", "renumbered", "reworded", "rewritten", "only-a", "only-b"]
"""What became of a text: nothing (blanks apart); only punctuation, width, script or capitals differ; only its printed
number does; some of its words; nearly all of them; it stands in one version alone."""

Turn = Literal["wording", "figures", "typography"]
"""What a change is about: words, what says how much, or no more than marks."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """Two spans of the compared texts that take each other's place, ``[start, end)``; one of them may be empty."""

    turn: Turn
    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class Link:
    """Which passages of two versions stand for each other, by their places in the two sequences.

    Either side may be empty. ``likeness`` is between 0 and 1, and 0 where a side is empty. ``moved`` links cross
    those that keep the order.
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    likeness: float = 0.0
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Passages of both versions that stand for each other, and what became of their text in one language.

    ``text_a`` and ``text_b`` are the texts compared, several paragraphs joined with one line feed; ``changes`` are in
    order, and empty where the texts are the same or have hardly a word in common. ``figures`` says that the two do
    not state the same amounts. ``moved`` says that the row stands elsewhere in the order of version b; rows are in the
    order of a.
    """

    status: Status
    a: tuple[Passage, ...]
    b: tuple[Passage, ...]
    text_a: str
    text_b: str
    likeness: float = 0.0
    changes: tuple[Change, ...] = ()
    figures: bool = False
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions compared in one language, row by row.

    ``arrivals`` tells for the number of a row which moved rows stand right before it in version b; those that stand
    at its end have the number after the last.
    """

    lang: Lang
    rows: tuple[Row, ...]
    arrivals: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    @property
    def counts(self) -> Counter[Status]:
        """How many rows there are of each status."""
        return Counter(row.status for row in self.rows)

    @property
    def moved(self) -> int:
        """How many rows stand elsewhere in version b."""
        return sum(row.moved for row in self.rows)

    @property
    def figures(self) -> int:
        """How many rows state other amounts."""
        return sum(row.figures for row in self.rows)
