"""Dates and times of English text: March 2025, 3rd of June, 2019, March 5-7, the third quarter of 2024, 9:30 a.m."""

from __future__ import annotations

import re

from corpus.quantities.dates import CLOCK, clock, date, iso, written_in_figures
from corpus.quantities.english_numerals import ONES, TENS
from corpus.quantities.units import alternatives
from corpus.types import Quantity

Found = tuple[list[Quantity], int]
"""The quantities read and where reading goes on."""

MONTHS = {name: number for number, name in enumerate(
    "January February March April May June July August September October November December".split(), 1)}  # fmt: skip
_SHORT = {name[:3]: number for name, number in MONTHS.items()} | {"Sept": 9}
_BY_NAME = MONTHS | _SHORT | {name.upper(): number for name, number in MONTHS.items()}
_NAME = rf"(?:{alternatives(_BY_NAME)})(?![A-Za-z])\.?"
_YEAR = r"[12]\d{3}(?![\d%]|[.,]\d|-\d)"
_DAY = (
    r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
    r"(?![\dA-Za-z%]|[.,:/]\d| ?(?:percent|per cent|million|billion|trillion|yuan|people)\b)"
)
_TO = r" ?(?:-|–|—|~| to | through | until | and )"
_TO_DAY = r" ?(?:[-–—~]| to | and ) ?"

_MONTH_FIRST = re.compile(rf"(?P<m>{_NAME})(?:,? (?:of )?(?P<y>{_YEAR})| (?P<d>{_DAY})(?:,? (?P<dy>{_YEAR}))?)?")
_DAY_FIRST = re.compile(rf"(?P<d>{_DAY}) (?:of )?(?P<m>{_NAME})(?:,? (?P<y>{_YEAR}))?")
_DAYS_FIRST = re.compile(rf"(?P<low>{_DAY}){_TO_DAY}(?P<d>{_DAY}) (?:of )?(?P<m>{_NAME})(?:,? (?P<y>{_YEAR}))?")
_LATER = re.compile(
    rf"(?: ?[-–—~] ?| to | through | until | and )(?:(?P<m>{_NAME}) ?)?(?P<d>{_DAY})?(?:,? ?(?P<y>{_YEAR}))?"
)
_BARE_MONTH = re.compile(
    r"\b(?:in|since|by|from|until|till|to|of|during|last|next|this|and|early|late|mid|through|before|after|between|every"
    r"|each|for) $",
    re.IGNORECASE,
)
_DECADE = re.compile(r"(?P<decade>1\d{2}0|20\d0)['’]?s(?![A-Za-z])|(?<=['’])(?P<short>[1-9]0)s(?![A-Za-z])")
_YEARS = re.compile(
    r"(?P<low>1[5-9]\d\d|20\d\d)(?: ?[-–—~] ?| to |/)(?P<high>(?:1[5-9]|20)?\d\d)(?![\dA-Za-z%]|[-–/.,]\d)"
)
_QUARTER = re.compile(r"[Qq](?P<q>[1-4])(?![\dA-Za-z])(?: ?(?:of )?(?P<y>(?:FY)?[12]\d{3})(?!\d))?")
_YEAR_QUARTER = re.compile(r"(?P<y>[12]\d{3}) ?Q(?P<q>[1-4])(?![\dA-Za-z])")
_QUARTER_WORDS = re.compile(r"[ -]quarter(?![- ]?final|[a-z])(?: (?:of|in) (?P<y>[12]\d{3})(?!\d))?", re.IGNORECASE)
_CENTURY = re.compile(r"[ -]centur(?:y|ies)(?![a-z])(?: (?P<bc>BCE?|B\.C\.))?", re.IGNORECASE)
_ERA = re.compile(r"(?P<y>\d{1,4}) ?(?:(?P<bc>BCE?|B\.C\.(?:E\.)?)|(?P<ad>AD|CE|A\.D\.))(?![A-Za-z])")
_AD_BEFORE = re.compile(r"(?<![A-Za-z])(?:AD|A\.D\.) $")
_AD_YEAR = re.compile(r"\d{1,4}(?!\d)")
_TIME = re.compile(
    r"(?P<h>1[0-2]|0?[1-9])(?:[:.](?P<min>[0-5]\d))? ?"
    r"(?:(?P<am>a\.m\.?|am|AM|A\.M\.?)|(?P<pm>p\.m\.?|pm|PM|P\.M\.?))(?![A-Za-z])"
)
_SPOKEN = re.compile(
    rf"(?P<hundreds>seventeen|eighteen|nineteen|twenty)[ -](?:(?P<teen>{alternatives(list(ONES)[9:])})"
    rf"|(?P<tens>{alternatives(TENS)})(?:[ -](?P<ones>{alternatives(list(ONES)[:9])}))?)(?![a-z-])",
    re.IGNORECASE,
)
_BEFORE_YEAR = re.compile(
    r"\b(?P<sure>in|since|by|until|till|during|year|early|late|around|circa|fiscal|mid|from|before|after)[ -]$"
    r"|\b(?:of|between|to|and|through|for|than|the|over|with) $",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"[ -](?:or more |other |different )?(?:people|persons|men|women|children|staff|police|troops)(?![a-z])"
)
_THINGS = re.compile(
    r" (?!(?:was|is|has|as|its|this|us|his|yes|various|across|versus|plus|thus|perhaps|towards)\b)[a-z]+s(?![a-zA-Z])"
)


def date_at(text: str, at: int) -> Found | None:
    """The date or dates that begin at this place."""
    readers = (
        (_in_figures, _decade, _years, _quarter, _clock, _days, _day_first, _era)
        if text[at].isdecimal()
        else (_month_first, _spoken_year)
    )
    for read in readers:
        if found := read(text, at):
            return found
    return None


def _one(quantity: Quantity | None) -> Found | None:
    return ([quantity], quantity.end) if quantity else None


def _month(name: str) -> int:
    return _BY_NAME[name.rstrip(".")]


def _whole(text: str | None) -> int | None:
    return int("".join(filter(str.isdecimal, text))) if text else None


def _in_figures(text: str, at: int) -> Found | None:
    found = written_in_figures(text, at)
    return ([found[0]] if found[0] else [], found[1]) if found else None


def _decade(text: str, at: int) -> Found | None:
    found = _DECADE.match(text, at)
    if not found:
        return None
    value = found["decade"] or str(1900 + int(found["short"]))
    return _one(Quantity(value, "decade", at, found.end()))


def _years(text: str, at: int) -> Found | None:
    """1998-2018, 2018/19: two years; 2018-12 is a month."""
    found = _YEARS.match(text, at)
    if not found:
        return None
    low, high = int(found["low"]), int(found["high"])
    if len(found["high"]) == 2:
        high += low // 100 * 100
    if high <= low:
        return None
    return [
        Quantity(str(low), "date", at, found.end("low")),
        Quantity(str(high), "date", found.start("high"), found.end()),
    ], found.end()


def _quarter(text: str, at: int) -> Found | None:
    if found := _YEAR_QUARTER.match(text, at):
        return _one(Quantity(f"{found['y']}-Q{found['q']}", "date", at, found.end()))
    found = _QUARTER.match(text, at - 1) if at else None
    if not found or (at > 1 and text[at - 2].isalnum()):
        return None
    year = _whole(found["y"])
    return _one(Quantity(f"{year or '-'}-Q{found['q']}", "date", at - 1, found.end()))


def quarter_behind(text: str, at: int, end: int, ordinal: int) -> Quantity | None:
    """The quarter that an ordinal names (third quarter of 2024)."""
    found = _QUARTER_WORDS.match(text, end)
    if not found or not 1 <= ordinal <= 4:
        return None
    return Quantity(f"{found['y'] or '-'}-Q{ordinal}", "date", at, found.end())


def century_behind(text: str, at: int, end: int, ordinal: int) -> Quantity | None:
    """The century that an ordinal names (21st century)."""
    found = _CENTURY.match(text, end)
    return Quantity(str(-ordinal if found["bc"] else ordinal), "century", at, found.end()) if found else None


def _clock(text: str, at: int) -> Found | None:
    if found := _TIME.match(text, at):
        hour, minute = int(found["h"]), int(found["min"] or 0)
        return _one(clock(hour, minute, at, found.end(), afternoon=bool(found["pm"]), morning=bool(found["am"])))
    found = CLOCK.match(text, at)
    return _one(clock(int(found["h"]), int(found["min"]), at, found.end())) if found else None


def _days(text: str, at: int) -> Found | None:
    """3-5 March 2025."""
    found = _DAYS_FIRST.match(text, at)
    if not found:
        return None
    year, month = _whole(found["y"]), _month(found["m"])
    first = date(iso(year, month, _whole(found["low"])), at, found.end("low"))
    last = date(iso(year, month, _whole(found["d"])), found.start("d"), found.end())
    return ([first, last], found.end()) if first and last else None


def _day_first(text: str, at: int) -> Found | None:
    found = _DAY_FIRST.match(text, at)
    return (
        _one(date(iso(_whole(found["y"]), _month(found["m"]), _whole(found["d"])), at, found.end())) if found else None
    )


def _month_first(text: str, at: int) -> Found | None:
    found = _MONTH_FIRST.match(text, at)
    if not found:
        return None
    month, day, year = _month(found["m"]), _whole(found["d"]), _whole(found["y"] or found["dy"])
    end = found.end()
    if day is None and year is None:
        end = found.start() + len(found["m"].rstrip("."))
    alone = day is None and year is None
    later = None if year else _later(text, end, month, day)
    if alone and not later and not _stands_alone(text, at, found["m"]):
        return None
    if later:
        year = later[1]
        second = date(iso(*later[1:4]), later[0], later[4])
        first = date(iso(year, month, day), at, end)
        return ([first, second], later[4]) if first and second else None
    return _one(date(iso(year, month, day), at, end))


def _later(text: str, at: int, month: int, day: int | None) -> tuple[int, int | None, int, int | None, int] | None:
    """The end of a span of time that began with a month or a day: its start, year, month, day and end."""
    found = _LATER.match(text, at)
    if not found or not (found["m"] or found["d"]) or bool(found["d"]) != bool(day):
        return None
    start = found.start("m") if found["m"] else found.start("d")
    if " and " in text[at:start] and not (found["m"] or found["y"]):
        return None
    end = found.end()
    if found["m"] and not found["d"] and not found["y"]:
        end = found.start("m") + len(found["m"].rstrip("."))
        if text[start:end] in ("May", "March") and " and " not in text[at:start] and " to " not in text[at:start]:
            return None
    return start, _whole(found["y"]), _month(found["m"]) if found["m"] else month, _whole(found["d"]), end


def _stands_alone(text: str, at: int, name: str) -> bool:
    """Whether a month without day or year is one: not a verb (may, march) nor a shortened word."""
    if name.rstrip(".") not in MONTHS:
        return False
    return name not in ("May", "March") or bool(_BARE_MONTH.search(text[max(0, at - 8) : at]))


def _era(text: str, at: int) -> Found | None:
    found = _ERA.match(text, at)
    if not found and (before := _AD_BEFORE.search(text[max(0, at - 5) : at])) and (after := _AD_YEAR.match(text, at)):
        return _one(date(iso(int(after.group())), at - len(before.group()), after.end()))
    if not found:
        return None
    year = int(found["y"])
    return _one(date(iso(1 - year if found["bc"] else year), at, found.end()))


def _spoken_year(text: str, at: int) -> Found | None:
    """nineteen ninety-eight."""
    found = _SPOKEN.match(text, at)
    if not found:
        return None
    words = ONES | TENS
    year = 100 * words[found["hundreds"].lower()]
    year += sum(words[found[part].lower()] for part in ("teen", "tens", "ones") if found[part])
    return _one(date(iso(year), at, found.end()))


def is_year(text: str, start: int, end: int) -> bool:
    """Whether the bare number of four digits at this place is a year."""
    if end - start != 4 or not text[start:end].isdecimal() or not "1000" <= text[start:end] <= "2099":
        return False
    before = _BEFORE_YEAR.search(text[max(0, start - 9) : start])
    if _PEOPLE.match(text, end) or (_THINGS.match(text, end) and not (before and before["sure"])):
        return False
    return text[start:end] >= "1900" or before is not None
