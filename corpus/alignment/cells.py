"""Where the cells of a band stand in flat arrays, worked out for many rows at once.

The search goes row by row, and most rows are narrow (a passage has a few sentences): a row then costs what numpy's
calls cost. So where each cell looks is told beforehand, and a row is one gather, one sum and one choice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.alignment.bands import Band

LARGEST = 5  # units on one side of a bead: translators of stories cut long Chinese sentences into as many
CELLS = 4096  # cells whose neighbours are worked out together: fewer take longer, more take memory

Whole = NDArray[np.int64]

_UNITS = np.arange(1, LARGEST + 1)[:, None, None]
_COUNTS = np.arange(LARGEST + 1)[None, :, None]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """For the cells of some rows the cells before or behind them: ``rows`` with where each begins and ends here.

    ``totals[m-1, n, cell]`` is where the cell ``m`` rows and ``n`` columns away stands, and ``offers`` (of what is
    before alone) where that bead's offer does.
    """

    rows: list[tuple[int, int, int]]
    totals: Whole
    offers: Whole


class Cells:
    """The flat arrays of one band: each row has one cell more at either end than the band, out of reach.

    Row ``r`` has its first cell inside the band at ``first[r]``, ``widths[r]`` of them. Its offers ``[m-1, n, cell]``
    for up to ``most[r]`` Chinese units, with the cells at either end, are at ``offers[r]:offers[r+1]``. One cell
    behind all others is ``outside`` the section.
    """

    def __init__(self, band: Band) -> None:
        self._band = band
        widths = band.high - band.low + 1
        rows = np.arange(len(widths))
        self._most = np.minimum(LARGEST, band.stop - rows)
        self._begin = np.searchsorted(band.stop, band.stop, "left")  # of each row's section
        self._first = np.cumsum(widths + 2) - widths - 1
        self._offers = np.concatenate([[0], np.cumsum(self._most * (LARGEST + 1) * (widths + 2))])
        self.count = int((widths + 2).sum())
        self.outside = self.count
        self.starts = self._first - 1
        self.low: list[int] = band.low.tolist()
        self.widths: list[int] = widths.tolist()
        self.most: list[int] = self._most.tolist()
        self.first: list[int] = self._first.tolist()
        self.offers: list[int] = self._offers.tolist()

    def _batches(self, rows: Whole) -> Iterator[Whole]:
        cells = np.cumsum(self._band.high[rows] - self._band.low[rows] + 1)
        start = 0
        while start < len(rows):
            end = max(start + 1, int(np.searchsorted(cells, CELLS + (cells[start - 1] if start else 0), "right")))
            yield rows[start:end]
            start = end

    def _laid(self, rows: Whole) -> tuple[Whole, Whole, list[tuple[int, int, int]]]:
        """The row and the column of each cell of these rows, and where those of each row are."""
        widths = self._band.high[rows] - self._band.low[rows] + 1
        ends = np.cumsum(widths)
        row = np.repeat(rows, widths)
        column = np.arange(len(row)) - np.repeat(ends - widths, widths) + self._band.low[row]
        return row, column, list(zip(rows.tolist(), (ends - widths).tolist(), ends.tolist(), strict=True))

    def _at(self, row: Whole, column: Whole) -> Whole:
        """Where in a row a column stands; one outside the band at its ends."""
        width = self._band.high[row] - self._band.low[row] + 1
        at: Whole = np.minimum(np.maximum(column - self._band.low[row] + 1, 0), width + 1)
        return at

    def before(self) -> Iterator[Neighbours]:
        """What leads to each cell, from the first row on; seams and what nothing leads to are left out."""
        rows = np.arange(len(self.low))
        for some in self._batches(rows[rows > self._begin]):
            row, column, laid = self._laid(some)
            start = row - _UNITS
            inside = start >= self._begin[row]
            start = np.where(inside, start, row)
            at = self._at(start, column - _COUNTS)
            width = self._band.high[start] - self._band.low[start] + 3
            offers = self._offers[start] + ((_UNITS - 1) * (LARGEST + 1) + _COUNTS) * width + at
            size = (LARGEST * (LARGEST + 1), len(row))
            totals = np.where(inside, self._first[start] - 1 + at, self.outside)
            yield Neighbours(laid, totals.reshape(size), np.where(inside, offers, 0).reshape(size))

    def behind(self) -> Iterator[Neighbours]:
        """Where each cell leads, in batches from the last row back; without the rows that lead nowhere."""
        rows = np.arange(len(self.low))
        for some in self._batches(rows[self._most > 0][::-1]):
            row, column, laid = self._laid(some)
            end = np.minimum(row + _UNITS, self._band.stop[row])
            yield Neighbours(laid, self._first[end] - 1 + self._at(end, column + _COUNTS), _NONE)


_NONE = np.empty(0, np.int64)
