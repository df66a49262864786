"""Which steps of a history undid which: nothing writes it down, but each left the passages as they had been before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.corrections.history import Step


@dataclass(frozen=True, slots=True)
class Retraced:
    """The numbers of the steps that are ``undone`` now, and of those that did an undone one again (``redone``)."""

    undone: frozenset[int]
    redone: frozenset[int]


def retrace(steps: Iterable[Step]) -> Retraced:
    """What became of the steps of one document, which may come in any order."""
    undid: dict[int, Step] = {}
    off: dict[int, bool] = {}
    redone: set[int] = set()
    earlier: list[Step] = []
    for step in sorted(steps, key=lambda step: step.number):
        if step.did == "undo":
            each = next((old for old in reversed(earlier) if not off[old.number] and _undoes(step, old)), None)
            if each and each.did == "undo" and each.number not in redone:
                redone.add(step.number)
            if each:
                undid[step.number] = each
        _set(step, undid, off)
        earlier.append(step)
    return Retraced(frozenset(number for number, is_off in off.items() if is_off), frozenset(redone))


def _set(step: Step | None, undid: dict[int, Step], off: dict[int, bool]) -> None:
    """A new step is in force; what it undid is not, but what that had undone is again, and so on."""
    is_off = False
    while step:
        off[step.number] = is_off
        step, is_off = undid.get(step.number), not is_off


def _undoes(step: Step, other: Step) -> bool:
    if len(step.exchanges) != len(other.exchanges):
        return False
    return all(
        (new.before, new.after) == (old.after, old.before)
        for new, old in zip(step.exchanges, other.exchanges, strict=True)
    )
