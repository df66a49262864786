"""Numbers and dates as a spreadsheet shows them: the number formats of ISO/IEC 29500-1, 18.8.30 and 18.8.31."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from corpus.readers.xml.tree import Element, attribute, local_name

GENERAL = "General"

BUILT_IN: Mapping[int, str] = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm",
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"', 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    45: "mm:ss", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"',
    57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
"""The formats that are known by number; those of dates as a Chinese Excel has them, the shortest one in ISO's order."""

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

LONGEST = 308
"""Digits over which a number is shown as it was saved: no spreadsheet writes more."""

LONGEST_CODE = 255
"""Characters of a format: more than that no spreadsheet takes."""

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.', re.DOTALL)
_TOKEN = re.compile(r"(AM/PM|A/P|上午/下午|y+|m+|d+|h+|s+(?:\.0+)?)", re.IGNORECASE)
_DIGITS = re.compile(r"[0#?](?:[0#?,.]*[0#?.])?,*")
_KEPT = "\x00"  # stands for a literal while the rest of a format is read


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How the numbers of cells are shown."""

    code: str = GENERAL

    def shown(self, value: str, *, since_1904: bool = False) -> str:
        """What a cell with this value shows; a format that is too clever leaves the value as it is."""
        try:
            number = Decimal(value)
        except InvalidOperation:
            return value
        if not number.is_finite() or abs(number.adjusted()) > LONGEST:
            return value
        sections = self.code.split(";") if len(self.code) <= LONGEST_CODE else [GENERAL]
        negative = number < 0 and len(sections) > 1 and sections[1] != ""
        literals, pattern = _taken_apart(sections[1] if negative else sections[0])
        if not pattern or pattern.lower() == GENERAL.lower() or "@" in pattern:
            return _general(number)
        if _TOKEN.search(pattern) and not _DIGITS.search(re.sub(r"(?i)s+\.0+", "", pattern)):
            return _date(number, literals, pattern, since_1904) or _general(number)
        try:
            return _number(abs(number) if negative else number, literals, pattern)
        except InvalidOperation:  # more digits than decimals are reckoned with
            return value


def number_formats(styles: Element) -> tuple[NumberFormat, ...]:
    """The formats of a workbook's styles, in the order by which cells refer to them."""
    codes = dict(BUILT_IN)
    for each in styles.iter():
        number = attribute(each, "numFmtId")
        if local_name(each) == "numFmt" and number.isdecimal():
            codes[int(number)] = attribute(each, "formatCode")
    styled = next((each for each in styles.iter() if local_name(each) == "cellXfs"), ())
    numbers = (attribute(each, "numFmtId") for each in styled)
    return tuple(NumberFormat(codes.get(int(n), GENERAL) if n.isdecimal() else GENERAL) for n in numbers)


def _taken_apart(code: str) -> tuple[list[str], str]:
    """The literals of a format, and the format with a sign in their places."""
    literals: list[str] = []

    def keep(found: re.Match[str]) -> str:
        literal = next((part for part in found.groups() if part), "")
        literals.append(literal)
        return _KEPT if literal else ""

    pattern = _LITERAL.sub(keep, code)
    return [literal for literal in literals if literal], pattern


def _general(number: Decimal) -> str:
    shown = repr(float(number))
    return shown.removesuffix(".0")


def _filled(pattern: str, literals: list[str]) -> str:
    waiting = iter(literals)
    return "".join(next(waiting, "") if char == _KEPT else char for char in pattern)


def _number(number: Decimal, literals: list[str], pattern: str) -> str:
    found = _DIGITS.search(pattern)
    if not found:
        return _filled(pattern, literals)
    digits = found[0]
    if "%" in pattern:
        number *= 100
    thousands = len(digits) - len(digits.rstrip(","))
    whole, _point, fraction = digits.rstrip(",").partition(".")
    number = number.scaleb(-3 * thousands)
    least, most = fraction.count("0"), len(fraction)
    shown = f"{number.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP):{',' if ',' in whole else ''}f}"
    before, _point, after = shown.partition(".")
    after = after[:least] + after[least:].rstrip("0")
    figure = before.zfill(whole.count("0")) + (f".{after}" if after else "")
    return _filled(pattern[: found.start()] + figure + pattern[found.end() :], literals)


def _date(number: Decimal, literals: list[str], pattern: str, since_1904: bool) -> str:
    """The date; nothing where there is none of this number."""
    # Day 60 of the calendar that begins in 1900 is a 29 February that never was (18.17.4.1).
    epoch = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30 if number >= 60 else 31)
    try:
        moment = epoch + timedelta(seconds=round(float(number) * 86_400))
    except OverflowError:
        return ""
    if number < 0:
        return ""
    half_days = re.search("(?i)AM/PM|A/P|上午/下午", pattern) is not None
    parts, hours = [], False
    tokens = _TOKEN.split(pattern)
    for at, token in enumerate(tokens):
        letter = token[:1].lower() if at % 2 else ""
        later = next((each[:1].lower() for each in tokens[at + 2 :: 2]), "") if at % 2 else ""
        minutes = letter == "m" and len(token) < 3 and (hours or later == "s")
        parts.append(_moment(moment, token, minutes, half_days) if at % 2 else token)
        hours = letter == "h" or (hours and not letter)
    return _filled("".join(parts), literals)


def _moment(moment: datetime, token: str, minutes: bool, half_days: bool) -> str:
    """What one token of a date's format shows."""
    size = len(token)
    match token[0].lower():
        case "y":
            return f"{moment.year:04d}" if size > 2 else f"{moment.year % 100:02d}"
        case "m" if minutes:
            return f"{moment.minute:0{min(size, 2)}d}"
        case "m":
            return f"{moment.month:0{size}d}" if size < 3 else MONTHS[moment.month - 1][: 3 if size == 3 else None]
        case "d":
            return f"{moment.day:0{size}d}" if size < 3 else DAYS[moment.weekday()][: 3 if size == 3 else None]
        case "h":
            return f"{(moment.hour % 12 or 12) if half_days else moment.hour:0{min(size, 2)}d}"
        case "s":
            return f"{moment.second:0{2 if token.lower().startswith('ss') else 1}d}"
    morning = moment.hour < 12
    first, _slash, second = token.partition("/")
    return first if morning else second
