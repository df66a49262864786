"""How likely it is that some units translate some others: a log-likelihood ratio over what they share.

For each key of a bead the question is: how much likelier is it that the other side matches this key (or
fails to) if the two are translations, than if they were put together by chance? Because the ratio is taken
over all keys of a bead, beads of different size compare. A key that several units of a bead hold counts once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from corpus.alignment.features import Unit
from corpus.alignment.sides import Matches, Reach, Side, among, matches, sides

BOTH_WAYS = 0.6  # the two directions see the same pairs of words: each counts for a part
STEADY_MATCHES = 100.0  # keys that the usual closeness weighs, when a document's own is counted
LEAST, LEAST_CHANCE = 1e-30, 1e-9  # of a probability whose logarithm is taken
MAX_SURPRISE = 6.0  # no single key decides alone
LENGTH_SPREAD = 0.22  # standard deviation of the log ratio of lengths between long translations …
LENGTH_SPREAD_SHORT = 1.1  # … and what short ones add to its variance, divided by their length in Chinese characters
LENGTH_SPREAD_CHANCE = 0.9  # … and between units put together by chance
RATIO = 3.0  # English letters for a Chinese character, where the document is too small to tell
ENOUGH = 400  # characters a side that tell


Whole = NDArray[np.int64]
Floats = NDArray[np.float64]
Precision = TypeVar("Precision", np.float32, np.float64)
Span = tuple[int, int, int, int]
"""A bead ``(i, m, j, n)``: Chinese units ``i … i+m-1``, English ones ``j … j+n-1``."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for a bead or against it: a key of one side, whether the other matches it, its weight."""

    key: str
    chinese: bool
    matched: bool
    weight: float


@dataclass(frozen=True, slots=True)
class Tally:
    """What the keys of a bead come to: its weight, how many are matched, how many should be if it is right, and how
    many nothing in the whole other text could match.
    """

    weight: float
    matched: int
    expected: float
    lost: int


class Evidence:
    """What the two languages of one document say about each other; Chinese ``i … i+m-1``, English ``j … j+n-1``."""

    def __init__(self, found: Matches, closeness: float = 1.0) -> None:
        self.found = found
        self.zh, self.en = sides(found, closeness)
        self._odds = {side is self.zh: KeyOdds(side.true) for side in (self.zh, self.en)}
        total_zh, total_en = self.zh.lengths.sum(), self.en.lengths.sum()
        self.ratio = float(total_en / total_zh) if min(total_zh, total_en) > ENOUGH else RATIO
        self._before_zh, self._before_en = (
            np.concatenate([[0.0], np.cumsum(side.lengths)]) for side in (self.zh, self.en)
        )

    @classmethod
    def of(cls, zh: Sequence[Unit], en: Sequence[Unit]) -> Evidence:
        """The evidence of two texts as the lexicon knows them."""
        return cls(matches(zh, en))

    def taught(self, learned: Reach, closeness: float) -> Evidence:
        """The same with what the document itself has taught."""
        return Evidence(self.found.taught(learned), closeness)

    def reasons(self, i: int, m: int, j: int, n: int) -> Iterator[Reason]:
        """What speaks for and against a bead, key by key; their weights and the length's add up to its score."""
        for side, _, keys, matched, weights in self._weighed([(i, m, j, n)]):
            for k, hit, weight in zip(keys.tolist(), matched.tolist(), weights.tolist(), strict=True):
                yield Reason(side.keys[k], side is self.zh, hit, weight)

    def score(self, i: int, m: int, j: int, n: int) -> float:
        """The log-likelihood ratio that these translate each other, against chance."""
        return self.tallies([(i, m, j, n)])[0].weight

    def tallies(self, spans: Sequence[Span]) -> list[Tally]:
        """The score of each bead, and how many of its keys are matched."""
        count = len(spans)
        weight = self._length_weights(spans)
        sums = np.zeros((3, count))
        for side, bead, keys, found, weights in self._weighed(spans):
            met = side.met[keys]
            weight += np.bincount(bead, weights, count)
            sums += [np.bincount(bead, each, count) for each in (found, np.where(met, side.true[keys], 0.0), ~met)]
        return [
            Tally(float(w), int(matched), float(expected), int(lost))
            for w, (matched, expected, lost) in zip(weight, sums.T, strict=True)
        ]

    def closeness(self, spans: Sequence[Span]) -> float:
        """How many of the keys that should be matched are: 1 for the usual translation, less for a free one."""
        tallies = self.tallies(spans)
        found = sum(tally.matched for tally in tallies)
        return (found + STEADY_MATCHES) / (sum(tally.expected for tally in tallies) + STEADY_MATCHES)

    def _weighed(self, spans: Sequence[Span]) -> Iterator[tuple[Side, Whole, Whole, NDArray[np.bool_], Floats]]:
        """For each side the keys of all beads, each once a bead: bead, key, whether it is matched, what that weighs."""
        i, m, j, n = np.array(spans, np.int64).reshape(-1, 4).T
        for side, other, (start, count), (across, many) in (
            (self.zh, self.en, (i, m), (j, n)),
            (self.en, self.zh, (j, n), (i, m)),
        ):
            bead, keys = side.layout.within(start, count)
            matched = among(side.postings, keys, across[bead], many[bead], len(other))
            before = self._before_en if other is self.en else self._before_zh
            expected = side.rate[keys] * (before[across + many] - before[across])[bead]
            yield side, bead, keys, matched, BOTH_WAYS * self._odds[side is self.zh].weights(keys, expected, matched)

    def length_weight(self, i: int, m: int, j: int, n: int) -> float:
        """What the lengths of a bead say."""
        return float(self._length_weights([(i, m, j, n)])[0])

    def _length_weights(self, spans: Sequence[Span]) -> Floats:
        i, m, j, n = np.array(spans, np.int64).reshape(-1, 4).T
        zh, en = self._before_zh, self._before_en
        return length_weight(zh[i + m] - zh[i], en[j + n] - en[j], self.ratio)


class KeyOdds(Generic[Precision]):
    """The log-likelihood ratios of keys, ``true`` the probability of each under translation."""

    def __init__(self, true: NDArray[Precision]) -> None:
        self._missed = np.log1p(-true)
        self._likely = np.log(np.maximum(true, LEAST))  # what nothing matches may be 0

    def weights(self, keys: Whole, expected: NDArray[Precision], matched: NDArray[np.bool_]) -> NDArray[Precision]:
        """The weight of each key, or of each row of keys: ``expected`` is how many matches chance puts into a text of
        this length (Poisson), ``matched`` what is seen.
        """
        missed, likely = self._missed[keys], self._likely[keys]
        if expected.ndim > 1:
            missed, likely = missed[:, None], likely[:, None]
        surprise = np.maximum(expected, LEAST_CHANCE)
        # In place: these are the largest arrays there are.
        np.negative(surprise, out=surprise)
        np.expm1(surprise, out=surprise)
        np.negative(surprise, out=surprise)
        np.log(surprise, out=surprise)
        np.subtract(likely, surprise, out=surprise)
        np.clip(surprise, 0.0, MAX_SURPRISE, out=surprise)
        return np.where(matched, surprise, np.minimum(missed + expected, 0.0))  # 0 where chance matches as often


def length_weight(zh: NDArray[np.float64], en: NDArray[np.float64], ratio: float) -> NDArray[np.float64]:
    """How much likelier these lengths are for translations than for texts put together by chance."""
    off = np.log((en + 1.0) / ((zh + 1.0) * ratio))
    variance = LENGTH_SPREAD**2 + LENGTH_SPREAD_SHORT / (zh + 1.0)
    chance = LENGTH_SPREAD_CHANCE**2 + variance
    weight: NDArray[np.float64] = 0.5 * (np.log(chance / variance) + off * off * (1.0 / chance - 1.0 / variance))
    return weight
