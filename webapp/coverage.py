"""How much of a document is paired, and where: what the coverage bar draws and says."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from corpus.types import Passage
from webapp.present import State, pairing

SLICES = 240
"""The most pieces the bar is drawn in: about three pixels each at its widest."""


@dataclass(frozen=True, slots=True)
class Run:
    """Passages in a row that are in the same state: where the run starts, how long it is, its first passage."""

    state: State
    start: int
    length: int
    first: Passage


@dataclass(frozen=True, slots=True)
class Coverage:
    """The bar's runs over ``total`` passages, and the first passage and the number in each state."""

    total: int
    runs: tuple[Run, ...]
    counts: dict[State, int]
    firsts: dict[State, Passage]


def coverage(passages: tuple[Passage, ...]) -> Coverage:
    """The pairing of a document, run by run."""
    states = [pairing(passage) for passage in passages]
    counts: dict[State, int] = {"sure": 0, "unsure": 0, "absent": 0}
    firsts: dict[State, Passage] = {}
    for passage, state in zip(passages, states, strict=True):
        counts[state] += 1
        firsts.setdefault(state, passage)
    return Coverage(len(passages), _runs(passages, states), counts, firsts)


def _runs(passages: tuple[Passage, ...], states: list[State]) -> tuple[Run, ...]:
    step = max(1, -(-len(passages) // SLICES))
    # In a long document a slice is as doubtful as the most doubtful of its passages: gaps must not vanish.
    drawn = [max(states[at : at + step], key=_DOUBT.index) for at in range(0, len(states), step)]
    runs, at = [], 0
    for state, group in groupby(drawn):
        length = min(len(list(group)) * step, len(passages) - at)
        first = next((p for p in passages[at : at + length] if pairing(p) == state), passages[at])
        runs.append(Run(state, at, length, first))
        at += length
    return tuple(runs)


_DOUBT: tuple[State, ...] = ("sure", "unsure", "absent")
