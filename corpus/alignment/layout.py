"""The keys of one language of a document: where each stands, and how often a translation matches it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from corpus.alignment.features import Unit

# How often a key of a true translation is matched by the other side, counted over news, law, technical text and
# stories with human links: by the length of a Chinese word, for English words, and for other keys.
MATCHED_HAN = {1: 0.4, 2: 0.7, 3: 0.8}
MATCHED_LONGER = 0.7
MATCHED_SHORT, MATCHED_WORD = 0.65, 0.72
MATCHED = {"=": 0.9, "#": 0.95, "~": 0.7}
MATCHED_MARK = {'~"': 0.9, "~?": 0.9}
# … and how often one that nothing in the whole other text can match would have been matched by a translation: the
# lexicon lacks many words, and a printed number is often left out.
LOST_WORD, LOST_IN_SHORT, SHORT = 0.1, 0.25, 8  # in a long text, in a short one, and the units of a short one
LOST = {"=": 0.6, "#": 0.0, "~": 0.3}
FILLER = ""  # a key without weight that every unit begins with: sums over units then need no case for empty ones


@dataclass(frozen=True)
class Layout:
    """The keys of one language of a document, and where each stands.

    ``numbers`` are the keys with their numbers, in order. ``tokens`` are the key numbers of all units in order, those
    of unit ``u`` at ``starts[u]:starts[u+1]``; ``lengths`` are in characters.
    """

    numbers: Mapping[str, int]
    tokens: NDArray[np.int64]
    starts: NDArray[np.int64]
    lengths: NDArray[np.float64]
    labels: NDArray[np.float64]
    continues: NDArray[np.float64]

    @classmethod
    def of(cls, units: Sequence[Unit], held: Sequence[Collection[str]]) -> Layout:
        """The layout of units that hold these keys."""
        every = list(chain.from_iterable(held))
        numbers = {key: number for number, key in enumerate(dict.fromkeys((FILLER, *every)))}
        counts = np.array([*map(len, held)], np.int64)
        ends = np.cumsum(counts)
        return cls(
            numbers,
            tokens=np.insert(np.array([*map(numbers.__getitem__, every)], np.int64), ends - counts, 0),
            starts=np.concatenate([[0], ends + np.arange(1, len(units) + 1)]),
            lengths=np.array([unit.length for unit in units], np.float64),
            labels=np.array([unit.label for unit in units], np.float64),
            continues=np.array([unit.continues for unit in units], np.float64),
        )

    def only(self, wanted: NDArray[np.bool_]) -> Layout:
        """The same without what stands for other keys than these."""
        kept = wanted[self.tokens]
        kept[self.starts[:-1]] = True  # the fillers
        before = np.concatenate([[0], np.cumsum(kept)])
        return replace(self, tokens=self.tokens[kept], starts=before[self.starts])

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys in the order of their numbers."""
        return tuple(self.numbers)

    def holding(self, keys: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The units that hold each of some keys, one key after the other, and how many hold each."""
        first, counts = self._first_of_key[keys], np.diff(self._first_of_key)[keys]
        nth = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        return self.unit_of_token[self._by_key[np.repeat(first, counts) + nth]], counts

    @cached_property
    def _by_key(self) -> NDArray[np.int64]:
        return np.argsort(self.tokens, kind="stable")

    @cached_property
    def _first_of_key(self) -> NDArray[np.int64]:
        return np.concatenate([[0], np.cumsum(np.bincount(self.tokens, minlength=len(self.numbers)))])

    @cached_property
    def unit_of_token(self) -> NDArray[np.int64]:
        """For each token the unit it stands in."""
        return np.repeat(np.arange(len(self.lengths)), np.diff(self.starts))

    def within(self, start: NDArray[np.int64], count: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The keys of spans of units, each once a span and without fillers: the number of the span, and the key."""
        low, high = self.starts[start], self.starts[start + count]
        span = np.repeat(np.arange(len(start)), high - low)
        inside = np.arange(len(span)) - (np.cumsum(high - low) - (high - low))[span]
        span, keys = np.divmod(distinct(span * len(self.numbers) + self.tokens[low[span] + inside]), len(self.numbers))
        return span[keys > 0], keys[keys > 0]

    def __len__(self) -> int:
        return len(self.lengths)

    @cached_property
    def words(self) -> NDArray[np.bool_]:
        """Which keys are words, and not values, numbers or marks."""
        words = np.ones(len(self.numbers), bool)
        words[self.unlike_words[0]] = False
        return words

    @cached_property
    def values(self) -> list[int]:
        """The keys that are values."""
        return [number for key, number in self.numbers.items() if key[:1] == "="]

    @cached_property
    def repeated_after(self) -> NDArray[np.int64]:
        """For each token how many units back its key stood last (a large number where never)."""
        order = self._by_key
        distance = np.full(len(order), len(self.lengths) + 1)
        keys, at = self.tokens[order], self.unit_of_token[order]
        same = (keys[1:] == keys[:-1]) & (keys[1:] > 0)
        distance[order[1:][same]] = (at[1:] - at[:-1])[same]
        return distance

    @cached_property
    def true(self) -> NDArray[np.float64]:
        """For each key the probability that a translation matches it, where the other text has a match at all."""
        return np.array([*map(matched_if_true, self.numbers)])

    @cached_property
    def unlike_words(self) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """The keys that are no words, and how often one of them is matched where nothing is seen to match it."""
        found = [(k, LOST[key[0]]) for key, k in self.numbers.items() if key[:1] in LOST]
        return np.array([0, *(k for k, _ in found)]), np.array([0.0, *(lost for _, lost in found)])


@lru_cache(maxsize=1 << 16)
def matched_if_true(key: str) -> float:
    """The probability that a key is matched by a translation of its text, where the other text has a match at all."""
    if not key:
        return 0.0
    if key[0] in MATCHED:
        return MATCHED_MARK.get(key, MATCHED[key[0]])
    if key.isascii():
        return MATCHED_SHORT if len(key) < 4 else MATCHED_WORD
    return MATCHED_HAN.get(len(key), MATCHED_LONGER)


def distinct(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Each of these once, in order (``numpy.unique`` hashes numbers first and takes four times as long)."""
    numbers = np.sort(numbers)
    return numbers[np.concatenate([[True], numbers[1:] != numbers[:-1]])] if len(numbers) else numbers
