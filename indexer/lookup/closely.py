"""Reading closely: how much of what a pasted text says a passage says too, as a whole and in its best sentence.

A long passage that holds everything somewhere says less than a sentence that says it in one breath. What is said is
weighed by how rare it is in the library, all the ways of saying it taken together. Where a passage has both sides,
their mean counts: so it has no better chance than a passage with one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.folding import Folded, fold
from corpus.quantities import find_quantities
from corpus.sentences import split_sentences
from corpus.types import LANGS, Lang, Passage, Quantity
from indexer.conditions import Amount, AmountBetween, Atom
from indexer.engine import Found
from indexer.lookup.pasted import Clue
from indexer.ranking import LOOKUP, rarity
from indexer.spans import Span, atom_side, find, states

SENTENCE_LENGTH = 0.5  # how much the length of a sentence is corrected for (BM25's b)
WHOLE = 0.5
"""The share of the passage as a whole, the rest is that of its best sentence: best of a grid on texts whose
counterpart in another document was to be found; whole passages alone lose 6 % of the first places."""

EXPLAINED = 0.4
"""How much it counts (as a power) what share of a sentence's characters the text accounts for: a sentence that says
the same and much else is not so near. Chosen on the same texts, and on laws, news and manuals of which each paragraph's
translation was to be found: 0.3 to 0.5 find 1 to 7 % more in the first place than 0."""

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says, ready to be looked for in passages.

    ``found`` are the passages that say any of it, ``atoms`` what was counted in them; ``places`` says for each clue
    which of the atoms show it and how well, ``weights`` how much it weighs.
    """

    found: Found
    atoms: tuple[Atom, ...]
    places: tuple[tuple[tuple[int, float], ...], ...]
    weights: Scores

    @property
    def most(self) -> float:
        """The score of a passage that says everything once, about."""
        return max(float(self.weights.sum()), 1e-9)


def reading(found: Found, atoms: Sequence[Atom], clues: Sequence[Clue]) -> Reading:
    """The clues of a text, weighed by what an engine found of them; ``found`` holds the counts of ``atoms``."""
    at = {atom: line for line, atom in enumerate(atoms)}
    places = tuple(tuple((at[atom], weight) for atom, weight in clue.feature.atoms) for clue in clues)
    held = [int((found.counts[[line for line, _ in group]] > 0).any(axis=0).sum()) for group in places]
    rare = np.array([rarity(number, max(found.total, number)) for number in held])
    return Reading(found, tuple(atoms), places, rare * np.array([clue.feature.weight for clue in clues]))


def as_wholes(said: Reading) -> Scores:
    """For every passage found how much of the text it says, between 0 and 1 or a little more."""
    sides = [_whole_side(said, lang) for lang in LANGS]
    written = said.found.rows.sizes > 0
    total = sum(np.where(written[:, at], side, 0.0) for at, side in enumerate(sides))
    mean: Scores = total / np.maximum(written.sum(axis=1), 1) / said.most
    return mean


def _whole_side(said: Reading, lang: Lang) -> Scores:
    column = LANGS.index(lang)
    sizes = said.found.rows.sizes[:, column]
    mean = float(sizes[sizes > 0].mean()) if (sizes > 0).any() else 1.0
    norm = LOOKUP.k1 * (1 - LOOKUP.b + LOOKUP.b * sizes / mean)
    total = np.zeros(len(sizes))
    for group, weight in zip(said.places, said.weights, strict=True):
        lines = [(line, worth) for line, worth in group if atom_side(said.atoms[line]) == lang]
        if lines:
            counts = np.array([worth * said.found.counts[line] for line, worth in lines]).max(axis=0)
            total += weight * counts * (LOOKUP.k1 + 1) / (counts + norm)
    return total


def by_sentence(said: Reading, rows: Sequence[int], passages: Sequence[Passage]) -> Scores:
    """For the passages found at ``rows`` how much of the text their best sentence says."""
    lengths = {lang: _mean_length(passages, lang) for lang in LANGS}
    return np.array([_best(said, row, passage, lengths) for row, passage in zip(rows, passages, strict=True)])


def _mean_length(passages: Sequence[Passage], lang: Lang) -> float:
    spans = [span for passage in passages for span in sentence_spans(passage.text(lang), lang)]
    return sum(end - start for start, end in spans) / max(1, len(spans)) or 1.0


def _best(said: Reading, row: int, passage: Passage, lengths: dict[Lang, float]) -> float:
    standing = frozenset(np.flatnonzero(said.found.counts[:, row]).tolist())
    sides = [
        _best_of_side(said, standing, passage.text(lang), lang, lengths[lang])
        for lang in LANGS
        if passage.text(lang).strip()
    ]
    return sum(sides) / max(1, len(sides)) / said.most


def _best_of_side(said: Reading, standing: frozenset[int], text: str, lang: Lang, mean: float) -> float:
    spans = sentence_spans(text, lang)
    starts = [start for start, _ in spans]
    sizes = np.array([end - start for start, end in spans])
    norm = LOOKUP.k1 * (1 - SENTENCE_LENGTH + SENTENCE_LENGTH * sizes / mean)
    total, explained = np.zeros(len(spans)), np.zeros(len(text) + 1, dtype=bool)
    for group, weight in zip(said.places, said.weights, strict=True):
        here = np.zeros(len(spans))
        for line, worth in group:
            if line in standing and atom_side(said.atoms[line]) == lang:
                for start, end in _standing(said.atoms[line], text, lang):
                    at = int(np.searchsorted(starts, start, side="right")) - 1
                    here[at] = max(here[at], worth)
                    explained[start:end] = True
        total += weight * here * (LOOKUP.k1 + 1) / (here + norm)
    shares = np.array([explained[start:end].mean() if end > start else 0.0 for start, end in spans])
    return float((total * shares**EXPLAINED).max(initial=0.0))


@lru_cache(maxsize=1 << 15)
def _standing(atom: Atom, text: str, lang: Lang) -> tuple[Span, ...]:
    """Where an atom stands in a text of its side."""
    if isinstance(atom, Amount | AmountBetween):
        return tuple((each.start, each.end) for each in quantities(text, lang) if states(atom, each))
    folded = _folded(text)
    return tuple(folded.span(start, end) for start, end in find(atom, folded.text))


_folded: Callable[[str], Folded] = lru_cache(maxsize=1 << 10)(fold)


@lru_cache(maxsize=1 << 10)
def quantities(text: str, lang: Lang) -> tuple[Quantity, ...]:
    """What a text states, kept for the next clue."""
    return find_quantities(text, lang)


@lru_cache(maxsize=1 << 12)
def sentence_spans(text: str, lang: Lang) -> tuple[Span, ...]:
    """Where the sentences of a text stand; the whole of a text that has none."""
    return tuple((each.start, each.end) for each in split_sentences(text, lang)) or ((0, len(text)),)
