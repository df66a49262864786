"""Numbers of English text with what they measure: CNY5million, two and a half hours, 10-15 percent, a 20-year-old."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from corpus.quantities.english_dates import is_year
from corpus.quantities.english_numerals import Numeral, numeral_at
from corpus.quantities.figures import EXACT, SYMBOL, Reading, currency_before, minus_before, spread, times
from corpus.quantities.units import CURRENCY_SIGNS, ENGLISH_UNITS, SYMBOLS, alternatives

_UNIT = re.compile(rf"[ \u00a0\u202f-]?(?P<unit>{alternatives(ENGLISH_UNITS)})(?![A-Za-z])", re.IGNORECASE)
_TIGHT_SYMBOL = re.compile(rf"-(?P<unit>{alternatives(SYMBOLS)})(?![A-Za-z\d²³])")
_TIMES_SIGN = re.compile(r"[x×](?![A-Za-z\d×])")
_DECADES = re.compile(r"[ \u00a0\u202f-]?decades?(?![A-Za-z])", re.IGNORECASE)
_AND_A_HALF = re.compile(r" and a half(?![a-z])", re.IGNORECASE)
_RANGE = re.compile(r" ?(?:[~～]|[-–—‑−]{1,2}) ?| to | through ", re.IGNORECASE)
_BETWEEN = re.compile(r"between $", re.IGNORECASE)
_AND = re.compile(r" and ", re.IGNORECASE)
_OR = re.compile(r" or (?=[A-Za-z])", re.IGNORECASE)
_SIGN_AHEAD = re.compile(rf"(?:{alternatives(CURRENCY_SIGNS)}) ?(?=\d)")
_NEGATIVE = re.compile(r"(?:minus|negative) $", re.IGNORECASE)
_COUNTED_DAY = re.compile(
    r"\b(?:within|in|for|of|than|least|after|about|just|only|every|takes?|took|lasts?|lasted) $", re.IGNORECASE
)
_GLUED = re.compile(r"[A-Za-z_]|(?<=\d)/\d|(?<=\d)\.\d|,\d")
_TEN = Decimal(10)
ABOUT = "about"
"""In place of a unit: what is only about so many (two or three)."""
_SMALL = 20  # two or three, fifteen or twenty: only about so many
_SECONDS_BEFORE = re.compile(r"(?:\b(?:to|for|every|after|within|than|is|about|up to|by|or|least|takes?)|[=:(<>]) ?$")
_IN_FIGURES = re.compile(r" ?\((?:\d[\d,.]*)\)(?= )")
"""Thirty (30) days: the same again, as contracts write it."""
_MILLIONS = re.compile(
    r"m (?:USD|CNY|RMB|EUR|GBP|people|jobs|users|homes|customers|copies|households|children|workers|visitors"
    r"|viewers|tonnes|tons|barrels|passengers|vehicles|residents|shares|doses|followers|subscribers)\b"
)
"""1.5m people are so many millions and no meters."""
_COMMON_WORDS = frozenset({"li", "mu", "dong", "baht", "won"})


def amount_at(text: str, at: int, floor: int) -> list[Reading]:
    """The amount, or the two ends of the range, that begins with this number; empty where it counts nothing.

    ``floor`` is where the quantity before ended: signs stand behind it.
    """
    sign = currency_before(text, at)
    money = sign is not None and sign[1] >= floor
    low = numeral_at(text, at, money=money)
    if low and not money and _MILLIONS.match(text, low.end):
        low = numeral_at(text, at, money=True)
    if low is None:
        return []
    measured = _measured(text, at, low)
    first = _signed(text, measured, floor)
    if pair := _range(text, measured, low, sign[0] if money and sign else ""):
        return [_dated(text, _signed(text, pair[0], floor)), _dated(text, pair[1])]
    if low.spelled and low.value <= _SMALL and (about := _or_another(text, first.end)):
        return [replace(first, unit=ABOUT, end=about)]
    return [_dated(text, first)] if _counts(text, low, first) else []


def _or_another(text: str, at: int) -> int | None:
    """Where "or three" ends behind a number."""
    other = _OR.match(text, at)
    second = numeral_at(text, other.end(), money=False) if other else None
    return second.end if second else None


def _range(text: str, first: Reading, low: Numeral, currency: str) -> tuple[Reading, Reading] | None:
    """The two ends of a range; ``currency`` is that of the sign before the lower one."""
    to = _RANGE.match(text, first.end)
    if (
        not to
        and text.startswith(" ", first.start - 1)
        and _BETWEEN.search(text[max(0, first.start - 8) : first.start])
    ):
        to = _AND.match(text, first.end)
    if not to or (low.spelled and not to.group().strip(" ").isalpha()):
        return None
    sign = _SIGN_AHEAD.match(text, to.end())
    at = sign.end() if sign else to.end()
    high = numeral_at(text, at, money=bool(sign or currency))
    if high is None or not (text[at].isdecimal() or text[at].isalpha()):
        return None
    second = replace(_measured(text, at, high), start=to.end())
    if sign:
        second = replace(second, unit=CURRENCY_SIGNS[sign.group().strip()])
    if _GLUED.match(text, second.end) or re.match(r"-\d", text[second.end : second.end + 2]):
        return None
    if currency and second.unit not in ("", "CNY", "USD", currency):
        return None
    return spread(first, replace(second, unit=currency) if currency else second, second.scale)


def _measured(text: str, at: int, number: Numeral) -> Reading:
    """The number with its unit, if it has one."""
    if number.spelled and (again := _IN_FIGURES.match(text, number.end)):
        number = replace(number, end=again.end())
    bare = Reading(number.value, "", at, number.end, number.scale)
    found = SYMBOL.match(text, number.end) or _TIGHT_SYMBOL.match(text, number.end)
    if found and not number.spelled and not (found.group() == "s" and _is_tens(text, at, number)):
        return replace(bare, unit=SYMBOLS[found["unit"]], end=found.end())
    if found := _UNIT.match(text, number.end):
        name = found["unit"].lower()
        if not (name in _COMMON_WORDS and not found["unit"].islower()):
            return _halved(text, replace(bare, unit=ENGLISH_UNITS[name], end=found.end()), number)
    if found := _DECADES.match(text, number.end):
        years = times(number.value, _TEN), times(number.scale, _TEN)
        return replace(bare, value=years[0], unit="year", end=found.end(), scale=years[1])
    if not number.spelled and (found := _TIMES_SIGN.match(text, number.end)):
        return replace(bare, unit="times", end=found.end())
    return bare


def _is_tens(text: str, at: int, number: Numeral) -> bool:
    """In his 40s, in the 80s: not so many seconds."""
    tens = number.value % 10 == 0 and 20 <= number.value <= 90
    return tens and not _SECONDS_BEFORE.search(text[max(0, at - 9) : at])


def _halved(text: str, reading: Reading, number: Numeral) -> Reading:
    """Two years and a half."""
    found = _AND_A_HALF.match(text, reading.end)
    return replace(reading, value=EXACT.add(number.value, Decimal("0.5")), end=found.end()) if found else reading


def _signed(text: str, reading: Reading, floor: int) -> Reading:
    """With the currency or minus before it."""
    at = reading.start
    if (sign := currency_before(text, at)) and sign[1] >= floor and reading.unit in ("", "CNY", "USD", "cent", sign[0]):
        return replace(reading, unit=sign[0], start=sign[1])
    if text[at - 2 : at].casefold() in ("s ", "e ") and (found := _NEGATIVE.search(text[max(floor, at - 9) : at])):
        return replace(reading, value=-reading.value, start=at - len(found.group()))
    if at > floor and text[at - 1] == "+" and reading.unit:
        return replace(reading, start=at - 1)
    start = minus_before(text, at, reading.unit)
    return replace(reading, value=-reading.value, start=start) if floor <= start < at else reading


def _counts(text: str, number: Numeral, reading: Reading) -> bool:
    """Whether the number counts something: "one" without a unit is a pronoun, 5G and 4K are names."""
    if not number.spelled:
        return not (_GLUED.match(text, reading.end) and text[reading.end] not in ",/.")
    if number.value > 1 or (number.value == 0 and reading.unit):
        return True
    if reading.unit == "day":
        return bool(_COUNTED_DAY.search(text[max(0, reading.start - 8) : reading.start]))
    return reading.unit != ""


def _dated(text: str, reading: Reading) -> Reading:
    """A bare number of four digits that is a year, as one."""
    return replace(reading, unit="date") if not reading.unit and is_year(text, reading.start, reading.end) else reading
