"""How well a passage answers: BM25 over what stands in it, the same for every engine.

Robertson & Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log1p
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.types import LANGS, Lang
from indexer.conditions import Atom
from indexer.engine import Found
from indexer.plan.clues import Feature
from indexer.spans import atom_side


@dataclass(frozen=True, slots=True)
class Curve:
    """BM25's two constants: how slowly repetition saturates, and how much length is corrected for.

    Where ``coverage`` counts, a score is multiplied by the share that stands there of what could speak for a passage,
    so that one of two words, however often, is less than both.
    """

    k1: float
    b: float
    coverage: bool = False


SEARCH = Curve(1.2, 0.5, coverage=True)  # passages are short by nature: less correction than the usual 0.75
LOOKUP = Curve(0.6, 0.5)  # a long question repeats itself; chosen on texts whose translation was to be found

FURTHER = 0.4
"""What a second kind of evidence for the same word adds (its equivalent beside it), as a share of its own score.

Chosen on judged queries; between 0.1 and 0.5 little changes."""

NAMING = frozenset(("byline", "keywords", "reference", "affiliation", "credit"))
NAMING_WEIGHT = 0.5  # of kinds that name a thing and say nothing of it; chosen on judged queries

Scores = NDArray[np.float64]


def atoms_of(features: Sequence[Feature]) -> tuple[Atom, ...]:
    """The atoms that an engine has to count for these features, each once."""
    return tuple(dict.fromkeys(atom for feature in features for atom, _ in feature.atoms))


def scores(found: Found, atoms: Sequence[Atom], features: Sequence[Feature], curve: Curve = SEARCH) -> Scores:
    """The score of every passage found; ``found`` holds the counts of ``atoms``."""
    if not len(found.rows):
        return np.zeros(0)
    place = {atom: line for line, atom in enumerate(atoms)}
    each = _atom_scores(found, atoms, curve)
    telling = [feature for feature in features if feature.atoms]
    total, covered, whole = np.zeros(len(found.rows)), np.zeros(len(found.rows)), 0.0
    for feature in telling:
        best, score = _evidence([weight * each[place[atom]] for atom, weight in feature.atoms])
        total += feature.weight * score
        if curve.coverage and len(telling) > 1:  # one alone is covered wherever it scores
            worth = feature.weight * max(_known_rarity(found, place[atom]) for atom, _ in feature.atoms)
            covered, whole = covered + worth * (best > 0), whole + worth
    if whole:
        total *= covered / whole
    naming = found.rows.by_kind.are(NAMING)
    if np.count_nonzero(naming):  # a tenth of what any() takes for a few
        total[naming] *= NAMING_WEIGHT
    return total


def _evidence(each: Sequence[Scores]) -> tuple[Scores, Scores]:
    """The best evidence for a feature, and what all of it comes to."""
    if len(each) == 1:
        return each[0], each[0]
    evidence = np.array(each)
    best: Scores = evidence.max(axis=0)
    return best, best + FURTHER * (evidence.sum(axis=0) - best)


def stands_first(found: Found, atoms: Sequence[Atom], groups: Sequence[Sequence[Atom]]) -> NDArray[np.bool_]:
    """For every passage found, whether one atom of each group stands in it."""
    place = {atom: line for line, atom in enumerate(atoms)}
    first = np.ones(len(found.rows), dtype=bool)
    for group in groups:
        first &= (found.counts[[place[atom] for atom in group]] > 0).any(axis=0)
    return first


def rarity(frequency: int, total: int) -> float:
    """The inverse document frequency: how much it says that a passage holds something."""
    return log1p((total - frequency + 0.5) / (frequency + 0.5))


def _known_rarity(found: Found, line: int) -> float:
    """The rarity of a counted atom; nothing for what stands nowhere, which no passage can lack."""
    frequency = int(found.frequencies[line])
    return rarity(frequency, found.total) if frequency else 0.0


def _atom_scores(found: Found, atoms: Sequence[Atom], curve: Curve) -> list[Scores]:
    """What each atom alone gives every passage found."""
    norms: dict[Lang, NDArray[np.floating[Any]]] = {}
    scores: list[Scores] = []
    for counts, frequency, atom in zip(found.counts, found.frequencies.tolist(), atoms, strict=True):
        side = atom_side(atom)
        if side not in norms:
            column = LANGS.index(side)
            mean = max(float(found.sizes[column]), 1.0)
            norms[side] = curve.k1 * (1 - curve.b + curve.b * found.rows.sizes[:, column] / mean)
        scores.append(counts * (curve.k1 + 1) / (counts + norms[side]) * rarity(frequency, found.total))
    return scores
