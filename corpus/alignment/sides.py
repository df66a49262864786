"""Two texts seen from each other: which units of the other language match each key, and how often by chance.

Chance is counted in the document itself: a word that half of the other side could match says nothing, a
figure that stands once says almost everything.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from corpus.alignment.features import Unit
from corpus.alignment.layout import LOST_IN_SHORT, LOST_WORD, SHORT, Layout, distinct
from corpus.words import frequency

MOST_MATCHED = 0.97  # of the keys of any kind
# Chance beyond the document itself: how often a key stands in any text, for each character of it. A short text is
# read as if so many characters of such text stood around it.
AROUND = {"zh": 500.0, "en": 1500.0}
WORDS_A_CHARACTER = {"zh": 0.6, "en": 0.17}
SENSES = 3.0  # an English text has several words for a Chinese one
USUAL = {"=": 2e-5, "#": 2e-5, "~": 1e-3}
USUAL_FIGURE, USUAL_NAME = 5e-4, 1e-6  # of one digit; of a word in Latin letters in Chinese text

Whole = NDArray[np.int64]
Floats = NDArray[np.float64]
Reach = Mapping[str, Iterable[str]]


@dataclass(frozen=True)
class Side:
    """One language of a document, seen from the other. All arrays; ``k`` runs over its distinct keys.

    ``true[k]`` is the probability that a translation matches the key; ``rate[k]`` the number of units of
    the *other* language that match it, for each character there; ``met[k]`` whether any does. ``postings``
    holds, sorted, ``k * base + v`` for every unit ``v`` of the other language that matches ``k``.
    The rest is said of ``Layout``.
    """

    layout: Layout
    true: NDArray[np.float64]
    rate: NDArray[np.float64]
    met: NDArray[np.bool_]
    postings: NDArray[np.int64]
    base: int

    def __len__(self) -> int:
        return len(self.layout.lengths)

    @property
    def keys(self) -> tuple[str, ...]:
        """The distinct keys."""
        return self.layout.keys

    @property
    def tokens(self) -> NDArray[np.int64]:
        """The key numbers of all units in order."""
        return self.layout.tokens

    @property
    def starts(self) -> NDArray[np.int64]:
        """Where those of each unit begin."""
        return self.layout.starts

    @property
    def lengths(self) -> NDArray[np.float64]:
        """The characters of each unit."""
        return self.layout.lengths


@dataclass(frozen=True)
class Matches:
    """Which keys of two texts may match which: ``pairs`` are the numbers of a Chinese key and an English one."""

    zh: Layout
    en: Layout
    pairs: tuple[Whole, Whole]

    def taught(self, learned: Reach) -> Matches:
        """The same with further English keys that Chinese ones may be matched with."""
        zh, en = self.zh.numbers, self.en.numbers
        more = [(zh[key], en[stem]) for key, stems in learned.items() for stem in stems if stem in en]
        if not more:
            return self
        numbers = np.concatenate(
            [self.pairs[0] * len(en) + self.pairs[1], [key * len(en) + stem for key, stem in more]]
        )
        known, stems = np.divmod(distinct(numbers), len(en))
        return replace(self, pairs=(known, stems))

    @cached_property
    def from_zh(self) -> Whole:
        """The English units that match each Chinese key, as ``Side.postings`` has them."""
        units, counts = self.en.holding(self.pairs[1])
        return distinct(np.repeat(self.pairs[0], counts) * (len(self.en.lengths) + 1) + units)

    @cached_property
    def from_en(self) -> Whole:
        """The Chinese units that match each English key, in the same way."""
        units, counts = self.zh.holding(self.pairs[0])
        return distinct(np.repeat(self.pairs[1], counts) * (len(self.zh.lengths) + 1) + units)

    @cached_property
    def usual_zh(self) -> Floats:
        """For each Chinese key how often, for each character, any English text matches it."""
        return self._usual * SENSES * WORDS_A_CHARACTER["en"]

    @cached_property
    def usual_en(self) -> Floats:
        """For each English key how often, for each character, any Chinese text matches it."""
        zh, en = self.pairs
        return np.asarray(np.bincount(en, self._usual[zh] * WORDS_A_CHARACTER["zh"], len(self.en.numbers)), np.float64)

    @cached_property
    def _usual(self) -> Floats:
        return np.array([*map(_usual, self.zh.numbers)])

    @cached_property
    def en_known(self) -> Layout:
        """The English keys where they stand. Words that no Chinese word could match are left out: texts have many."""
        known = np.zeros(len(self.en.numbers), bool)
        known[self.pairs[1]] = True
        known[self.en.values] = True
        return self.en.only(known)


def matches(zh: Sequence[Unit], en: Sequence[Unit]) -> Matches:
    """What the lexicon, values and names say of two texts."""
    zh_layout, en_layout = Layout.of(zh, [unit.reach for unit in zh]), Layout.of(en, [unit.keys for unit in en])
    reach = {key: stems for unit in zh for key, stems in unit.reach.items()}
    here = frozenset(en_layout.numbers)
    stems = [here & reach[key] for key in zh_layout.keys[1:]]
    pairs = np.repeat(np.arange(1, len(stems) + 1), [*map(len, stems)])
    numbers = np.array([*map(en_layout.numbers.__getitem__, chain.from_iterable(stems))], np.int64)
    return Matches(zh_layout, en_layout, (pairs, numbers))


def sides(found: Matches, closeness: float = 1.0) -> tuple[Side, Side]:
    """Both languages of a document; ``closeness`` scales how often a translation matches its keys."""
    zh, en = found.zh.lengths, found.en.lengths
    return (
        _side(found.zh, found.zh, found.from_zh, en, closeness, found.usual_zh, AROUND["en"]),
        _side(found.en, found.en_known, found.from_en, zh, closeness, found.usual_en, AROUND["zh"]),
    )


def among(postings: Whole, keys: Whole, start: Whole, count: Whole, units: int) -> NDArray[np.bool_]:
    """For each of these keys whether one of ``count`` of the other language's ``units`` from ``start`` matches it."""
    origin = keys * (units + 1) + start
    low = np.searchsorted(postings, origin)
    return low < np.searchsorted(postings, origin + count)


@lru_cache(maxsize=1 << 16)
def _usual(key: str) -> float:
    """The share of a key among all words of a Chinese text."""
    if not key:
        return 0.0
    if key[0] in USUAL:
        return USUAL_FIGURE if len(key) == 2 and key[1].isdecimal() else USUAL[key[0]]
    return USUAL_NAME if key.isascii() else max(USUAL_NAME, frequency(key))


def _side(
    layout: Layout, shown: Layout, postings: Whole, other: Floats, closeness: float, usual: Floats, around: float
) -> Side:
    """A language seen from the other one, whose units have the lengths ``other``; ``shown`` are the keys that count."""
    base = len(other) + 1
    counts = np.bincount(postings // base, minlength=len(layout.numbers))
    met = counts > 0
    lost = np.full(len(counts), LOST_WORD + (LOST_IN_SHORT - LOST_WORD) * math.exp(-len(other) / SHORT))
    unlike, theirs = layout.unlike_words
    lost[unlike] = theirs
    characters = max(1, int(other.sum()))
    return Side(
        shown,
        true=np.where(met, np.minimum(MOST_MATCHED, closeness * layout.true), lost),
        rate=(counts + usual * around) / (characters + around),
        met=met,
        postings=postings,
        base=base,
    )
