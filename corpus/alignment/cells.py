"""Where the cells of a band stand in flat arrays, worked out for many rows at once.

The search goes row by row, and most rows are narrow (a passage has a few sentences): a row then costs what numpy's
calls cost. So where each cell looks is told beforehand, and a row is one gather, one sum and one choice. And sections
know nothing of each other: rows that are equally far from the first (or the last) of theirs are searched together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from corpus.alignment.bands import Band

LARGEST = 5  # units on one side of a bead: translators of stories cut long Chinese sentences into as many
CELLS = 4096  # cells whose neighbours are worked out together: fewer take longer, more take memory

Whole = NDArray[np.int64]

_UNITS = np.arange(1, LARGEST + 1)[:, None, None]
_COUNTS = np.arange(LARGEST + 1)[None, :, None]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of different sections that are searched together, and which cells of a batch are theirs: ``[start, end)``.

    ``starts`` says where each row's cells begin among them. ``padded[row, cell]`` is where each cell stands; what is
    beyond the width of a narrow row is ``outside``.
    """

    rows: Whole
    start: int
    end: int
    starts: Whole
    padded: Whole


@dataclass(frozen=True, slots=True)
class Neighbours:
    """For the cells of some groups of rows, which stand at ``here``, the cells before or behind them.

    ``totals[m-1, n, cell]`` is where the cell ``m`` rows and ``n`` columns away stands, and ``offers`` where the offer
    of the bead between the two does.
    """

    groups: list[Group]
    here: Whole
    totals: Whole
    offers: Whole


class Cells:
    """The flat arrays of one band: each row has one cell more at either end than the band, out of reach.

    Row ``r`` has its first cell inside the band at ``first[r]``, ``widths[r]`` of them. Its offers ``[m-1, n, cell]``,
    for as many Chinese units as its section still has and with the cells at either end, are at
    ``offers[r]:offers[r+1]``. One cell behind all others is ``outside`` the section.
    """

    def __init__(self, band: Band) -> None:
        self._band = band
        self._widths = band.high - band.low + 1
        rows = np.arange(len(self._widths))
        self._most = np.minimum(LARGEST, band.stop - rows)
        self._begin = np.searchsorted(band.stop, band.stop, "left")  # of each row's section
        self._first = np.cumsum(self._widths + 2) - self._widths - 1
        self._offers = np.concatenate([[0], np.cumsum(self._most * (LARGEST + 1) * (self._widths + 2))])
        self.count = int((self._widths + 2).sum())
        self.outside = self.count
        self.starts = self._first - 1
        self.columns = np.arange(self.count) + np.repeat(band.low - self._first, self._widths + 2)
        self.ends = (self._first + self._widths - 1)[band.stop]
        """For each row the last cell of its section."""
        self.low: list[int] = band.low.tolist()
        self.widths: list[int] = self._widths.tolist()
        self.first: list[int] = self._first.tolist()
        self.offers: list[int] = self._offers.tolist()

    def most(self, group: Group) -> int:
        """The most Chinese units of a bead from these rows on."""
        return int(self._most[group.rows[0]])

    def begins(self) -> list[Group]:
        """The rows that no bead leads to: the first of each section."""
        return self._alone(np.flatnonzero(np.arange(len(self.low)) == self._begin))

    def stops(self) -> list[Group]:
        """The rows from which no bead leads on: the last of each section."""
        return self._alone(np.flatnonzero(self._most == 0))

    def _alone(self, rows: Whole) -> list[Group]:
        every = np.zeros(len(self.low), np.int64)
        return [group for some in self._batches(rows, every[rows]) for group in self._groups(some, every)]

    def _batches(self, rows: Whole, distance: Whole) -> Iterator[Whole]:
        """Some rows at a time, the nearest first, and among them the narrow ones."""
        rows = rows[np.lexsort((self._widths[rows], distance))]
        cells = np.cumsum(self._widths[rows])
        start = 0
        while start < len(rows):
            end = max(start + 1, int(np.searchsorted(cells, CELLS + (cells[start - 1] if start else 0), "right")))
            yield rows[start:end]
            start = end

    def _groups(self, rows: Whole, distance: Whole) -> list[Group]:
        """Rows of one distance, and of about one width: the widest is less than twice as wide as the narrowest."""
        widths = self._widths[rows]
        starts = np.cumsum(widths) - widths
        here = np.arange(int(widths.sum())) + np.repeat(self._first[rows] - starts, widths)
        new = np.flatnonzero((np.diff(distance[rows]) != 0) | (np.diff(np.frexp(widths)[1]) != 0)) + 1
        found = []
        for first, last in pairwise([0, *new.tolist(), len(rows)]):
            start, end, width = int(starts[first]), int(starts[last - 1] + widths[last - 1]), int(widths[last - 1])
            if end - start == (last - first) * width:
                padded = here[start:end].reshape(-1, width)
            else:
                padded = self._first[rows[first:last], None] + np.arange(width)
                padded[np.arange(width) >= widths[first:last, None]] = self.outside
            found.append(Group(rows[first:last], start, end, starts[first:last] - start, padded))
        return found

    def _laid(self, rows: Whole) -> tuple[Whole, Whole]:
        """The row and the column of each cell of these rows."""
        widths = self._widths[rows]
        row = np.repeat(rows, widths)
        return row, np.arange(len(row)) - np.repeat(np.cumsum(widths) - widths, widths) + self._band.low[row]

    def _at(self, row: Whole, column: Whole) -> Whole:
        """Where in a row a column stands; one outside the band at its ends."""
        at: Whole = np.minimum(np.maximum(column - self._band.low[row] + 1, 0), self._widths[row] + 1)
        return at

    def before(self) -> Iterator[Neighbours]:
        """What leads to each cell, from the first rows of all sections on; without those that nothing leads to."""
        rows = np.arange(len(self.low))
        distance = rows - self._begin
        rows = rows[distance > 0]
        for some in self._batches(rows, distance[rows]):
            row, column = self._laid(some)
            start = row - _UNITS
            inside = start >= self._begin[row]
            start = np.where(inside, start, row)
            at = self._at(start, column - _COUNTS)
            totals = np.where(inside, self._first[start] - 1 + at, self.outside)
            offers = np.where(inside, self._offer(start, at), 0)
            yield self._neighbours(self._groups(some, distance), row, column, totals, offers)

    def behind(self) -> Iterator[Neighbours]:
        """Where each cell leads, from the last rows of all sections back; without those that lead nowhere."""
        rows = np.flatnonzero(self._most > 0)
        distance = self._band.stop - np.arange(len(self.low))
        for some in self._batches(rows, distance[rows]):
            row, column = self._laid(some)
            inside = self._most[row] >= _UNITS
            end = np.where(inside, row + _UNITS, row)
            totals = self._first[end] - 1 + self._at(end, column + _COUNTS)
            offers = np.where(inside, self._offer(row, column - self._band.low[row] + 1), 0)
            yield self._neighbours(self._groups(some, distance), row, column, totals, offers)

    def _offer(self, row: Whole, at: Whole) -> Whole:
        """Where the offers of beads that begin at a place of a row stand."""
        place: Whole = self._offers[row] + ((_UNITS - 1) * (LARGEST + 1) + _COUNTS) * (self._widths[row] + 2) + at
        return place

    def _neighbours(self, groups: list[Group], row: Whole, column: Whole, totals: Whole, offers: Whole) -> Neighbours:
        return Neighbours(groups, self._first[row] + column - self._band.low[row], totals, offers)
