"""Lookup: somebody pastes a passage in one language and wants its counterpart, or the nearest there is.

What the two languages share is judged by words and their equivalents, quantities and names, the rarer the weightier,
and where the extra is installed by sentence vectors. Passages that share something are ranked as wholes; the likeliest
of them are read closely, sentence by sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus import vectors
from corpus.types import Document, Lang, Passage
from indexer.answer import Answer, Hit
from indexer.catalogue import Catalogue
from indexer.conditions import AllOf, Condition, HasSide, InDocuments, Without, any_of
from indexer.engine import Rows, Snapshot
from indexer.equivalents import Equivalent, equivalents
from indexer.equivalents.local_terms import LocalTerms, local_terms
from indexer.facets import facets
from indexer.filters import named
from indexer.highlight import matches
from indexer.index import Index
from indexer.lookup.closely import WHOLE, as_wholes, by_sentence, reading
from indexer.lookup.pasted import Clue, Known, clues, language, whole
from indexer.lookup.resemblance import Shape, shape
from indexer.lookup.senses import nearness
from indexer.notes import Note, note
from indexer.plan.clues import Mark
from indexer.ranking import atoms_of

MAX_TEXT = 10_000  # characters: more than any paragraph
CLOSELY = 80  # passages that are read closely …
BY_SENSE = 40  # … of which so many also by their vectors, at some milliseconds each
VECTORS = 0.5
"""The weight of vectors against what is shared in words: best of a grid on texts whose counterpart in another
document was to be found; from 1 on they win over figures and names that decide."""

MOST_STRANGERS = 16
"""Words that the dictionary lacks that are compared with the names of the library, at some milliseconds each."""

WEAK = 0.1
"""The share of what a text says, as ``closely`` weighs it, below which a passage says hardly any of it: under it stay
texts about nothing in the library (at most 0.08), over it nearly all that have a counterpart there."""


@dataclass(frozen=True, slots=True)
class _Ranked:
    """All passages that share something, best first: their rows, positions in them, and scores by position."""

    rows: Rows
    order: NDArray[np.int64]
    scores: NDArray[np.float64]
    same: dict[str, float]
    weak: bool


def lookup(
    text: str,
    index: Index,
    *,
    lang: Lang | None = None,
    limit: int = 20,
    offset: int = 0,
    exclude: Sequence[str] = (),
) -> Answer:
    """The passages that say what ``text`` says, with ``lang`` (default: the other language) as the side wanted.

    Every hit has that side. Passages that hold the text itself come first, as ``counterpart``; the others are
    ``similar``, nearest first. Documents in ``exclude`` are left out. Function words alone find nothing; a note of
    kind ``partial`` says that even the nearest says little of it.
    """
    notes = [note("text-shortened", count=str(MAX_TEXT))] if len(text) > MAX_TEXT else []
    text = text[:MAX_TEXT].encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    written = language(text)
    wanted: Lang = lang or ("en" if written == "zh" else "zh")
    library = index.catalogue()
    within = [HasSide(wanted), *_left_out(exclude, library, notes)]
    said, ranked = index.read(lambda snapshot: _ask(text, written, within, snapshot, index))
    if ranked.weak:
        notes.append(note("partial"))
    hits = _hits(ranked, said, index, library, slice(offset, offset + limit))
    return Answer(len(ranked.order), hits, facets([ranked.rows], library, {}), tuple(notes))


def _left_out(exclude: Sequence[str], library: Sequence[Document], notes: list[Note]) -> list[Condition]:
    return [Without(InDocuments(named(exclude, library, notes)))] if exclude else []


def _ask(
    text: str, written: Lang, within: Sequence[Condition], snapshot: Snapshot, index: Index
) -> tuple[tuple[Clue, ...], _Ranked]:
    said = clues(text, written, snapshot, _known(local_terms(index, snapshot)))
    # Function words and marks stand in every text; a bare number is at least that number.
    itself = whole(text, written) if said or any(map(str.isdecimal, text)) else ()
    atoms = atoms_of([clue.feature for clue in said])
    found = snapshot.search(AllOf((any_of([*atoms, *itself]), *within)), atoms)
    told = reading(found, atoms, said)
    wholes = as_wholes(told)
    order = np.lexsort((found.rows.ordinals, -np.round(wholes, 9))) if len(wholes) else np.empty(0, dtype=np.int64)
    names = {at: str(found.rows.ids[at]) for at in order[:CLOSELY].tolist()}
    read = index.source.get_many(names.values())
    rows = [at for at, name in names.items() if name in read]
    passages = [read[names[at]] for at in rows]
    scores = WHOLE * wholes
    if rows:
        scores[rows] += (1 - WHOLE) * by_sentence(told, rows, passages)
    same = _the_text_itself(shape(text, written), written, passages)
    weak = bool(rows) and not same and float(scores[rows].max()) < WEAK
    _add_sense(text, written, rows, passages, scores)
    return said, _Ranked(found.rows, _order(found.rows, rows, scores, same, order), scores, same, weak)


def _known(local: LocalTerms) -> Known:
    """What a word is called in the other language: by the library's own sentences, names and glossary, then at large.

    More of the dictionary than a search takes: in a long text a wrong sense does little harm.
    """
    strangers: set[str] = set()

    def known(text: str) -> tuple[Equivalent, ...]:
        listed = [each for each in equivalents(text) if not local.doubts(text, each)]
        if not listed and " " not in text:
            strangers.add(text)
            if len(strangers) > MOST_STRANGERS:
                return ()
        return tuple({each.atom: each for each in (*listed, *local(text))}.values())

    return known


def _order(
    rows: Rows, read: Sequence[int], scores: NDArray[np.float64], same: dict[str, float], order: NDArray[np.int64]
) -> NDArray[np.int64]:
    """The text itself, then what was read closely by score, then the rest as it was ranked."""
    place = {at: number for number, at in enumerate(order.tolist())}
    closely = sorted(read, key=lambda at: (-same.get(str(rows.ids[at]), 0.0), -round(float(scores[at]), 9), place[at]))
    chosen = frozenset(closely)
    return np.array([*closely, *(at for at in order.tolist() if at not in chosen)], dtype=np.int64)


def _add_sense(
    text: str, written: Lang, rows: Sequence[int], passages: Sequence[Passage], scores: NDArray[np.float64]
) -> None:
    """Add to the scores of the likeliest passages how near they are by their vectors."""
    if not rows or not vectors.available():
        return
    likely = np.argsort(-scores[rows], kind="stable")[:BY_SENSE].tolist()
    near = nearness(text, written, [passages[at] for at in likely])
    # Those that were not compared are taken to be as near as the farthest of the others.
    scores[rows] += VECTORS * near.min()
    scores[[rows[at] for at in likely]] += VECTORS * (near - near.min())


def _hits(ranked: _Ranked, said: Sequence[Clue], index: Index, library: Catalogue, page: slice) -> tuple[Hit, ...]:
    # What is shared is marked on both sides, not only on the side of the pasted text.
    marks = tuple(part for clue in said for part in (Mark(clue.mark.whole), Mark((), (), clue.mark.added)))
    names = [(at, str(ranked.rows.ids[at])) for at in ranked.order[page].tolist()]
    passages = index.source.get_many([name for _, name in names])
    return tuple(
        _hit(passages[name], library, float(ranked.scores[at]), marks, name in ranked.same)
        for at, name in names
        if name in passages and passages[name].document in library.by_id
    )


def _hit(passage: Passage, library: Catalogue, score: float, marks: tuple[Mark, ...], same: bool) -> Hit:
    relation = "counterpart" if same else "similar"
    found = matches(passage, marks, equivalents=True)
    return Hit(passage, library.by_id[passage.document], score, 1 if same else 2, found, relation)


def _the_text_itself(pasted: Shape, written: Lang, candidates: Sequence[Passage]) -> dict[str, float]:
    """The candidates that hold the pasted text, or are held by it, with how sure that is."""
    found = {passage.id: pasted.likeness(shape(passage.text(written), written)) for passage in candidates}
    return {name: likeness for name, likeness in found.items() if likeness}
