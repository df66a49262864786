"""Dates as ISO 8601 text of as many parts as are stated: 2025-03-15, 2025-03, --03-15, --03, ---15, 2024-Q3, 09:30."""

from __future__ import annotations

import re

from corpus.types import Quantity

FIRST_YEAR, LAST_YEAR = 1000, 2999
"""Four digits between these may be a year."""

_ISO = re.compile(r"(?P<y>[12]\d{3})(?P<sep>[-/.])(?P<m>\d{1,2})(?:(?P=sep)(?P<d>\d{1,2}))?(?![\d]|[-/.]\d)(?!%)")
_EITHER = re.compile(r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>[12]\d{3})(?!\d)")
CLOCK = re.compile(r"(?P<h>[01]?\d|2[0-4])[:：](?P<min>[0-5]\d)(?:[:：](?P<s>[0-5]\d))?(?![\d:：])")


def iso(year: int | None = None, month: int | None = None, day: int | None = None) -> str | None:
    """The date of the parts that are known, or None where there is no such date."""
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    if year is None:
        rest = "-".join("" if part is None else f"{part:02d}" for part in (month, day))
        return f"--{rest}".rstrip("-") if month is not None else f"--{rest}"
    shown = f"{year:04d}" if year >= 0 else f"-{-year:04d}"
    return "-".join((shown, *(f"{part:02d}" for part in (month, day) if part is not None)))


def date(value: str | None, start: int, end: int) -> Quantity | None:
    """A date as a quantity."""
    return None if value is None else Quantity(value, "date", start, end)


def written_in_figures(text: str, at: int) -> tuple[Quantity | None, int] | None:
    """2025-03-15, 2025/3/15 or 15/03/2025 at this place and its end; no quantity where it may be either of two."""
    if found := _ISO.match(text, at):
        month, day = int(found["m"]), int(found["d"]) if found["d"] else None
        value = iso(int(found["y"]), month, day)
        sure = day is not None or (found["sep"] == "-" and len(found["m"]) == 2)
        return (date(value, at, found.end()), found.end()) if value and sure else None
    if found := _EITHER.match(text, at):
        a, b, year = int(found["a"]), int(found["b"]), int(found["y"])
        readings = {iso(year, *pair) for pair in ((a, b), (b, a))} - {None}
        return (date(readings.pop(), at, found.end()) if len(readings) == 1 else None), found.end()
    return None


def clock(
    hour: int, minute: int, start: int, end: int, *, afternoon: bool = False, morning: bool = False
) -> Quantity | None:
    """A time of day."""
    if hour > 24 or minute > 59:
        return None
    hour = hour + 12 if afternoon and hour < 12 else 0 if morning and hour == 12 else hour
    return Quantity(f"{hour:02d}:{minute:02d}", "time", start, end)
