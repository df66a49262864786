"""Dates and times of Chinese text: 二〇二五年三月, 3月5日至8日, 民國110年, 上世纪80年代, 第三季度, 下午3点."""

from __future__ import annotations

import re

from corpus.quantities.chinese_numerals import numeral_at
from corpus.quantities.dates import FIRST_YEAR, LAST_YEAR, clock, date, iso, written_in_figures
from corpus.quantities.figures import BLANK, RANGE
from corpus.types import Quantity

Found = tuple[list[Quantity], int]
"""The quantities read and where reading goes on."""

_B = f"{BLANK}{{0,2}}"
_YEAR = r"(?:[12]\d{3}(?!\d)|[一二][零〇○一二三四五六七八九]{3})"
_MONTH = r"(?:1[0-2]|0?[1-9](?!\d)|十[一二]?|[一二三四五六七八九](?![十百千万]))"
_DAY = r"(?:[12]\d|3[01]|0?[1-9](?!\d)|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_TO = RANGE.pattern

_FULL = re.compile(
    rf"(?P<y>{_YEAR}){_B}年(?:{_B}(?P<m>{_MONTH}){_B}月(?:份(?!额))?(?:{_B}(?P<d>{_DAY}){_B}[日号])?"
    rf"|{_B}(?:第?(?P<q>[一二三四1-4])季度|[Qq](?P<latin_q>[1-4])))?"
    rf"|(?P<month>{_MONTH}){_B}月(?:份(?!额)|(?:{_B}(?P<day>{_DAY}){_B}[日号]))?"
)
_LATER = re.compile(rf"(?:{_TO})(?:(?P<m>{_MONTH}){_B}月(?:份(?!额))?)?(?:{_B}(?P<d>{_DAY}){_B}[日号])?")
_LOWER = re.compile(
    rf"(?:(?P<y>{_YEAR}){_B}年{_B})?(?:(?P<m>{_MONTH}){_B}月{_B})?(?P<low>{_YEAR}|{_DAY})(?:{_TO}|、)"
    rf"(?P<high>{_YEAR}|{_DAY}){_B}(?P<unit>年(?![级代度轻])|月份?|[日号](?!楼|线))"
)
_SHORTENED = re.compile(rf"(?P<low>1[5-9]\d\d|20\d\d)(?:{_TO})(?P<high>\d\d){_B}年(?![级代])")
_DECADE = re.compile(
    rf"(?:(?P<century>[12]?\d|十[一二三四五六七八九]?|二十[一]?){_B}世纪{_B})?(?:(?P<full>1\d|20)?(?P<decade>[1-9]0)|(?P<han>[二三四五六七八九]?十)){_B}年代"
)
_QUARTER = re.compile(r"(?P<q>[一二三四1-4])季度")
_DAY_ONLY = re.compile(
    rf"(?P<d>[12]\d|3[01]|[1-9]){_B}日(?![元本均产报内间夜出光照落常程志益])(?!以[内上下]|之内|工作)"
)
_REPUBLIC = re.compile(
    rf"(?P<y>\d{{1,3}}|[一二三四五六七八九十百零〇]{{1,6}}){_B}年(?:{_B}(?P<m>{_MONTH}){_B}月(?:{_B}(?P<d>{_DAY}){_B}[日号])?)?"
)
_ERA = re.compile(r"(?:(?P<bc>公元前|西元前)|(?P<ad>公元|西元)|(?P<roc>(?:中华)?民国))[ ]?$")
_TIME = re.compile(
    rf"(?P<h>[01]?\d|2[0-4]|二?十[一二三四五六七八九]?|[一二两三四五六七八九]){_B}"
    rf"(?:[:：](?P<colon>[0-5]\d)(?:[:：][0-5]\d)?(?!\d)|[时点](?![代期间速候差装段钟]|[一二三四五六七八九]成)"
    rf"(?:(?P<half>半)|(?P<quarter>[一三])刻|{_B}(?P<min>[0-5]?\d|[二三四五]?十[一二三四五六七八九]?|零?[一二三四五六七八九]){_B}分(?!之|钟)"
    r"|(?P<sharp>整|许)|钟)?|点钟)"
)
_HALF_DAY = re.compile(
    r"(?:(?P<pm>下午|傍晚|晚上|晚间|夜里|当晚|今晚|昨晚|晚)|(?P<am>上午|早上|清晨|凌晨|早晨|早|中午|正午))[ ]?$"
)
_YEARS_AGO = re.compile("前|的?历史|之久|以上")
_LATELY = 1900
"""1500年前 is so many years ago, 1949年前 before 1949."""

REPUBLIC_BEGAN = 1911


def _number(text: str | None) -> int | None:
    if text is None:
        return None
    if text.isdecimal():
        return int(text)
    read = numeral_at(text, 0)
    return int(read.value) if read and read.end == len(text) and read.value == int(read.value) else None


def date_at(text: str, at: int) -> Found | None:
    """The date or dates that begin at this place."""
    for read in (_era, _decade, _range, _full, _quarter, _time, _day, _figures):
        if found := read(text, at):
            return found
    return None


def _figures(text: str, at: int) -> Found | None:
    found = written_in_figures(text, at) if text[at].isdecimal() else None
    return ([found[0]] if found[0] else [], found[1]) if found else None


def _one(quantity: Quantity | None) -> Found | None:
    return ([quantity], quantity.end) if quantity else None


def _era(text: str, at: int) -> Found | None:
    """Years counted from elsewhere: before Christ, or from the beginning of the Republic."""
    found = _REPUBLIC.match(text, at)
    if not found:
        return None
    year, month, day = (_number(found[part]) for part in "ymd")
    if year is None:
        return None
    window = max(0, at - 5)
    era = _ERA.search(text[window:at])
    if era is None:
        if not (80 <= year <= 199 and month):
            return None
        return _one(date(iso(year + REPUBLIC_BEGAN, month, day), at, found.end()))
    start = window + era.start()
    shown = 1 - year if era["bc"] else year + REPUBLIC_BEGAN if era["roc"] else year
    return _one(date(iso(shown, month, day), start, found.end()))


def _decade(text: str, at: int) -> Found | None:
    found = _DECADE.match(text, at)
    if not found:
        return None
    decade = _number(found["decade"] or found["han"]) or 0
    before = re.search(r"(?:(上)个?|(本))世纪$", text[max(0, at - 4) : at])
    if found["century"]:
        hundreds = ((_number(found["century"]) or 1) - 1) * 100
    elif found["full"]:
        hundreds = int(found["full"]) * 100
    else:
        hundreds = 2000 if before and before[2] else 1900
    start = at - len(before.group()) if before and not found["century"] else at
    return _one(Quantity(str(hundreds + decade), "decade", start, found.end()))


def _full(text: str, at: int) -> Found | None:
    found = _FULL.match(text, at)
    if not found or (text[at - 1 : at] in ("第", "每", "满") and at):
        return None
    year, month, day = _parts(found)
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if year is not None and year < _LATELY and _YEARS_AGO.match(text, found.end()):
        return None
    quarter = _number(found["q"] or found["latin_q"])
    first = (
        Quantity(f"{year}-Q{quarter}", "date", at, found.end())
        if quarter
        else date(iso(year, month, day), at, found.end())
    )
    if first is None:
        return None
    later = _later(text, found.end(), year, month, day) if month and not quarter else None
    return ([first, later], later.end) if later else _one(first)


def _parts(found: re.Match[str]) -> tuple[int | None, int | None, int | None]:
    return _number(found["y"]), _number(found["m"] or found["month"]), _number(found["d"] or found["day"])


def _later(text: str, at: int, year: int | None, month: int | None, day: int | None) -> Quantity | None:
    """The end of a span of time whose beginning says the year or month for both."""
    found = _LATER.match(text, at)
    if not found or not (found["m"] or found["d"]) or bool(found["d"]) != bool(day):
        return None
    start = found.start("m") if found["m"] else found.start("d")
    return date(iso(year, _number(found["m"]) or month, _number(found["d"])), start, found.end())


def _range(text: str, at: int) -> Found | None:
    """1—3月份, 2021年1至3月, 3月5-8日, 2016—2020年, 7、8月: the first has no unit of its own."""
    if found := _SHORTENED.match(text, at):
        years = [found["low"], found["low"][:2] + found["high"]]
        return _ends(found, years) if years[0] < years[1] else None
    found = _LOWER.match(text, at)
    if not found:
        return None
    year, month, low, high = (_number(found[part]) for part in ("y", "m", "low", "high"))
    unit = found["unit"][0]
    ends = [_place(unit, (year, month), value) for value in (low, high)]
    if None in ends or low is None or high is None or low >= high:
        return None
    return _ends(found, [value for value in ends if value])


def _ends(found: re.Match[str], values: list[str]) -> Found:
    """The two ends of a range of dates."""
    spans = ((found.start(), found.end("low")), (found.start("high"), found.end()))
    return [Quantity(value, "date", *span) for value, span in zip(values, spans, strict=True)], found.end()


def _place(unit: str, known: tuple[int | None, int | None], value: int | None) -> str | None:
    """The date of which the last part is this value; None where the parts before it don't fit."""
    year, month = known
    if value is None:
        return None
    if unit == "年":
        fits = FIRST_YEAR <= value <= LAST_YEAR and year is None and month is None
        return iso(value) if fits else None
    if unit == "月":
        return iso(year, value) if month is None and value <= 12 else None
    return iso(year, month, value) if value <= 31 and (year is None or month is not None) else None


def _quarter(text: str, at: int) -> Found | None:
    found = _QUARTER.match(text, at)
    if not found or (at and text[at - 1] in "前头后"):
        return None
    start = at - 1 if at and text[at - 1] == "第" else at
    return _one(Quantity(f"--Q{_number(found['q'])}", "date", start, found.end()))


def _time(text: str, at: int) -> Found | None:
    found = _TIME.match(text, at)
    if not found or (at and text[at - 1] in "第比"):
        return None
    window = max(0, at - 4)
    part = _HALF_DAY.search(text[window:at])
    named = any(found[name] for name in ("colon", "half", "quarter", "min", "sharp"))
    alone = not named and text[found.end() - 1] != "钟"
    if alone and not part and not (text[found.end() - 1] == "时" and text[at].isdecimal() and len(found["h"]) == 2):
        return None
    hour = _number(found["h"].replace("两", "二"))
    minutes = _number(found["colon"] or (found["min"] or "").removeprefix("零") or None)
    if found["half"] or found["quarter"]:
        minutes = 30 if found["half"] else 15 * (_number(found["quarter"]) or 1)
    start = window + part.start() if part else at
    noon = bool(part and part["am"] in ("中午", "正午"))
    return _one(
        clock(
            hour or 0,
            minutes or 0,
            start,
            found.end(),
            afternoon=bool(part and part["pm"]) or (noon and (hour or 0) < 4),
        )
    )


def _day(text: str, at: int) -> Found | None:
    found = _DAY_ONLY.match(text, at)
    return _one(date(iso(day=int(found["d"])), at, found.end())) if found else None
