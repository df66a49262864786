"""What both languages share: figures as they are printed (1,100.5), what is read off them, and ranges of two."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from fractions import Fraction

from corpus.quantities.units import CURRENCY_SIGNS, SYMBOLS, alternatives
from corpus.types import Quantity

EXACT = Context(prec=100)
"""More digits than any number here has, so that nothing is ever rounded."""

BLANK = "[ \t\u00a0\u2009\u202f\u3000]"
VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅛": "0.125", "⅜": "0.375", "⅝": "0.625", "⅞": "0.875", "⅕": "0.2"}
_VULGAR = "".join(VULGAR)

FIGURE = re.compile(
    r"(?P<whole>\d{1,3}(?:[,，]\d{3}){1,8}(?!\d)"
    r"|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,8}(?!\d|[.,]\d)|\d{1,15}(?!\d))"
    rf"(?P<rest>[.．·・]\d{{1,20}}(?!\d))?(?:{BLANK}?(?P<vulgar>[{_VULGAR}]))?|(?P<alone>[{_VULGAR}])"
)
"""1,100  1 100  3.5  3·5  3½; a number of more than 15 digits in a row tells things apart and counts nothing."""

NAMED = re.compile(
    r"\d+(?:\.\d+){2,}[\w.]*"  # a version, an address
    r"|0\d[\d-]*|\d{3,4}-\d{3,4}-\d{3,4}(?:-\d+)*|1[3-9]\d{9}(?!\d)|\d+(?:-\d+){2,}"  # a telephone number
    r"|(?<=\+)\d{1,3}(?:[ -]\d{2,5}){2,}|24/7(?!\d)|9/11(?!\d)|[05-9]0后"
    r"|(?<=ISO )\d[\d:-]*|(?<=IEC )\d[\d:-]*|(?<=RFC )\d+|(?<=GB )\d[\d.-]*|(?<=/T )\d[\d.—-]*"  # a standard
    r"|\d{16,}|\d+_\w*"
)
"""Digits that name something."""

FRACTION = re.compile(r"(?:(?P<whole>\d{1,3}) )?(?P<top>\d{1,3})/(?P<bottom>\d{1,3})(?![\d/])")
RANGE = re.compile(rf"{BLANK}?(?:[~～〜]|[-–—－‐‑−]{{1,2}}|至|到){BLANK}?")
SYMBOL = re.compile(rf"{BLANK}?(?P<unit>{alternatives(SYMBOLS)})(?![A-Za-z\d²³])")
_SIGN = re.compile(rf"(?:{alternatives(CURRENCY_SIGNS)}){BLANK}?$")
_SIGN_ENDS = frozenset(name[-1] for name in CURRENCY_SIGNS)
_LONGEST_SIGN = max(map(len, CURRENCY_SIGNS)) + 1
_NO_NAME = re.compile(
    r"(?:^|[^A-Za-z])(?:(?:mid|pre|post|late|early|sub|non|over|under)-|(?:Nos?|no|pp?|Art|Sec|Vol|Fig|Ch)\.)$"
)
_CITED_BEFORE, _CITED = re.compile(r"\[[\d, –-]*$"), re.compile(r"[\d, –-]{1,40}\]")
_EXPONENT = re.compile(r"\^\{?[-−+]?$")
_MIXED_CASE = re.compile(r"[a-z][A-Z]\w*$")
_FISCAL = re.compile(r"(?:^|[^A-Za-z])FY$")
_MINUS = "-−﹣"
_TIGHT = "%‰°C"  # units before which a hyphen after a word means less than nothing (增长-2.3%)


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity as it is read, with what a range needs: whether its number has a scale of its own, and that scale."""

    value: Decimal | Fraction
    unit: str
    start: int
    end: int
    scale: Decimal = Decimal(1)

    def quantity(self) -> Quantity:
        """The quantity read."""
        return Quantity(plain(self.value), self.unit, self.start, self.end)


def plain(value: Decimal | Fraction) -> str:
    """An exact decimal without exponent or trailing zeros; a fraction in lowest terms where there is none."""
    if isinstance(value, Fraction):
        twos_and_fives = value.denominator
        for prime in (2, 5):
            while twos_and_fives % prime == 0:
                twos_and_fives //= prime
        if twos_and_fives > 1:
            return f"{value.numerator}/{value.denominator}"
        value = EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def times(value: Decimal, scale: Decimal) -> Decimal:
    """The exact product."""
    return EXACT.multiply(value, scale)


def figure(found: re.Match[str]) -> Decimal:
    """The value of a match of :data:`FIGURE`."""
    if found["alone"]:
        return Decimal(VULGAR[found["alone"]])
    whole = "".join(filter(str.isdecimal, found["whole"]))
    value = Decimal(f"{whole}.{found['rest'][1:]}" if found["rest"] else whole)
    return EXACT.add(value, Decimal(VULGAR[found["vulgar"]])) if found["vulgar"] else value


def fraction_at(text: str, at: int) -> Reading | None:
    """The fraction (1/3, 1 1/2) that stands here; 24/7 and 9/11 are none."""
    found = FRACTION.match(text, at)
    if not found or (text[at - 1 : at] == "/" and at):
        return None
    top, bottom = int(found["top"]), int(found["bottom"])
    if not 0 < top < bottom or (top, bottom) == (9, 11):
        return None
    return Reading(int(found["whole"] or 0) + Fraction(top, bottom), "", at, found.end())


def currency_before(text: str, at: int) -> tuple[str, int] | None:
    """The currency whose sign stands before the number at this place, and where the sign begins."""
    last = text[max(0, at - 2) : at].strip()[-1:]
    if last not in _SIGN_ENDS or not last:
        return None
    window = max(0, at - _LONGEST_SIGN)
    found = _SIGN.search(text[window:at])
    if not found:
        return None
    start = window + found.start()
    sign = found.group().strip()
    if (
        sign[0].isascii()
        and sign[0].isalpha()
        and text[start - 1 : start].isascii()
        and text[start - 1 : start].isalpha()
    ):
        return None
    return CURRENCY_SIGNS[sign], start


def is_part_of_name(text: str, at: int, floor: int) -> bool:
    """Whether the digits at this place continue a word (G20, COVID-19, iPhone 15), a number or a bracketed reference,
    or are an exponent (m^2).

    Behind a quantity, which ended at ``floor``, a hyphen joins no name (2-1).
    """
    before = text[at - 1] if at else ""
    if before in ("-", "‑") and 0 < floor == at - 1:
        return False
    window = text[max(0, at - 20) : at]
    if "[" in window and before in tuple("[ ,–-") and _CITED_BEFORE.search(window) and _CITED.match(text, at):
        return True
    if "^" in window and _EXPONENT.search(text[max(0, at - 3) : at]):
        return True
    if before in ("〔", "〕", "_") or (before == "." and not text[max(0, at - 2) : at - 1].strip()):
        return True
    if _letter(before):
        return not _FISCAL.search(text[max(0, at - 3) : at])
    if before in ("-", "‑", ".") and at > 1 and (_letter(text[at - 2]) or text[at - 2].isdecimal()):
        return not _NO_NAME.search(text[max(0, at - 7) : at])
    return before == " " and _MIXED_CASE.search(window[-12:-1]) is not None


def _letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def minus_before(text: str, at: int, unit: str) -> int:
    """Where a minus before this place stands, or the place itself; a dash and the hyphen of a range are none."""
    if not at or text[at - 1] not in _MINUS:
        return at
    before = text[at - 2 : at - 1] if at > 1 else ""
    if (before.isalnum() and not (unit and unit[0] in _TIGHT and not before.isascii())) or before in tuple("%‰)）"):
        return at
    return at - 1 if unit or not before.strip() or before in "(（:：=" else at


def spread(low: Reading, high: Reading, scaled: Decimal) -> tuple[Reading, Reading] | None:
    """The two ends of a range: the lower takes over the scale and unit that are stated once, at the upper.

    ``scaled`` is the scale of the upper end. None where they make no range, as in a score (3-0).
    """
    if low.unit and high.unit and low.unit != high.unit:
        return None
    if not low.unit and low.scale == 1 and scaled != 1 and isinstance(low.value, Decimal):
        if not (isinstance(high.value, Decimal) and low.value < EXACT.divide(high.value, scaled)):
            return None
        low = replace(low, value=times(low.value, scaled))
    if not low.value < high.value:
        return None
    unit = low.unit or high.unit
    return replace(low, unit=unit), replace(high, unit=unit)
