"""Pages turned upright: pages that are rotated, text that runs up the page, and text that is read downwards."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from corpus.pdfium.page import Mark, RawPage, Rule
from corpus.readers.pdf.characters import meant
from corpus.readers.pdf.page import Glyph, Page
from corpus.readers.pdf.vertical import levelled

LEVEL = math.radians(8)  # a scanned page is not quite straight


@dataclass(frozen=True, slots=True)
class Turn:
    """The visible part of a page, and by how many degrees clockwise it is turned to be read."""

    degrees: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def size(self) -> tuple[float, float]:
        """The width and the height of the page as it is shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.degrees % 180 else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file as it is shown, from the upper left corner."""
        if self.degrees == 90:
            return y - self.bottom, x - self.left
        if self.degrees == 180:
            return self.right - x, y - self.bottom
        if self.degrees == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y


def upright(page: RawPage) -> Page:
    """The page, turned so that most of its text runs level from left to right."""
    directions = Counter(_quarter(mark.angle) for mark in page.marks)
    main = max(directions, key=lambda each: directions[each], default=0) or 0
    begins: tuple[float, ...] = ()
    if not main:
        page, begins = levelled(page)
    turn = Turn(main, *page.box)
    size = turn.size
    glyphs: list[Glyph] = []
    outside: list[Mark] = []
    for mark in page.marks:
        glyph = _glyph(mark, turn) if _quarter(mark.angle) == main else None
        if glyph and _within(glyph, size):
            glyphs.append(glyph)
        else:
            outside.append(mark)
    beside = tuple(begin - turn.left for begin in begins)
    return Page(page.number, *size, tuple(glyphs), tuple(_turned(page.rules, turn)), tuple(_texts(outside)), beside)


@lru_cache(maxsize=1 << 10)
def _quarter(angle: float) -> int | None:
    """By how many degrees clockwise text of this angle has to be turned to be level; None where it is slanting."""
    turned = -math.degrees(angle) % 360  # PDFium counts clockwise
    nearest = round(turned / 90) * 90
    return nearest % 360 if abs(turned - nearest) <= math.degrees(LEVEL) else None


def _glyph(mark: Mark, turn: Turn) -> Glyph:
    (x1, _), (x2, _) = turn.point(mark.left, mark.bottom), turn.point(mark.right, mark.top)
    _, base = turn.point(mark.x, mark.y)
    return Glyph(meant(mark.code), min(x1, x2), max(x1, x2), base, mark.size, mark.bold, mark.blank)


def _within(glyph: Glyph, size: tuple[float, float]) -> bool:
    middle = (glyph.left + glyph.right) / 2
    return -1 <= middle <= size[0] + 1 and -1 <= glyph.base <= size[1] + glyph.size


def _turned(rules: Iterable[Rule], turn: Turn) -> Iterator[Rule]:
    for rule in rules:
        ends = (
            ((rule.at, rule.start), (rule.at, rule.end))
            if rule.upright
            else ((rule.start, rule.at), (rule.end, rule.at))
        )
        (x1, y1), (x2, y2) = (turn.point(*end) for end in ends)
        if abs(x1 - x2) < abs(y1 - y2):
            yield Rule(True, (x1 + x2) / 2, min(y1, y2), max(y1, y2))
        else:
            yield Rule(False, (y1 + y2) / 2, min(x1, x2), max(x1, x2))


def _texts(marks: Sequence[Mark]) -> Iterator[str]:
    """What runs in another direction, one text for each direction in a row."""
    for _, group in groupby(marks, key=lambda mark: round(mark.angle, 2)):
        text = "".join(mark.blank + meant(mark.code) for mark in group).strip()
        if text:
            yield text
