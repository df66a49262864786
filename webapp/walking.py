"""Going through a document from one passage to the next: those that a query finds in it, or those in doubt.

Where the reader stands is in the address (``hit``), so that every step is a link and Back leads back.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.store import Sketch
from corpus.types import Document
from indexer.answer import Answer, Hit
from indexer.every_hit import Pages
from indexer.notes import Note
from indexer.search import search
from webapp.parameters import Values, flag, one_of
from webapp.present import pairing
from webapp.state import Library

STATES = ("unsure", "absent")
"""Which passages can be gone through without a query: those whose pairing is unsure, those without a counterpart."""

LONGEST_FIND = 200
"""Characters of what is looked for in a document, as of a query."""

LIKELY = 60
"""Hits whose likely equivalents are marked at once: it takes a millisecond for each, more than to print it."""


TOLD = ("widened", "nearly", "none-whole", "nowhere")
"""The notes on a query that belong beside a way through a document: the search page tells all of them."""

PARTIAL = 3
"""The tier of passages that hold only some of the words: the last, so they come behind all others of an answer."""


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


def walk(
    wanted: Asked, document: Document, sketches: Sequence[Sketch], ordinal: float, part: range, library: Library
) -> Walk:
    """The way through a document for a reader who stands at the passage ``ordinal``, or between two.

    ``part`` are the ordinals of the passages that are shown.
    """
    found = _found(wanted, document, library) if not wanted.state else _NOTHING
    found = _enough(found, ordinal)
    names = {hit.passage.id for hit in found.hits}
    stops = tuple([each for each in sketches if each.id in names or pairing(each) == wanted.state])
    ordinals = [stop.ordinal for stop in stops]
    before, after = bisect_left(ordinals, ordinal), bisect_right(ordinals, ordinal)
    return Walk(
        wanted,
        stops,
        at=before if before < after else None,
        previous=stops[before - 1] if before else None,
        following=stops[after] if after < len(stops) else None,
        hits=_marked(found, part, ordinal),
        notes=_told(found),
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """Every passage of the document that a query finds, tier by tier; ``ask`` is the search for some of them."""

    hits: tuple[Hit, ...]
    notes: tuple[Note, ...]
    ask: Pages


_NOTHING = _Found((), (), lambda _limit, _offset: Answer(0, (), {}, ()))


def _found(wanted: Asked, document: Document, library: Library) -> _Found:
    """In whatever tier: what the search page leads to is there."""

    def ask(limit: int, offset: int) -> Answer:
        return search(
            wanted.find,
            library.index,
            limit=limit,
            offset=offset,
            widen=wanted.widen,
            sort="document",
            documents=(document.id,),
            having=wanted.having,
            lacking=wanted.lacking,
        )

    answer = ask(max(1, document.passages), 0)
    return _Found(answer.hits, answer.notes, ask)


def _enough(found: _Found, ordinal: float) -> _Found:
    """Without what holds only some of the words, where something holds them all; unless the reader came to such."""
    whole = tuple(hit for hit in found.hits if hit.tier < PARTIAL)
    came = any(hit.passage.ordinal == ordinal for hit in found.hits[len(whole) :])
    return replace(found, hits=whole) if whole and not came else found


def _told(found: _Found) -> tuple[Note, ...]:
    """What is told beside the way: equivalents where they add a stop, and words that the library lacks."""
    widened = any(hit.tier > 1 for hit in found.hits)
    return tuple(each for each in found.notes if each.kind in TOLD and (widened or each.kind != "widened"))


def _marked(found: _Found, part: range, ordinal: float) -> dict[str, Hit]:
    """The hits in the part that is shown; those nearest to the reader with their likely equivalents."""
    there = [(number, hit) for number, hit in enumerate(found.hits) if hit.passage.ordinal in part]
    near = sorted(there, key=lambda each: abs(each[1].passage.ordinal - ordinal))[:LIKELY]
    marked = {hit.passage.id: replace(hit, likely={}) for _, hit in there}
    for tier in {hit.tier for _, hit in near}:
        numbers = [number for number, hit in near if hit.tier == tier]
        # Likely equivalents are worked out for all the hits of an answer together: no more are asked for than shown.
        first, last = min(numbers), max(numbers)
        marked |= {hit.passage.id: hit for hit in found.ask(last - first + 1, first).hits}
    return marked
