"""Quantities as places on one scale for each measure, so that they can be compared: >5 km holds 6,000 m.

Sizes are exact. What has no place on a scale (03-15 of no year, 09:30, the 14th) has no extent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from corpus.quantities.figures import plain
from corpus.quantities.measures import kind, multiple
from corpus.quantities.measures import units as units_of_kind

DATES = "date"
UNPLACED = frozenset({"ordinal", "time", "century"})
"""Units whose quantities have no place on a scale."""

_BARE = ("", "times")  # a figure, and so many times as much: compared with their own kind alone
CUSTOMARY = frozenset(("mi", "ft", "in", "yd", "nmi", "ac", "mi2", "ft2", "lb", "oz"))
"""Units outside the metric and the Chinese system: amounts in them are compared with others, never equal to them."""

_LEAST, _MOST = Fraction(1, 100), Fraction(10**12)
_DATE = re.compile(r"(?P<year>-?\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-Q(?P<quarter>[1-4]))?")
_MONTHS, _DAYS = 12, 31  # days are counted as if every month had 31: only their order matters


@dataclass(frozen=True, slots=True)
class Extent:
    """From where to where a quantity reaches on the scale of its measure: a year to its last day, an amount no way."""

    measure: str
    low: Fraction
    high: Fraction


def extent(value: str, unit: str) -> Extent | None:
    """Where a quantity lies (``value`` and ``unit`` as in ``Quantity``), None where it has no place.

    Amounts in units that are multiples of each other share a scale, money of one currency does, and dates with a
    year; decades are dates.
    """
    if unit == "date":
        return _date(value)
    if unit == "decade":
        first, last = _date(value), _date(f"{int(value) + 9:04d}") if value.isdecimal() else None
        return Extent(DATES, first.low, last.high) if first and last else None
    if unit in UNPLACED:
        return None
    size = Fraction(value) * multiple(unit) if measure(unit) != unit else Fraction(value)
    return Extent(measure(unit), size, size)


def measure(unit: str) -> str:
    """The name of the scale on which amounts of this unit lie."""
    if unit in ("date", "decade"):
        return DATES
    return unit if unit in _BARE else kind(unit)


def units(measure: str) -> frozenset[str]:
    """The units whose amounts lie on this scale."""
    if measure == DATES:
        return frozenset(("date", "decade"))
    if measure in _BARE:
        return frozenset((measure,))
    return (units_of_kind(measure) or frozenset((measure,))) - UNPLACED.union(_BARE, ("decade",))


def equal_amounts(value: str, unit: str) -> tuple[tuple[str, str], ...]:
    """The same amount in other units, as value and unit: 2公里 is 2000 m and 4里, 15亩 are 1 ha.

    Only metric and Chinese units, of which each is an exact multiple of the others: nobody who states 10 miles means
    16.09344 km. Units in which nobody would state the amount are left out.
    """
    scale = measure(unit)
    if unit in CUSTOMARY or unit not in (others := units(scale)) or scale == DATES:
        return ()
    size = Fraction(value) * multiple(unit)
    found = {other: size / multiple(other) for other in sorted(others - CUSTOMARY - {unit})}
    return tuple((plain(each), other) for other, each in found.items() if _LEAST <= abs(each) <= _MOST)


@lru_cache(maxsize=1 << 15)
def _date(value: str) -> Extent | None:
    found = _DATE.fullmatch(value)
    if found is None:
        return None
    year, months = int(found["year"]), range(_MONTHS)
    if found["month"]:
        months = range(int(found["month"]) - 1, int(found["month"]))
    elif found["quarter"]:
        months = range(3 * int(found["quarter"]) - 3, 3 * int(found["quarter"]))
    days = range(int(found["day"]) - 1, int(found["day"])) if found["day"] else range(_DAYS)
    first = (year * _MONTHS + months[0]) * _DAYS + days[0]
    last = (year * _MONTHS + months[-1]) * _DAYS + days[-1]
    return Extent(DATES, Fraction(first), Fraction(last))
