"""Two texts seen from each other: which units of the other language match each key, and how often by chance.

Chance is counted in the document itself: a word that half of the other side could match says nothing, a
figure that stands once says almost everything.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from corpus.alignment.features import Unit
from corpus.alignment.layout import LOST_IN_SHORT, LOST_WORD, SHORT, Layout
from corpus.words import frequency

MOST_MATCHED = 0.97  # of the keys of any kind
# Chance beyond the document itself: how often a key stands in any text, for each character of it. A short text is
# read as if so many characters of such text stood around it.
AROUND = {"zh": 500.0, "en": 1500.0}
WORDS_A_CHARACTER = {"zh": 0.6, "en": 0.17}
SENSES = 3.0  # an English text has several words for a Chinese one
USUAL = {"=": 2e-5, "#": 2e-5, "~": 1e-3}
USUAL_FIGURE, USUAL_NAME = 5e-4, 1e-6  # of one digit; of a word in Latin letters in Chinese text

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

    def matched(self, keys: NDArray[np.int64], start: NDArray[np.int64], count: NDArray[np.int64]) -> NDArray[np.bool_]:
        """For each of these keys whether one of ``count`` units of the other language from ``start`` matches it."""
        low = np.searchsorted(self.postings, keys * self.base + start)
        return low < np.searchsorted(self.postings, keys * self.base + start + count)


@dataclass(frozen=True)
class Matches:
    """Which keys of two texts may match which, and where each stands."""

    zh: Sequence[Unit]
    en: Sequence[Unit]
    zh_at: Mapping[str, list[int]]
    en_at: Mapping[str, list[int]]
    stems: Mapping[str, list[str]]
    """Chinese key → the English keys of this text that it may be matched with."""

    @cached_property
    def keys(self) -> dict[str, list[str]]:
        """English key → the Chinese keys of this text that it may be matched with."""
        keys: dict[str, list[str]] = {}
        for key, stems in self.stems.items():
            for stem in stems:
                keys.setdefault(stem, []).append(key)
        return keys

    @cached_property
    def from_zh(self) -> dict[str, list[int]]:
        """Chinese key → the English units that match it."""
        return {key: _union(self.en_at, stems) for key, stems in self.stems.items()}

    @cached_property
    def from_en(self) -> dict[str, list[int]]:
        """English key → the Chinese units that match it."""
        return {stem: _union(self.zh_at, keys) for stem, keys in self.keys.items()}

    @cached_property
    def usual_zh(self) -> dict[str, float]:
        """Chinese key → how often, for each character, any English text matches it."""
        return {key: _usual(key) * SENSES * WORDS_A_CHARACTER["en"] for key in self.stems}

    @cached_property
    def usual_en(self) -> dict[str, float]:
        """English key → how often, for each character, any Chinese text matches it."""
        return {stem: _usual_of(keys) for stem, keys in self.keys.items()}

    @cached_property
    def zh_layout(self) -> Layout:
        """The Chinese keys where they stand."""
        return Layout.of(self.zh, [tuple(unit.reach) for unit in self.zh])

    @cached_property
    def en_layout(self) -> Layout:
        """The English keys where they stand. Words that no Chinese word could match are left out: texts have many."""
        known = self.keys
        return Layout.of(self.en, [[key for key in unit.keys if key in known or key[0] == "="] for unit in self.en])

    def taught(self, learned: Reach) -> Matches:
        """The same with further English keys that Chinese ones may be matched with."""
        more = {
            key: [*self.stems[key], *(stem for stem in stems if stem in self.en_at and stem not in self.stems[key])]
            for key, stems in learned.items()
        }
        if not more:
            return self
        taught = Matches(self.zh, self.en, self.zh_at, self.en_at, {**self.stems, **more})
        taught._take_over(self, more)
        return taught

    def _take_over(self, before: Matches, more: Mapping[str, list[str]]) -> None:
        """Have what ``before`` worked out, but for what ``more`` changes: it is a small part of it."""
        order = {key: at for at, key in enumerate(self.stems)}
        added: dict[str, set[str]] = {}
        for key, stems in more.items():
            for stem in stems[len(before.stems[key]) :]:
                added.setdefault(stem, {*before.keys.get(stem, ())}).add(key)
        keys = {stem: sorted(here, key=order.__getitem__) for stem, here in added.items()}
        vars(self).update(
            keys={**before.keys, **keys},
            from_zh={**before.from_zh, **{key: _union(self.en_at, stems) for key, stems in more.items()}},
            from_en={**before.from_en, **{stem: _union(self.zh_at, here) for stem, here in keys.items()}},
            usual_zh=before.usual_zh,
            usual_en={**before.usual_en, **{stem: _usual_of(here) for stem, here in keys.items()}},
            zh_layout=before.zh_layout,
        )
        if keys.keys() <= before.keys.keys():
            vars(self).update(en_layout=before.en_layout)


def matches(zh: Sequence[Unit], en: Sequence[Unit]) -> Matches:
    """What the lexicon, values and names say of two texts."""
    en_at = _places(unit.keys for unit in en)
    reach = {key: stems for unit in zh for key, stems in unit.reach.items()}
    stems = {key: [stem for stem in stems if stem in en_at] for key, stems in reach.items()}
    return Matches(zh, en, _places(unit.reach for unit in zh), en_at, stems)


def sides(found: Matches, closeness: float = 1.0) -> tuple[Side, Side]:
    """Both languages of a document; ``closeness`` scales how often a translation matches its keys."""
    zh, en = found.zh_layout, found.en_layout
    return (
        _side(zh, found.from_zh, en.lengths, closeness, found.usual_zh, AROUND["en"]),
        _side(en, found.from_en, zh.lengths, closeness, found.usual_en, AROUND["zh"]),
    )


def _usual_of(keys: Iterable[str]) -> float:
    return sum(map(_usual, keys)) * WORDS_A_CHARACTER["zh"]


@lru_cache(maxsize=1 << 16)
def _usual(key: str) -> float:
    """The share of a key among all words of a Chinese text."""
    if key[0] in USUAL:
        return USUAL_FIGURE if len(key) == 2 and key[1].isdecimal() else USUAL[key[0]]
    return USUAL_NAME if key.isascii() else max(USUAL_NAME, frequency(key))


def _places(units: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for at, keys in enumerate(units):
        for key in keys:
            places.setdefault(key, []).append(at)
    return places


def _union(places: Mapping[str, list[int]], keys: Sequence[str]) -> list[int]:
    if len(keys) == 1:
        return places[keys[0]]
    return sorted(set().union(*[places[key] for key in keys]))


def _side(
    layout: Layout,
    matches: Mapping[str, list[int]],
    other: NDArray[np.float64],
    closeness: float,
    usual: Mapping[str, float],
    around: float,
) -> Side:
    places = [matches.get(key, ()) for key in layout.keys]
    counts = np.array([*map(len, places)], np.int64)
    met = counts > 0
    base = len(other) + 1
    lost = np.full(len(counts), LOST_WORD + (LOST_IN_SHORT - LOST_WORD) * math.exp(-len(other) / SHORT))
    unlike, theirs = layout.unlike_words
    lost[unlike] = theirs
    characters = max(1, int(other.sum()))
    expected = np.array([usual.get(key, 0.0) for key in layout.keys])
    found = np.fromiter(chain.from_iterable(places), np.int64, int(counts.sum()))
    return Side(
        layout,
        true=np.where(met, np.minimum(MOST_MATCHED, closeness * layout.true), lost),
        rate=(counts + expected * around) / (characters + around),
        met=met,
        postings=np.repeat(np.arange(len(counts)), counts) * base + found,
        base=base,
    )
