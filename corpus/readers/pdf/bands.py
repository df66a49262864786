"""Bands: rows of a page one below the other, and the gutters that run down between their items.

Columns are parted by gutters, blanks that run down the page and that no line crosses. A line that crosses them, as a
title over both columns does, ends the columns above it.

"Do" says how far a number may be moved before a block of the format suite's PDFs changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.readers.pdf.grid import Table
from corpus.readers.pdf.lines import Line

GUTTER = 0.8  # ems of blank between two columns that no line crosses; 0.4 to 0.8 do
NARROW = 5  # points of blank that the gutters of several rows or pages have in common, at least; 2 to 6 do
ROWS = 3  # lines beside each other on both sides of a gutter, from which on it parts columns; 2 does, 4 doesn't
SURE, FEW = 2.0, 2  # ems of blank that part columns from so few rows on; 1 to 4 do
COST, KNOWN = 1.5, 0.5  # items beside each other that a band may have instead, the latter where other pages have it:
# 1.2 to 3 and 0.5 to 1 do
MOST_ROWS = 400  # rows of a band
SAME_ROW = 0.5  # share of the lower item's height that two items of one row have in common; 0.25 to 0.6 do

_LABEL = re.compile(
    r"[•●■▪◆➢✓◻❑❖·○▲※★☆–—*-]|[(（\[]?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[一二三四五六七八九十]{1,3})[)）\].、．]{1,2}|[①-⑳]"
)
"""What stands in a column of its own before the items of a list."""

Item = Line | Table
Gap = tuple[float, float]


@dataclass(slots=True)
class Band:
    """Rows of a page one below the other, the blanks that none of them crosses, and their left and right ends."""

    rows: list[list[Item]]
    gaps: list[Gap]
    ends: Gap
    gutters: list[Gap] = field(default_factory=list)


def column_of(item: Item, gutters: Sequence[Gap]) -> int:
    """The number of the column that an item stands in, from 0."""
    return sum(item.left >= gap[1] - 0.01 for gap in gutters)


def banded(items: Sequence[Item], known: Sequence[Gap]) -> list[Band]:
    """The bands of a page with the gutters that are sure; ``known`` are those of its document."""
    return _settled(_bands(rows_of(items), known), known)


def rows_of(items: Sequence[Item]) -> list[list[Item]]:
    """The items in rows from top to bottom, each from left to right."""
    rows: list[list[Item]] = []
    for item in sorted(items, key=lambda each: (each.top, each.left)):
        if rows and _beside(rows[-1][0], item):
            rows[-1].append(item)
        else:
            rows.append([item])
    return [sorted(row, key=lambda each: each.left) for row in rows]


def _beside(one: Item, other: Item) -> bool:
    lower = min(one.bottom - one.top, other.bottom - other.top)
    return min(one.bottom, other.bottom) - max(one.top, other.top) >= SAME_ROW * lower


def _bands(rows: Sequence[list[Item]], known: Sequence[Gap]) -> list[Band]:
    """The rows as bands, so that as few items as can be stand beside each other without a gutter between them.

    A band with gutters costs as much as a few such items, so that a row that stands alone makes none, and no row that
    happens to have a wide gap breaks the columns that it stands in.
    """
    held = [_free(row) for row in rows]
    costs, origins = [0.0, *(float("inf") for _ in rows)], [0] * (len(rows) + 1)
    for start, row in enumerate(rows):
        plain = costs[start] + len(row) - 1 + (start > 0 and _is_aside(rows[start - 1], row))
        if plain < costs[start + 1]:
            costs[start + 1], origins[start + 1] = plain, -1
        if not _may_begin(rows, held, start):
            continue
        for end, cost in _reaches(rows, held, start, known):
            if costs[start] + cost <= costs[end]:
                costs[end], origins[end] = costs[start] + cost, start
    return _cut(rows, held, origins)


def _is_aside(above: Sequence[Item], row: Sequence[Item]) -> bool:
    """Whether a row stands beside what is above it: nothing of the one is below anything of the other."""
    return not any(one.left < other.ink and other.left < one.ink for one in above for other in row)


def _may_begin(rows: Sequence[list[Item]], held: Sequence[list[Gap]], at: int) -> bool:
    """Whether columns may begin with a row: it has some, or the next row stands beside it; the row above has others."""
    if len(rows[at]) < 2:
        return at + 1 < len(rows) and _is_aside(rows[at], rows[at + 1])
    if not at or len(rows[at - 1]) < 2:
        return True
    before, here = (_inner(held[each], _ends(rows[each])) for each in (at - 1, at))
    return len(_common(before, here)) < max(len(before), len(here))


def _reaches(
    rows: Sequence[list[Item]], held: Sequence[list[Gap]], start: int, known: Sequence[Gap]
) -> Iterator[tuple[int, float]]:
    """The bands with gutters that begin with a row: the row behind each and what it costs.

    No band ends while one of its gutters goes on, with text on both sides: what it has beside each other then are
    columns inside of a column.
    """
    found: list[tuple[int, float]] = []
    gutters: list[Gap] = []
    alone = 0
    for end, left in _extents(rows, held, start):
        if len(left) == len(gutters):
            alone += _unparted(rows[end - 1], left)
        else:
            alone = sum(_unparted(row, left) for row in rows[start:end])
        gutters = left
        if gutters:
            found.append((end, alone + (KNOWN if any(_is_known(gap, known) for gap in gutters) else COST)))
    sides = [set[int]() for _ in gutters]
    for end, cost in reversed(found):
        if not any(len(side) > 1 for side in sides):
            yield end, cost
        for side, gap in zip(sides, gutters, strict=True):
            side.update(item.left >= gap[1] - 0.01 for item in rows[end - 1])


def _extents(rows: Sequence[list[Item]], held: Sequence[list[Gap]], start: int) -> Iterator[tuple[int, list[Gap]]]:
    """How far the blanks reach down that a row has: the row behind each extent, and those that have text on both sides.

    The first rows may stand on one side each.
    """
    gaps, ends = held[start], _ends(rows[start])
    left = _inner(gaps, ends)
    yield start + 1, left
    for at in range(start + 1, min(len(rows), start + MOST_ROWS)):
        gaps, ends = _common(gaps, held[at]), _wider(ends, _ends(rows[at]))
        had, left = bool(left), _inner(gaps, ends)
        if not left and (had or at > start + 1):
            return
        yield at + 1, left


def _unparted(row: Sequence[Item], gutters: Sequence[Gap]) -> int:
    """How many items of a row stand beside another one of their column."""
    return len(row) - len({column_of(item, gutters) for item in row})


def _cut(rows: Sequence[list[Item]], held: Sequence[list[Gap]], origins: Sequence[int]) -> list[Band]:
    """The bands that these origins say, from the last one backwards: of a row outside of columns it is -1."""
    bands: list[Band] = []
    end = len(rows)
    while end:
        start = end - 1 if origins[end] < 0 else origins[end]
        gaps, ends = held[start], _ends(rows[start])
        for at in range(start + 1, end):
            gaps, ends = _common(gaps, held[at]), _wider(ends, _ends(rows[at]))
        gutters = [] if origins[end] < 0 else _inner(gaps, ends)
        bands.append(Band(list(rows[start:end]), gaps, ends, gutters))
        end = start
    return bands[::-1]


def _wider(one: Gap, other: Gap) -> Gap:
    return min(one[0], other[0]), max(one[1], other[1])


def _free(row: Sequence[Item]) -> list[Gap]:
    """The blanks of a row, those beside its first and last item included."""
    found = [(float("-inf"), row[0].left)]
    last = row[0]
    for item in row[1:]:
        if item.left - last.ink >= GUTTER * min(last.size, item.size):
            found.append((last.ink, item.left))
        last = max(last, item, key=lambda each: each.ink)
    return [*found, (last.ink, float("inf"))]


def _common(some: Sequence[Gap], others: Sequence[Gap]) -> list[Gap]:
    found = ((max(one[0], other[0]), min(one[1], other[1])) for one in some for other in others)
    return [gap for gap in found if gap[1] - gap[0] >= NARROW]


def _inner(gaps: Sequence[Gap], ends: Gap) -> list[Gap]:
    """The blanks that have text on both sides."""
    return [gap for gap in gaps if ends[0] < gap[0] and gap[1] < ends[1]]


def _ends(row: Sequence[Item]) -> Gap:
    return min(item.left for item in row), max(item.ink for item in row)


def _settled(bands: Sequence[Band], known: Sequence[Gap]) -> list[Band]:
    """The bands with the gutters that are sure; neighbours without any are one."""
    for band in bands:
        band.gutters = [gap for gap in band.gutters if _is_gutter(gap, band.rows, known)]
    settled: list[Band] = []
    for band in bands:
        if settled and not band.gutters and not settled[-1].gutters:
            settled[-1].rows.extend(band.rows)
        else:
            settled.append(band)
    return settled


def _is_gutter(gap: Gap, rows: Sequence[Sequence[Item]], known: Sequence[Gap]) -> bool:
    items = [item for row in rows for item in row]
    before, behind = [item for item in items if item.ink <= gap[0]], [item for item in items if item.left >= gap[1]]
    if not before or not behind or all(isinstance(item, Line) and _LABEL.fullmatch(item.text) for item in before):
        return False  # nothing, or the marks and numbers of a list
    top, bottom = _overlap(before, behind)
    least = min(_count(rows, side, (top, bottom)) for side in (before, behind))
    wide = gap[1] - gap[0] >= SURE * max(item.size for item in items)
    return least >= ROWS or (least >= FEW and wide) or (least > 0 and _is_known(gap, known))


def _is_known(gap: Gap, known: Sequence[Gap]) -> bool:
    """Whether other pages have this gutter too."""
    return any(min(gap[1], other[1]) - max(gap[0], other[0]) > NARROW for other in known)


def _count(rows: Sequence[Sequence[Item]], side: Sequence[Item], span: Gap) -> int:
    """In how many rows a column has text, where both stand side by side."""
    there = set(map(id, side))
    return sum(any(id(item) in there and item.bottom > span[0] and item.top < span[1] for item in row) for row in rows)


def _overlap(some: Sequence[Item], others: Sequence[Item]) -> tuple[float, float]:
    """The upper and the lower end of where two columns stand side by side."""
    top = max(min(item.top for item in side) for side in (some, others))
    return top, min(max(item.bottom for item in side) for side in (some, others))
