"""The weights of all keys against all spans in the band, computed many units at a time.

The weight of a bead is a sum over its units of what each unit's keys say about the span on the other side; a
table holds these sums for one language, for every span that the search may ask for.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from corpus.alignment.evidence import KeyOdds
from corpus.alignment.sides import Side

CELLS = 1 << 16  # tokens times spans that are computed at once: what a processor's cache holds is quicker
# Weights are in single precision, which is twice as quick, and their sums in double, which holds them exactly: so the
# order of the keys, another one in every process, decides nothing between spans that say the same.

Floats = NDArray[np.float32]
Whole = NDArray[np.int64]


class Table:
    """``values[back, n-1, offset[u] + s - first[u]]``: unit ``u`` against the span of ``n`` units from ``s``.

    ``back`` is the number of units of the bead before ``u``: keys that these hold already don't count again.
    ``first`` and ``last`` are the half-open range of span starts for each unit.
    """

    def __init__(self, side: Side, other_lengths: NDArray[np.float64], first: Whole, last: Whole, largest: int) -> None:
        self.first = first
        self.width = np.maximum(last - first, 0)
        self.offset = np.concatenate([[0], np.cumsum(self.width)])
        # One column more than there are spans, all zero: what lies outside the band.
        self.values: Floats = np.zeros((largest, largest, int(self.offset[-1]) + 1), np.float32)
        self._side, self._largest = side, largest
        ends = np.concatenate([[0.0], np.cumsum(other_lengths), np.full(largest, other_lengths.sum())])
        self._before = ends.astype(np.float32)  # exact up to 16 million characters
        self._counts = np.diff(side.starts)
        self._odds, self._rates = KeyOdds(side.true.astype(np.float32)), side.rate.astype(np.float32)
        for units in self._batches():
            self._fill(units)

    def _batches(self) -> Iterator[Whole]:
        """The units that have any spans, those with as many together: a batch is as wide as its widest unit."""
        order = np.argsort(self.width, kind="stable")
        order = order[self.width[order] > 0]
        tokens = np.concatenate([[0], np.cumsum(self._counts[order])])
        start = 0
        for end in range(1, len(order) + 1):
            if end == len(order) or (tokens[end + 1] - tokens[start]) * self.width[order[end]] > CELLS:
                yield order[start:end]
                start = end

    def _fill(self, units: Whole) -> None:
        side, counts, width = self._side, self._counts[units], int(self.width[units[-1]])
        begins = np.cumsum(counts) - counts
        row = np.repeat(np.arange(len(units)), counts)
        token = np.arange(len(row)) + (side.starts[units] - begins)[row]
        keys, first = side.tokens[token], self.first[units]
        seen = self._matches(keys, first[row], width + self._largest - 1)
        matched = np.zeros((len(row), width), bool)
        columns = first[:, None] + np.arange(width)
        repeated = side.layout.repeated_after[token]
        again = [_by_row(np.flatnonzero(repeated == back), row) for back in range(1, self._largest)]
        inside = np.flatnonzero(np.arange(width) < self.width[units, None])
        places = np.repeat(self.offset[units], self.width[units]) + inside % width
        rates = self._rates[keys][:, None]
        sums = np.empty((self._largest, self._largest, len(units), width), np.float64)
        for n in range(1, self._largest + 1):
            matched |= seen[:, n - 1 : n - 1 + width]
            weights = self._odds.weights(keys, rates * self._characters(columns, n)[row], matched)
            np.add.reduceat(weights, begins, axis=0, dtype=np.float64, out=sums[0, n - 1])
            for back, (some, rows, starts) in enumerate(again, 1):
                sums[back, n - 1] = sums[back - 1, n - 1]
                if len(some):
                    sums[back, n - 1, rows] -= np.add.reduceat(weights[some], starts, axis=0, dtype=np.float64)
        self.values[:, :, places] = sums.reshape(self._largest, self._largest, -1)[:, :, inside]

    def _characters(self, columns: Whole, n: int) -> Floats:
        top = len(self._before) - 1
        characters: Floats = self._before[np.minimum(columns + n, top)] - self._before[np.minimum(columns, top)]
        return characters

    def _matches(self, keys: Whole, first: Whole, width: int) -> NDArray[np.bool_]:
        """Tokens by units of the other language, from each token's ``first`` on."""
        side = self._side
        origin = keys * side.base + first
        low = np.searchsorted(side.postings, origin)
        high = np.searchsorted(side.postings, keys * side.base + np.minimum(first + width, side.base - 1))
        counts = np.maximum(high - low, 0)
        rows = np.repeat(np.arange(len(keys)), counts)
        at = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts) + low[rows]
        seen = np.zeros((len(keys), width), bool)
        seen[rows, side.postings[at] - origin[rows]] = True
        return seen


def _by_row(tokens: Whole, row: Whole) -> tuple[Whole, Whole, Whole]:
    """Some tokens, the rows in which any of them stand, and where those of each begin."""
    rows, starts = np.unique(row[tokens], return_index=True)
    return tokens, rows, starts
