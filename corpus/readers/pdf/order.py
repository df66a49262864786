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
from corpus.readers.pdf.lines import Line

GUTTER = 0.8  # ems of blank between two columns that no line crosses
ROWS = 3  # lines beside each other on both sides of a gutter, from which on it parts columns
SURE, FEW = 2.0, 2  # ems of blank that part columns from so few rows on
DEPTH = 4  # columns inside columns
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


def gutters(items: Sequence[Item]) -> tuple[Gap, ...]:
    """The gutters that run down the page."""
    return tuple(gap for band in _settled(_bands(_rows(items)), ()) for gap in band.gutters) if items else ()


def flows(items: Sequence[Item], known: Sequence[Gap] = (), share: int = 1, depth: int = 0) -> tuple[Flow, ...]:
    """The flows of a page in the order in which they are read; ``known`` are the gutters of other pages."""
    if not items:
        return ()
    left, right = min(item.left for item in items), max(item.right for item in items)
    bands = _settled(_bands(_rows(items)), known)
    found: list[Flow] = []
    for band in bands:
        if band.gutters and depth < DEPTH:
            found.extend(_columns(band, left, right, share, depth))
        else:
            found.append(Flow(tuple(item for row in band.rows for item in _joined(row)), left, right, share))
    return tuple(found)


def _columns(band: _Band, left: float, right: float, share: int, depth: int) -> Iterator[Flow]:
    columns = [
        [item for row in band.rows for item in row if _column(item, band.gutters) == at] for at in _numbers(band)
    ]
    if _is_table(columns):
        above = next((at for at, row in enumerate(band.rows) if len(row) > 1), 0)
        heads = tuple(item for row in band.rows[:above] for item in row)
        yield Flow((*heads, _table(_Band(band.rows[above:], band.gaps, band.ends, band.gutters))), left, right, share)
    else:
        for column in columns:
            yield from flows(column, (), share * len(columns), depth + 1)


def _numbers(band: _Band) -> range:
    return range(len(band.gutters) + 1)


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


def _bands(rows: Sequence[list[Item]]) -> list[_Band]:
    bands: list[_Band] = []
    for row in rows:
        free = _free(row)
        kept = _common(bands[-1].gaps, free) if bands else []
        ends = _ends(row)
        wider = (min(bands[-1].ends[0], ends[0]), max(bands[-1].ends[1], ends[1])) if bands else ends
        gutters = _inner(kept, wider)
        plain = bands and not bands[-1].gutters and len(row) == 1
        whole = bands and (bands[-1].gutters or len(gutters) == len(_inner(free, ends)))
        if plain or (gutters and whole):
            bands[-1].rows.append(row)
            bands[-1].gaps, bands[-1].gutters, bands[-1].ends = kept, gutters, wider
        else:
            bands.append(_Band([row], free, ends, _inner(free, ends)))
    return bands


def _free(row: Sequence[Item]) -> list[Gap]:
    """The blanks of a row, those beside its first and last item included."""
    edges = [float("-inf"), *(edge for item in row for edge in (item.left, item.right)), float("inf")]
    least = GUTTER * max(item.size for item in row)
    return [gap for gap in zip(edges[::2], edges[1::2], strict=True) if gap[1] - gap[0] >= least]


def _common(some: Sequence[Gap], others: Sequence[Gap]) -> list[Gap]:
    found = ((max(one[0], other[0]), min(one[1], other[1])) for one in some for other in others)
    return [gap for gap in found if gap[1] - gap[0] >= 5]


def _inner(gaps: Sequence[Gap], ends: Gap) -> list[Gap]:
    """The blanks that have text on both sides."""
    return [gap for gap in gaps if ends[0] < gap[0] and gap[1] < ends[1]]


def _ends(row: Sequence[Item]) -> Gap:
    return min(item.left for item in row), max(item.right for item in row)


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
    before, behind = [item for item in items if item.right <= gap[0]], [item for item in items if item.left >= gap[1]]
    if not before or not behind or all(isinstance(item, Line) and _LABEL.fullmatch(item.text) for item in before):
        return False  # nothing, or the marks and numbers of a list
    top, bottom = _overlap(before, behind)
    least = min(sum(item.bottom > top and item.top < bottom for item in side) for side in (before, behind))
    wide = gap[1] - gap[0] >= SURE * max(item.size for item in items)
    elsewhere = any(min(gap[1], other[1]) - max(gap[0], other[0]) > 5 for other in known)
    return least >= ROWS or (least >= FEW and wide) or (least > 0 and elsewhere)


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
        yield replace(parts[0], text=text, right=right, bold=all(part.bold for part in parts))
    else:
        yield from parts
