"""Quantities of Chinese text: 20514.2 亿元, 1,100万, 百分之五点八, 二〇二五年三月, 十三个."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from corpus.quantities.units import CHINESE_UNITS, CURRENCY_SIGNS
from corpus.types import Quantity

_DIGITS = {
    c: d
    for d, cs in enumerate(("零〇○", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for c in cs
}
_ZEROS = frozenset("零〇○")
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_SCALES = _SMALL | _LARGE
_UNITS = "|".join(sorted(map(re.escape, CHINESE_UNITS), key=len, reverse=True))
_HAN = "零〇○一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"
_YEAR = re.compile(
    r"(?P<year>(?<![\d.])\d{4}|[一二][零〇○一二三四五六七八九]{3})\s*年"
    r"(?:\s*(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s*月(?:份)?(?:\s*(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*[日号])?)?"
)
_NUMERAL = rf"[{_HAN}]{{1,24}}(?:点[零〇一二三四五六七八九]{{1,24}})?"
_NUMBER = r"(?:\d{1,3}(?:[,，]\d{3})+|\d{1,24})(?:\.\d{1,24})?"
_SIGN = r"(?:US\$|HK\$|CNY|RMB|USD|[$¥￥€£])"
_SCALE = r"(?:[十百千]?[万亿]{1,2}|[千百](?=\s*[元吨亩公多余个人]))"
_PERCENT = re.compile(rf"百分之\s*(?P<number>\d{{1,24}}(?:\.\d{{1,24}})?|{_NUMERAL})")
_FIGURE = re.compile(
    rf"(?P<sign>{_SIGN})?\s*(?P<number>(?<![\d.A-Za-z]){_NUMBER})(?!\d{{0,24}}[A-Za-z])\s*(?P<scale>{_SCALE})?"
    rf"[多余]?\s*(?P<unit>{_UNITS})?"
)
_RANGE = re.compile(
    rf"(?<![\d.A-Za-z])(?P<low>{_NUMBER})\s?(?:[~～—–-]|至|到)\s?(?P<high>{_NUMBER})\s*(?P<scale>{_SCALE})?\s*(?P<unit>{_UNITS})?"
)
_WORD = re.compile(
    rf"(?P<number>{_NUMERAL})[多余]?\s*(?P<unit>{_UNITS}|[个条项家户次种座台名位件大批届倍岁类套所处]|(?<=[万亿]))"
)


def chinese_number(text: str) -> Decimal | None:
    """The value of a Chinese numeral (一万五千亿, 二〇二五, 五点八), or None where it is none."""
    whole, _, fraction = text.partition("点")
    if not whole or any(char not in _DIGITS and char not in _SCALES for char in whole):
        return None
    integer = _integer(whole)
    if integer is None or any(char not in _DIGITS for char in fraction):
        return None
    digits = "".join(str(_DIGITS[char]) for char in fraction)
    return Decimal(f"{integer}.{digits}") if digits else Decimal(integer)


def _integer(text: str) -> int | None:
    """The value of a whole numeral; None for 两三, 七八百, which are about so many."""
    if all(char in _DIGITS for char in text):
        about = len(text) == 2 and not any(char in _ZEROS for char in text)
        return None if about else int("".join(str(_DIGITS[char]) for char in text))
    total = section = digit = 0
    for before, char in zip(" " + text, text, strict=False):
        if char in _DIGITS:
            if before in _DIGITS and before not in _ZEROS:
                return None
            digit = _DIGITS[char]
        elif char in _SMALL:
            section += (digit or 1) * _SMALL[char]
            digit = 0
        else:  # 万 multiplies what stands since the last 亿, 亿 multiplies everything
            section += digit
            total = (total + section) * _LARGE[char] if char in "亿億" else total + (section or 1) * _LARGE[char]
            section = digit = 0
    # 三千五 is three thousand five hundred
    return total + section + digit * (_SCALES[text[-2]] // 10 if digit and _SCALES.get(text[-2], 10) > 10 else 1)


def _scale(text: str | None) -> Decimal:
    value = Decimal(1)
    for char in text or "":
        value *= _SCALES[char]
    return value


def _dates(text: str) -> Iterator[Quantity]:
    for found in _YEAR.finditer(text):
        parts = [int(value) for name in ("year", "month", "day") if (value := _part(found.group(name))) is not None]
        if 1000 <= parts[0] <= 2999 and all(1 <= part <= 31 for part in parts[1:]):
            iso = "-".join(f"{part:02d}" for part in parts)
            yield Quantity(iso, "date", found.start(), found.end())


def _part(text: str | None) -> Decimal | None:
    if text is None:
        return None
    return Decimal(text) if text.isdecimal() else chinese_number(text)


def _ranges(text: str) -> Iterator[Quantity]:
    for found in _RANGE.finditer(text):
        low, high = (Decimal(re.sub("[,，]", "", found[end])) for end in ("low", "high"))
        if low < high and (found["scale"] or found["unit"]):
            scale, unit = _scale(found["scale"]), CHINESE_UNITS.get(found["unit"] or "", "")
            yield Quantity(plain(low * scale), unit, *found.span("low"))
            yield Quantity(plain(high * scale), unit, found.start("high"), found.end())


def _figures(text: str) -> Iterator[Quantity]:
    for found in _FIGURE.finditer(text):
        number = Decimal(re.sub("[,，]", "", found["number"]))
        unit = CURRENCY_SIGNS.get(found["sign"] or "", "") or CHINESE_UNITS.get(found["unit"] or "", "")
        yield Quantity(plain(number * _scale(found["scale"])), unit, *_trimmed(found))


def _words(text: str) -> Iterator[Quantity]:
    for found in _PERCENT.finditer(text):
        number = found["number"]
        value = Decimal(number) if number[0].isdecimal() else chinese_number(number)
        if value is not None:
            yield Quantity(plain(value), "%", found.start(), found.end())
    for found in _WORD.finditer(text):
        value = chinese_number(found["number"])
        # 千万个 and 万亩 name a size, not a figure; 一些, 一大批 count nothing.
        if (
            value is not None
            and found["number"][0] in _DIGITS | {"十": 10}
            and found.group() not in ("一大", "一个", "一批", "一次")
        ):
            yield Quantity(plain(value), CHINESE_UNITS.get(found["unit"], ""), found.start(), found.end())


def _trimmed(found: re.Match[str]) -> tuple[int, int]:
    text = found.group()
    return found.start() + len(text) - len(text.lstrip()), found.end() - len(text) + len(text.rstrip())


def plain(value: Decimal) -> str:
    """An exact decimal without exponent or trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def candidates(text: str) -> tuple[Quantity, ...]:
    """Everything that reads as a quantity, the surer readings first; they may overlap."""
    return (*_dates(text), *_ranges(text), *_words(text), *_figures(text))
