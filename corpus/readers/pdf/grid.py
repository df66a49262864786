"""Ruled tables: the cells that the lines of a page border, and the text in them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.pdfium.page import Rule
from corpus.readers.pdf.lines import Line, lines
from corpus.readers.pdf.page import Glyph

NEAR = 3.0  # points within which two lines are one, or meet: borders are up to two points thick
MOST_RULES = 600  # of a page that are looked at for tables, once those in one line are joined: a chart has more


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell. Rows and columns count from 1; of merged cells the first counts."""

    row: int
    column: int
    lines: tuple[Line, ...]
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Table:
    """A table on the page with the cells that have text, row by row. ``ruled`` says that lines border them."""

    left: float
    right: float
    top: float
    bottom: float
    size: float
    cells: tuple[Cell, ...]
    ruled: bool = True

    @property
    def ink(self) -> float:
        """The x where what it shows ends."""
        return self.right


@dataclass(frozen=True, slots=True)
class _Grid:
    """The lines of a table: the places of the upright and of the level ones, and all of them."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    rules: tuple[Rule, ...]

    def cell(self, glyph: Glyph) -> tuple[int, int] | None:
        """Row and column from 0, None for what stands outside."""
        x, y = (glyph.left + glyph.right) / 2, glyph.base - 0.3 * glyph.size
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]):
            return None
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        return min(row, len(self.ys) - 2), min(column, len(self.xs) - 2)

    def parted(self, upright: bool, at: float, start: float, end: float) -> bool:
        """Whether a line runs between two neighbours."""
        slack = NEAR + 0.1 * (end - start)
        return any(
            rule.upright == upright
            and abs(rule.at - at) <= NEAR
            and rule.start <= start + slack
            and rule.end >= end - slack
            for rule in self.rules
        )


def tables(glyphs: Sequence[Glyph], rules: Sequence[Rule]) -> tuple[tuple[Table, ...], tuple[Glyph, ...]]:
    """The ruled tables of a page, and the glyphs that stand in none."""
    found: list[Table] = []
    rest = tuple(glyphs)
    for grid in _grids(rules):
        held: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
        outside: list[Glyph] = []
        for glyph in rest:
            place = grid.cell(glyph)
            (outside if place is None else held[place]).append(glyph)
        if len(held) > 1:
            found.append(_table(grid, held))
            rest = tuple(outside)
    return tuple(found), rest


def _table(grid: _Grid, held: dict[tuple[int, int], list[Glyph]]) -> Table:
    merged: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    widths: dict[tuple[int, int], float] = {}
    for (row, column), glyphs in sorted(held.items()):
        first = _first_of(grid, row, column)
        merged[first].extend(glyphs)
        widths[first] = max(widths.get(first, 0.0), grid.xs[column + 1])
    cells = (
        Cell(row + 1, column + 1, lines(glyphs), grid.xs[column], widths[row, column])
        for (row, column), glyphs in sorted(merged.items())
    )
    size = max(glyph.size for glyphs in held.values() for glyph in glyphs)
    return Table(grid.xs[0], grid.xs[-1], grid.ys[0], grid.ys[-1], size, tuple(cells))


def _first_of(grid: _Grid, row: int, column: int) -> tuple[int, int]:
    """The first cell of those that are one with this cell, as no line parts them."""
    xs, ys = grid.xs, grid.ys
    moved = True
    while moved:
        moved = False
        if column and not grid.parted(True, xs[column], ys[row], ys[row + 1]):
            column, moved = column - 1, True
        if row and not grid.parted(False, ys[row], xs[column], xs[column + 1]):
            row, moved = row - 1, True
    return row, column


def _grids(rules: Sequence[Rule]) -> Iterator[_Grid]:
    joined = tuple(_joined(rules))
    if len(joined) > MOST_RULES:
        return
    for group in _touching(joined):
        level = [rule for rule in group if not rule.upright]
        upright = [rule for rule in group if rule.upright]
        if len(level) < 2 or not upright:
            continue
        ends = (min(rule.start for rule in level), max(rule.end for rule in level))
        xs, ys = _places([*(rule.at for rule in upright), *ends]), _places(rule.at for rule in level)
        if len(xs) > 2 and len(ys) > 1:
            edges = tuple(Rule(True, x, ys[0], ys[-1]) for x in ends)
            yield _Grid(xs, ys, (*group, *edges))


def _joined(rules: Iterable[Rule]) -> Iterator[Rule]:
    """The rules, those in one line that touch as one."""
    last: Rule | None = None
    for rule in sorted(rules, key=lambda each: (each.upright, round(each.at / NEAR), each.start)):
        if last and last.upright == rule.upright and abs(last.at - rule.at) <= NEAR and rule.start <= last.end + NEAR:
            last = last._replace(end=max(last.end, rule.end))
            continue
        if last:
            yield last
        last = rule
    if last:
        yield last


def _touching(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """The rules in groups that hang together."""
    waiting = list(rules)
    while waiting:
        group, front = [], [waiting.pop()]
        while front:
            rule = front.pop()
            group.append(rule)
            met = [other for other in waiting if _meet(rule, other)]
            waiting = [other for other in waiting if not _meet(rule, other)]
            front.extend(met)
        yield group


def _meet(one: Rule, other: Rule) -> bool:
    if one.upright == other.upright:
        return abs(one.at - other.at) <= NEAR and one.start <= other.end + NEAR and other.start <= one.end + NEAR
    return other.start - NEAR <= one.at <= other.end + NEAR and one.start - NEAR <= other.at <= one.end + NEAR


def _places(values: Iterable[float]) -> tuple[float, ...]:
    """The values from small to large, those that are near each other as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > NEAR:
            found.append(value)
    return tuple(found)
