"""How likely it is that some units translate some others: a log-likelihood ratio over what they share.

For each key of a bead the question is: how much likelier is it that the other side matches this key (or
fails to) if the two are translations, than if they were put together by chance? Because the ratio is taken
over all keys of a bead, beads of different size compare. A key that several units of a bead hold counts once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.alignment.features import Unit
from corpus.alignment.sides import Reach, Side, sides

BOTH_WAYS = 0.6  # the two directions see the same pairs of words: each counts for a part
STEADY_MATCHES = 100.0  # keys that the usual closeness weighs, when a document's own is counted
MAX_SURPRISE = 6.0  # no single key decides alone
LENGTH_SPREAD = 0.22  # standard deviation of the log ratio of lengths between long translations …
LENGTH_SPREAD_SHORT = 1.1  # … and what short ones add to its variance, divided by their length in Chinese characters
LENGTH_SPREAD_CHANCE = 0.9  # … and between units put together by chance
RATIO = 3.0  # English letters for a Chinese character, where the document is too small to tell
ENOUGH = 400  # characters a side that tell


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

    def __init__(
        self, zh: Sequence[Unit], en: Sequence[Unit], learned: Reach | None = None, closeness: float = 1.0
    ) -> None:
        self.zh, self.en = sides(zh, en, learned, closeness)
        total_zh, total_en = self.zh.lengths.sum(), self.en.lengths.sum()
        self.ratio = float(total_en / total_zh) if min(total_zh, total_en) > ENOUGH else RATIO

    def reasons(self, i: int, m: int, j: int, n: int) -> Iterator[Reason]:
        """What speaks for and against a bead, key by key; their weights and the length's add up to its score."""
        for side, keys, matched, weights in self._weighed(i, m, j, n):
            for k, hit, weight in zip(keys.tolist(), matched.tolist(), weights.tolist(), strict=True):
                yield Reason(side.keys[k], side is self.zh, hit, weight)

    def score(self, i: int, m: int, j: int, n: int) -> float:
        """The log-likelihood ratio that these translate each other, against chance."""
        return self.tally(i, m, j, n).weight

    def tally(self, i: int, m: int, j: int, n: int) -> Tally:
        """The score of a bead, and how many of its keys are matched."""
        weight, matched, expected, lost = self.length_weight(i, m, j, n), 0, 0.0, 0
        for side, keys, found, weights in self._weighed(i, m, j, n):
            met = side.met[keys]
            weight += float(weights.sum())
            matched += int(found.sum())
            expected += float(side.true[keys[met]].sum())
            lost += int((~met).sum())
        return Tally(weight, matched, expected, lost)

    def closeness(self, beads: Iterable[tuple[int, int, int, int]]) -> float:
        """How many of the keys that should be matched are: 1 for the usual translation, less for a free one."""
        tallies = [self.tally(*bead) for bead in beads]
        found = sum(tally.matched for tally in tallies)
        return (found + STEADY_MATCHES) / (sum(tally.expected for tally in tallies) + STEADY_MATCHES)

    def _weighed(
        self, i: int, m: int, j: int, n: int
    ) -> Iterator[tuple[Side, NDArray[np.int64], NDArray[np.bool_], NDArray[np.float64]]]:
        """For each side its keys in a bead, whether the other side matches them, and what that weighs."""
        for side, other, (start, count), (across, many) in (
            (self.zh, self.en, (i, m), (j, n)),
            (self.en, self.zh, (j, n), (i, m)),
        ):
            keys = np.unique(side.tokens[side.starts[start] : side.starts[start + count]])[1:]  # but the filler
            matched = side.matched(keys, across, many)
            expected = side.rate[keys] * other.lengths[across : across + many].sum()
            yield side, keys, matched, BOTH_WAYS * key_weight(side.true[keys], expected, matched)

    def length_weight(self, i: int, m: int, j: int, n: int) -> float:
        """What the lengths of a bead say."""
        zh, en = self.zh.lengths[i : i + m].sum(), self.en.lengths[j : j + n].sum()
        return float(length_weight(np.array(zh), np.array(en), self.ratio))


def key_weight(
    true: NDArray[np.float64], expected: NDArray[np.float64], matched: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """The log-likelihood ratio of each key: ``true`` its probability under translation, ``expected`` how many
    matches chance puts into a text of this length (Poisson), ``matched`` what is seen.
    """
    weights: NDArray[np.float64] = np.minimum(expected + np.log1p(-true), 0.0)  # 0 where chance matches as often
    seen = np.nonzero(matched)
    chance = -np.expm1(-np.maximum(expected[seen], 1e-9))
    likely = np.log(np.broadcast_to(true, weights.shape)[seen])
    weights[seen] = np.clip(likely - np.log(chance), 0.0, MAX_SURPRISE)
    return weights


def length_weight(zh: NDArray[np.float64], en: NDArray[np.float64], ratio: float) -> NDArray[np.float64]:
    """How much likelier these lengths are for translations than for texts put together by chance."""
    off = np.log((en + 1.0) / ((zh + 1.0) * ratio))
    variance = LENGTH_SPREAD**2 + LENGTH_SPREAD_SHORT / (zh + 1.0)
    chance = LENGTH_SPREAD_CHANCE**2 + variance
    weight: NDArray[np.float64] = 0.5 * (np.log(chance / variance) + off * off * (1.0 / chance - 1.0 / variance))
    return weight
