"""The prior of each shape of bead, Chinese units first: how often translators divide, join, drop and add."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

Shapes = Mapping[tuple[int, int], float]

LARGEST = 4  # units on one side of a bead
SHAPES: Shapes = {
    (1, 1): 0.84, (1, 0): 0.03, (0, 1): 0.03, (1, 2): 0.03, (2, 1): 0.03, (2, 2): 0.004, (1, 3): 0.005, (3, 1): 0.005,
    (2, 3): 0.001, (3, 2): 0.001, (1, 4): 0.001, (4, 1): 0.001, (3, 3): 0.0005, (2, 4): 0.0004, (4, 2): 0.0004,
    (3, 4): 0.0003, (4, 3): 0.0003, (4, 4): 0.0002,
}  # fmt: skip
"""Shares counted on documents with human links; the rare shapes share what is left."""
STEADY = 20.0  # beads that the shares above weigh, when a document's own are counted


def shapes_of(beads: Iterable[tuple[int, int]]) -> Shapes:
    """The shares of a document, from the shapes of a first pass over it.

    They are counted in four classes, 1-1, without counterpart, 1-2 or 2-1, and larger: inside a class the
    shares keep their proportion, because a document holds too few of each to count them singly.
    """
    seen = Counter(_class(*bead) for bead in beads)
    usual: dict[int, float] = {}
    for shape, share in SHAPES.items():
        usual[_class(*shape)] = usual.get(_class(*shape), 0.0) + share
    total = sum(usual.values())
    return {
        shape: share / usual[kind] * (seen[kind] + STEADY * usual[kind] / total) / (seen.total() + STEADY)
        for shape, share in SHAPES.items()
        for kind in [_class(*shape)]
    }


def _class(m: int, n: int) -> int:
    return 0 if not m or not n else min(m + n - 1, 3)
