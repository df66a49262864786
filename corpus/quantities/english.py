"""Quantities of English text: CNY5million, 2.05 trillion yuan, three hundred and fifty-four, May 1st, 1947."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from corpus.quantities.chinese import plain
from corpus.quantities.units import CURRENCY_SIGNS, ENGLISH_UNITS
from corpus.types import Quantity

_ONES = {word: value for value, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split())}  # fmt: skip
_TENS = {
    word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "mn": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12,
    "tn": 10**12,
}  # fmt: skip
_MONTHS = {name[:3]: number for number, name in enumerate(
    "january february march april may june july august september october november december".split(), 1)}  # fmt: skip
_MONTH = (
    r"(?P<{0}>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATE = re.compile(
    rf"\b(?:{_MONTH.format('m1')}\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y1>\d{{4}})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH.format('m2')},?\s+(?P<y2>\d{{4}})"
    rf"|{_MONTH.format('m3')},?\s+(?P<y3>\d{{4}}))\b"
)
_SIGNS = "|".join(sorted(map(re.escape, CURRENCY_SIGNS), key=len, reverse=True))
_UNITS = "|".join(sorted(map(re.escape, ENGLISH_UNITS), key=len, reverse=True))
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{1,24})(?:\.\d{1,24})?"
_SCALE = r"(?:(?:hundred|thousand|million|billion|trillion|bn|mn|tn)(?:\s+(?:million|billion|trillion))?\b)"
_UNIT = rf"(?:(?i:{_UNITS})(?![\w]))"
_FIGURE = re.compile(
    rf"(?P<sign>{_SIGNS})?\s*(?P<number>(?<![\d.]){_NUMBER})(?:\s*-?\s*(?P<scale>{_SCALE}))?"
    rf"(?:\s*-?\s*(?P<unit>{_UNIT}))?(?!\w)"
)
_RANGE = re.compile(
    rf"(?<![\w.])(?P<sign>{_SIGNS})?\s?(?P<low>{_NUMBER})\s?(?:[~～–—-]|to)\s?(?:{_SIGNS})?(?P<high>{_NUMBER})"
    rf"\s?(?P<scale>{_SCALE})?(?:\s?(?P<unit>{_UNIT}))?"
)
_NUMERAL = "|".join(sorted({*_ONES, *_TENS, *_SCALES} - {"bn", "mn", "tn", "zero"}, key=len, reverse=True))
_WORDS = re.compile(
    rf"\b(?P<number>(?:{_NUMERAL})(?:(?:[\s-]{{1,3}}(?:and\s+)?)(?:{_NUMERAL})){{0,12}})\b(?:\s*(?P<unit>{_UNIT}))?",
    re.IGNORECASE,
)


def english_number(text: str) -> Decimal | None:
    """The value of a number in words (three hundred and fifty-four), or None where it is none."""
    total = section = 0
    words = [word for word in re.split(r"[\s-]+", text.lower()) if word != "and"]
    if not words or words[0] in _SCALES:
        return None
    for word in words:
        value = _ONES.get(word) or _TENS.get(word, 0)
        if value:
            # nineteen ninety-eight is a year in words, not a sum
            if section % 100 if value >= 10 else section % 10 or 10 < section % 100 < 20:
                return None
            section += value
        elif word == "hundred":
            section = (section or 1) * 100
        elif word in _SCALES:  # five thousand million: the scale multiplies what stands alone before it
            total = total + section * _SCALES[word] if section else total * _SCALES[word]
            section = 0
        else:
            return None
    return Decimal(total + section)


def _dates(text: str) -> Iterator[Quantity]:
    for found in _DATE.finditer(text):
        n = next(n for n in "123" if found[f"y{n}"])
        day = int(found[f"d{n}"]) if n != "3" else 0
        month = _MONTHS[found[f"m{n}"][:3].lower()]
        if day <= 31:
            iso = f"{found[f'y{n}']}-{month:02d}" + (f"-{day:02d}" if day else "")
            yield Quantity(iso, "date", found.start(), found.end())


def _scale(text: str | None) -> Decimal:
    value = Decimal(1)
    for word in (text or "").split():
        value *= _SCALES[word]
    return value


def _ranges(text: str) -> Iterator[Quantity]:
    for found in _RANGE.finditer(text):
        low, high = (Decimal(found[end].replace(",", "")) for end in ("low", "high"))
        unit = CURRENCY_SIGNS.get(found["sign"] or "", "") or ENGLISH_UNITS.get((found["unit"] or "").lower(), "")
        if low < high and (found["scale"] or unit):
            scale = _scale(found["scale"])
            yield Quantity(plain(low * scale), unit, *found.span("low"))
            yield Quantity(plain(high * scale), unit, found.start("high"), found.end())


def _figures(text: str) -> Iterator[Quantity]:
    for found in _FIGURE.finditer(text):
        if found["sign"] is None and text[found.start("number") - 1 : found.start("number")].isalpha():
            continue  # B12, COVID19: part of a name
        value = Decimal(found["number"].replace(",", "")) * _scale(found["scale"])
        unit = CURRENCY_SIGNS.get(found["sign"] or "", "") or ENGLISH_UNITS.get((found["unit"] or "").lower(), "")
        stripped = len(found.group()) - len(found.group().lstrip())
        yield Quantity(plain(value), unit, found.start() + stripped, found.start() + len(found.group().rstrip(" -")))


def _words(text: str) -> Iterator[Quantity]:
    for found in _WORDS.finditer(text):
        value = english_number(found["number"])
        if value is not None and found["number"].lower() != "one":
            yield Quantity(
                plain(value), ENGLISH_UNITS.get((found["unit"] or "").lower(), ""), found.start(), found.end()
            )


def candidates(text: str) -> tuple[Quantity, ...]:
    """Everything that reads as a quantity, the surer readings first; they may overlap."""
    return (*_dates(text), *_ranges(text), *_figures(text), *_words(text))
