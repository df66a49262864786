"""The thread through two versions: the heaviest row of likely pairs that keep the order on both sides.

Likely pairs are found by the features that paragraphs share, the row among them by a table of best prefixes (the
heaviest increasing subsequence), so that versions of ten thousand paragraphs take seconds, not gigabytes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.editions.likeness import Likeness, Side
from corpus.types import LANGS, Lang

CANDIDATES = 8  # of each paragraph: its likeliest partners
RAREST = 24
"""So many features of a paragraph, the rarest ones, find it partners: a sentence or two, and all of most paragraphs."""

LIKELY = 0.25
"""The likeness below which two paragraphs are no pair by their words alone. Of the hand-made versions of the tests,
true pairs that keep any of their wording lie above it, and chance ones below."""

IN_PLACE = 0.1
"""The same where the neighbours on both sides are pairs: then a few words in common are enough."""

DENSE = 20_000  # pairs between two knots that are compared one by one


class Pair(NamedTuple):
    """A paragraph of each version and their likeness."""

    a: int
    b: int
    likeness: float


def candidates(both: Likeness) -> tuple[Pair, ...]:
    """The likeliest partners in version b of each paragraph of version a, in order."""
    scores = [_Postings(both, lang) for lang in LANGS]
    return tuple(pair for at in range(len(both.a)) for pair in _partners(both, scores, at))


class _Postings:
    """Which paragraphs of version b have a feature, in one language."""

    def __init__(self, both: Likeness, lang: Lang) -> None:
        self.both, self.lang = both, lang
        held: dict[str, list[int]] = defaultdict(list)
        for at, features in enumerate(both.b.features[lang]):
            for each in features:
                held[each].append(at)
        self.held = {each: np.array(places) for each, places in held.items()}
        self.whole = np.array([both.weight(lang, features) for features in both.b.features[lang]])

    def score(self, at: int) -> NDArray[np.float64]:
        """For each paragraph of version b about how like this one of version a it is."""
        mine = self.both.a.features[self.lang][at]
        weights = self.both.weights[self.lang]
        rarest = sorted((each for each in mine if each in self.held), key=lambda each: (len(self.held[each]), each))
        found = [(self.held[each], weights[each]) for each in rarest[:RAREST]]
        if not found:
            return np.zeros(len(self.whole))
        places = np.concatenate([each for each, _ in found])
        shared = np.repeat([weight for _, weight in found], [len(each) for each, _ in found])
        total = np.bincount(places, shared, len(self.whole))
        return 2 * total / (self.whole + self.both.weight(self.lang, mine) + 1e-9)


def _partners(both: Likeness, scores: Sequence[_Postings], at: int) -> Iterable[Pair]:
    about = np.maximum(scores[0].score(at), scores[1].score(at))
    far = np.abs(np.arange(len(about)) / max(1, len(about)) - at / len(both.a))
    best = _least(0.01 * far - about)  # of equal ones those that stand nearest
    for to in sorted(best[about[best] > 0].tolist()):
        like = both.of((at,), (to,))
        if like >= LIKELY:
            yield Pair(at, to, like)


def _least(costs: NDArray[np.float64]) -> NDArray[np.int64]:
    return np.argpartition(costs, CANDIDATES)[:CANDIDATES] if len(costs) > CANDIDATES else np.arange(len(costs))


def thread(both: Likeness, likely: Sequence[Pair]) -> tuple[Pair, ...]:
    """The heaviest row of these pairs in which both places rise."""
    return heaviest(likely, [_worth(both, pair) for pair in likely])


def in_place(both: Likeness, a: Sequence[int], b: Sequence[int]) -> tuple[Pair, ...]:
    """Pairs of what stands between two knots, by fewer words because their place speaks for them."""
    if len(a) * len(b) > DENSE:
        return ()
    pairs = [Pair(at, to, both.of((at,), (to,))) for at in a for to in b]
    near = [pair for pair in pairs if pair.likeness >= IN_PLACE]
    return heaviest(near, [pair.likeness for pair in near])


def _worth(both: Likeness, pair: Pair) -> float:
    """A pair counts by what it shares above chance, a long paragraph more than a heading."""
    size = max(min(_size(both, both.a, pair.a, lang), _size(both, both.b, pair.b, lang)) for lang in LANGS)
    return float((pair.likeness - 0.5 * LIKELY) * np.sqrt(size + 1))


def _size(both: Likeness, side: Side, at: int, lang: Lang) -> float:
    return both.weight(lang, side.features[lang][at])


def heaviest(pairs: Sequence[Pair], worth: Sequence[float]) -> tuple[Pair, ...]:
    """The row of greatest worth in which both places rise."""
    size = max((pair.b for pair in pairs), default=-1) + 2
    best: list[tuple[float, int]] = [(0.0, -1)] * size  # a Fenwick tree: the best row that ends below a place of b
    rows: list[tuple[float, int]] = []  # the worth of the best row that ends with a pair, and the pair before it
    waiting: list[tuple[int, tuple[float, int]]] = []
    last = -1
    for number, pair in enumerate(pairs):
        if pair.a != last:  # pairs of one paragraph never follow each other
            _enter(best, waiting)
            waiting, last = [], pair.a
        so_far, before = _best_below(best, pair.b)
        rows.append((so_far + worth[number], before))
        waiting.append((pair.b, (rows[-1][0], number)))
    _enter(best, waiting)
    at = _best_below(best, size - 1)[1]
    found = []
    while at >= 0:
        found.append(pairs[at])
        at = rows[at][1]
    return tuple(found[::-1])


def _enter(best: list[tuple[float, int]], rows: Iterable[tuple[int, tuple[float, int]]]) -> None:
    for place, row in rows:
        at = place + 1
        while at < len(best):
            if row[0] > best[at][0]:
                best[at] = row
            at += at & -at


def _best_below(best: Sequence[tuple[float, int]], place: int) -> tuple[float, int]:
    found = (0.0, -1)
    while place > 0:
        if best[place][0] > found[0]:
            found = best[place]
        place -= place & -place
    return found
