"""Leaders: dots at the end of a line that lead to the number of a page."""

from __future__ import annotations

import re

from corpus.numbering import roman_number

FEWEST = 5  # dots that lead somewhere
BLANK = 10  # dots with nothing behind them that are left to be filled in: writers break off with six

_DOTS = frozenset(".．·•‧…⋯")
_END = re.compile(r"[(（]?(\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7})[)）]?")
_LONGEST = 9  # characters of what that matches

Number = tuple[bool, int]
"""The number of a page: whether it is Arabic, as those behind the Roman ones are, and its value."""


def ends_entry(text: str) -> bool:
    """Whether a line ends with dots and a number, or with dots only that are left to be filled in."""
    return page_of(text) is not None or _dots(text.rstrip()) >= BLANK


def page_of(text: str) -> Number | None:
    """The number that the dots at the end of a text lead to; None where there are none. Takes time by its length."""
    end = len(text := text.rstrip())
    while end and len(text) - end <= _LONGEST and text[end - 1] not in _DOTS and not text[end - 1].isspace():
        end -= 1
    found = _END.fullmatch(text[end:])
    if not found or _dots(text[:end].rstrip()) < FEWEST:
        return None
    number = found[1]
    value = int(number) if number.isdecimal() else roman_number(number.lower())
    return None if value is None else (number.isdecimal(), value)


def _dots(text: str) -> int:
    """How many dots a text ends with, with a blank between them at most."""
    count = blanks = 0
    for char in reversed(text):
        if char in _DOTS:
            count, blanks = count + 1, 0
        elif char in " \u3000" and not blanks:
            blanks = 1
        else:
            break
    return count
