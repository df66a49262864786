"""Lookup: somebody pastes a passage in one language and wants its counterpart, or the nearest there is.

First version: what the two languages share is judged by words and their equivalents in the lexicon, by
quantities and by names, the rarer the weightier; no vectors.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.folding import fold, is_han
from corpus.quantities import find_quantities
from corpus.types import LANGS, Document, Lang, Passage
from corpus.words import chinese_words
from indexer import ranking
from indexer.analysis import squeeze, words
from indexer.answer import Answer, Hit
from indexer.clues import Feature, Mark, weighted
from indexer.conditions import AllOf, Amount, Atom, Chars, Condition, HasSide, Phrase, Segmented, Stems, Without, any_of
from indexer.engine import Found, Snapshot
from indexer.equivalents import equivalents, phrases
from indexer.facets import facets
from indexer.filters import in_documents
from indexer.function_words import says_nothing
from indexer.highlight import matches
from indexer.index import Index
from indexer.notes import Note
from indexer.resemblance import Shape, shape

MAX_FEATURES = 120  # the rarest words of a pasted page say enough, and each costs some posting lists
CANDIDATES = 60  # passages looked at closely for being the pasted text itself
SAME = 0.8
"""The share of the pasted text's (or the passage's) character runs from which the passage is the text itself."""

REPEATED = 0.5  # a word said n times weighs n ** REPEATED
AMOUNT_WEIGHT = 1.5


@dataclass(frozen=True, slots=True)
class _Clue:
    """Something the pasted text says: how it is found on either side, how much it weighs, what to mark."""

    feature: Feature
    mark: Mark


def lookup(
    text: str, index: Index, *, lang: Lang | None = None, limit: int = 20, exclude: Sequence[str] = ()
) -> Answer:
    """The passages that say what ``text`` says, with ``lang`` (default: the other language) as the side wanted.

    Every hit has that side. Passages that hold the text itself come first, as ``counterpart``; the others are
    ``similar``, nearest first. Documents in ``exclude`` are left out.
    """
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    written: Lang = language(text)
    wanted: Lang = lang or ("en" if written == "zh" else "zh")
    clues = tuple(_clues(text, written))
    library = index.source.documents()
    notes: list[Note] = []
    within: list[Condition] = [HasSide(wanted)]
    if exclude:
        within.append(Without(in_documents(exclude, library, notes)))
    exact = _exactly(text, written)
    marks = tuple(clue.mark for clue in clues)

    def ask(snapshot: Snapshot) -> tuple[Found, ranking.Scores]:
        features = [clue.feature for clue in clues]
        atoms = ranking.atoms_of(features)
        condition = AllOf((any_of([*atoms, *exact]), *within))
        found = snapshot.search(condition, atoms)
        return found, ranking.scores(found, atoms, features, ranking.LOOKUP)

    found, scores = index.read(ask)
    order = np.lexsort((found.rows.ordinals, -np.round(scores, 9))).tolist() if len(scores) else []
    nearest = index.source.get_many([found.rows.ids[at] for at in order[: max(CANDIDATES, limit)]])
    same = _the_text_itself(shape(text, written), written, list(nearest.values())[:CANDIDATES])
    ranked = sorted(order, key=lambda at: -same.get(str(found.rows.ids[at]), 0.0))
    documents = {document.id: document for document in library}
    hits = tuple(
        _hit(nearest[name], documents, float(scores[at]), marks, name in same, wanted)
        for at in ranked[:limit]
        if (name := found.rows.ids[at]) in nearest and nearest[name].document in documents
    )
    return Answer(len(order), hits, facets([found.rows], library), tuple(notes))


def language(text: str) -> Lang:
    """The language of a text: Chinese where its Chinese characters outweigh its English words."""
    folded = fold(text).text
    latin = sum(1 for word in words(folded) if word.text.isalpha())
    return "zh" if sum(map(is_han, folded)) > latin else "en"


def _hit(
    passage: Passage, documents: dict[str, Document], score: float, marks: tuple[Mark, ...], same: bool, wanted: Lang
) -> Hit:
    relation = "counterpart" if same else "similar"
    both = [matches(passage, [side for mark in marks for side in _sides(mark)], equivalents=True)]
    return Hit(passage, documents[passage.document], score, 1 if same else 2, both[0], relation)


def _sides(mark: Mark) -> tuple[Mark, Mark]:
    """What is shared is marked on both sides, not only on the side of the pasted text."""
    return Mark(mark.whole), Mark((), (), mark.added)


def _the_text_itself(pasted: Shape, written: Lang, candidates: Sequence[Passage]) -> dict[str, float]:
    """The candidates that hold the pasted text, or are held by it, with how sure that is."""
    found = {passage.id: pasted.likeness(shape(passage.text(written), written)) for passage in candidates}
    return {name: likeness for name, likeness in found.items() if likeness >= SAME}


def _exactly(text: str, written: Lang) -> list[Condition]:
    folded = fold(text).text
    if written == "zh":
        return [Chars("zh", squeeze(folded))] if squeeze(folded) else []
    return [Phrase("en", folded)] if folded else []


# What the pasted text says


def _clues(text: str, written: Lang) -> Iterator[_Clue]:
    said = list(_chinese_clues(text) if written == "zh" else _english_clues(text))
    yield from _amount_clues(text, written)
    yield from said[:MAX_FEATURES]


def _chinese_clues(text: str) -> Iterator[_Clue]:
    folded = squeeze(fold(text).text)
    said = Counter(word.text for word in chinese_words(folded) if any(map(str.isalnum, word.text)))
    for word, times in said.most_common():
        if says_nothing(word):
            continue
        weight = times**REPEATED
        if not any(map(is_han, word)):
            yield from _latin_clue((word,), weight)
            continue
        added = equivalents(word)
        own: tuple[tuple[Atom, float], ...] = (
            ((Segmented(word), 1.0),) if len(word) == 1 else ((Chars("zh", word), 1.0),)
        )
        yield _Clue(Feature((*own, *weighted(added)), weight), Mark(tuple(atom for atom, _ in own), (), added))


def _english_clues(text: str) -> Iterator[_Clue]:
    sequence = tuple(word.text for word in words(fold(text).text) if word.text.isalpha())
    said = Counter(" ".join(sequence[start:end]) for start, end in phrases(sequence))
    said.update(word for word in sequence if len(word) > 1 and not says_nothing(word))
    for term, times in said.most_common():
        yield from _latin_clue(tuple(term.split()), times**REPEATED)


def _latin_clue(term: tuple[str, ...], weight: float) -> Iterator[_Clue]:
    """A Latin word or phrase: it may stand on either side as it is, or as its Chinese equivalents."""
    stemmed = tuple(word.stem for word in words(" ".join(term)))
    if not stemmed or all(part.isdecimal() for part in stemmed):
        return  # bare numbers are amounts, or nothing
    added = equivalents(" ".join(term))
    own = tuple((Stems(lang, stemmed), 1.0) for lang in LANGS)
    yield _Clue(Feature((*own, *weighted(added)), weight), Mark(tuple(atom for atom, _ in own), (), added))


def _amount_clues(text: str, written: Lang) -> Iterator[_Clue]:
    stated = Counter((found.value, found.unit) for found in find_quantities(text, written))
    for value, unit in stated:
        atoms = tuple((Amount(lang, value, unit), 1.0) for lang in LANGS)
        yield _Clue(Feature(atoms, AMOUNT_WEIGHT), Mark(tuple(atom for atom, _ in atoms)))
