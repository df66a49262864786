"""Units as multiples of each other, where that is exact: 2 weeks are 14 days, 15 亩 one hectare, 50% is a half."""

from __future__ import annotations

from fractions import Fraction

from corpus.types import Quantity

_MULTIPLES = """
    length: km 1000, m 1, dm 0.1, cm 0.01, mm 0.001, µm 1e-6, nm 1e-9, li 500, mi 1609.344, ft 0.3048, in 0.0254,
        yd 0.9144, nmi 1852, zhang 10/3, chi 1/3, cun 1/30;
    area: km2 1e6, m2 1, cm2 1e-4, ha 1e4, mu 2000/3, qing 200000/3, ac 4046.8564224, mi2 2589988.110336,
        ft2 0.09290304;
    volume: km3 1e12, m3 1000, L 1, mL 0.001, cm3 0.001;
    mass: t 1e6, kg 1000, g 1, mg 0.001, µg 1e-6, jin 500, liang 50, lb 453.59237, oz 28.349523125;
    power: W 1, kW 1e3, MW 1e6, GW 1e9, TW 1e12;
    energy: kWh 1, MWh 1e3, GWh 1e6, TWh 1e9;
    data: B 1, KB 1e3, MB 1e6, GB 1e9, TB 1e12;
    months: month 1, year 12, decade 120, century 1200;
    time: week 604800, day 86400, h 3600, min 60, s 1, ms 1e-3, µs 1e-6, ns 1e-9;
    ratio: % 0.01, ‰ 0.001, times 1, ordinal 1;
    points: pp 1, bp 0.01
"""
_KIND = {
    unit: (kind.strip(), Fraction(factor))
    for kind, units in (row.split(":") for row in _MULTIPLES.split(";"))
    for unit, factor in (each.split() for each in units.split(","))
} | {"": ("ratio", Fraction(1))}

BARE = frozenset({"", "ordinal", "times"})
"""Units that name nothing measured: what they count, the other side may say with a unit."""

_SAME_NAME = (
    {"GBP", "lb"},
    {"°", "°C", "°F"},
    {"day", "workday"},
    {"in", "cun"},
    {"ft", "chi"},
    {"mi", "mph"},
    {"km", "km/h"},
)
"""Units that one word may mean (pounds, degrees), and speeds, of which Chinese says the hour before the figure."""

PLACED = frozenset({"date", "time", "decade", "century", "ordinal"})
"""Units of what has a place in an order and no size."""


def kind(unit: str) -> str:
    """What a unit measures; a unit that nothing is converted to measures itself."""
    return _KIND.get(unit, (unit, None))[0]


def multiple(unit: str) -> Fraction:
    """How many of the smallest common measure of its kind a unit is; 1 where nothing is converted to it."""
    return _KIND.get(unit, ("", Fraction(1)))[1]


def units(kind: str) -> frozenset[str]:
    """The units of a kind that are multiples of each other."""
    return frozenset(unit for unit, (each, _) in _KIND.items() if each == kind)


def size(quantity: Quantity) -> Fraction:
    """The value in the smallest common measure of its kind. Not for dates and times."""
    return Fraction(quantity.value) * multiple(quantity.unit)


def is_named_alike(a: str, b: str) -> bool:
    """Whether one word may mean either unit."""
    return a == b or any(a in names and b in names for names in _SAME_NAME)
