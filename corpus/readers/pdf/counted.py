"""The numbers of lines that stand in a margin, as court papers and drafts have them.

Much else that is counted stands before or behind a text: sections, items of an agenda, years, amounts. It is content;
so a number is that of a line only where it says which line that is, and numbers that stand beside every line only where
these are running text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.folding import is_han
from corpus.readers.pdf.lines import Line

FEWEST = 5  # numbers of a page that go up by the same step, from which on they may number its lines
STEPS = (1, 5, 10)  # every line has its number, or every fifth or tenth
COVERED = 0.9  # share of the lines that have a number where all have; a stamp or a note may have none
RUNNING = 0.5  # share of these that go on in the next line: the rest are last lines of paragraphs and headings
SHORTER = 0.12  # share of the widest line by which one that goes on may be shorter
SIGNS = {True: 10, False: 24}  # of a line of running text, at least: Chinese characters, other letters

_NUMBER = re.compile(r"\d{1,4}")
_CLOSED = re.compile(r"[。！？!?.:：;；]['\"”’）)」』]*$")
_INNER = re.compile(r"[，。、；：！？](?=.)")


def line_numbers(pages: Sequence[Sequence[Line]]) -> tuple[set[int], ...]:
    """The places of the line numbers of each page: they begin anew on it, or go on from page to page."""
    counted = [_counted(lines) for lines in pages]
    values = [[int(lines[at].text) for at in places] for lines, places in zip(pages, counted, strict=True)]
    goes_on = [_goes_on(one, other) for one, other in pairwise([*values, []])]
    return tuple(
        set(places) if each and (_is_begun(each) or goes_on[at] or (at and goes_on[at - 1])) else set()
        for at, (places, each) in enumerate(zip(counted, values, strict=True))
    )


def _is_begun(values: Sequence[int]) -> bool:
    """Whether numbers begin as they do on a first page: 1, 2 or 5, 10."""
    return values[0] in (1, values[1] - values[0])


def _goes_on(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether a page counts on from where the one before ended."""
    return bool(one and other) and other[0] - one[-1] == one[1] - one[0]


def _counted(lines: Sequence[Line]) -> list[int]:
    """The numbers of lines on a page, outside of all other text, from top to bottom."""
    numbers = [at for at, line in enumerate(lines) if _NUMBER.fullmatch(line.text)]
    if len(numbers) < FEWEST:
        return []
    others = [line for line in lines if not _NUMBER.fullmatch(line.text)]
    left = min((line.left for line in others), default=0.0)
    right = max((line.right for line in others), default=0.0)
    for margin in (
        [at for at in numbers if lines[at].right <= left],
        [at for at in numbers if lines[at].left >= right],
    ):
        order = sorted(margin, key=lambda at: lines[at].base)
        steps = {int(lines[other].text) - int(lines[one].text) for one, other in pairwise(order)}
        if len(order) < FEWEST or len(steps) != 1 or min(steps) not in STEPS:
            continue
        if _say_which([lines[at] for at in order], _rows(others), min(steps)):
            return order
    return []


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: each.base):
        if rows and line.base - rows[-1][0].base < 0.5 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _say_which(numbers: Sequence[Line], rows: Sequence[Sequence[Line]], step: int) -> bool:
    """Whether each number stands at the line that it counts: at each line of running text, or at every fifth one."""
    at_row = _places(numbers, rows)
    if step > 1:
        found = [at for at in at_row if at is not None]
        return len(found) == len(numbers) and all(other - one == step for one, other in pairwise(found))
    held = sorted({at for at in at_row if at is not None})
    if not held:
        return False
    beside = rows[held[0] : held[-1] + 1]
    right = max(line.right for row in beside for line in row)
    running = sum(_runs_on(one, other, right) for one, other in pairwise(beside))
    return len(held) >= COVERED * len(beside) and running >= RUNNING * (len(beside) - 1) > 0


def _places(numbers: Sequence[Line], rows: Sequence[Sequence[Line]]) -> list[int | None]:
    """The row that each number stands at, if any; both from top to bottom."""
    places: list[int | None] = []
    at = 0
    for number in numbers:
        while at < len(rows) and rows[at][0].base < number.base - 0.5 * rows[at][0].size:
            at += 1
        beside = at < len(rows) and abs(rows[at][0].base - number.base) <= 0.5 * rows[at][0].size
        places.append(at if beside else None)
    return places


def _runs_on(row: Sequence[Line], after: Sequence[Line], right: float) -> bool:
    """Whether a row is one line of running text that goes on in the next row, which no row of a table or list does."""
    if len(row) > 1 or len(after) > 1:
        return False
    line, other = row[0], after[0]
    room = right - line.right
    if room > SHORTER * (right - line.left) or room > other.first + 0.5 * line.size or _CLOSED.search(line.text):
        return False
    if line.chinese:
        han = sum(map(is_han, line.text))
        return han >= SIGNS[True] and bool(_INNER.search(line.text) or _INNER.search(other.text))
    return len(line.text) >= SIGNS[False] and not other.text[0].isupper()
