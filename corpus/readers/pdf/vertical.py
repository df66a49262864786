"""Text that is read downwards: its columns as level lines, so that all that is known of lines holds for them.

Chinese may be set in columns from top to bottom that follow each other from right to left. Such columns, several side
by side, are a text; they are laid beside the page as level lines, on the height where they stood. A label that is
written downwards beside a table is a single column, and stays.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.pdfium.page import Mark, RawPage
from corpus.readers.pdf.strips import ASCENT, ASIDE, STEP, Strip, ems, height, is_broad, runs_down, strips, upper

LONG = 8  # characters of a column by which a text is told; on eight files of our own 6 to 8 change nothing
COLUMNS = 2  # such columns, at least
WIDE = 0.5  # share of their characters that fill an em, at least; 0.3 to 0.7 do
PITCH = 1.3  # ems from one character of a column down to the next in the middle, at most; 1.1 to 1.5 do
REACH = 4  # ems from one column to the next of a text; 4 to 6 do
BASE = 0.35  # ems from the middle of a column to the base line of the level line that it becomes
GUTTER = 3  # ems between what is laid side by side; 1 to 6 do
ROUNDS = 8  # times that a text is widened by columns that are too short to be told by themselves
MOST = 40  # texts of a page, at most: one with more is none of columns
ASKED = 60  # columns to the left that are asked whether they belong to a text


def levelled(page: RawPage) -> tuple[RawPage, tuple[float, ...]]:
    """The page with what is read downwards as level lines to its right, and the x where each stack of them begins.

    It is as it was where it has no such text.
    """
    if not _steps_down(page.marks):
        return page, ()
    found = tuple(strips(page.marks))
    taken: set[int] = set()
    texts = [_widened(text, found, taken) for text in _texts([strip for strip in found if _tells(strip)])]
    texts = [text for text in texts if text]
    if not texts:
        return page, ()
    moved = {id(mark) for text in texts for strip in text for mark in strip.marks}
    left, bottom, right, top = page.box
    marks = [mark for mark in page.marks if id(mark) not in moved]
    begins: list[float] = []
    for text in texts:
        for begin, laid, end in _laid(text, right):
            begins.append(begin)
            marks.extend(laid)
            right = end
    return page._replace(box=(left, bottom, right, top), marks=tuple(marks)), tuple(begins)


def _steps_down(marks: Sequence[Mark]) -> bool:
    """Whether marks stand below those before them as often as the fewest columns have it; most pages do not."""
    steps = sum(
        one.y - other.y > STEP[0] * other.size and abs(other.x - one.x) < 2 * ASIDE * max(one.size, other.size)
        for one, other in pairwise(marks)
    )
    return steps >= COLUMNS * (LONG - 1)


def _tells(strip: Strip) -> bool:
    """Whether a strip can only be a column of text."""
    wide = [mark for mark in strip.marks if is_broad(mark)]
    if len(wide) < LONG or len(wide) < WIDE * len(strip.marks):
        return False
    steps = sorted(height(one) - height(other) for one, other in pairwise(wide))
    return steps[len(steps) // 2] <= PITCH * strip.size


def _texts(columns: Sequence[Strip]) -> list[list[Strip]]:
    """The columns that stand side by side, from right to left."""
    texts: list[list[Strip]] = []
    for strip in sorted(columns, key=lambda each: -each.middle):
        near = (text for text in texts[-ASKED:] if any(_is_beside(each, strip) for each in text[-COLUMNS:]))
        if (text := next(near, None)) is None:
            texts.append([strip])
        else:
            text.append(strip)
    texts = [text for text in _in_order(texts) if len({round(strip.middle / strip.size) for strip in text}) >= COLUMNS]
    return texts if len(texts) <= MOST else []


def _in_order(texts: Sequence[list[Strip]]) -> Iterator[list[Strip]]:
    """The texts from top to bottom; those that stand side by side from right to left, as they are given."""
    tiers: list[list[list[Strip]]] = []
    for text in sorted(texts, key=lambda each: -_ends(each)[0]):
        if tiers and _ends(text)[0] > _ends(tiers[-1][0])[1]:
            tiers[-1].append(text)
        else:
            tiers.append([text])
    for tier in tiers:
        yield from sorted(tier, key=lambda each: -each[0].middle)


def _ends(text: Sequence[Strip]) -> tuple[float, float]:
    """The y of the upper and of the lower end of a text."""
    return max(strip.top for strip in text), min(strip.bottom for strip in text)


def _is_beside(one: Strip, other: Strip) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    near = abs(one.middle - other.middle) < REACH * max(one.size, other.size)
    return near and shared > 0.5 * min(one.top - one.bottom, other.top - other.bottom)


def _widened(text: Sequence[Strip], others: Sequence[Strip], taken: set[int]) -> list[Strip]:
    """A text with the short columns in it and beside it: last lines of paragraphs, headings. ``taken`` are in one."""
    found = [strip for strip in text if id(strip) not in taken]
    if not found:
        return []
    taken.update(map(id, found))
    rest = [strip for strip in others if id(strip) not in taken and not strip.level]
    for _ in range(ROUNDS):
        size = max(strip.size for strip in found)
        left, right = min(strip.middle for strip in found), max(strip.middle for strip in found)
        top, bottom = _ends(found)
        more = [
            strip
            for strip in rest
            if id(strip) not in taken
            and left - REACH * max(size, strip.size) < strip.middle < right + REACH * max(size, strip.size)
            and bottom - size < strip.bottom < strip.top < top + size
        ]
        if not more:
            break
        found.extend(more)
        taken.update(map(id, more))
    return found


def _laid(text: Sequence[Strip], right: float) -> Iterator[tuple[float, list[Mark], float]]:
    """The columns as level lines to the right of ``right``: stacks, as many as their height needs, between their ends.

    They take the height that the columns took, so that what stood above or below stands there still.
    """
    columns = _columns(text)
    size = max(strip.size for strip in text)
    top, bottom = _ends(text)
    width = columns[0][0].middle - columns[-1][0].middle + size
    stacks = max(1, math.ceil(width / max(top - bottom, size)))
    share = math.ceil(len(columns) / stacks)
    for start in range(0, len(columns), share):
        stack = columns[start : start + share]
        left, edge = right + GUTTER * size, stack[0][0].middle + stack[0][0].size / 2
        marks: list[Mark] = []
        for column in stack:
            base = top - (edge - column[0].middle) - BASE * column[0].size
            marks.extend(mark for strip in column for mark in _levelled(strip, left + top, base))
        right = left + top - bottom
        yield left - size, marks, right


def _columns(text: Sequence[Strip]) -> list[list[Strip]]:
    """The strips of each column from top to bottom, the columns from right to left."""
    columns: list[list[Strip]] = []
    for strip in sorted(text, key=lambda each: -each.middle):
        if columns and columns[-1][0].middle - strip.middle < 0.5 * max(columns[-1][0].size, strip.size):
            columns[-1].append(strip)
        else:
            columns.append([strip])
    return [sorted(column, key=lambda each: -each.top) for column in columns]


def _levelled(strip: Strip, start: float, base: float) -> Iterator[Mark]:
    """The marks of a strip on a base line; ``start`` less the y of its upper edge is the x where a mark begins."""
    for held in ems(strip.marks):
        for at, mark in enumerate(held):
            if runs_down(mark):
                left, right = start - mark.top, start - mark.bottom
            else:
                share = mark.size / len(held)
                left = start - upper(mark) + at * share
                right = left + share
            yield mark._replace(
                left=left,
                right=right,
                x=left,
                y=base,
                bottom=base - (1 - ASCENT) * mark.size,
                top=base + ASCENT * mark.size,
                angle=0.0,
            )
