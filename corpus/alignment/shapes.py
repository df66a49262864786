"""The prior of each shape of bead, Chinese units first: how often translators divide, join, drop and add."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from corpus.alignment.evidence import Evidence, Span
from corpus.alignment.offers import Shapes
from corpus.alignment.search import Step

SHAPES: Shapes = {
    (1, 1): 0.84, (1, 0): 0.03, (0, 1): 0.03, (1, 2): 0.03, (2, 1): 0.03, (2, 2): 0.004, (1, 3): 0.005, (3, 1): 0.005,
    (2, 3): 0.001, (3, 2): 0.001, (1, 4): 0.001, (4, 1): 0.001, (3, 3): 0.0005, (2, 4): 0.0004, (4, 2): 0.0004,
    (3, 4): 0.0003, (4, 3): 0.0003, (4, 4): 0.0002, (1, 5): 0.0006, (5, 1): 0.0006,
}  # fmt: skip
"""Shares counted on documents with human links; the rare shapes share what is left."""
STEADY = 8.0  # beads that the shares above weigh, when a document's own are counted
MOST_WEIGHT = 50.0  # of evidence: beyond it nothing changes


def shapes_of(path: Sequence[Step], evidence: Evidence) -> Shapes:
    """The shares of a document, from a first path through it.

    They are counted in four classes, 1-1, without counterpart, 1-2 or 2-1, and larger: inside a class the
    shares keep their proportion, because a document holds too few of each to count them singly. A unit that
    the path leaves alone counts as left alone only as far as no neighbour could have taken it in.
    """
    seen: defaultdict[int, float] = defaultdict(float)
    taken = _taken_in(path, evidence)
    for at, step in enumerate(path):
        alone = 1.0 if step.m and step.n else 1.0 - taken[at]
        seen[_class(step.m, step.n)] += alone
        seen[_class(1, 2)] += 1.0 - alone
    usual: defaultdict[int, float] = defaultdict(float)
    for shape, share in SHAPES.items():
        usual[_class(*shape)] += share
    total, counted = sum(usual.values()), sum(seen.values())
    return {
        shape: share / usual[kind] * (seen[kind] + STEADY * usual[kind] / total) / (counted + STEADY)
        for shape, share in SHAPES.items()
        for kind in [_class(*shape)]
    }


def _taken_in(path: Sequence[Step], evidence: Evidence) -> dict[int, float]:
    """For each unit without counterpart the probability that it belongs to the bead before or behind it."""
    alone = [at for at, step in enumerate(path) if not (step.m and step.n)]
    joined = [(at, other, span) for at in alone for other, span in _with_neighbours(path, at)]
    odds = dict.fromkeys(alone, 0.0)
    for (at, other, (_, m, _, n)), tally in zip(joined, evidence.tallies([span for *_, span in joined]), strict=True):
        weight = tally.weight - other.weight
        prior = SHAPES[m, n] / (SHAPES[other.m, other.n] * SHAPES[path[at].m, path[at].n])
        odds[at] = max(odds[at], prior * math.exp(min(weight, MOST_WEIGHT)))
    return {at: each / (1.0 + each) for at, each in odds.items()}


def _with_neighbours(path: Sequence[Step], at: int) -> Iterator[tuple[Step, Span]]:
    """The beads before and behind a unit without counterpart, and each with it."""
    alone = path[at]
    for other in (*path[max(0, at - 1) : at], *path[at + 1 : at + 2]):
        m, n = alone.m + other.m, alone.n + other.n
        if other.m and other.n and (m, n) in SHAPES:
            yield other, (min(alone.i, other.i), m, min(alone.j, other.j), n)


def _class(m: int, n: int) -> int:
    return 0 if not m or not n else min(m + n - 1, 3)
