"""Reading order: the lines and tables of a page → flows, the columns of text that are read from top to bottom.

The columns are those of `bands`. Inside a column there may be columns again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.readers.pdf.bands import NARROW, ROWS, Band, Gap, Item, banded, column_of, rows_of
from corpus.readers.pdf.glyph_rows import SMALLER
from corpus.readers.pdf.grid import Cell, Table
from corpus.readers.pdf.lines import RAISED, Line

DEPTH = 4  # columns inside columns
FILLED = 0.75  # share of its column that a line of running text fills; 0.6 and 0.94 don't do
TABLE = 0.5  # share of the lines that fill their column, under which several columns are a table; 0.5 to 0.6 do


@dataclass(frozen=True, slots=True)
class Flow:
    """Lines and tables that are read from top to bottom, between the edges of their column.

    ``share`` is the number of columns that share the width of the page with it.
    """

    items: tuple[Item, ...]
    left: float
    right: float
    share: int


@dataclass(frozen=True, slots=True)
class Known:
    """The gutters that the pages of a document show: all of them, and those between columns of text."""

    gutters: tuple[Gap, ...] = ()
    columns: tuple[Gap, ...] = ()


def known(pages: Iterable[Sequence[Item]]) -> Known:
    """The gutters that run down these pages."""
    bands = [band for items in pages if items for band in banded(items, ())]
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
    return tuple(item for row in rows_of(lines) for item in _joined(row) if isinstance(item, Line))


def flows(items: Sequence[Item], known: Known = NONE, share: int = 1, depth: int = 0) -> tuple[Flow, ...]:
    """The flows of a page in the order in which they are read; ``known`` are the gutters of its document."""
    if not items:
        return ()
    left, right = min(item.left for item in items), max(item.right for item in items)
    bands = banded(items, known.gutters)
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


def _columns(band: Band, left: float, right: float, share: int, depth: int) -> Iterator[Flow]:
    columns = _columns_of(band)
    if _is_table(columns):
        above = next((at for at, row in enumerate(band.rows) if len(row) > 1), 0)
        heads = tuple(item for row in band.rows[:above] for item in row)
        yield Flow((*heads, _table(Band(band.rows[above:], band.gaps, band.ends, band.gutters))), left, right, share)
    else:
        for column in columns:
            yield from flows(column, NONE, share * len(columns), depth + 1)


def _columns_of(band: Band) -> list[list[Item]]:
    """What stands in each column of a band, from left to right."""
    numbers = range(len(band.gutters) + 1)
    return [[item for row in band.rows for item in row if column_of(item, band.gutters) == at] for at in numbers]


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


def _table(band: Band) -> Table:
    """The rows of a band as those of a table; a line that goes on with the first cell above begins no row."""
    cells: dict[tuple[int, int], list[Line]] = {}
    edge = max((row[0].right for row in band.rows if column_of(row[0], band.gutters) == 0), default=0.0)
    number, before = 0, None
    for row in band.rows:
        first = row[0] if column_of(row[0], band.gutters) == 0 else None
        filled = any((number, column_of(item, band.gutters) + 1) in cells for item in row if item is not first)
        if not number or (first and (filled or not _goes_on(before, first, edge))):
            number += 1
        before = first or before
        for column, held in groupby(row, key=lambda item: column_of(item, band.gutters)):
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
