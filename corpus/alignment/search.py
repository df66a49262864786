"""The best sequence of beads: dynamic programming in a band (Gale and Church 1993), a row of the band at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.alignment.bands import Band
from corpus.alignment.cells import LARGEST, Cells
from corpus.alignment.evidence import Evidence
from corpus.alignment.offers import LABEL_IN_BEAD, UNREACHED, More, Offers, Rows, Shapes

DROP_ENGLISH = -1  # a move; the others are (m - 1) * (LARGEST + 1) + n


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

    Rows are Chinese positions; how their cells stand in flat arrays ``cells`` says.
    """

    def __init__(
        self, evidence: Evidence, band: Band, shapes: Shapes, more: More | None = None, *, labels: bool = True
    ) -> None:
        self.evidence, self._band = evidence, band
        self._offers = Offers(evidence, band, shapes, more, LABEL_IN_BEAD if labels else 0.0)
        self._count = len(evidence.zh)
        self._cells = Cells(band)
        self._totals = np.full(self._cells.count + 1, UNREACHED)
        self._totals[self._cells.outside] = -np.inf
        self._totals[self._cells.first[0]] = 0.0
        self._moves = np.full(self._cells.count, DROP_ENGLISH, np.int8)
        self._laid: NDArray[np.float32] = np.empty(0, np.float32)

    @cached_property
    def path(self) -> list[Step]:
        """The best path; seams between sections are no beads."""
        self._laid = self._offers.laid(self._cells)
        self._offers.close()
        done = 0  # rows
        for batch in self._cells.before():
            offers = self._laid[batch.offers]
            for row, start, end in batch.rows:
                self._begin(done, row)
                self._reach(row, batch.totals[:, start:end], offers[:, start:end])
                self._drop_english(row)
                done = row + 1
        self._begin(done, self._count + 1)
        return list(self._trace())[::-1]

    def _row(self, row: int) -> slice:
        first = self._cells.first[row]
        return slice(first, first + self._cells.widths[row])

    def _alone(self, row: int) -> Rows:
        low = self._cells.low[row]
        alone: Rows = self._offers.alone[low : low + self._cells.widths[row]]
        return alone

    def _begin(self, start: int, end: int) -> None:
        """Rows that no bead leads to: the first one, and those where a section begins, reached from where the one
        before has all its English units placed.
        """
        for row in range(start, end):
            if row:
                self._totals[self._cells.first[row]] = self._totals[self._row(row - 1).stop - 1]
            self._drop_english(row)

    def _reach(self, row: int, before: NDArray[np.int64], offers: NDArray[np.float32]) -> None:
        """The best bead that ends at each position of a row."""
        every = self._totals.take(before)
        every += offers
        here = self._row(row)
        self._moves[here] = every.argmax(0)
        every.max(0, out=self._totals[here])

    def _drop_english(self, row: int) -> None:
        """English units without counterpart: the only moves inside a row."""
        if self._cells.widths[row] == 1:
            return
        here, alone = self._row(row), self._alone(row)
        totals = self._totals[here]
        best = np.maximum.accumulate(totals - alone) + alone
        better = best > totals + 1e-9
        if better.any():
            totals[better] = best[better]
            self._moves[here][better] = DROP_ENGLISH

    def _trace(self) -> Iterator[Step]:
        cells = self._cells
        i, j = self._count, cells.low[-1] + cells.widths[-1] - 1
        while i or j:
            if i and self._band.is_seam(i - 1) and j == cells.low[i]:
                i -= 1
                continue
            move = int(self._moves[cells.first[i] + j - cells.low[i]])
            m, n = (0, 1) if move == DROP_ENGLISH else (move // (LARGEST + 1) + 1, move % (LARGEST + 1))
            i, j = i - m, j - n
            yield Step(i, m, j, n, self._weight(i, m, j, n) if m and n else 0.0)

    def _weight(self, i: int, m: int, j: int, n: int) -> float:
        cells = self._cells
        at = ((m - 1) * (LARGEST + 1) + n) * (cells.widths[i] + 2) + j - cells.low[i] + 1
        return float(self._laid[cells.offers[i] + at]) - self._offers.prior(i, m, j, n)

    def margins(self) -> list[float]:
        """For each step of the path, how much better the path is than the best one that does without this bead.

        Precisely: without one of the positions where it begins and ends, or with one inside it.
        """
        path = self.path
        after, skipping = self._backward()
        best = float(self._totals[self._row(self._count).stop - 1])
        through = self._totals[:-1] + after
        for row, column, end in _visited(path):
            first, width = self._cells.first[row] - self._cells.low[row], self._cells.widths[row]
            start, stop = max(column + first, self._cells.first[row] - 1), end + first + 1
            through[start : min(stop, self._cells.first[row] + width + 1)] = UNREACHED
        inside = np.maximum.reduceat(through, self._cells.starts)
        rivals = np.maximum(inside, skipping)
        return [
            best - float(max(rivals[i], rivals[i + m], inside[i + 1 : i + m].max(initial=UNREACHED)))
            for i, m, *_ in path
        ]

    def _backward(self) -> tuple[Rows, Rows]:
        """The best way on from each position, and for each row the best path that passes over it."""
        after = np.full(self._cells.count, UNREACHED)
        skipping = np.full(self._count + 1, UNREACHED)
        after[self._row(self._count).stop - 1] = 0.0
        done = self._count + 1  # rows from here on
        for batch in self._cells.behind():
            for row, start, end in batch.rows:
                self._end(row + 1, done, after)
                self._onward(row, batch.totals[: self._cells.most[row], :, start:end], after, skipping)
                self._drop_onward(row, after)
                done = row
        self._end(0, done, after)
        return after, skipping

    def _end(self, start: int, end: int, after: Rows) -> None:
        """Rows from which no bead leads on: the last one, and those where a section ends."""
        for row in range(end - 1, start - 1, -1):
            if row < self._count:
                after[self._row(row).stop - 1] = after[self._cells.first[row + 1]]
            self._drop_onward(row, after)

    def _drop_onward(self, row: int, after: Rows) -> None:
        if self._cells.widths[row] > 1:
            alone, rest = self._alone(row), after[self._row(row)]
            np.maximum(rest, np.maximum.accumulate((rest + alone)[::-1])[::-1] - alone, out=rest)

    def _onward(self, row: int, behind: NDArray[np.int64], after: Rows, skipping: Rows) -> None:
        """The best bead from each position of a row; what passes over later rows is noted."""
        cells, here, most = self._cells, self._row(row), len(behind)
        offers = self._laid[cells.offers[row] : cells.offers[row + 1]].reshape(most, LARGEST + 1, -1)
        ways = after.take(behind)
        ways += offers[:, :, 1:-1]
        best = ways.max(1)
        best.max(0, out=after[here])
        if most > 1:
            over = (best[1:] + self._totals[here]).max(1)
            here_on = skipping[row + 1 : row + most]
            np.maximum(here_on, np.maximum.accumulate(over[::-1])[::-1], out=here_on)


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
