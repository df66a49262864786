"""Intervals in a query: >5000亿元, <=5%, 100亿元..200亿元, 2020..2022, and ~20514亿元 for what is nearly as much.

An interval is one only where its ends are amounts, numbers or dates of one measure; else what was typed is text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from corpus.folding import is_han, simplify
from corpus.quantities import find_quantities
from corpus.quantities.extents import CUSTOMARY, DATES, extent
from corpus.quantities.figures import plain
from corpus.quantities.measures import multiple
from corpus.types import LANGS, Quantity
from indexer.notes import Note, note
from indexer.query import Between

TOLERANCE = Fraction(1, 100)
"""How far from an amount what is nearly as much may be, as a share of it; a figure of few digits allows what rounds
to it (~2万亿 holds 2.05万亿). Texts and their translations round to three digits or more nearly always."""

FIRST_YEAR, LAST_YEAR = 1600, 2100
"""A bare end between these is a year: what other four figures count is mostly written 1,000 or with a unit."""

LONGEST_END = 60  # characters: CNY 1,234,567.89 hundred million yuan has half of them

# Chinese input methods give a title's mark for > and <: before a figure one that nothing else opens or closes is that.
_SIGN = re.compile(r"(?P<sign>[<>]=?|[≥≤≧≦~≈]|(?<![^\s(])(?:》|《(?![^《》]*》))(?=\s{0,2}[\d¥￥$€£]))\s{0,2}(?=\S)")
_SIGNS = {"≥": ">=", "≧": ">=", "≤": "<=", "≦": "<=", "≈": "~", "》": ">", "《": "<"}
_DOTS = re.compile(r"(?<![.\s])\.\.(?!\.)|\s\.\.(?=\s)|(?<![.\w])\.\.(?=[\w$¥€£])")
_STOPS = re.compile(r"[()\"“”「」『』（）]")
_BARE_YEAR = re.compile(r"\d{4}")
_PARTS = re.compile(r"(?P<head>\D*)(?P<figure>\d[\d,]*(?:\.(?P<decimals>\d+))?)(?P<tail>.*)")
_BASE = {"length": "m", "area": "m²", "mass": "g"}


@dataclass(frozen=True, slots=True)
class Interval:
    """An interval as it was read, where it ends in the text, and what is worth saying about how it was read."""

    node: Between
    end: int
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class _End:
    """An end of an interval: ``measure`` None is a number without a unit; ``length`` is how much of the text it is."""

    measure: str | None
    low: Fraction
    high: Fraction
    unit: str
    length: int


@lru_cache(maxsize=1 << 10)
def interval(text: str, at: int = 0) -> Interval | None:
    """The interval that begins at this place of a query (with narrow signs), None where there is none."""
    if found := _SIGN.match(text, at):
        return _signed(text, found)
    if dots := _DOTS.search(text, at, at + LONGEST_END):
        return _between(text, at, dots)
    return None


def looks_like_one(word: str) -> bool:
    """Whether a word has the signs of an interval, though its ends may be none."""
    return (_SIGN.match(word) is not None and len(word) > 1) or _DOTS.search(word, 1, len(word) - 1) is not None


def _signed(text: str, found: re.Match[str]) -> Interval | None:
    sign = _SIGNS.get(found["sign"], found["sign"])
    end = _end(text, found.end())
    if end is None or _goes_on(text, found.end() + end.length):
        return None
    written = " ".join(text[found.end() : found.end() + end.length].split())
    after = found.end() + end.length
    if sign == "~":
        return _nearly(written, end, after)
    low, high = {">": (end.high, None), ">=": (end.low, None), "<": (None, end.low), "<=": (None, end.high)}[sign]
    node = Between(sign + written, end.measure, low, high, (sign == ">", sign == "<"))
    return Interval(node, after, _remarks(node, end))


def _nearly(written: str, end: _End, after: int) -> Interval | None:
    """What is nearly as much: within the tolerance, or what rounds to the figure as it is written."""
    if end.measure == DATES:
        return None
    size, parts = abs(end.low), _PARTS.fullmatch(written)
    figure = Fraction(parts["figure"].replace(",", "")) if parts else Fraction(0)
    digit = Fraction(1, 10 ** len(parts["decimals"] or "")) if parts else Fraction(0)
    reach = max(size * TOLERANCE, digit / 2 * size / figure if figure else Fraction(0))
    node = Between("~" + written, end.measure, end.low - reach, end.low + reach)
    notes = list(_remarks(node, end))
    if parts and figure:
        shown = (
            f"{parts['head']}{plain(round(each * figure / size, 4))}{parts['tail']}"
            for each in (size - reach, size + reach)
        )
        notes.append(note("nearly", part=node.text, **dict(zip(("low", "high"), shown, strict=True))))
    return Interval(node, after, tuple(notes))


def _between(text: str, at: int, dots: re.Match[str]) -> Interval | None:
    left, begin = text[at : dots.start()].strip(), dots.end()
    begin += len(text[begin:]) - len(text[begin:].lstrip()) if dots.group()[0].isspace() else 0
    right = _STOPS.split(text[begin : begin + LONGEST_END], maxsplit=1)[0]
    if not left or not right[:1].strip():
        return _open(left, right, at, begin, text)
    ends = _ends(left, right)
    if ends is None or _goes_on(text, begin + ends[1].length):
        return None
    first, last = ends
    written = f"{' '.join(left.split())}..{' '.join(right[: last.length].split())}"
    low, high = min(first.low, last.low), max(first.high, last.high)
    node = Between(written, last.measure, low, high)
    return Interval(node, begin + last.length, _remarks(node, last))


def _open(left: str, right: str, at: int, begin: int, text: str) -> Interval | None:
    """2020.. or ..2022"""
    end = _end(left or right)
    if end is None or (left and end.length != len(left)) or (not left and _goes_on(text, begin + end.length)):
        return None
    written = " ".join((left or right[: end.length]).split())
    if left:
        node = Between(f"{written}..", end.measure, end.low, None)
        return Interval(node, begin, _remarks(node, end))
    node = Between(f"..{written}", end.measure, None, end.high)
    return Interval(node, begin + end.length, _remarks(node, end))


def _ends(left: str, right: str) -> tuple[_End, _End] | None:
    """Both ends; a sign, a scale or a unit written at one alone goes for both (5..10 million yuan, CNY5..10)."""
    first, last = _end(left), _end(right)
    if last and not (first and first.measure and last.measure):
        left, last = _shared(left, right, last)
        first = _end(left)
    if first is None or last is None or first.length != len(left) or first.measure != last.measure:
        return None
    return first, last


def _shared(left: str, right: str, last: _End) -> tuple[str, _End | None]:
    """The lower end's text and the upper end, with what is written at the other one alone."""
    one, other = _PARTS.fullmatch(left), _PARTS.fullmatch(right[: last.length])
    if not (one and other):
        return left, last
    whole = (one["head"] or other["head"]) + left[len(one["head"]) :] + ("" if one["tail"] else other["tail"])
    before = "" if other["head"] else one["head"]
    after = "" if other["tail"] else one["tail"]
    found = _end(before + right[: last.length] + after) if after else _end(before + right)
    if found is None:
        return whole, None
    end = replace(found, length=last.length if after else found.length - len(before))
    return whole, end if end.measure else _counted_alike(end, _end(whole))


def _counted_alike(end: _End, first: _End | None) -> _End:
    """A number with a scale but without a currency is money where the other end is: 1000万元..1 billion."""
    if first and first.measure and first.measure == first.unit and first.measure.isupper():
        return replace(end, measure=first.measure, unit=first.unit)
    return end


def _end(text: str, at: int = 0) -> _End | None:
    """The amount, number or date that stands at this place: of several readings the longest, and sooner a date."""
    plain_text = simplify(_STOPS.split(text[at : at + LONGEST_END], maxsplit=1)[0])
    readings = [each for lang in LANGS for each in find_quantities(plain_text, lang) if each.start == 0]
    if not readings:
        return None
    found = max(readings, key=lambda each: (each.end, each.unit == "date"))
    if _BARE_YEAR.fullmatch(plain_text[: found.end]) and FIRST_YEAR <= int(plain_text[: found.end]) <= LAST_YEAR:
        found = Quantity(plain_text[: found.end], "date", 0, found.end)
    reach = extent(found.value, found.unit)
    if reach is None:
        return None
    return _End(reach.measure or None, reach.low, reach.high, found.unit, found.end)


def _goes_on(text: str, at: int) -> bool:
    """Whether a word goes on at this place, so that what stands before it is a part of it (5G, 1.2.3, 5-year)."""
    following, after = text[at : at + 1], text[at + 1 : at + 2]
    if following.isalnum():
        return not is_han(following)
    return following in tuple("-/.,") and after.isalnum()


def _remarks(node: Between, end: _End) -> tuple[Note, ...]:
    if node.measure == DATES and re.fullmatch(r"[<>=.\d]+", node.text):
        return (note("years-in-text", part=node.text),)
    if end.unit in CUSTOMARY and node.measure in _BASE:
        size = f"1 {end.unit} = {plain(multiple(end.unit))} {_BASE[node.measure]}"
        return (note("compared", part=node.text, sum=size),)
    return ()
