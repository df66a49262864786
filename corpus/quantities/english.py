"""Quantities of English text: which of its numbers are dates, ordinals, fractions, amounts, and which none."""

from __future__ import annotations

import re
from fractions import Fraction

from corpus.quantities import english_numerals as numerals
from corpus.quantities.english_amounts import ABOUT, amount_at
from corpus.quantities.english_dates import MONTHS, Found, century_behind, date_at, quarter_behind
from corpus.quantities.figures import NAMED, VULGAR, currency_before, fraction_at, is_part_of_name, plain
from corpus.quantities.units import ENGLISH_UNITS, SYMBOLS, alternatives
from corpus.types import Quantity

_WORDS = alternatives({*numerals.ONES, *numerals.TENS, *numerals.ORDINALS, "half", "twice", "thrice", "zero"})
_MONTHS = alternatives({short for name in MONTHS for short in (name.lower(), name[:3].lower())} | {"sept"})
_AFTER_ARTICLE = alternatives(
    {*numerals.SCALES, "dozen", "third", "quarter", "half", "fifth", "tenth", "eighth", "sixth"}
)
_ANCHOR = re.compile(
    rf"[\d{''.join(VULGAR)}]"
    rf"|\b(?=[adefhjmnostz])(?:(?P<month>{_MONTHS})(?![a-z])|(?P<one>one)(?![a-z])|{_WORDS}(?:(?![a-z])|(?=fold))"
    rf"|an? (?:{_AFTER_ARTICLE}|[a-z]+ and a half)(?![a-z]))"
)
"""Where a quantity may begin, in a text in lower case."""

_ONE_OF_SOME = re.compile(
    r"one(?:\(|[ \u00a0\u202f-]{1,2}(?:\(|in |and |or |to |through |decade|dozen|hal[fv]|quarter|ml?n|bl?n|tr?n|"
    rf"{alternatives({*numerals.ONES, *numerals.TENS, *numerals.SCALES, *numerals.ORDINALS, *ENGLISH_UNITS})}))",
    re.IGNORECASE,
)
"""The beginning of what makes a quantity of one, which else is a pronoun as a rule."""

_TIME_AND_A_HALF = re.compile(
    r"an? (?P<unit>year|month|week|day|hour|minute|mile|century|kilomet(?:er|re)|million|billion) and a half(?![a-z])",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"half(?![A-Za-z])(?:(?: (?:an? )?|-)(?P<unit>year|month|day|hour|mile|century|kilomet(?:er|re)|ton)(?![a-z]))?",
    re.IGNORECASE,
)
_NO_HALF_BEFORE = re.compile(
    r"(?:first|second|latter|former|other|better|last|opening|final|1st|2nd)[ -]$", re.IGNORECASE
)
_NO_HALF_BEHIND = re.compile(r"-[a-z]| past\b| time\b", re.IGNORECASE)
_TWICE = re.compile(r"(?:twice|thrice)(?![a-z])", re.IGNORECASE)
_FIGURE_ORDINAL = re.compile(r"(?P<n>\d{1,3}(?:,\d{3})+|\d{1,6})(?:st|nd|rd|th|ST|ND|RD|TH)(?![A-Za-z\d])")
_DETERMINED = re.compile(
    r"(?:\b(?:the|its|his|her|their|our|my|your|this|every|each|rank(?:s|ed|ing)?|came|comes|coming|placed|finish(?:ed|ing)?)"
    r"|(?P<article>a)|['’]s|s['’]) $",
    re.IGNORECASE,
)
_NO_ORDINAL_BEHIND = re.compile(
    r" (?:times?|place|half|lady|aid|and foremost|thoughts?|nature|hand|glance)\b"
    r"|-(?!\w+est\b|quarter|ever|ranked|placed|century|generation|year|grade|round)",
    re.IGNORECASE,
)
_NO_ORDINAL_AFTER_A = re.compile(
    r" (?!of\b|or\b|and\b|later\b|ago\b|to\b|in\b|before\b|after\b|is\b|was\b|as\b|per\b)[a-z]", re.IGNORECASE
)
_EARLY = 3  # first, second, third are as often adverbs, units and parts of words
_LINE_BEGINS = re.compile(r"(?:^|\n)[ \t]*[(（]?$")
_OUTLINE = re.compile(
    r"\d{1,3}[.)）](?=\s|$|[A-Z])|\d{1,2}\.\d{1,2}\.? +(?=[A-Z])"
    rf"(?!{alternatives({*ENGLISH_UNITS, *numerals.SCALES, *SYMBOLS})}\b)"
)
_BRACKETED = re.compile(r"\d{1,2}[)）]")
_DATE_AHEAD = re.compile(
    r"(?<=A\.D\. )\d+\."
    r"|\d+(?:[-–—~/:'’s]|\.\d+(?:\.\d| ?[aApP])|(?:st|nd|rd|th)?(?: ?[-–—~JFMASONDBCQapto]))"
)
_PLAIN = re.compile(r"(?<!\+)(?<![OCBT] )[1-9]\d{0,9}(?:,\d{3})*(?:\.\d+)?(?![\d_/A-Za-z后]|[.,-]\d| \d)")
"""Digits that are nothing but a number: no name, no ordinal, no fraction begins with them."""

_RUN = re.compile(r"[\d.,]*\d[A-Za-z_\d]*|[A-Za-z]+")

_LETTERS_OF_OTHERS = str.maketrans("ſıİ", "siI")
"""Letters that expressions which ignore case take for s and i, and lower case does not: of old prints, of Turkish."""


def find(text: str) -> tuple[Quantity, ...]:
    """The quantities of an English text, in order."""
    text = text.translate(_LETTERS_OF_OTHERS)
    lower = _lowered(text)
    found: list[Quantity] = []
    at = 0
    while anchor := _ANCHOR.search(lower, at):
        quantities, at = _read(text, anchor, found[-1].end if found else 0)
        found += quantities
    return tuple(found)


def _lowered(text: str) -> str:
    """In lower case, each character by itself, so that offsets stay true (İ would become two)."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _read(text: str, anchor: re.Match[str], floor: int) -> Found:
    """The quantities that begin at this number or word and where to go on."""
    at = anchor.start()
    if not text[at].isalpha():
        return _printed(text, at, floor)
    if anchor["month"]:
        read = date_at(text, at) if text[at].isupper() else None
    elif anchor["one"] and not _ONE_OF_SOME.match(text, at) and not currency_before(text, at):
        read = None
    else:
        read = _word(text, at, floor)
    return read or ([], _RUN.match(text, at).end())  # type: ignore[union-attr]


def _printed(text: str, at: int, floor: int) -> Found:
    if is_part_of_name(text, at, floor) and not currency_before(text, at):
        return _quarter(text, at) or ([], _past(text, at))
    if _is_marker(text, at):
        return [], _past(text, at)
    ahead = _DATE_AHEAD.match(text, at) or text.startswith("AD ", max(0, at - 3))
    if ahead and (dates := date_at(text, at)):
        return dates
    if not _PLAIN.match(text, at):
        if NAMED.match(text, at):
            return [], _past(text, at)
        if found := _FIGURE_ORDINAL.match(text, at):
            return _ordinal(text, at, found.end(), int(found["n"].replace(",", "")))
        if fraction := fraction_at(text, at):
            return [fraction.quantity()], fraction.end
    return _amount(text, at, floor) or ([], _past(text, at))


def _past(text: str, at: int) -> int:
    found = NAMED.match(text, at) or _RUN.match(text, at)
    return found.end() if found else at + 1


def _is_marker(text: str, at: int) -> bool:
    """Whether the number is the marker of a list: 1. (2) 3) or of a heading: 3.2 Scope."""
    before = text[at - 1 : at] if at else ""
    if before in ("(", "（") and _BRACKETED.match(text, at):
        return True
    return bool(_OUTLINE.match(text, at)) and bool(_LINE_BEGINS.search(text[max(0, at - 6) : at]))


def _quarter(text: str, at: int) -> Found | None:
    return date_at(text, at) if at and text[at - 1] in "Qq" else None


def _word(text: str, at: int, floor: int) -> Found | None:
    """What begins with a word."""
    if found := _TWICE.match(text, at):
        return [Quantity("2" if found.group()[1] in "wW" else "3", "times", at, found.end())], found.end()
    if found := _TIME_AND_A_HALF.match(text, at):
        unit = found["unit"].lower()
        value, unit = (
            ("1.5", ENGLISH_UNITS[unit])
            if unit in ENGLISH_UNITS
            else (plain(Fraction(3, 2) * numerals.SCALES[unit]), "")
        )
        return [Quantity(value, unit, at, found.end())], found.end()
    if spoken := date_at(text, at):
        return spoken
    if fraction := numerals.fraction_at(text, at) or numerals.one_in_at(text, at):
        return [Quantity(plain(fraction[0]), "", at, fraction[1])], fraction[1]
    if ordinal := numerals.ordinal_at(text, at):
        return _ordinal(text, at, ordinal[1], ordinal[0], spelled=True)
    return _amount(text, at, floor) or _half(text, at)


def _half(text: str, at: int) -> Found | None:
    start = at
    at += 2 * text[at : at + 2].lower().startswith("a ")
    found = _HALF.match(text, at)
    if not found or _NO_HALF_BEFORE.search(text[max(0, at - 8) : at]) or _NO_HALF_BEHIND.match(text, found.end()):
        return None
    unit = ENGLISH_UNITS[found["unit"].lower()] if found["unit"] else ""
    return [Quantity("0.5", unit, start, found.end())], found.end()


def _ordinal(text: str, at: int, end: int, value: int, *, spelled: bool = False) -> Found:
    if quarter := quarter_behind(text, at, end, value):
        return [quarter], quarter.end
    if century := century_behind(text, at, end, value):
        return [century], century.end
    if spelled and value <= _EARLY and not _is_early_ordinal(text, at, end):
        return [], end
    return [Quantity(str(value), "ordinal", at, end)], end


def _is_early_ordinal(text: str, at: int, end: int) -> bool:
    """Whether first, second, third says a place in an order: the second car, not a second-hand one."""
    before = _DETERMINED.search(text[max(0, at - 11) : at])
    if not before or _NO_ORDINAL_BEHIND.match(text, end):
        return False
    return not before["article"] or bool(_NO_ORDINAL_AFTER_A.match(text, end))


def _amount(text: str, at: int, floor: int) -> Found | None:
    readings = amount_at(text, at, floor)
    if not readings:
        return None
    if readings[0].unit == ABOUT:
        return [], readings[0].end
    return [reading.quantity() for reading in readings], readings[-1].end
