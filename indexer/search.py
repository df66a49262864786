"""Search: from what somebody typed to ranked hits."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Unpack

import numpy as np
from numpy.typing import NDArray

from corpus.errors import BadParameter
from corpus.folding import fold
from corpus.types import Lang
from indexer import ranking
from indexer.answer import Answer, Hit
from indexer.catalogue import Catalogue
from indexer.conditions import Atom, Condition, Without, all_of, any_of
from indexer.engine import Found, Rows, Snapshot
from indexer.equivalents.likely import LikelyMarks
from indexer.equivalents.local_terms import local_terms
from indexer.facets import admitted, facets
from indexer.filters import Choices, Limits, limits, resolver
from indexer.index import Index
from indexer.marking import Marks
from indexer.notes import Note, note
from indexer.ordering import Key, best_first
from indexer.plan import Plan, plan
from indexer.plan.as_typed import standing_as_typed
from indexer.plan.remarks import nowhere, remarks
from indexer.plan.two_sides import two_sided, typed_in
from indexer.query.parser import parse
from indexer.repeats import Folds, repeats

__all__ = ["SORTS", "Answer", "Hit", "Note", "search"]

SORTS = ("relevance", "document", "date", "oldest")

PARTIAL_BELOW = 20
"""Passages that hold only some of the words are added where fewer than this hold them all: a page of results."""


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
    sort: str = "relevance",
    having: str = "",
    lacking: str = "",
    fold: bool = False,
    **choices: Unpack[Choices],
) -> Answer:
    """The passages that answer a query, best first, tier by tier; ``total`` counts all of them.

    ``choices`` limit the answer (``documents``, ``kinds`` …, see ``filters.limits``); which tiers there are doesn't
    depend on them. ``having`` and ``lacking``: what the translation contains and does not contain (see ``two_sides``).
    ``sort`` orders inside each tier: ``relevance``, ``document`` (reading order), ``date`` (newest first), ``oldest``.
    With ``fold`` passages that say the same are one hit (see ``repeats``); ``limit`` and ``offset`` count such hits
    then, ``total`` passages still. No text raises an error: notes say what could not be read as meant. Raises
    BadParameter for an unknown sort.
    """
    if sort not in SORTS:
        raise BadParameter(f"There is no order {sort!r}. There are: {', '.join(SORTS)}.")
    parsed = parse(text)
    asked = two_sided(parsed, having, lacking)
    library = index.catalogue()
    notes = list(asked.notes)
    resolve = resolver(library, notes)
    within = limits(library, notes, **choices)

    def ask(snapshot: Snapshot) -> tuple[Plan, list[_Tier], list[Note]]:
        thesaurus = local_terms(index, snapshot).thesaurus() if widen else None
        wanted = standing_as_typed(plan(asked.query, resolve, thesaurus), asked.typed)
        tiers = _tiers(snapshot, wanted, within, library, sort, None if fold else offset + limit)
        told = list(remarks(snapshot, parsed.query, asked, resolve))
        # Words that stand nowhere would be passed over: what is shown holds the others.
        parts = tiers[-1].number == 3 and len(tiers[-1].scores) and not any(len(tier.scores) for tier in tiers[:-1])
        return wanted, tiers, [*told, *(nowhere(snapshot, parsed.query, resolve, thesaurus) if parts else ())]

    wanted, tiers, told = index.read(ask)
    notes += [*told, *(_added(wanted, tiers) if widen else ())]
    if any(tier.number == 3 and len(tier.order) for tier in tiers):
        notes.append(note("partial" if any(len(tier.order) for tier in tiers[:-1]) else "none-whole"))
    typed, page = typed_in(parsed.query), slice(offset, offset + limit)
    hits, rows = _folded(index, wanted, tiers, library, page, typed) if fold else (None, None)
    total = sum(len(tier.order) for tier in tiers)
    return Answer(
        total,
        _hits(index, wanted, _rows(tiers, range(total)[page]), library) if hits is None else hits,
        facets([tier.found.rows for tier in tiers], library, within),
        tuple(notes),
        rows,
    )


def _tiers(
    snapshot: Snapshot, wanted: Plan, within: Limits, library: Catalogue, sort: str, most: int | None
) -> list[_Tier]:
    """The tiers, of each the ``most`` best in order (None: all)."""
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
        first = ranking.stands_first(found, atoms, wanted.first) if wanted.first else None
        there = np.flatnonzero(admitted(found.rows, library, within)) if within else np.arange(len(scores))
        order = best_first(there, _keys(found, scores, first, library, sort), most)
        tiers.append(_Tier(number, found, scores, order))
    return tiers


def _atoms(wanted: Plan) -> tuple[Atom, ...]:
    """What is counted in each passage found."""
    return tuple(
        dict.fromkeys((*ranking.atoms_of(wanted.features), *(atom for group in wanted.first for atom in group)))
    )


def _keys(
    found: Found, scores: ranking.Scores, first: NDArray[np.bool_] | None, library: Catalogue, sort: str
) -> tuple[Key, ...]:
    """What the passages found are ordered by; ``first`` None: none comes first."""
    rows = found.rows
    documents = library.describe(rows.facts.documents.names)
    reading = (lambda at: documents.reading[rows.by_document.which[at]], lambda at: rows.ordinals[at])
    match sort:
        case "relevance":
            best: tuple[Key, ...] = (lambda at: -scores[at].round(9), *reading)
            return best if first is None else (lambda at: ~first[at], *best)
        case "date":
            return (lambda at: documents.newest[rows.by_document.which[at]], *reading)
        case "oldest":
            return (lambda at: documents.oldest[rows.by_document.which[at]], *reading)
    return reading


def _rows(tiers: Sequence[_Tier], places: Iterable[int]) -> list[tuple[_Tier, int]]:
    """The tier and the position in it of what stands at these places of the answer."""
    begins = list(accumulate((len(tier.order) for tier in tiers), initial=0))
    at = [bisect_right(begins, place) - 1 for place in places]
    return [(tiers[line], int(tiers[line].order[place - begins[line]])) for line, place in zip(at, places, strict=True)]


def _hits(index: Index, wanted: Plan, rows: Sequence[tuple[_Tier, int]], library: Catalogue) -> tuple[Hit, ...]:
    ids = [tier.found.rows.id(at) for tier, at in rows]
    passages = index.source.get_many(ids)
    # A passage may have gone from the library since the index was read.
    there = [
        (tier, at, passage)
        for (tier, at), name in zip(rows, ids, strict=True)
        if (passage := passages.get(name)) and passage.document in library.by_id
    ]
    asked = [Marks(passage, wanted.marks, False) for _, _, passage in there]
    found = [
        Marks(passage, wanted.marks, True) if tier.number > 1 else own
        for (tier, _, passage), own in zip(there, asked, strict=True)
    ]
    page = [(passage, own, counted) for (_, _, passage), own, counted in zip(there, asked, found, strict=True)]
    likely = LikelyMarks(page, index.learned)
    documents = [library.by_id[passage.document] for _, _, passage in there]
    return tuple(
        Hit(passage, documents[n], float(tier.scores[at]), tier.number, found[n], likely=likely.of(n))
        for n, (tier, at, passage) in enumerate(there)
    )


def _folded(
    index: Index, wanted: Plan, tiers: Sequence[_Tier], library: Catalogue, page: slice, typed: frozenset[Lang]
) -> tuple[tuple[Hit, ...], int]:
    """A page of the answer with what says the same in one hit, and how many such hits there are."""
    answer = Rows.join([tier.found.rows.take(tier.order) for tier in tiers])
    folds = Folds(answer.prints, typed)
    shown = folds.page(page)
    told = dict(zip((each.places[0] for each in shown), repeats(shown, answer, index.source.get_many), strict=True))
    of = {answer.ids[place]: found for place, found in told.items()}
    hits = _hits(index, wanted, _rows(tiers, told), library)
    return tuple(replace(hit, repeats=of[hit.passage.id]) for hit in hits), len(folds)


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
    shown: dict[str, tuple[str, dict[str, None]]] = {}  # a word in both scripts is one word
    for term, added in wanted.widened:
        if there := [each.text for each in added if each.atom in standing]:
            shown.setdefault(fold(term).text, (term, {}))[1].update(dict.fromkeys(there))
    return [*idle, *(note("widened", term=term, added=", ".join(added)) for term, added in shown.values())]
