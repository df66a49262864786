"""The best sequence of beads: dynamic programming in a band (Gale and Church 1993), a row of the band at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.alignment.bands import Band
from corpus.alignment.cells import LARGEST, Cells, Group
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
        self._moves = np.full(self._cells.count, DROP_ENGLISH, np.int8)
        self._laid: NDArray[np.float32] = np.empty(0, np.float32)
        # For each cell what all English units before it would give together if they had no counterpart.
        self._alone = np.append(self._offers.alone.take(self._cells.columns, mode="clip"), 0.0)

    @cached_property
    def path(self) -> list[Step]:
        """The best path; seams between sections are no beads."""
        self._laid = self._offers.laid(self._cells)
        self._offers.close()
        for group in self._cells.begins():
            self._totals[group.padded[:, 0]] = 0.0
            self._drop_english(group)
        for batch in self._cells.before():
            offers = self._laid[batch.offers]
            for group in batch.groups:
                cells = slice(group.start, group.end)
                self._reach(batch.here[cells], batch.totals[..., cells], offers[..., cells])
                self._drop_english(group)
        return list(self._trace())[::-1]

    def _reach(self, here: NDArray[np.int64], before: NDArray[np.int64], offers: NDArray[np.float32]) -> None:
        """The best bead that ends at each of these cells."""
        every = self._totals.take(before)
        every += offers
        every = every.reshape(-1, len(here))
        self._moves[here] = every.argmax(0)
        self._totals[here] = every.max(0)

    def _drop_english(self, group: Group) -> None:
        """English units without counterpart: the only moves inside a row."""
        if group.padded.shape[1] == 1:
            return
        alone, totals = self._alone[group.padded], self._totals[group.padded]
        best = np.maximum.accumulate(totals - alone, axis=1) + alone
        better = (best > totals + 1e-9) & (group.padded < self._cells.outside)
        if better.any():
            cells = group.padded[better]
            self._totals[cells] = best[better]
            self._moves[cells] = DROP_ENGLISH

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
        best = self._totals[self._cells.ends]
        through = self._totals[:-1] + after[:-1]
        for row, column, end in _visited(path):
            first, width = self._cells.first[row] - self._cells.low[row], self._cells.widths[row]
            start, stop = max(column + first, self._cells.first[row] - 1), end + first + 1
            through[start : min(stop, self._cells.first[row] + width + 1)] = UNREACHED
        inside = np.maximum.reduceat(through, self._cells.starts)
        rivals = np.maximum(inside, skipping)
        return [
            float(best[i] - max(rivals[i], rivals[i + m], inside[i + 1 : i + m].max(initial=UNREACHED)))
            for i, m, *_ in path
        ]

    def _backward(self) -> tuple[Rows, Rows]:
        """The best way on from each position, and for each row the best path that passes over it."""
        after = np.full(self._cells.count + 1, UNREACHED)
        skipping = np.full(self._count + 1, UNREACHED)
        after[self._cells.ends] = 0.0
        for group in self._cells.stops():
            self._drop_onward(group, after)
        for batch in self._cells.behind():
            offers = self._laid[batch.offers]
            for group in batch.groups:
                cells, most = slice(group.start, group.end), self._cells.most(group)
                ways = after.take(batch.totals[:most, :, cells])
                ways += offers[:most, :, cells]
                best = ways.max(1)
                after[batch.here[cells]] = best.max(0)
                self._pass_over(group, best[1:] + self._totals[batch.here[cells]], skipping)
                self._drop_onward(group, after)
        return after, skipping

    def _pass_over(self, group: Group, best: Rows, skipping: Rows) -> None:
        """Note what passes over later rows: ``best`` with a bead of two and more Chinese units from each cell."""
        if len(best):
            over = np.maximum.reduceat(best, group.starts, axis=1)
            rows = group.rows + np.arange(1, len(best) + 1)[:, None]
            skipping[rows] = np.maximum(skipping[rows], np.maximum.accumulate(over[::-1])[::-1])

    def _drop_onward(self, group: Group, after: Rows) -> None:
        if group.padded.shape[1] > 1:
            alone, rest = self._alone[group.padded], after[group.padded]
            best = np.maximum.accumulate((rest + alone)[:, ::-1], axis=1)[:, ::-1] - alone
            after[group.padded] = np.maximum(rest, best)
            after[self._cells.outside] = UNREACHED


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
