"""Conditions: what an engine is asked to decide about each passage.

The query speaks the language of the person (bare words, quotation marks); ``meaning.py`` turns it into
conditions, which say exactly what has to stand where. Each engine decides them in its own way and all must
agree. All texts in conditions are folded (``corpus.folding``).

Words, on either side, are runs of letters outside Chinese, and numbers (``CNY2051.42`` is two words); two words
follow each other when no letter, digit or Chinese character stands between them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from corpus.quantities.extents import DATES, UNPLACED, extent, measure, units
from corpus.quantities.measures import multiple
from corpus.types import Lang

_ROUGH = 1e-9
"""Far more than a floating-point number is off, as a share of it."""
_ROUGH_TO = 1e300

NUMERALS = "〇零一二三四五六七八九十百千万亿两"
"""The Chinese numerals, folded."""


@dataclass(frozen=True, slots=True)
class Chars:
    """The characters of ``text`` stand on the side one after another; blanks never count. ``text`` has none.

    ``uncut``: a number that it begins or ends with is no part of a longer one. No digit stands beside a digit there,
    nor a point or comma that a digit follows or comes before; no Chinese numeral (``NUMERALS``) beside another.
    """

    lang: Lang
    text: str
    uncut: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """``text`` stands on the side as written, and neither begins nor ends inside a word."""

    lang: Lang
    text: str


@dataclass(frozen=True, slots=True)
class Stems:
    """Words with these stems follow each other. The stem of a number is the number without its commas."""

    lang: Lang
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word of the side matches the pattern: ``*`` any characters, ``?`` one."""

    lang: Lang
    pattern: str


@dataclass(frozen=True, slots=True)
class Close:
    """Both stand on the side, apart, with at most ``distance`` words or Chinese characters between them."""

    left: Chars | Phrase | Stems | Pattern
    right: Chars | Phrase | Stems | Pattern
    distance: int


@dataclass(frozen=True, slots=True)
class Segmented:
    """jieba finds this word in the Chinese text. For ranking only: it never decides whether a passage is found."""

    text: str


@dataclass(frozen=True, slots=True)
class Amount:
    """The side states this quantity, in whatever notation (see ``corpus.quantities``).

    ``unit`` None: the value with any unit or none, but not as a date.
    """

    lang: Lang
    value: str
    unit: str | None


@dataclass(frozen=True, slots=True)
class AmountBetween:
    """The side states a quantity that lies between two ends, on the scale of its measure.

    Measures and their scales are those of ``corpus.quantities.extents``; dates lie between two ends with all their
    days. ``measure`` None: figures with any unit or none, compared as they are, but no dates. An end that is None is
    open; ``beyond`` says of each end that what is just there does not count.
    """

    lang: Lang
    measure: str | None
    low: Fraction | None
    high: Fraction | None
    beyond: tuple[bool, bool] = (False, False)

    def decider(self) -> Callable[[str, str], bool]:
        """``admits`` for very many quantities: most lie so far off that a rough look is enough."""
        low, high = (None if end is None else float(end) for end in (self.low, self.high))
        among, bare = units(self.measure or ""), self.measure is None
        if self.measure == DATES or any(end is not None and abs(end) > _ROUGH_TO for end in (low, high)):
            return lambda value, unit: unit in among and self.admits(value, unit)
        scales = {unit: 1.0 if measure(unit) == unit else float(multiple(unit)) for unit in among}
        edges = [(end, abs(end) * _ROUGH) for end in (low, high) if end is not None]

        def admits(value: str, unit: str) -> bool:
            scale = 1.0 if bare else scales.get(unit)
            if scale is None:
                return False
            try:
                rough = float(value) * scale
            except ValueError:  # a fraction, a date
                return self.admits(value, unit)
            if bare and (measure(unit) == DATES or unit in UNPLACED):
                return False
            if any(abs(rough - end) <= margin for end, margin in edges):
                return self.admits(value, unit)
            return (low is None or rough > low) and (high is None or rough < high)

        return admits

    def admits(self, value: str, unit: str) -> bool:
        """Whether a quantity lies there."""
        found = extent(value, unit)
        if found is None or (found.measure == DATES if self.measure is None else found.measure != self.measure):
            return False
        low, high = (Fraction(value),) * 2 if self.measure is None else (found.low, found.high)
        return (self.low is None or self.low < low or (self.low == low and not self.beyond[0])) and (
            self.high is None or high < self.high or (self.high == high and not self.beyond[1])
        )


@dataclass(frozen=True, slots=True)
class HasSide:
    """The side is not empty."""

    lang: Lang


@dataclass(frozen=True, slots=True)
class InDocuments:
    """The passage belongs to one of these documents."""

    documents: frozenset[str]


@dataclass(frozen=True, slots=True)
class OfKinds:
    """The passage is of one of these kinds."""

    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds; with no part it always does."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Some part holds; with no part it never does."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """The part does not hold."""

    part: Condition


Word = Chars | Phrase | Stems | Pattern
"""What stands in the text at certain places."""

Atom = Word | Close | Segmented | Amount | AmountBetween
"""What can be counted in a passage."""

Condition = Atom | HasSide | InDocuments | OfKinds | AllOf | AnyOf | Without


def all_of(parts: list[Condition]) -> Condition:
    """The parts joined; a single one stands for itself."""
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def any_of(parts: list[Condition]) -> Condition:
    """The alternatives joined, each once; a single one stands for itself."""
    distinct = tuple(dict.fromkeys(parts))
    return distinct[0] if len(distinct) == 1 else AnyOf(distinct)
