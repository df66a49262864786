"""The prior of each shape of bead, Chinese units first: how often translators divide, join, drop and add."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from corpus.alignment.evidence import Evidence
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
    for at, step in enumerate(path):
        alone = 1.0 if step.m and step.n else 1.0 - _taken_in(path, at, evidence)
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


def _taken_in(path: Sequence[Step], at: int, evidence: Evidence) -> float:
    """The probability that a unit without counterpart belongs to the bead before or behind it."""
    alone = path[at]
    odds = 0.0
    for other in (*path[max(0, at - 1) : at], *path[at + 1 : at + 2]):
        shape = (alone.m + other.m, alone.n + other.n)
        if other.m and other.n and shape in SHAPES:
            weight = evidence.score(min(alone.i, other.i), shape[0], min(alone.j, other.j), shape[1]) - other.weight
            prior = SHAPES[shape] / (SHAPES[other.m, other.n] * SHAPES[alone.m, alone.n])
            odds = max(odds, prior * math.exp(min(weight, MOST_WEIGHT)))
    return odds / (1.0 + odds)


def _class(m: int, n: int) -> int:
    return 0 if not m or not n else min(m + n - 1, 3)
