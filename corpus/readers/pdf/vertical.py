"""Text that is read downwards: its columns as level lines, so that all that is known of lines holds for them.

Chinese may be set in columns from top to bottom that follow each other from right to left. Such columns, several side
by side, are a text; they are laid beside the page as level lines, on the height where they stood. A label that is
written downwards beside a table is a single column, and stays.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.pdfium.page import Mark, RawPage
from corpus.readers.pdf.characters import EITHER, is_wide

LONG = 8  # characters of a column by which a text is told: 5 to 10 do
COLUMNS = 2  # such columns, at least
WIDE = 0.5  # share of their characters that fill an em, at least
PITCH = 1.3  # ems from one character of a column down to the next, at most, in the middle
STEP = (0.1, 2.3)  # ems from the middle of one down to that of the next: two blanks at most between them
ASIDE = 0.65  # ems by which a mark may stand beside the middle of its column: a comma stands in a corner of its em
ROOM = 1.4  # ems that the end of one and the beginning of the next may be apart
REACH = 4  # ems from one column to the next of a text
LEVEL = math.radians(8)
ASCENT = 0.88  # ems from the origin of a character up to the edge of its em
BASE = 0.35  # ems from the middle of a column to the base line of the level line that it becomes
GUTTER = 3  # ems between what is laid side by side
ROUNDS = 8  # times that a text is widened by columns that are too short to be told by themselves
ASKED = 60  # columns to the left that are asked whether they belong to a text


@dataclass(frozen=True, slots=True)
class Strip:
    """Marks that follow each other downwards, between the y of their ends; ``middle`` is the x of their column.

    ``level`` says that the file goes on to the right of it, or came from its left: it stands in a level line.
    """

    marks: tuple[Mark, ...]
    middle: float
    size: float
    level: bool

    @property
    def top(self) -> float:
        """The y of the upper edge of its first mark."""
        return _top(self.marks[0])

    @property
    def bottom(self) -> float:
        """The y of the lower edge of its last mark."""
        return _bottom(self.marks[-1])


def levelled(page: RawPage) -> tuple[RawPage, tuple[float, ...]]:
    """The page with what is read downwards as level lines to its right, and the x where each stack of them begins.

    It is as it was where it has no such text.
    """
    strips = tuple(_strips(page.marks))
    taken: set[int] = set()
    texts = [_widened(text, strips, taken) for text in _texts([strip for strip in strips if _tells(strip)])]
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


def _strips(marks: Sequence[Mark]) -> Iterator[Strip]:
    """The marks in the order of the file, those together that follow each other downwards."""
    held: list[Mark] = []
    before: Mark | None = None  # the last one of the strip before
    for mark in marks:
        if held and not _goes_on(held, mark):
            yield _strip(held, before, mark)
            held, before = [], held[-1]
        held.append(mark)
    if held:
        yield _strip(held, before, None)


def _strip(marks: Sequence[Mark], before: Mark | None, after: Mark | None) -> Strip:
    middles = sorted(_middle(mark) for mark in marks)
    level = _is_level(before, marks[0]) or _is_level(marks[-1], after)
    return Strip(tuple(marks), middles[len(middles) // 2], max(mark.size for mark in marks), level)


def _is_level(one: Mark | None, other: Mark | None) -> bool:
    if one is None or other is None or not (_is_upright(one) and _is_upright(other)):
        return False
    return abs(one.y - other.y) < 0.3 * one.size and 0 < other.left - one.left < 2 * one.size


def _goes_on(held: Sequence[Mark], mark: Mark) -> bool:
    """Whether a mark stands below the last one of a column, or beside it where they share its em."""
    before = held[-1]
    size = max(before.size, mark.size)
    if min(before.size, mark.size) < 0.6 * size or not (_is_upright(mark) or _runs_down(mark)):
        return False
    first = next((each for each in reversed(held[-LONG:]) if _is_wide(each)), held[0])
    if abs(_middle(first) - _middle(mark)) > ASIDE * size:
        return False
    if _shares_em(before, mark):
        return len(held) > 1 or _is_wide(before)
    step = _height(before) - _height(mark)
    return STEP[0] * size < step < STEP[1] * size and _bottom(before) - _top(mark) < ROOM * size


def _shares_em(before: Mark, mark: Mark) -> bool:
    """Whether figures stand side by side in one em of a column."""
    small = not _is_wide(before) and not _is_wide(mark) and _is_upright(before) and _is_upright(mark)
    return small and abs(before.y - mark.y) < 0.1 * mark.size and 0 < mark.x - before.x < 0.7 * mark.size


def _tells(strip: Strip) -> bool:
    """Whether a strip can only be a column of text."""
    wide = [mark for mark in strip.marks if _is_wide(mark)]
    if len(wide) < LONG or len(wide) < WIDE * len(strip.marks):
        return False
    steps = sorted(_height(one) - _height(other) for one, other in pairwise(wide))
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
    return [text for text in _in_order(texts) if len({round(strip.middle / strip.size) for strip in text}) >= COLUMNS]


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


def _widened(text: Sequence[Strip], strips: Sequence[Strip], taken: set[int]) -> list[Strip]:
    """A text with the short columns in it and beside it: last lines of paragraphs, headings. ``taken`` are in one."""
    found = [strip for strip in text if id(strip) not in taken]
    if not found:
        return []
    taken.update(map(id, found))
    rest = [strip for strip in strips if id(strip) not in taken and not strip.level]
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
    for held in _ems(strip.marks):
        for at, mark in enumerate(held):
            if _runs_down(mark):
                left, right = start - mark.top, start - mark.bottom
            else:
                share = mark.size / len(held)
                left = start - _top(mark) + at * share
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


def _ems(marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    """The marks of a column; those together that share an em."""
    held = [marks[0]]
    for before, mark in pairwise(marks):
        if not _shares_em(before, mark):
            yield held
            held = []
        held.append(mark)
    yield held


def _is_upright(mark: Mark) -> bool:
    return abs(math.remainder(mark.angle, math.tau)) <= LEVEL


def _runs_down(mark: Mark) -> bool:
    """Whether a mark lies on its side, its head to the right."""
    return abs(math.remainder(mark.angle - math.pi / 2, math.tau)) <= LEVEL


def _is_wide(mark: Mark) -> bool:
    char = chr(min(mark.code, 0x10FFFF))
    return is_wide(char) or char in EITHER


def _middle(mark: Mark) -> float:
    """The x of the middle of a mark's em: that of a character in a corner of it."""
    if _is_upright(mark):
        return mark.x + (mark.size / 2 if _is_wide(mark) else (mark.right - mark.left) / 2)
    return (mark.left + mark.right) / 2


def _height(mark: Mark) -> float:
    return (_top(mark) + _bottom(mark)) / 2


def _top(mark: Mark) -> float:
    return mark.y + ASCENT * mark.size if _is_upright(mark) else mark.top


def _bottom(mark: Mark) -> float:
    return mark.y - (1 - ASCENT) * mark.size if _is_upright(mark) else mark.bottom
