"""The numbers of lines that stand in a margin, as court papers and drafts have them.

Much else that is counted stands before or behind a text: sections, items of an agenda, years, amounts. It is content;
so a number is that of a line only where it says which line that is, and numbers that stand beside every line only where
these are running text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.folding import is_han
from corpus.readers.pdf.lines import Line

FEWEST = 5  # numbers of a page that go up by the same step, from which on they may number its lines
STEPS = (1, 5, 10)  # every line has its number, or every fifth or tenth
COVERED = 0.9  # share of the lines that have a number where all have; a stamp or a note may have none
RUNNING = (
    0.2  # share of these that go on in the next line; the contract of the format suite, in short clauses, has 0.32
)
BROKEN = 0.5  # of these, how many others at most may break off where the next word had room, as items of lists do
ENDING = 0.2  # of these, how many have the end of a sentence inside, or of a paragraph below, at least: items have none
SHORTER = 0.12  # share of the widest line by which one that goes on may be shorter
SIGNS = {True: 10, False: 24}  # of a line of running text, at least: Chinese characters, other letters
SEEN, END = 200, 12  # characters of a line in which the end of a sentence is looked for, and of its own end
PLACE = 1.5  # points by which the right edges of the numbers of two pages may differ

_NUMBER = re.compile(r"\d{1,4}")
_CLOSED = re.compile(r"[。！？!?.:：;；]['\"”’）)」』]*$")
_STOP = re.compile(r"[。！？；](?=.*\w)|[.!?]['\"”’)]* +['\"“‘(]?[A-Z]")
_INNER = re.compile(r"[，。、；：！？](?=.)")


@dataclass(frozen=True, slots=True)
class _Counted:
    """The numbers of lines on a page: their places, values and right edge, and whether they stand at running text."""

    places: tuple[int, ...] = ()
    values: tuple[int, ...] = ()
    right: float = 0.0
    sure: bool = False


def line_numbers(pages: Sequence[Sequence[Line]]) -> tuple[set[int], ...]:
    """The places of the line numbers of each page: they begin anew on it, or go on from page to page.

    A page of short lines, as the last one with its signatures, has them where the others have.
    """
    counted = [_counted(lines) for lines in pages]
    begun = [bool(each.places) and _is_begun(each.values) for each in counted]
    goes_on = [_goes_on(one.values, other.values) for one, other in pairwise([*counted, _Counted()])]
    known = {round(each.right / PLACE) + by for each in counted if each.sure for by in (-1, 0, 1)}
    return tuple(
        set(each.places)
        if (begun[at] or goes_on[at] or (at and goes_on[at - 1])) and round(each.right / PLACE) in known
        else set()
        for at, each in enumerate(counted)
    )


def _is_begun(values: Sequence[int]) -> bool:
    """Whether numbers begin as they do on a first page: 1, 2 or 5, 10."""
    return values[0] in (1, values[1] - values[0])


def _goes_on(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether a page counts on from where the one before ended."""
    return bool(one and other) and other[0] - one[-1] == one[1] - one[0]


def _counted(lines: Sequence[Line]) -> _Counted:
    """The numbers of lines on a page, outside of all other text, from top to bottom."""
    numbers = [at for at, line in enumerate(lines) if _NUMBER.fullmatch(line.text)]
    if len(numbers) < FEWEST:
        return _Counted()
    others = [line for line in lines if not _NUMBER.fullmatch(line.text)]
    left = min((line.left for line in others), default=0.0)
    right = max((line.right for line in others), default=0.0)
    for margin in (
        [at for at in numbers if lines[at].right <= left],
        [at for at in numbers if lines[at].left >= right],
    ):
        order = sorted(margin, key=lambda at: lines[at].base)
        values = tuple(int(lines[at].text) for at in order)
        steps = {other - one for one, other in pairwise(values)}
        if len(order) < FEWEST or len(steps) != 1 or min(steps) not in STEPS:
            continue
        beside = _beside([lines[at] for at in order], _rows(others), min(steps))
        if beside:
            edge = max(lines[at].right for at in order)
            return _Counted(tuple(order), values, edge, min(steps) > 1 or _is_running(beside))
    return _Counted()


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: each.base):
        if rows and line.base - rows[-1][0].base < 0.5 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _beside(numbers: Sequence[Line], rows: Sequence[list[Line]], step: int) -> Sequence[list[Line]]:
    """The rows that numbers count, each the one that it stands at; none where they count something else."""
    at_row = _places(numbers, rows)
    held = sorted({at for at in at_row if at is not None})
    if not held:
        return ()
    beside = rows[held[0] : held[-1] + 1]
    if step == 1:
        return beside if len(held) >= COVERED * len(beside) else ()
    return beside if len(held) == len(numbers) == (len(beside) - 1) / step + 1 and _are_even(held, step) else ()


def _are_even(held: Sequence[int], step: int) -> bool:
    return all(other - one == step for one, other in pairwise(held))


def _is_running(rows: Sequence[Sequence[Line]]) -> bool:
    """Whether rows are lines of running text: they go on in the next one where no room is left, and end sentences."""
    right = max(line.right for row in rows for line in row)
    pairs = [(one[0], other[0]) for one, other in pairwise(rows) if len(one) == len(other) == 1]
    follow = [(line, after) for line, after in pairs if _may_go_on(line, after)]
    full = [(line, after) for line, after in follow if _is_full(line, after, right)]
    ends = sum(_ends_sentence(line) or _ends_sentence(after) or _is_last(after, right) for line, after in full)
    often = len(full) >= RUNNING * (len(rows) - 1) > 0 and ends >= ENDING * len(full)
    return often and len(follow) - len(full) <= BROKEN * len(full)


def _ends_sentence(line: Line) -> bool:
    """Whether a sentence ends inside of a line."""
    return bool(_STOP.search(line.text[:SEEN]))


def _is_last(line: Line, right: float) -> bool:
    """Whether a line ends a sentence, and with it a paragraph, before the edge of the column."""
    return bool(_CLOSED.search(line.text[-END:])) and right - line.right > SHORTER * (right - line.left)


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


def _may_go_on(line: Line, after: Line) -> bool:
    """Whether a line is long, ends no sentence, and the one below it reads as if it went on with it."""
    if _CLOSED.search(line.text[-END:]):
        return False
    if line.chinese:
        han = sum(map(is_han, line.text))
        return han >= SIGNS[True] and bool(_INNER.search(line.text) or _INNER.search(after.text))
    return len(line.text) >= SIGNS[False] and not after.text[0].isupper()


def _is_full(line: Line, after: Line, right: float) -> bool:
    """Whether a line had no room for the first word of the one below it."""
    room = right - line.right
    return room <= SHORTER * (right - line.left) and room <= after.first + 0.5 * line.size
