"""What was done to a document's passages, step by step, and one step undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.corrections.comparing import changed
from corpus.corrections.writing_out import Face, face
from corpus.types import Kind, Passage

Did = Literal["split", "join", "move", "edit", "import", "undo"]
"""What a step was; ``import`` is one of corrected rows."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """Passages in a row, as a person sees them, that others took the place of, from number ``ordinal`` on."""

    ordinal: int
    before: tuple[Face, ...]
    after: tuple[Face, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody did to a document at one time: ``made`` is an ISO 8601 time in UTC, ``number`` is its own alone."""

    number: int
    made: str
    did: Did
    exchanges: tuple[Exchange, ...]


def exchanges(before: Sequence[Passage], after: Sequence[Passage]) -> tuple[Exchange, ...]:
    """What differs between two states of a document, in order; ordinals count in the second."""
    old, new = [face(passage) for passage in before], [face(passage) for passage in after]
    return tuple(
        Exchange(each.new_start, tuple(old[each.old_start : each.old_end]), tuple(new[each.new_start : each.new_end]))
        for each in changed(old, new)
    )


def undone(present: Sequence[Passage], step: Step) -> tuple[Passage, ...] | None:
    """The passages as they would be without the step; None where what it made stands there no more as it made it."""
    rows = list(present)
    for each in reversed(step.exchanges):
        start = _place([face(row) for row in rows], each)
        if start is None:
            return None
        rows[start : start + len(each.after)] = [passage_with(one) for one in each.before]
    return tuple(rows)


def passage_with(seen: Face) -> Passage:
    """A passage that a person has written, before it is known where its text stands."""
    zh, en, kind, level = seen
    known: Kind = kind  # type: ignore[assignment]  # a face is that of a passage
    return Passage(0, known, zh, en, level)


def _place(faces: Sequence[Face], exchange: Exchange) -> int | None:
    """Where what an exchange made stands now: nearest to where it was made."""
    size, wanted = len(exchange.after), list(exchange.after)
    found = [at for at in range(len(faces) - size + 1) if faces[at : at + size] == wanted]
    return min(found, key=lambda at: abs(at - exchange.ordinal), default=None)
