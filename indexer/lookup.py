"""Lookup: somebody pastes a passage in one language and wants its counterpart, or the nearest there is.

First version: what the two languages share is judged by words and their equivalents in the lexicon, by
quantities and by names, the rarer the weightier; no vectors.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from corpus.types import Document, Lang, Passage
from indexer import ranking
from indexer.answer import Answer, Hit
from indexer.clues import Mark
from indexer.conditions import AllOf, Condition, HasSide, InDocuments, Without, any_of
from indexer.engine import Found, Snapshot
from indexer.facets import facets
from indexer.filters import named
from indexer.highlight import matches
from indexer.index import Index
from indexer.notes import note
from indexer.pasted import clues, language, whole
from indexer.resemblance import Shape, shape

MAX_TEXT = 10_000  # characters: more than any paragraph
CANDIDATES = 60  # passages looked at closely for being the pasted text itself


def lookup(
    text: str, index: Index, *, lang: Lang | None = None, limit: int = 20, exclude: Sequence[str] = ()
) -> Answer:
    """The passages that say what ``text`` says, with ``lang`` (default: the other language) as the side wanted.

    Every hit has that side. Passages that hold the text itself come first, as ``counterpart``; the others are
    ``similar``, nearest first. Documents in ``exclude`` are left out. Function words alone find nothing.
    """
    notes = [note("text-shortened", count=str(MAX_TEXT))] if len(text) > MAX_TEXT else []
    text = text[:MAX_TEXT].encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    written = language(text)
    wanted: Lang = lang or ("en" if written == "zh" else "zh")
    said = tuple(clues(text, written))
    # Function words and marks stand in every text; a bare number is at least that number.
    itself = whole(text, written) if said or any(map(str.isdecimal, text)) else ()
    library = index.source.documents()
    within: list[Condition] = [HasSide(wanted)]
    if exclude:
        within.append(Without(InDocuments(named(exclude, library, notes))))

    def ask(snapshot: Snapshot) -> tuple[Found, ranking.Scores]:
        features = [clue.feature for clue in said]
        atoms = ranking.atoms_of(features)
        found = snapshot.search(AllOf((any_of([*atoms, *itself]), *within)), atoms)
        return found, ranking.scores(found, atoms, features, ranking.LOOKUP)

    found, scores = index.read(ask)
    order = np.lexsort((found.rows.ordinals, -np.round(scores, 9))).tolist() if len(scores) else []
    nearest = index.source.get_many([found.rows.ids[at] for at in order[: max(CANDIDATES, limit)]])
    same = _the_text_itself(shape(text, written), written, list(nearest.values())[:CANDIDATES])
    ranked = sorted(order, key=lambda at: -same.get(str(found.rows.ids[at]), 0.0))
    documents = {document.id: document for document in library}
    # What is shared is marked on both sides, not only on the side of the pasted text.
    marks = tuple(part for clue in said for part in (Mark(clue.mark.whole), Mark((), (), clue.mark.added)))
    hits = tuple(
        _hit(nearest[name], documents, float(scores[at]), marks, name in same)
        for at in ranked[:limit]
        if (name := found.rows.ids[at]) in nearest and nearest[name].document in documents
    )
    return Answer(len(order), hits, facets([found.rows], library, {}), tuple(notes))


def _hit(passage: Passage, documents: dict[str, Document], score: float, marks: tuple[Mark, ...], same: bool) -> Hit:
    relation = "counterpart" if same else "similar"
    found = matches(passage, marks, equivalents=True)
    return Hit(passage, documents[passage.document], score, 1 if same else 2, found, relation)


def _the_text_itself(pasted: Shape, written: Lang, candidates: Sequence[Passage]) -> dict[str, float]:
    """The candidates that hold the pasted text, or are held by it, with how sure that is."""
    found = {passage.id: pasted.likeness(shape(passage.text(written), written)) for passage in candidates}
    return {name: likeness for name, likeness in found.items() if likeness}
