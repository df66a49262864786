"""The best sequence of beads: dynamic programming in a band around the first path (Gale and Church 1993)."""

from __future__ import annotations

import math

from corpus.alignment.anchors import band
from corpus.alignment.evidence import Evidence

# The log prior of each shape of bead, Chinese units first. Shares counted on documents with human links; the
# rare shapes share what is left.
SHAPES: tuple[tuple[int, int, float], ...] = tuple(
    (m, n, math.log(share))
    for m, n, share in (
        (1, 1, 0.84), (1, 0, 0.03), (0, 1, 0.03), (1, 2, 0.03), (2, 1, 0.03), (2, 2, 0.004), (1, 3, 0.005),
        (3, 1, 0.005), (2, 3, 0.001), (3, 2, 0.001), (1, 4, 0.001), (4, 1, 0.001), (3, 3, 0.0005), (4, 4, 0.0002),
    )
)  # fmt: skip


def best_path(evidence: Evidence) -> list[tuple[int, int, int, int, float]]:
    """Beads ``(i, m, j, n, score)`` in order: ``m`` Chinese units from ``i`` with ``n`` English ones from ``j``.

    ``score`` is the log-likelihood ratio of the bead without the prior of its shape, 0 where a side is empty.
    """
    n = len(evidence.zh.own)
    ranges = band(evidence)
    totals: list[dict[int, float]] = [{} for _ in range(n + 1)]
    moves: list[dict[int, tuple[int, int, float]]] = [{} for _ in range(n + 1)]
    totals[0][0] = 0.0
    for i in range(n + 1):
        for j in range(*ranges[i]):
            _reach(evidence, totals, moves, i, j)
    return _trace(moves, n, len(evidence.en.own))


def _reach(
    evidence: Evidence, totals: list[dict[int, float]], moves: list[dict[int, tuple[int, int, float]]], i: int, j: int
) -> None:
    best, move = -math.inf, None
    for m, n, prior in SHAPES:
        before = totals[i - m].get(j - n) if m <= i and n <= j else None
        if before is None:
            continue
        score = evidence.score(i - m, m, j - n, n) if m and n else 0.0
        if before + prior + score > best:
            best, move = before + prior + score, (m, n, score)
    if move is not None:
        totals[i][j], moves[i][j] = best, move


def _trace(moves: list[dict[int, tuple[int, int, float]]], i: int, j: int) -> list[tuple[int, int, int, int, float]]:
    path = []
    while i or j:
        m, n, score = moves[i][j]
        i, j = i - m, j - n
        path.append((i, m, j, n, score))
    return path[::-1]
