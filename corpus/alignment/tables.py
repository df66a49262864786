"""The weights of all keys against all spans in the band, computed many units at a time.

The weight of a bead is a sum over its units of what each unit's keys say about the span on the other side; a
table holds these sums for one language, for every span that the search may ask for.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from corpus.alignment.evidence import key_weight
from corpus.alignment.sides import Side

CELLS = 1 << 19  # tokens times spans that are computed at once: bounds the memory

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
        self._before = np.concatenate([[0.0], np.cumsum(other_lengths), np.full(largest, other_lengths.sum())])
        for start, end in self._batches():
            self._fill(start, end)

    def _batches(self) -> list[tuple[int, int]]:
        batches, start, tokens, width = [], 0, 0, 0
        counts = np.diff(self._side.starts)
        for unit in range(len(self._side)):
            wider = max(width, int(self.width[unit]))
            if unit > start and (tokens + counts[unit]) * wider > CELLS:
                batches.append((start, unit))
                start, tokens, wider = unit, 0, int(self.width[unit])
            tokens, width = tokens + int(counts[unit]), wider
        return [*batches, (start, len(self._side))]

    def _fill(self, start: int, end: int) -> None:
        side = self._side
        low, high = int(side.starts[start]), int(side.starts[end])
        row = side.layout.unit_of_token[low:high] - start
        keys = side.tokens[low:high]
        first = self.first[start:end]
        width = int(self.width[start:end].max(initial=0))
        if not width:
            return
        seen = self._matches(keys, first[row], width + self._largest - 1)
        begins = side.starts[start:end] - low
        matched = np.zeros((high - low, width), bool)
        columns = first[:, None] + np.arange(width)
        for n in range(1, self._largest + 1):
            matched |= seen[:, n - 1 : n - 1 + width]
            length = self._characters(columns, n)
            weights = key_weight(side.true[keys][:, None], side.rate[keys][:, None] * length[row], matched)
            self._store(n, start, end, weights, begins, row, side.layout.repeated_after[low:high])

    def _characters(self, columns: Whole, n: int) -> NDArray[np.float64]:
        top = len(self._before) - 1
        characters: NDArray[np.float64] = (
            self._before[np.minimum(columns + n, top)] - self._before[np.minimum(columns, top)]
        )
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

    def _store(
        self, n: int, start: int, end: int, weights: NDArray[np.float64], begins: Whole, row: Whole, repeated: Whole
    ) -> None:
        sums = np.add.reduceat(weights, begins, axis=0)
        for back in range(self._largest):
            again = np.flatnonzero(repeated == back) if back else np.empty(0, np.int64)
            if len(again):
                np.subtract.at(sums, row[again], weights[again])
            inside = np.arange(sums.shape[1]) < self.width[start:end, None]
            self.values[back, n - 1, self.offset[start] : self.offset[end]] = sums[inside]
