"""Going through a document from one passage to the next: those that a query finds in it, or those in doubt.

Where the reader stands is in the address (``hit``), so that every step is a link and Back leads back.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corpus.store import Sketch
from corpus.types import Document, Passage
from indexer.answer import Hit
from indexer.notes import Note
from indexer.search import search
from webapp.parameters import Values, flag, one_of
from webapp.present import pairing
from webapp.state import Library

STATES = ("unsure", "absent")
"""Which passages can be gone through without a query: those whose pairing is unsure, those without a counterpart."""

LONGEST_FIND = 200
"""Characters of what is looked for in a document, as of a query."""

Stop = Sketch | Passage


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader goes by: a query with what its translation contains and lacks, or a state of the pairing."""

    find: str = ""
    having: str = ""
    lacking: str = ""
    widen: bool = True
    state: str = ""

    def __bool__(self) -> bool:
        return bool(self.find or self.having or self.lacking or self.state)

    @property
    def values(self) -> dict[str, str]:
        """As the parameters of an address."""
        given = {"find": self.find, "with": self.having, "without": self.lacking, "state": self.state}
        kept = {name: value for name, value in given.items() if value}
        return kept if self.widen else kept | {"widen": "0"}


def asked(values: Values) -> Asked:
    """What an address asks to go by. Raises BadParameter."""
    state = values.get("state", "")
    return Asked(
        find=values.get("find", "").strip()[:LONGEST_FIND],
        having=values.get("with", "").strip()[:LONGEST_FIND],
        lacking=values.get("without", "").strip()[:LONGEST_FIND],
        widen=flag(values, "widen", default=True),
        state=one_of("state", state, STATES) if state else "",
    )


@dataclass(frozen=True, slots=True)
class Walk:
    """The passages to go through in reading order, what is to be marked in them, and what was noted of the query.

    ``at`` is the place among them where the reader stands, None between them; ``previous`` and ``following`` are
    those before and after it, None at either end.
    """

    asked: Asked
    stops: tuple[Sketch, ...]
    at: int | None = None
    previous: Sketch | None = None
    following: Sketch | None = None
    hits: Mapping[str, Hit] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()

    @property
    def here(self) -> str:
        """The id of the passage where the reader stands, empty between them."""
        return "" if self.at is None else self.stops[self.at].id


def walk(wanted: Asked, document: Document, sketches: Sequence[Sketch], ordinal: float, library: Library) -> Walk:
    """The way through a document for a reader who stands at the passage ``ordinal``, or just before it."""
    hits, notes = _found(wanted, document, library) if not wanted.state else ({}, ())
    stops = tuple([each for each in sketches if each.id in hits or pairing(each) == wanted.state])
    ordinals = [stop.ordinal for stop in stops]
    before, after = bisect_left(ordinals, ordinal), bisect_right(ordinals, ordinal)
    return Walk(
        wanted,
        stops,
        at=before if before < after else None,
        previous=stops[before - 1] if before else None,
        following=stops[after] if after < len(stops) else None,
        hits=hits,
        notes=notes,
    )


def _found(wanted: Asked, document: Document, library: Library) -> tuple[dict[str, Hit], tuple[Note, ...]]:
    """Every passage of the document that the query finds, in whatever tier: what the search page leads to is there."""
    answer = search(
        wanted.find,
        library.index,
        limit=max(1, document.passages),
        widen=wanted.widen,
        sort="document",
        documents=(document.id,),
        having=wanted.having,
        lacking=wanted.lacking,
    )
    return {hit.passage.id: hit for hit in answer.hits}, answer.notes
