"""What every bead in the band offers: its evidence and the prior of its shape, a row of the band at a time."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from corpus.alignment.bands import Band
from corpus.alignment.cells import LARGEST, Cells
from corpus.alignment.evidence import BOTH_WAYS, Evidence, length_weight
from corpus.alignment.sides import Side
from corpus.alignment.tables import Table

LABEL_IN_BEAD = 1.5  # what each heading or label costs that is to be one of several units of a side …
CONTINUES = 2.0  # … and a bead that ends where a sentence goes on (set on stories, technical pages and news)
UNREACHED = -1e30
CELLS = 2048  # positions of rows that are looked at together: fewer take longer, more take memory

Rows = NDArray[np.float64]
Shapes = Mapping[tuple[int, int], float]
"""The prior probability of each shape of bead, Chinese units first."""
More = Callable[[int, int, int, int], Rows]
"""Further evidence: for Chinese position ``p``, English positions from ``low``, so many of them, and at most ``m``
Chinese units, an array ``[m-1, n-1, position]``."""

_SIZES = np.arange(1, LARGEST + 1)


@dataclass(frozen=True, slots=True)
class _Batch:
    """Rows whose beads have up to ``most`` Chinese units, and the English positions of each and some behind them."""

    rows: NDArray[np.int64]
    most: int
    column: NDArray[np.int64]

    @property
    def width(self) -> int:
        """The positions of the widest row."""
        return int(self.column.shape[1]) - LARGEST + 1


class Offers:
    """The offers of one search. ``label`` is what a label costs that is to be one of several units of a side."""

    def __init__(self, evidence: Evidence, band: Band, shapes: Shapes, more: More | None, label: float) -> None:
        self.zh, self.en, self.ratio, self.band, self.more = evidence.zh, evidence.en, evidence.ratio, band, more
        low, high = band.low, band.high
        self._widths = high - low + 1
        rows, columns = np.arange(len(self.zh)), np.arange(len(self.en))
        begin = np.searchsorted(band.stop, band.stop, "left")  # the first row of each row's section
        first = low[np.maximum(rows - LARGEST + 1, begin[:-1])]
        self.zh_table = Table(self.zh, self.en.lengths, first, high[:-1] + 1, LARGEST)
        section = begin[np.searchsorted(low, columns, "right") - 1]  # … and of each English unit's
        last = np.minimum(np.searchsorted(low, columns, "right"), band.stop[section])
        first = np.minimum(np.maximum(np.searchsorted(high, columns - LARGEST + 1, "left"), section), last)
        self.en_table = Table(self.en, self.zh.lengths, first, last, LARGEST)
        self.zh_before, self.en_before = _before(self.zh.lengths), _before(self.en.lengths)
        ends = np.concatenate([[0.0], CONTINUES * self.en.layout.continues[1:], np.zeros(2 * LARGEST + 3)])
        self.zh_costs, self.en_costs = label * _labels(self.zh), label * _labels(self.en)
        for n in range(1, LARGEST + 1):
            self.en_costs[n] += ends[n : n + self.en_costs.shape[1]]
        self.priors = np.full((LARGEST, LARGEST + 1), UNREACHED)
        for (m, n), share in shapes.items():
            if m:
                self.priors[m - 1, n] = math.log(share)
        self.alone = np.arange(len(ends)) * math.log(shapes[0, 1]) - np.cumsum(ends)
        """What all English units before a position would give together if they had no counterpart."""

    def laid(self, cells: Cells) -> NDArray[np.float32]:
        """Evidence and prior of every bead, ``[m-1, n, position - low + 1]`` of each row where ``cells`` says."""
        found = np.zeros(cells.offers[-1], np.float32)
        for batch in self._batches():
            offers = self._offered(batch)
            for at, row in enumerate(batch.rows.tolist()):
                width = cells.widths[row] + 2
                into = found[cells.offers[row] : cells.offers[row + 1]].reshape(batch.most, LARGEST + 1, width)
                into[:, :, :-1] = offers[at, :, :, : width - 1]
        return found

    def _batches(self) -> Iterator[_Batch]:
        """The rows whose beads may have as many Chinese units, the narrow ones first, some at a time."""
        rows = np.arange(len(self.zh))
        most = np.minimum(LARGEST, self.band.stop[:-1] - rows)
        order = np.lexsort((self._widths[:-1], most)).tolist()
        for units, group in groupby((row for row in order if most[row] > 0), lambda row: int(most[row])):
            taken: list[int] = []
            for row in group:
                if taken and (len(taken) + 1) * int(self._widths[row]) > CELLS:
                    yield self._batch(taken, units)
                    taken = []
                taken.append(row)
            yield self._batch(taken, units)

    def _batch(self, rows: list[int], most: int) -> _Batch:
        column = self.band.low[rows][:, None] + np.arange(int(self._widths[rows[-1]]) + LARGEST - 1)
        return _Batch(np.array(rows), most, column)

    def _offered(self, batch: _Batch) -> NDArray[np.float32]:
        """As ``rows`` gives it for each of some rows; what is beyond the width of a narrow one means nothing."""
        offers = np.zeros((len(batch.rows), batch.most, LARGEST + 1, batch.width + 2), np.float32)
        words = BOTH_WAYS * (self._chinese(batch) + self._english(batch))
        offers[:, :, 1:, 1:-1] = words + self._lengths(batch)
        if self.more is not None:
            for at, row in enumerate(batch.rows.tolist()):
                width = int(self._widths[row])
                offers[at, :, 1:, 1 : width + 1] += self.more(row, int(self.band.low[row]), width, batch.most)
        offers[:, :, :, 1:-1] += self._prior(batch)
        return offers

    def _prior(self, batch: _Batch) -> Rows:
        """The prior of each shape less the cost of labels and of breaking a sentence: ``[row, m-1, n, column]``."""
        zh = self.zh_costs[1 : batch.most + 1, batch.rows].T[:, :, None] * (np.arange(LARGEST + 1) > 0)
        en = self.en_costs[:, np.minimum(batch.column[:, : batch.width], self.en_costs.shape[1] - 1)]
        prior: Rows = (self.priors[: batch.most] - zh)[:, :, :, None] - en.transpose(1, 0, 2)[:, None]
        return prior

    def _chinese(self, batch: _Batch) -> Rows:
        table = self.zh_table
        units = batch.rows[:, None] + np.arange(batch.most)
        start = table.offset[units] + self.band.low[batch.rows][:, None] - table.first[units]
        at = np.minimum(start[:, :, None] + np.arange(batch.width), table.values.shape[2] - 1)
        parts = [table.values[back][:, at[:, back]] for back in range(batch.most)]
        return np.cumsum(parts, axis=0, dtype=np.float64).transpose(2, 0, 1, 3)

    def _english(self, batch: _Batch) -> Rows:
        table, row = self.en_table, batch.rows[:, None]
        inside = np.minimum(batch.column, len(self.en) - 1)
        at = table.offset[inside] + row - table.first[inside]
        held = (batch.column < len(self.en)) & (row >= table.first[inside]) & (at < table.offset[inside + 1])
        found = table.values[:, : batch.most, np.where(held, at, table.values.shape[2] - 1)]
        parts = [found[back, :, :, back : back + batch.width] for back in range(LARGEST)]
        return np.cumsum(parts, axis=0, dtype=np.float64).transpose(2, 1, 0, 3)

    def _lengths(self, batch: _Batch) -> Rows:
        zh = self.zh_before[batch.rows[:, None] + np.arange(1, batch.most + 1)] - self.zh_before[batch.rows][:, None]
        places = np.minimum(batch.column[:, None, : batch.width] + _SIZES[:, None], len(self.en_before) - 1)
        before = np.minimum(batch.column[:, : batch.width], len(self.en_before) - 1)
        en = self.en_before[places] - self.en_before[before][:, None]
        return length_weight(zh[:, :, None, None], en[:, None], self.ratio)

    def close(self) -> None:
        """Give back the room of the tables; no row can be asked for afterwards."""
        del self.zh_table, self.en_table

    def prior(self, i: int, m: int, j: int, n: int) -> float:
        """What an offer holds besides the evidence."""
        return float((self.priors[m - 1, n] - self.zh_costs[m, i] * (n > 0)) - self.en_costs[n, j])


def _before(lengths: Rows) -> Rows:
    """Characters before each position; positions beyond the end repeat the last."""
    return np.concatenate([[0.0], np.cumsum(lengths), np.full(LARGEST + 1, lengths.sum())])


def _labels(side: Side) -> Rows:
    """``[n, start]``: how many labels are among ``n`` units from ``start``; none where a unit is alone."""
    before = np.concatenate([[0.0], np.cumsum(side.layout.labels), np.full(2 * LARGEST + 3, side.layout.labels.sum())])
    count = len(side) + LARGEST + 3
    costs = np.zeros((LARGEST + 1, count))
    for n in range(2, LARGEST + 1):
        costs[n] = before[n : n + count] - before[:count]
    return costs
