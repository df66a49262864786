"""How two quantities, one of each language, may belong together: as the same, as rounded, or as one gone wrong."""

from __future__ import annotations

import re
from collections.abc import Hashable
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from math import inf
from typing import Literal

from corpus.quantities.measures import BARE, PLACED, is_named_alike, kind, size
from corpus.types import Quantity

Looseness = Literal["exact", "scaled", "about"]
"""How a figure is stated: with all its digits (1200), in thousands or millions (1.2万), with a word of about."""

_LEAST_DIGITS: dict[Looseness, float] = {"exact": inf, "scaled": 2, "about": 1}
_CHANCE = 2
"""Of so few digits two amounts may well share all but one: 1.5亿元 is no 350 million gone wrong."""
_COUNTED = frozenset({*BARE, "decade", "day", "month"})
NEAR = Fraction(1, 20)
"""How far a rounded figure may be from the exact one: 1.9 million is no 2.05 million."""


def parts(quantity: Quantity) -> dict[str, int]:
    """The year, month, day and quarter that a date states."""
    value = quantity.value
    if quantity.unit != "date":
        return {}
    if value.startswith("--") and "Q" not in value:
        month, _, day = value[2:].partition("-")
        found = {"m": month, "d": day}
    elif "Q" in value:
        year, _, quarter = value.partition("-Q")
        found = {"y": year.strip("-"), "q": quarter}
    else:
        year, month, day = (*re.findall(r"^-?\d+|\d+", value), "", "")[:3]
        found = {"y": year, "m": month, "d": day}
    return {name: int(text) for name, text in found.items() if text}


def is_number(quantity: Quantity) -> bool:
    """Whether the value is a number, not a date or a time of day."""
    return quantity.unit not in ("date", "time")


def as_stated(quantity: Quantity) -> Hashable:
    """What two quantities share that are equal as stated."""
    return quantity.value, quantity.unit


def in_size(quantity: Quantity) -> Hashable:
    """What two quantities share that are equal in another unit or notation: 2 weeks and 14天, half and 50%."""
    return (kind(quantity.unit), size(quantity)) if is_number(quantity) else as_stated(quantity)


def may_stand_for(a: Quantity, b: Quantity) -> bool:
    """Equal as far as both say: one names no unit, fewer parts of a date, or the day alone (5日, the 5th)."""
    if a.unit == b.unit == "date":
        mine, other = parts(a), parts(b)
        shared = mine.keys() & other.keys()
        return bool(shared) and all(mine[part] == other[part] for part in shared)
    if a.unit == b.unit == "time":
        return _on_a_dial(a.value) == _on_a_dial(b.value)
    if not is_number(a) or not is_number(b):
        placed, number = (a, b) if not is_number(a) else (b, a)
        return is_number(number) and number.unit in _COUNTED and number.value in map(str, _stated(placed))
    return a.value == b.value and (a.unit in BARE or b.unit in BARE or is_named_alike(a.unit, b.unit))


def _stated(placed: Quantity) -> set[int]:
    """The numbers that may be said for a date of one part, or for a time of day."""
    if placed.unit == "date":
        stated = parts(placed)
        return set(stated.values()) if len(stated) == 1 else set()
    hour = int(placed.value[:2])
    return {hour, hour % 12}


def _on_a_dial(value: str) -> str:
    hour, minute = value.split(":")
    return f"{int(hour) % 12}:{minute}"


def is_rounded(a: Quantity, b: Quantity, loose: tuple[Looseness, Looseness]) -> bool:
    """Equal at the precision of the less exact of the two: 20514.2亿元 and about 2.05 trillion yuan.

    ``loose`` says of each how its text states it: a bare 1200 is no rounded 1203, about 1200 may be.
    """
    if not (is_number(a) and is_number(b)) or a.unit in PLACED or b.unit in PLACED or "/" in a.value + b.value:
        return False
    if kind(a.unit) != kind(b.unit) and a.unit not in BARE and b.unit not in BARE:
        return False
    exact, coarse, how = (a, b, loose[1]) if len(figures(a)) > len(figures(b)) else (b, a, loose[0])
    ratio, digits = _ratio(exact, coarse), len(figures(coarse))
    if digits < _LEAST_DIGITS[how] or (ratio == 1 and len(figures(exact)) <= digits):
        return False
    value, target = Fraction(exact.value) * ratio, Fraction(coarse.value)
    near = abs(value - target) <= NEAR * abs(value)
    return near and any(_round(value, digits, way) == target for way in (ROUND_HALF_UP, ROUND_DOWN))


def _ratio(exact: Quantity, coarse: Quantity) -> Fraction:
    """By what the exact value is multiplied to be in the coarse one's unit."""
    if kind(exact.unit) != kind(coarse.unit) or exact.unit == coarse.unit:
        return Fraction(1)
    one = Quantity("1", exact.unit, 0, 0), Quantity("1", coarse.unit, 0, 0)
    return size(one[0]) / size(one[1])


def _round(value: Fraction, digits: int, how: str) -> Fraction:
    context = Context(prec=60)
    number = context.divide(Decimal(value.numerator), Decimal(value.denominator))
    return Fraction(Context(prec=max(1, digits), rounding=how).plus(number))


def figures(quantity: Quantity) -> str:
    """The significant digits of a number: 2051420000000 has 205142."""
    return quantity.value.replace(".", "").replace("-", "").strip("0").replace("/", "")


def looks_wrong(a: Quantity, b: Quantity) -> int:
    """How much one looks like the other gone wrong: 0 not at all, to 4, hardly anything else."""
    if a.unit == "date" and b.unit == "date":
        return _shifted(a, b)
    if not (is_number(a) and is_number(b)):
        return 2 if a.unit == b.unit else 3 if _one_digit(a.value, b.value) else int(_may_count(a) and _may_count(b))
    if a.unit != b.unit and a.unit not in BARE and b.unit not in BARE:
        return 4 if a.value == b.value else 0  # a unit exchanged
    if figures(a) == figures(b) and len(figures(a)) > 1:
        return 4  # a scale lost
    measured = a.unit == b.unit and a.unit not in BARE
    if measured and figures(a) == figures(b):
        return 3
    if _one_digit(a.value, b.value) and (len(figures(a)) > _CHANCE if measured else len(a.value) > 1):
        return 3
    if not measured and not (_may_count(a) and _may_count(b)):
        return 0
    return 2 if measured or (a.unit in BARE and b.unit in BARE and len(a.value) == len(b.value)) else 1


def _may_count(quantity: Quantity) -> bool:
    """Whether it may be said as a date or as a number: 六月, six months; 5日, the fifth."""
    return quantity.unit in (*BARE, "date", "year", "month", "day", "decade")


def _one_digit(a: str, b: str) -> bool:
    """Whether the numbers are as long and differ in one digit."""
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _shifted(a: Quantity, b: Quantity) -> int:
    """A date with a part exchanged, or two of which each states one part only."""
    mine, other = parts(a), parts(b)
    shared = mine.keys() & other.keys()
    equal = [part for part in shared if mine[part] == other[part]]
    if len(shared) == len(equal):
        return 0
    return 4 if equal else 2
