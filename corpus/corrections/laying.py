"""Corrections laid over the passages that the text stages made, and taken off again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.types import Correction, Passage


@dataclass(frozen=True, slots=True)
class Placed:
    """A correction that stands in place of ``len(correction.before)`` passages from number ``start`` on."""

    start: int
    correction: Correction

    @property
    def end(self) -> int:
        """The number of the passage behind those it stands for."""
        return self.start + len(self.correction.before)


@dataclass(frozen=True, slots=True)
class Laid:
    """The passages of a document in reading order, and its corrections with their places among them."""

    passages: tuple[Passage, ...]
    corrections: tuple[Correction, ...]


def lay(made: Sequence[Passage], placed: Iterable[Placed]) -> Laid:
    """The passages ``made`` by the text stages with corrections in their places, which don't overlap."""
    passages: list[Passage] = []
    corrections = []
    at = 0
    for each in sorted(placed, key=lambda each: each.start):
        passages += made[at : each.start]
        corrections.append(replace(each.correction, ordinal=len(passages)))
        passages += each.correction.after
        at = each.end
    return Laid(_numbered((*passages, *made[at:])), tuple(corrections))


def take_off(laid: Laid) -> tuple[tuple[Passage, ...], tuple[Placed, ...]]:
    """What the text stages made, and where on it each correction that is in force has its place."""
    made: list[Passage] = []
    placed = []
    at = 0
    in_force = [each for each in laid.corrections if each.ordinal is not None]
    for correction in sorted(in_force, key=lambda each: each.ordinal or 0):
        start = correction.ordinal or 0
        made += laid.passages[at:start]
        placed.append(Placed(len(made), correction))
        made += correction.before
        at = start + len(correction.after)
    return _numbered((*made, *laid.passages[at:])), tuple(placed)


def _numbered(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    return tuple(at_place(passage, at) for at, passage in enumerate(passages))


def at_place(passage: Passage, ordinal: int) -> Passage:
    """The passage with this number; most have it already, and to copy those takes most of the time."""
    return passage if passage.ordinal == ordinal else replace(passage, ordinal=ordinal)
