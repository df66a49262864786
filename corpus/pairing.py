"""Beads of pieces, found together with the seams between them.

A headline without a stop and a paragraph cut after its first line look alike; but where the other language has
two paragraphs, the one was a headline. So pieces are aligned as they are. A seam inside a bead costs what it
costs to join there, or to pair two paragraphs with one; two seams at one place, between two beads, count for
joining where the odds of both together are for it: a page that ends cuts both columns.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.alignment.anchors import band
from corpus.alignment.evidence import Evidence
from corpus.alignment.features import units
from corpus.paragraphs import Chain
from corpus.streams import join_texts
from corpus.types import Lang

SURE = 5.0  # odds above which a join needs no second opinion
APART = -3.3  # the prior of a bead of two paragraphs beside that of one
ALONE = -3.5  # … and of a paragraph without a counterpart
BOTH = 1.0  # what speaks for two seams at one place of both languages
MOST = 4  # rows of one language in a bead
WORST = 2 * APART - 0.1  # no bead is looked at whose seams cost more: that of three paragraphs and one, or two and two
_SHAPES = tuple((m, n) for m in range(MOST + 1) for n in range(MOST + 1) if (m and n) or m + n == 1)

Chains = Mapping[Lang, Chain]
Span = tuple[int, int, int, int]
"""A bead ``(i, m, j, n)``: ``m`` Chinese pieces from number ``i`` with ``n`` English ones from ``j``."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces ``[start, end)`` of a chain that belong together for sure, their text, and the odds of the seam before."""

    start: int
    end: int
    text: str
    odds: float


def stretches(chain: Chain) -> tuple[Stretch, ...]:
    """A chain between its doubtful seams; no odds are worse than those of two paragraphs in one bead."""
    starts = [at for at, odds in enumerate(chain.odds) if odds < SURE]
    found = []
    for start, end in zip(starts, [*starts[1:], len(chain.pieces)], strict=True):
        text = join_texts([piece.text for piece in chain.pieces[start:end]], chain.pieces[0].lang)
        found.append(Stretch(start, end, text, max(chain.odds[start], APART)))
    return tuple(found)


class Grid:
    """Two rows of stretches, and the best beads through any part of them."""

    def __init__(self, zh: Sequence[Stretch], en: Sequence[Stretch]) -> None:
        self.evidence = Evidence(units([each.text for each in zh], "zh"), units([each.text for each in en], "en"))
        self._zh, self._en = [each.odds for each in zh], [each.odds for each in en]

    def best(self, ranges: Sequence[tuple[int, int]], top: int = 0) -> tuple[float, tuple[Span, ...]]:
        """The score and the beads of the best path, by dynamic programming.

        ``ranges`` are, for each Chinese position from ``top`` on, the English positions ``[first, end)`` to look
        at; the path leads from the first of the first to the last of the last.
        """
        begin, goal = (top, ranges[0][0]), (top + len(ranges) - 1, ranges[-1][1] - 1)
        moves: dict[tuple[int, int], tuple[int, int]] = {}
        totals = {begin: 0.0}
        for i, (first, end) in enumerate(ranges, top):
            for j in range(first, end):
                reached = [
                    (before + seams + self._score(i - m, m, j - n, n), (m, n))
                    for m, n in _SHAPES
                    if (before := totals.get((i - m, j - n))) is not None
                    and (seams := sum(self._zh[i - m + 1 : i]) + sum(self._en[j - n + 1 : j])) >= WORST
                ]
                if reached:
                    totals[i, j], moves[i, j] = max(reached)
        return totals[goal], _trace(moves, begin, goal)

    def _score(self, i: int, m: int, j: int, n: int) -> float:
        if not (m and n):
            return ALONE
        before = max(0.0, self._zh[i] + self._en[j] + BOTH) if i and j else 0.0
        return self.evidence.score(i, m, j, n) + before


def _trace(
    moves: dict[tuple[int, int], tuple[int, int]], begin: tuple[int, int], goal: tuple[int, int]
) -> tuple[Span, ...]:
    path = []
    i, j = goal
    while (i, j) != begin:
        m, n = moves[i, j]
        i, j = i - m, j - n
        path.append((i, m, j, n))
    return tuple(reversed(path))


def pairing(chains: Chains) -> tuple[Span, ...]:
    """The beads of the pieces of two chains."""
    zh, en = stretches(chains["zh"]), stretches(chains["en"])
    grid = Grid(zh, en)
    ends = ([each.start for each in zh] + [zh[-1].end], [each.start for each in en] + [en[-1].end])
    return tuple(
        (ends[0][i], ends[0][i + m] - ends[0][i], ends[1][j], ends[1][j + n] - ends[1][j])
        for i, m, j, n in grid.best(band(grid.evidence))[1]
    )
