"""How the work for an input grows with it, measured so that what else the machine does counts as little as can be."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

ROUNDS = 4
LEAST = 0.004
"""Seconds below which a time says nothing."""


def effort(work: Callable[[], object], rounds: int = 1) -> float:
    """Seconds of processor time, the least of some rounds: whatever disturbs a round can only add to it."""
    return min(_once(work) for _ in range(rounds))


def growth(work: Callable[[int], object], small: int, large: int, bound: float) -> float:
    """How many times the processor time of ``work(small)`` it takes to do ``work(large)``.

    Both are done in turns, and the least time of each counts; no more often than it takes to stay below ``bound``.
    """
    few = many = float("inf")
    for _ in range(ROUNDS):
        few = min(few, effort(lambda: work(small), 2))
        many = min(many, effort(lambda: work(large)))
        if many / max(few, LEAST) < bound:
            break
    return many / max(few, LEAST)


def _once(work: Callable[[], object]) -> float:
    begun = process_time()
    work()
    return process_time() - begun
