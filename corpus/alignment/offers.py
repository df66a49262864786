"""What every bead in the band offers: its evidence and the prior of its shape, a row of the band at a time."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from corpus.alignment.bands import Band
from corpus.alignment.evidence import BOTH_WAYS, Evidence, length_weight
from corpus.alignment.sides import Side
from corpus.alignment.tables import Table

LARGEST = 5  # units on one side of a bead: translators of stories cut long Chinese sentences into as many
LABEL_IN_BEAD = 1.5  # what each heading or label costs that is to be one of several units of a side …
CONTINUES = 2.0  # … and a bead that ends where a sentence goes on (set on stories, technical pages and news)
UNREACHED = -1e30

Rows = NDArray[np.float64]
Shapes = Mapping[tuple[int, int], float]
"""The prior probability of each shape of bead, Chinese units first."""
More = Callable[[int, int, int, int], Rows]
"""Further evidence: for Chinese position ``p``, English positions from ``low``, so many of them, and at most ``m``
Chinese units, an array ``[m-1, n-1, position]``."""


class Offers:
    """The offers of one search. ``label`` is what a label costs that is to be one of several units of a side."""

    def __init__(self, evidence: Evidence, band: Band, shapes: Shapes, more: More | None, label: float) -> None:
        self.zh, self.en, self.ratio, self.band, self.more = evidence.zh, evidence.en, evidence.ratio, band, more
        low, high = band.low, band.high
        rows, columns = np.arange(len(self.zh)), np.arange(len(self.en))
        self.zh_table = Table(self.zh, self.en.lengths, low[np.maximum(rows - LARGEST + 1, 0)], high[:-1] + 1, LARGEST)
        last = np.minimum(np.searchsorted(low, columns, "right"), len(self.zh))
        first = np.minimum(np.searchsorted(high, columns - LARGEST + 1, "left"), last)
        self.en_table = Table(self.en, self.zh.lengths, first, last, LARGEST)
        self.zh_before, self.en_before = _before(self.zh.lengths), _before(self.en.lengths)
        ends = np.concatenate([[0.0], CONTINUES * self.en.continues[1:], np.zeros(2 * LARGEST + 3)])
        self.zh_costs, self.en_costs = label * _labels(self.zh), label * _labels(self.en)
        for n in range(1, LARGEST + 1):
            self.en_costs[n] += ends[n : n + self.en_costs.shape[1]]
        self.priors = np.full((LARGEST, LARGEST + 1), UNREACHED)
        for (m, n), share in shapes.items():
            if m:
                self.priors[m - 1, n] = math.log(share)
        self.alone = np.arange(len(ends)) * math.log(shapes[0, 1]) - np.cumsum(ends)
        """What all English units before a position would give together if they had no counterpart."""

    def row(self, row: int) -> NDArray[np.float32]:
        """Evidence and prior of every bead that begins in a row: ``[m-1, n, position - low + 1]``."""
        low, width = int(self.band.low[row]), int(self.band.high[row] - self.band.low[row]) + 1
        most = min(LARGEST, int(self.band.stop[row]) - row)
        offers = np.zeros((max(most, 0), LARGEST + 1, width + 2), np.float32)
        if most > 0:
            words = BOTH_WAYS * (self._chinese(row, low, width, most) + self._english(row, low, width, most))
            offers[:, 1:, 1:-1] = words + self._lengths(row, low, width, most)
            if self.more is not None:
                offers[:, 1:, 1:-1] += self.more(row, low, width, most)
            offers[:, :, 1:-1] += self._prior(row, slice(0, most), slice(low, low + width))
        return offers

    def _prior(self, row: int, m: slice, column: slice) -> Rows:
        """The prior of each shape less the cost of labels and of breaking a sentence: ``[m-1, n, column]``."""
        zh = self.zh_costs[1:, row][m, None] * (np.arange(LARGEST + 1) > 0)
        return (self.priors[m] - zh)[:, :, None] - self.en_costs[:, column]

    def _chinese(self, row: int, low: int, width: int, most: int) -> Rows:
        table = self.zh_table
        at = table.offset[row : row + most] + low - table.first[row : row + most]
        parts = [table.values[back, :, start : start + width] for back, start in enumerate(at.tolist())]
        return np.cumsum(parts, axis=0, dtype=np.float64)

    def _english(self, row: int, low: int, width: int, most: int) -> Rows:
        table = self.en_table
        column = np.arange(low, low + width + LARGEST - 1)
        inside = np.minimum(column, len(self.en) - 1)
        at = table.offset[inside] + row - table.first[inside]
        held = (column < len(self.en)) & (row >= table.first[inside]) & (at < table.offset[inside + 1])
        found = table.values[:, :most, np.where(held, at, table.values.shape[2] - 1)]
        parts = [found[back, :, back : back + width] for back in range(LARGEST)]
        return np.cumsum(parts, axis=0, dtype=np.float64).transpose(1, 0, 2)

    def _lengths(self, row: int, low: int, width: int, most: int) -> Rows:
        zh = self.zh_before[row + 1 : row + 1 + most] - self.zh_before[row]
        start = self.en_before[low : low + width]
        en = np.stack([self.en_before[low + n : low + n + width] - start for n in range(1, LARGEST + 1)])
        return length_weight(zh[:, None, None], en[None], self.ratio)

    def close(self) -> None:
        """Give back the room of the tables; no row can be asked for afterwards."""
        del self.zh_table, self.en_table

    def prior(self, i: int, m: int, j: int, n: int) -> float:
        """What an offer holds besides the evidence."""
        return float(self._prior(i, slice(m - 1, m), slice(j, j + 1))[0, n, 0])


def _before(lengths: Rows) -> Rows:
    """Characters before each position; positions beyond the end repeat the last."""
    return np.concatenate([[0.0], np.cumsum(lengths), np.full(LARGEST + 1, lengths.sum())])


def _labels(side: Side) -> Rows:
    """``[n, start]``: how many labels are among ``n`` units from ``start``; none where a unit is alone."""
    before = np.concatenate([[0.0], np.cumsum(side.labels), np.full(2 * LARGEST + 3, side.labels.sum())])
    count = len(side) + LARGEST + 3
    costs = np.zeros((LARGEST + 1, count))
    for n in range(2, LARGEST + 1):
        costs[n] = before[n : n + count] - before[:count]
    return costs
