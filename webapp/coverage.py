"""How much of a document is paired, and where: what the coverage bar draws and says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.store import Sketch
from corpus.types import LANGS, Lang, Passage
from webapp.present import State, pairing

SLICES = 240
"""The most pieces the bar is drawn in: about three pixels each at its widest."""

GAP = 5
"""Passages in a row without a counterpart that are told as a gap: fewer are a caption here and a note there."""

Place = Passage | Sketch
"""What the bar needs of a passage: which sides it has, how sure they are paired, and where it stands."""


@dataclass(frozen=True, slots=True)
class Run:
    """Passages in a row that are in the same state: where the run starts, how long it is, its first passage.

    A ``mixed`` one holds some in that state among others that are better: so much stands in a slice of a long bar.
    """

    state: State
    start: int
    length: int
    first: Place
    mixed: bool = False


@dataclass(frozen=True, slots=True)
class Coverage:
    """The bar's runs over ``total`` passages, and the first passage and the number in each state.

    ``alone`` counts the passages that one language has alone; ``gap`` is the longest run of passages without a
    counterpart, None where none is long enough to speak of.
    """

    total: int
    runs: tuple[Run, ...]
    counts: dict[State, int]
    firsts: dict[State, Place]
    alone: dict[Lang, int]
    gap: Run | None

    @property
    def paired(self) -> int:
        """The number of passages that have both sides."""
        return self.counts["sure"] + self.counts["unsure"]


def coverage(passages: Sequence[Place]) -> Coverage:
    """The pairing of a document, run by run."""
    states = [pairing(passage) for passage in passages]
    counts: dict[State, int] = {"sure": 0, "unsure": 0, "absent": 0}
    firsts: dict[State, Place] = {}
    alone: dict[Lang, int] = dict.fromkeys(LANGS, 0)
    for passage, state in zip(passages, states, strict=True):
        counts[state] += 1
        firsts.setdefault(state, passage)
        if state == "absent":
            alone["zh" if passage.zh else "en"] += 1
    return Coverage(len(passages), _drawn(passages, states), counts, firsts, alone, _gap(passages, states))


def _drawn(passages: Sequence[Place], states: list[State]) -> tuple[Run, ...]:
    step = max(1, -(-len(passages) // SLICES))
    drawn = [_slice(states[at : at + step]) for at in range(0, len(states), step)]
    # Each mixed slice is a run of its own: it leads to the first passage that it lacks something for.
    keys = [(state, mixed, mixed and number) for number, (state, mixed) in enumerate(drawn)]
    runs, at = [], 0
    for (state, mixed, _), group in groupby(keys):
        length = min(len(list(group)) * step, len(passages) - at)
        first = next((p for p in passages[at : at + length] if pairing(p) == state), passages[at])
        runs.append(Run(state, at, length, first, mixed))
        at += length
    return tuple(runs)


def _slice(states: Sequence[State]) -> tuple[State, bool]:
    """The most doubtful state in a slice, for gaps must not vanish; and whether most of the slice is better."""
    worst = max(states, key=_DOUBT.index)
    return worst, states.count(worst) * 2 < len(states)


def _gap(passages: Sequence[Place], states: list[State]) -> Run | None:
    longest, at = None, 0
    for state, group in groupby(states):
        length = len(list(group))
        if state == "absent" and length >= (longest.length + 1 if longest else GAP):
            longest = Run(state, at, length, passages[at])
        at += length
    return longest


_DOUBT: tuple[State, ...] = ("sure", "unsure", "absent")
