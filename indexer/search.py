"""Search: from what somebody typed to ranked hits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.errors import BadParameter
from corpus.folding import fold
from corpus.types import Document, Passage
from indexer import ranking
from indexer.answer import Answer, Hit
from indexer.conditions import Atom, Condition, Without, all_of, any_of
from indexer.engine import Found, Snapshot
from indexer.equivalents import Thesaurus
from indexer.facets import admitted, facets
from indexer.filters import Limits, limits, resolver
from indexer.highlight import matches
from indexer.index import Index
from indexer.likely import likely_places
from indexer.notes import Note, note
from indexer.parser import parse
from indexer.plan import Plan, plan

__all__ = ["SORTS", "Answer", "Hit", "Note", "search"]

SORTS = ("relevance", "document", "date")

PARTIAL_BELOW = 20
"""Passages that hold only some of the words are added where fewer than this hold them all: a page of results."""

SHOWN_EQUIVALENTS = 6


@dataclass(frozen=True, slots=True)
class _Tier:
    """A tier: the passages found, and the positions of those that the limits admit, best first."""

    number: int
    found: Found
    scores: ranking.Scores
    order: NDArray[np.int64]


def search(
    text: str,
    index: Index,
    *,
    limit: int = 20,
    offset: int = 0,
    widen: bool = True,
    documents: Sequence[str] = (),
    kinds: Sequence[str] = (),
    languages: Sequence[str] = (),
    years: Sequence[str] = (),
    statuses: Sequence[str] = (),
    sort: str = "relevance",
) -> Answer:
    """The passages that answer a query, best first, tier by tier; ``total`` counts all of them.

    ``documents`` to ``statuses`` limit the answer (see ``filters.limits``); which tiers there are doesn't depend on
    them. ``sort`` orders inside each tier: ``relevance``, ``document`` (reading order), ``date`` (newest first).
    No text raises an error: notes say what could not be read as meant. Raises BadParameter for an unknown sort.
    """
    if sort not in SORTS:
        raise BadParameter(f"There is no order {sort!r}. There are: {', '.join(SORTS)}.")
    parsed = parse(text)
    library = index.source.documents()
    notes = list(parsed.notes)
    resolve = resolver(library, notes)
    within = limits(
        library, notes, documents=documents, kinds=kinds, languages=languages, years=years, statuses=statuses
    )

    def ask(snapshot: Snapshot) -> tuple[Plan, list[_Tier]]:
        wanted = plan(parsed.query, resolve, Thesaurus(snapshot.vocabulary("en")) if widen else None)
        return wanted, _tiers(snapshot, wanted, within, library, sort)

    wanted, tiers = index.read(ask)
    notes += _added(wanted, tiers) if widen else ()
    if any(tier.number == 3 and len(tier.order) for tier in tiers):
        notes.append(note("partial"))
    return Answer(
        sum(len(tier.order) for tier in tiers),
        _hits(index, wanted, tiers, library, slice(offset, offset + limit)),
        facets([tier.found.rows for tier in tiers], library, within),
        tuple(notes),
    )


def _tiers(snapshot: Snapshot, wanted: Plan, within: Limits, library: Sequence[Document], sort: str) -> list[_Tier]:
    """The tiers, each ranked."""
    atoms = _atoms(wanted)
    tiers: list[_Tier] = []
    before: list[Condition] = []
    for number, condition in wanted.tiers:
        # Counted before the limits: nobody who narrows an answer gets more.
        if number == 3 and sum(len(tier.scores) for tier in tiers) >= PARTIAL_BELOW:
            break
        higher = [Without(any_of(before))] if before else []
        found = snapshot.search(all_of([condition, *higher]), atoms)
        before.append(condition)
        scores = ranking.scores(found, atoms, wanted.features)
        order = _order(found, scores, ranking.stands_first(found, atoms, wanted.first), library, sort)
        tiers.append(_Tier(number, found, scores, order[admitted(found.rows, library, within)[order]]))
    return tiers


def _atoms(wanted: Plan) -> tuple[Atom, ...]:
    """What is counted in each passage found."""
    return tuple(
        dict.fromkeys((*ranking.atoms_of(wanted.features), *(atom for group in wanted.first for atom in group)))
    )


def _order(
    found: Found, scores: ranking.Scores, first: NDArray[np.bool_], library: Sequence[Document], sort: str
) -> NDArray[np.int64]:
    """The positions of the passages found, best first."""
    positions = {document.id: at for at, document in enumerate(library)}
    reading = np.array([positions.get(document, len(positions)) for document in found.rows.documents])
    keys: list[NDArray[np.generic]] = [found.rows.ordinals, reading]  # np.lexsort: the last key counts first
    if sort == "relevance":
        keys += [-np.round(scores, 9), ~first]
    elif sort == "date":
        dates = {document.id: document.reference.issued for document in library}
        keys.append(_newest_first([dates.get(document, "") for document in found.rows.documents]))
    return np.lexsort(keys) if len(scores) else np.empty(0, dtype=np.int64)


def _newest_first(dates: Sequence[str]) -> NDArray[np.int64]:
    ranks = {date: rank for rank, date in enumerate(sorted(set(dates), reverse=True))}
    return np.array([ranks[date] for date in dates], dtype=np.int64)


def _hits(
    index: Index, wanted: Plan, tiers: Sequence[_Tier], library: Sequence[Document], page: slice
) -> tuple[Hit, ...]:
    rows = [(tier, at) for tier in tiers for at in tier.order.tolist()][page]
    passages = index.source.get_many([tier.found.rows.ids[at] for tier, at in rows])
    documents = {document.id: document for document in library}
    return tuple(
        _hit(passage, documents[passage.document], tier, at, wanted)
        for tier, at in rows
        # A passage may have gone from the library since the index was read.
        if (passage := passages.get(tier.found.rows.ids[at])) and passage.document in documents
    )


def _hit(passage: Passage, document: Document, tier: _Tier, at: int, wanted: Plan) -> Hit:
    asked = matches(passage, wanted.marks, equivalents=False)
    found = matches(passage, wanted.marks, equivalents=True) if tier.number > 1 else asked
    likely = likely_places(passage, wanted.likely, asked)
    return Hit(passage, document, float(tier.scores[at]), tier.number, found, likely=likely)


def _added(wanted: Plan, tiers: Sequence[_Tier]) -> list[Note]:
    """Why there are passages that the words themselves didn't find: equivalents, a note for each word; idle words."""
    if not any(tier.number > 1 and len(tier.order) for tier in tiers):
        return []
    atoms, standing = _atoms(wanted), set[Atom]()
    for tier in tiers:
        if tier.number > 1:
            counts = tier.found.counts[:, tier.order].sum(axis=1)
            standing |= {atom for atom, count in zip(atoms, counts.tolist(), strict=True) if count}
    idle = [note("idle-words", part=", ".join(dict.fromkeys(wanted.idle)))] if wanted.idle else []
    notes: dict[str, Note] = {}  # a word in both scripts is one word
    for term, added in wanted.widened:
        shown = [each.text for each in added if each.atom in standing][:SHOWN_EQUIVALENTS]
        if shown:
            notes.setdefault(fold(term).text, note("widened", term=term, added=", ".join(shown)))
    return [*idle, *notes.values()]
