"""Calendar dates as Chinese and English documents print them, as ISO 8601."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = tuple(calendar.month_name)[1:]
_MONTH = r"(?P<month>" + "|".join(f"{name[:3]}(?:{name[3:]}|t)?" for name in _MONTHS) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_ZERO = "〇○零ＯｏOo0０"  # also what keyboards and recognisers put for 〇
_ZH_DIGITS = {char: value for value, chars in enumerate((_ZERO, *"一二三四五六七八九")) for char in chars}
_ZH_NUMBER = r"[一二三四五六七八九十]{1,3}"

_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?<!\d)(?P<year>[12]\d{3})\s?(?P<sep>[-/.])\s?(?P<month>\d{1,2})\s?(?P=sep)\s?(?P<day>\d{1,2})(?!\d)",
        r"(?:中[华華])?民[国國]\s*(?P<roc>\d{1,3})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日",
        r"(?<!\d)(?P<year>[12]\d{3})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号號]",
        rf"(?P<year>[{''.join(_ZH_DIGITS)}]{{4}})\s*年\s*(?P<month>{_ZH_NUMBER})\s*月\s*(?P<day>{_ZH_NUMBER})\s*日",
        rf"(?i)\b{_MONTH}\s*{_DAY}\s*,?\s*(?P<year>[12]\d{{3}})\b",
        rf"(?i)\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+(?P<year>[12]\d{{3}})\b",
    )
)
_YEAR = re.compile(r"[12]\d{3}|年")
"""What every form has a part of."""

_BARE = re.compile(r"([12]\d{3})(?:-(0[1-9]|1[0-2]))?")
_COMPACT = re.compile(r"([12]\d{3})(\d{2})(\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as ISO 8601, and the span of the text that states it."""

    iso: str
    start: int
    end: int


def find_dates(text: str) -> tuple[Dated, ...]:
    """Every whole date (year, month and day) in the text, in order."""
    if not _YEAR.search(text):
        return ()
    found = sorted((dated for form in _FORMS for dated in _matches(form, text)), key=lambda each: each.start)
    return tuple(each for n, each in enumerate(found) if not n or each.start >= found[n - 1].end)


def iso_date(value: str) -> str:
    """The date in a metadata field: ``2021-06-09``, or ``2021-06`` or ``2021`` where it says no more; else ``""``."""
    value = value.strip()
    if _BARE.fullmatch(value):
        return value
    if compact := _COMPACT.match(value):
        return _iso(*map(int, compact.groups()))
    return next((dated.iso for dated in find_dates(value)), "")


def _matches(form: re.Pattern[str], text: str) -> Iterator[Dated]:
    for match in form.finditer(text):
        parts = match.groupdict()
        year = int(parts["roc"]) + 1911 if parts.get("roc") else _value(parts["year"])
        iso = _iso(year, _value(parts["month"]), _value(parts["day"]))
        if iso:
            yield Dated(iso, match.start(), match.end())


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""  # it only looked like a date


def _value(number: str) -> int:
    """``6``, ``June``, ``Sept``, ``二〇二三``, ``十二`` or ``二十一`` as a number."""
    if number.isdecimal():
        return int(number)
    if month := _month(number):
        return month
    digits = [_ZH_DIGITS[char] for char in number if char != "十"]
    if "十" not in number:
        return int("".join(map(str, digits)))
    tens = digits[0] if number[0] != "十" else 1
    return tens * 10 + (digits[-1] if number[-1] != "十" else 0)


def _month(name: str) -> int:
    """The number of a month that has been matched in any case (which takes ``ſ`` for an s); 0 if it is none."""
    name = name.casefold()
    return next((n for n, month in enumerate(_MONTHS, start=1) if name.startswith(month[:3].casefold())), 0)
