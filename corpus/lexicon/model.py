"""What aligned sentences teach: how likely each word stands for each word of the other language.

IBM Model 1 (Brown et al. 1993) with the dictionary as its prior: of words that the dictionary explains the corpus
learns which sense it uses, of others what they stand for. All of it is arithmetic on arrays of the pairs of words
that share a sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from corpus.folding import is_han
from corpus.lexicon.affinity import IDLE, IDLE_CHINESE, affinities
from corpus.lexicon.aligned import Pair, Side

ROUNDS = 5
PRIOR = 2.0  # sentences that the dictionary's word is worth
LEAST = 0.02  # smaller shares are noise, and most of the table
MOST_TOKENS = 200  # words of a side; longer "sentences" are tables and lists, which say little about each word
SKETCHY = 1e-3

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Model:
    """Words of both languages, and for pairs of them how likely the English one stands for the Chinese one.

    ``zh`` and ``en`` are the words, ``zh_counts`` and ``en_counts`` in how many of the ``total`` pairs they stand;
    ``rows`` and ``columns`` name a Chinese and an English word each, ``weights`` say how much of the Chinese word
    the English one stands for.
    """

    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    zh_counts: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    en_counts: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    rows: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    columns: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    weights: Floats = field(default_factory=lambda: np.zeros(0))
    total: int = 0

    def english(self, word: str) -> Mapping[str, float]:
        """The stems that stand for a Chinese word, each with its share."""
        at = self._zh_ids.get(word)
        if at is None:
            return {}
        low, high = np.searchsorted(self.rows, (at, at + 1))
        return dict(zip((self.en[e] for e in self.columns[low:high]), self.weights[low:high].tolist(), strict=True))

    def count(self, word: str) -> int:
        """In how many pairs a Chinese word stands."""
        at = self._zh_ids.get(word)
        return int(self.zh_counts[at]) if at is not None else 0

    def share(self, stem: str) -> float:
        """The share of the pairs in which an English stem stands."""
        at = self._en_ids.get(stem)
        return int(self.en_counts[at]) / self.total if at is not None and self.total else 0.0

    def share_of_chinese(self, word: str) -> float:
        """The share of the pairs in which a Chinese word stands."""
        return self.count(word) / self.total if self.total else 0.0

    @cached_property
    def worked_out(self) -> dict[tuple[str, bool], Mapping[str, float]]:
        """What is worked out from the model word by word, kept for as long as the model is; see ``choosing``."""
        return {}

    @cached_property
    def _en_ids(self) -> dict[str, int]:
        return {word: at for at, word in enumerate(self.en)}

    @cached_property
    def _zh_ids(self) -> dict[str, int]:
        return {word: at for at, word in enumerate(self.zh)}


def learn(pairs: Iterable[Pair]) -> Model:
    """What the pairs teach."""
    used = [pair for pair in pairs if len(pair.zh.tokens) <= MOST_TOKENS and len(pair.en.tokens) <= MOST_TOKENS]
    zh, zh_counts = _vocabulary(pair.zh for pair in used)
    en, en_counts = _vocabulary(pair.en for pair in used)
    if not zh or not en:
        return Model()
    zh_ids, en_ids = ({word: at for at, word in enumerate(words)} for words in (zh, en))
    rows, columns, cells = _meetings(used, zh_ids, en_ids)
    width = len(en)
    keys, inverse = np.unique(rows * width + columns, return_inverse=True)
    owners, targets = keys // width, keys % width
    prior = _prior(zh, owners, targets, en)
    weights = _train(owners, inverse, cells, prior, len(zh))
    kept = weights >= LEAST
    return Model(zh, en, zh_counts, en_counts, owners[kept], targets[kept], weights[kept], len(used))


def _vocabulary(sides: Iterable[Side]) -> tuple[tuple[str, ...], Ints]:
    counts: Counter[str] = Counter()
    for side in sides:
        counts.update({token.key for token in side.tokens})
    return tuple(counts), np.fromiter(counts.values(), np.int64, len(counts))


def _meetings(pairs: Sequence[Pair], zh_ids: Mapping[str, int], en_ids: Mapping[str, int]) -> tuple[Ints, Ints, Ints]:
    """Every meeting of a Chinese and an English word in a pair; ``cells`` numbers the English places."""
    rows, columns, cells = [], [], []
    place = 0
    for pair in pairs:
        zh = np.array(sorted({zh_ids[token.key] for token in pair.zh.tokens if _is_taught(token.key)}), np.int64)
        en = np.array([en_ids[t.key] for t in pair.en.tokens if t.key not in IDLE and not t.key.isdecimal()], np.int64)
        if not len(zh) or not len(en):
            continue
        rows.append(np.tile(zh, len(en)))
        columns.append(np.repeat(en, len(zh)))
        cells.append(np.repeat(np.arange(place, place + len(en)), len(zh)))
        place += len(en)
    return tuple(np.concatenate(each) if each else np.zeros(0, np.int64) for each in (rows, columns, cells))  # type: ignore[return-value]


def _is_taught(word: str) -> bool:
    """Whether a Chinese word can be learned: figures and Latin words stand for themselves."""
    return is_han(word[0]) and word not in IDLE_CHINESE


def _prior(zh: Sequence[str], owners: Ints, targets: Ints, en: Sequence[str]) -> Floats:
    """What the dictionary says of each pair of words."""
    found = np.zeros(len(owners))
    starts = np.searchsorted(owners, np.arange(len(zh) + 1))
    for at, word in enumerate(zh):
        known = affinities(word)
        if known:
            low, high = starts[at], starts[at + 1]
            found[low:high] = [known.get(en[target], 0.0) for target in targets[low:high].tolist()]
    return found


def _train(owners: Ints, inverse: Ints, cells: Ints, prior: Floats, words: int) -> Floats:
    weights = prior + SKETCHY
    places = int(cells.max()) + 1 if len(cells) else 0
    for _ in range(ROUNDS):
        each = weights[inverse]
        sums = np.bincount(cells, each, places) + SKETCHY  # the empty word takes what nobody explains
        counts = np.bincount(inverse, each / sums[cells], len(owners)) + PRIOR * prior
        totals = np.bincount(owners, counts, words)
        weights = counts / totals[owners]
    return weights
