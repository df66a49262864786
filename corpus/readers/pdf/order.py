"""Reading order: the lines and tables of a page → flows, the columns of text that are read from top to bottom.

Columns are parted by gutters, blanks that run down the page and that no line crosses. A line that crosses them, as a
title over both columns does, ends the columns above it. Inside a column there may be columns again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from corpus.readers.pdf.grid import Cell, Table
from corpus.readers.pdf.lines import RAISED, SMALLER, Line

GUTTER = 0.8  # ems of blank between two columns that no line crosses
NARROW = 5  # points of blank that the gutters of several rows or pages have in common, at least
ROWS = 3  # lines beside each other on both sides of a gutter, from which on it parts columns
SURE, FEW = 2.0, 2  # ems of blank that part columns from so few rows on
DEPTH = 4  # columns inside columns
COST, KNOWN = 1.5, 0.5  # items beside each other that a band may have instead, the latter where other pages have it
MOST_ROWS = 400  # rows of a band
FILLED = 0.75  # share of its column that a line of running text fills
TABLE = 0.5  # share of the lines that fill their column, under which several columns are a table
SAME_ROW = 0.5  # share of the lower item's height that two items of one row have in common

_LABEL = re.compile(
    r"[•●■▪◆➢✓◻❑❖·○▲※★☆–—*-]|[(（\[]?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[一二三四五六七八九十]{1,3})[)）\].、．]{1,2}|[①-⑳]"
)
"""What stands in a column of its own before the items of a list."""

Item = Line | Table
Gap = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Flow:
    """Lines and tables that are read from top to bottom, between the edges of their column.

    ``share`` is the number of columns that share the width of the page with it.
    """

    items: tuple[Item, ...]
    left: float
    right: float
    share: int


@dataclass(slots=True)
class _Band:
    """Rows of a page one below the other, the blanks that none of them crosses, and their left and right ends."""

    rows: list[list[Item]]
    gaps: list[Gap]
    ends: Gap
    gutters: list[Gap] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Known:
    """The gutters that the pages of a document show: all of them, and those between columns of text."""

    gutters: tuple[Gap, ...] = ()
    columns: tuple[Gap, ...] = ()


def known(pages: Iterable[Sequence[Item]]) -> Known:
    """The gutters that run down these pages."""
    bands = [band for items in pages if items for band in _settled(_bands(_rows(items), ()), ())]
    texts = [band for band in bands if band.gutters and not _is_table(_columns_of(band))]
    return Known(*(_common_to(gap for band in held for gap in band.gutters) for held in (bands, texts)))


def _common_to(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """The gutters of many pages, those that end at the same place as one, which is as wide as the narrowest."""
    found: dict[int, Gap] = {}
    for gap in gaps:
        key = round(gap[1] / 4)
        one = found.get(key, gap)
        both = max(one[0], gap[0]), min(one[1], gap[1])
        found[key] = both if both[1] - both[0] > NARROW else one
    return tuple(found.values())


NONE = Known()
"""No page is known: inside of a column."""


def in_rows(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a cell from top to bottom, those beside each other as one: words that justified text sets wide."""
    return tuple(item for row in _rows(lines) for item in _joined(row) if isinstance(item, Line))


def flows(items: Sequence[Item], known: Known = NONE, share: int = 1, depth: int = 0) -> tuple[Flow, ...]:
    """The flows of a page in the order in which they are read; ``known`` are the gutters of its document."""
    if not items:
        return ()
    left, right = min(item.left for item in items), max(item.right for item in items)
    bands = _settled(_bands(_rows(items), known.gutters), known.gutters)
    found: list[Flow] = []
    for band in bands:
        if band.gutters and depth < DEPTH:
            found.extend(_columns(band, left, right, share, depth))
        else:
            found.extend(_plain(band.rows, (left, right), share, known.columns))
    return tuple(found)


def _plain(rows: Sequence[list[Item]], ends: Gap, share: int, known: Sequence[Gap]) -> Iterator[Flow]:
    """Rows without gutters as flows: what stands in a column whose neighbour is empty is a column all the same."""
    parts: list[tuple[bool, list[Item]]] = []
    for side, held in groupby(rows, key=lambda row: _side(row, known)):
        part = list(held)
        column = side is not None and len(part) >= ROWS and _is_filled(part, side)
        items = [item for row in part for item in _joined(row)]
        if parts and not column and not parts[-1][0]:
            parts[-1][1].extend(items)
        else:
            parts.append((column, items))
    for column, items in parts:
        if column:
            yield Flow(tuple(items), min(item.left for item in items), max(item.right for item in items), share + 1)
        else:
            yield Flow(tuple(items), *ends, share)


def _side(row: Sequence[Item], known: Sequence[Gap]) -> tuple[Gap, bool] | None:
    """The gutter of other pages that a row stands beside, and whether on its left; None where it crosses them all."""
    for gap in known:
        if all(item.ink <= gap[0] + 1 for item in row):
            return gap, True
        if all(item.left >= gap[1] - 1 for item in row):
            return gap, False
    return None


def _is_filled(rows: Sequence[Sequence[Item]], side: tuple[Gap, bool]) -> bool:
    """Whether most rows reach as far as the gutter that they stand beside."""
    gap, left = side
    near = 2 * max(row[0].size for row in rows)
    reaching = sum(gap[0] - row[-1].ink < near if left else row[0].left - gap[1] < near for row in rows)
    return 2 * reaching >= len(rows)


def _columns(band: _Band, left: float, right: float, share: int, depth: int) -> Iterator[Flow]:
    columns = _columns_of(band)
    if _is_table(columns):
        above = next((at for at, row in enumerate(band.rows) if len(row) > 1), 0)
        heads = tuple(item for row in band.rows[:above] for item in row)
        yield Flow((*heads, _table(_Band(band.rows[above:], band.gaps, band.ends, band.gutters))), left, right, share)
    else:
        for column in columns:
            yield from flows(column, NONE, share * len(columns), depth + 1)


def _columns_of(band: _Band) -> list[list[Item]]:
    """What stands in each column of a band, from left to right."""
    numbers = range(len(band.gutters) + 1)
    return [[item for row in band.rows for item in row if _column(item, band.gutters) == at] for at in numbers]


def _column(item: Item, gutters: Sequence[Gap]) -> int:
    return sum(item.left >= gap[1] - 0.01 for gap in gutters)


def _rows(items: Sequence[Item]) -> list[list[Item]]:
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


def _bands(rows: Sequence[list[Item]], known: Sequence[Gap]) -> list[_Band]:
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
    return len(row) - len({_column(item, gutters) for item in row})


def _cut(rows: Sequence[list[Item]], held: Sequence[list[Gap]], origins: Sequence[int]) -> list[_Band]:
    """The bands that these origins say, from the last one backwards: of a row outside of columns it is -1."""
    bands: list[_Band] = []
    end = len(rows)
    while end:
        start = end - 1 if origins[end] < 0 else origins[end]
        gaps, ends = held[start], _ends(rows[start])
        for at in range(start + 1, end):
            gaps, ends = _common(gaps, held[at]), _wider(ends, _ends(rows[at]))
        gutters = [] if origins[end] < 0 else _inner(gaps, ends)
        bands.append(_Band(list(rows[start:end]), gaps, ends, gutters))
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


def _settled(bands: Sequence[_Band], known: Sequence[Gap]) -> list[_Band]:
    """The bands with the gutters that are sure; neighbours without any are one."""
    for band in bands:
        band.gutters = [gap for gap in band.gutters if _is_gutter(gap, band.rows, known)]
    settled: list[_Band] = []
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


def _is_table(columns: Sequence[Sequence[Item]]) -> bool:
    """Whether columns are those of a table: of numbers, or three and more that no running text fills."""
    texts = [[item for item in column if isinstance(item, Line)] for column in columns]
    figures = any(sum(not _has_words(line) for line in column) > 0.6 * len(column) for column in texts if column)
    return figures or (len(columns) > 2 and sum(map(_filled, texts)) < TABLE * len(texts))


def _has_words(line: Line) -> bool:
    return any(map(str.isalpha, line.text))


def _filled(column: Sequence[Line]) -> float:
    """The share of lines that fill a column."""
    if not column:
        return 0.0
    width = max(line.right for line in column) - min(line.left for line in column)
    return sum(line.right - line.left >= FILLED * width for line in column) / len(column)


def _table(band: _Band) -> Table:
    """The rows of a band as those of a table; a line that goes on with the first cell above begins no row."""
    cells: dict[tuple[int, int], list[Line]] = {}
    edge = max((row[0].right for row in band.rows if _column(row[0], band.gutters) == 0), default=0.0)
    number, before = 0, None
    for row in band.rows:
        first = row[0] if _column(row[0], band.gutters) == 0 else None
        filled = any((number, _column(item, band.gutters) + 1) in cells for item in row if item is not first)
        if not number or (first and (filled or not _goes_on(before, first, edge))):
            number += 1
        before = first or before
        for column, held in groupby(row, key=lambda item: _column(item, band.gutters)):
            cells.setdefault((number, column + 1), []).extend(_lines(held))
    items = [item for row in band.rows for item in row]
    found = tuple(
        Cell(row, column, tuple(part), min(line.left for line in part), max(line.right for line in part))
        for (row, column), part in sorted(cells.items())
    )
    size = max(item.size for item in items)
    return Table(*_bounds(items), size, found, ruled=False)


def _bounds(items: Sequence[Item]) -> tuple[float, float, float, float]:
    left, right = min(item.left for item in items), max(item.right for item in items)
    return left, right, min(item.top for item in items), max(item.bottom for item in items)


def _goes_on(before: Item | None, first: Item, edge: float) -> bool:
    """Whether a line goes on with the one above it in the first column: that one had no room for its first word."""
    if not (isinstance(before, Line) and isinstance(first, Line)):
        return False
    return edge - before.right < first.first and first.base - before.base < 2 * first.size


def _lines(items: Iterable[Item]) -> Iterator[Line]:
    """The lines of a cell in one row, as one."""
    for item in _joined(tuple(items)):
        if isinstance(item, Line):
            yield item
        else:
            yield from (line for cell in item.cells for line in cell.lines)


def _joined(row: Sequence[Item]) -> Iterator[Item]:
    """A row outside of columns: its lines as one, with a blank where the gap was; a table stands alone."""
    parts = [item for item in row if isinstance(item, Line)]
    yield from (item for item in row if isinstance(item, Table))
    if len(parts) > 1:
        text = " ".join(part.text for part in parts)
        right = max(part.right for part in parts)
        calls = tuple(call for part in parts for call in (*part.calls, *_call(parts[0], part)))
        yield replace(parts[0], text=text, right=right, bold=all(part.bold for part in parts), calls=calls)
    else:
        yield from parts


def _call(line: Line, part: Line) -> tuple[str, ...]:
    """The mark of a note that stands by itself behind a line, smaller and raised."""
    raised = part.size <= SMALLER * line.size and part.base < line.base - RAISED * line.size
    return (part.text,) if raised else ()
