"""Strips: marks that follow each other downwards, the parts of columns that are read so.

Characters stand upright in them, Latin lies on its side, and two figures may share an em.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.pdfium.page import Mark
from corpus.readers.pdf.characters import EITHER, is_wide

STEP = (0.1, 2.3)  # ems from the middle of one down to that of the next: two blanks at most between them
ASIDE = 0.65  # ems by which a mark may stand beside the middle of its column, as a comma does; 0.65 to 0.9 do
ROOM = 1.4  # ems that the end of one and the beginning of the next may be apart; 1 to 1.8 do
LEVEL = math.radians(8)
ASCENT = 0.88  # ems from the origin of a character up to the edge of its em
NEAR = 8  # marks back to a character that tells where the middle of its column is


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
        return upper(self.marks[0])

    @property
    def bottom(self) -> float:
        """The y of the lower edge of its last mark."""
        return _bottom(self.marks[-1])


def strips(marks: Sequence[Mark]) -> Iterator[Strip]:
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
    if min(before.size, mark.size) < 0.6 * size or not (_is_upright(mark) or runs_down(mark)):
        return False
    first = next((each for each in reversed(held[-NEAR:]) if is_broad(each)), held[0])
    if abs(_middle(first) - _middle(mark)) > ASIDE * size:
        return False
    if _shares_em(before, mark):
        return len(held) > 1 or is_broad(before)
    step = height(before) - height(mark)
    return STEP[0] * size < step < STEP[1] * size and _bottom(before) - upper(mark) < ROOM * size


def _shares_em(before: Mark, mark: Mark) -> bool:
    """Whether figures stand side by side in one em of a column."""
    small = not is_broad(before) and not is_broad(mark) and _is_upright(before) and _is_upright(mark)
    return small and abs(before.y - mark.y) < 0.1 * mark.size and 0 < mark.x - before.x < 0.7 * mark.size


def ems(marks: Sequence[Mark]) -> Iterator[list[Mark]]:
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


def runs_down(mark: Mark) -> bool:
    """Whether a mark lies on its side, its head to the right."""
    return abs(math.remainder(mark.angle - math.pi / 2, math.tau)) <= LEVEL


def is_broad(mark: Mark) -> bool:
    """Whether a character fills an em, as far as one can tell without its neighbours."""
    char = chr(min(mark.code, 0x10FFFF))
    return is_wide(char) or char in EITHER


def _middle(mark: Mark) -> float:
    """The x of the middle of a mark's em: that of a character in a corner of it."""
    if _is_upright(mark):
        return mark.x + (mark.size / 2 if is_broad(mark) else (mark.right - mark.left) / 2)
    return (mark.left + mark.right) / 2


def height(mark: Mark) -> float:
    """The y of the middle of a mark's em."""
    return (upper(mark) + _bottom(mark)) / 2


def upper(mark: Mark) -> float:
    """The y of the upper edge of a mark's em."""
    return mark.y + ASCENT * mark.size if _is_upright(mark) else mark.top


def _bottom(mark: Mark) -> float:
    return mark.y - (1 - ASCENT) * mark.size if _is_upright(mark) else mark.bottom
