"""The best sequence of beads: dynamic programming in a band (Gale and Church 1993), a row of the band at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.alignment.bands import Band
from corpus.alignment.evidence import Evidence
from corpus.alignment.offers import LABEL_IN_BEAD, LARGEST, UNREACHED, More, Offers, Rows, Shapes

DROP_ENGLISH = -1  # a move; the others are (m - 1) * (LARGEST + 1) + n
_COUNTS = np.arange(LARGEST + 1)[:, None]


class Step(NamedTuple):
    """A bead of the path: ``m`` Chinese units from ``i`` with ``n`` English ones from ``j``, and its evidence."""

    i: int
    m: int
    j: int
    n: int
    weight: float


def best_path(
    evidence: Evidence, band: Band, shapes: Shapes, more: More | None = None, *, labels: bool = True
) -> list[Step]:
    """The path through the band whose evidence and prior weigh most, as :class:`Search` finds it."""
    return Search(evidence, band, shapes, more, labels=labels).path


class Search:
    """One search through a band; ``labels`` says that the units are whole, so that one without a stop joins no other.

    Rows are Chinese positions. The arrays of a row have one cell more at either end than the band: out of reach.
    """

    def __init__(
        self, evidence: Evidence, band: Band, shapes: Shapes, more: More | None = None, *, labels: bool = True
    ) -> None:
        self.evidence, self._band = evidence, band
        self._offers = Offers(evidence, band, shapes, more, LABEL_IN_BEAD if labels else 0.0)
        self._count = len(evidence.zh)
        self._totals = [np.full(b - a + 3, UNREACHED) for a, b in zip(band.low, band.high, strict=True)]
        self._moves = [np.full(b - a + 1, DROP_ENGLISH, np.int8) for a, b in zip(band.low, band.high, strict=True)]
        self._rows: list[NDArray[np.float32]] = []
        self._totals[0][1] = 0.0

    @cached_property
    def path(self) -> list[Step]:
        """The best path; seams between sections are no beads."""
        self._rows = self._offers.rows()
        self._offers.close()
        for row in range(self._count + 1):
            if row:
                self._reach(row)
            self._drop_english(row)
        return list(self._trace())[::-1]

    def _alone(self, row: int) -> Rows:
        low = int(self._band.low[row])
        alone: Rows = self._offers.alone[low : low + len(self._totals[row]) - 2]
        return alone

    def _at(self, row: int, column: NDArray[np.int64]) -> NDArray[np.int64]:
        """Where in the arrays of a row these columns stand; those outside the band at its ends."""
        at: NDArray[np.int64] = np.minimum(np.maximum(column - self._band.low[row] + 1, 0), len(self._totals[row]) - 1)
        return at

    def _columns(self, row: int) -> NDArray[np.int64]:
        return np.arange(self._band.low[row], self._band.high[row] + 1)

    def _reach(self, row: int) -> None:
        """The best bead that ends at each position of a row."""
        totals = self._totals[row]
        if self._band.is_seam(row - 1):  # only from where the section's English units are all placed
            totals[1] = self._totals[row - 1][-2]
            return
        column = self._columns(row) - _COUNTS
        offers = []
        for start in range(row - 1, max(-1, row - LARGEST - 1), -1):
            if self._band.stop[start] < row:
                break
            at = self._at(start, column)
            offers.append(self._totals[start][at] + self._rows[start][row - start - 1, _COUNTS, at])
        every = np.concatenate(offers)
        best = every.argmax(0)
        totals[1:-1] = every[best, np.arange(every.shape[1])]
        self._moves[row][:] = best

    def _drop_english(self, row: int) -> None:
        """English units without counterpart: the only moves inside a row."""
        totals, alone = self._totals[row][1:-1], self._alone(row)
        best = np.maximum.accumulate(totals - alone) + alone
        better = best > totals + 1e-9
        totals[better] = best[better]
        self._moves[row][better] = DROP_ENGLISH

    def _trace(self) -> Iterator[Step]:
        low = self._band.low
        i, j = self._count, int(self._band.high[-1])
        while i or j:
            if i and self._band.is_seam(i - 1) and j == low[i]:
                i -= 1
                continue
            move = int(self._moves[i][j - low[i]])
            m, n = (0, 1) if move == DROP_ENGLISH else (move // (LARGEST + 1) + 1, move % (LARGEST + 1))
            i, j = i - m, j - n
            yield Step(i, m, j, n, self._weight(i, m, j, n) if m and n else 0.0)

    def _weight(self, i: int, m: int, j: int, n: int) -> float:
        return float(self._rows[i][m - 1, n, j - self._band.low[i] + 1]) - self._offers.prior(i, m, j, n)

    def margins(self) -> list[float]:
        """For each step of the path, how much better the path is than the best one that does without this bead.

        Precisely: without one of the positions where it begins and ends, or with one inside it.
        """
        path = self.path
        after, skipping = self._backward()
        best = float(self._totals[-1][-2])
        through = [total + rest for total, rest in zip(self._totals, after, strict=True)]
        for row, column, end in _visited(path):
            low = self._band.low[row]
            through[row][max(0, column - low + 1) : max(0, end - low + 2)] = UNREACHED
        inside = np.array([float(row.max()) for row in through])
        rivals = np.maximum(inside, skipping)
        return [
            best - float(max(rivals[i], rivals[i + m], inside[i + 1 : i + m].max(initial=UNREACHED)))
            for i, m, *_ in path
        ]

    def _backward(self) -> tuple[list[Rows], Rows]:
        """The best way on from each position, and for each row the best path that passes over it."""
        after = [np.full(len(totals), UNREACHED) for totals in self._totals]
        skipping = np.full(self._count + 1, UNREACHED)
        after[-1][-2] = 0.0
        for row in range(self._count, -1, -1):
            if row < self._count:
                self._onward(row, after, skipping)
            alone = self._alone(row)
            rest = after[row][1:-1]
            np.maximum(rest, np.maximum.accumulate((rest + alone)[::-1])[::-1] - alone, out=rest)
        return after, skipping

    def _onward(self, row: int, after: list[Rows], skipping: Rows) -> None:
        """The best bead from each position of a row; what passes over later rows is noted."""
        rest = after[row][1:-1]
        if self._band.is_seam(row):
            rest[-1] = after[row + 1][1]
            return
        column = self._columns(row) + _COUNTS
        for m, offers in enumerate(self._rows[row], 1):
            ways = (offers[:, 1:-1] + after[row + m][self._at(row + m, column)]).max(0)
            np.maximum(rest, ways, out=rest)
            if m > 1:
                over = skipping[row + 1 : row + m]
                np.maximum(over, (self._totals[row][1:-1] + ways).max(), out=over)


def _visited(path: Sequence[Step]) -> Iterator[tuple[int, int, int]]:
    """For each row on a path its first and last column there.

    Units without counterpart that follow each other may stand in any order: all ways through them are one.
    """
    start = (0, 0)
    for at, step in enumerate(path):
        alone = not (step.m and step.n)
        if not (alone and at and not (path[at - 1].m and path[at - 1].n)):
            start = (step.i, step.j)
        end = (step.i + step.m, step.j + step.n)
        yield start[0], start[1], start[1]
        yield end[0], end[1], end[1]
        if alone:
            yield from ((row, start[1], end[1]) for row in range(start[0], end[0] + 1))
