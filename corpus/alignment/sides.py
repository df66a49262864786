"""Two texts seen from each other: which units of the other language match each key, and how often by chance.

Chance is counted in the document itself: a word that half of the other side could match says nothing, a
figure that stands once says almost everything.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.alignment.features import Unit
from corpus.words import frequency

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
MOST_MATCHED = 0.97  # of the keys of any kind
# Chance beyond the document itself: how often a key stands in any text, for each character of it. A short text is
# read as if so many characters of such text stood around it.
AROUND = {"zh": 500.0, "en": 1500.0}
WORDS_A_CHARACTER = {"zh": 0.6, "en": 0.17}
SENSES = 3.0  # an English text has several words for a Chinese one
USUAL = {"=": 2e-5, "#": 2e-5, "~": 1e-3}
USUAL_FIGURE, USUAL_NAME = 5e-4, 1e-6  # of one digit; of a word in Latin letters in Chinese text
FILLER = ""  # a key without weight that every unit begins with: sums over units then need no case for empty ones

Reach = Mapping[str, Iterable[str]]


@dataclass(frozen=True)
class Side:
    """One language of a document, seen from the other. All arrays; ``k`` runs over its distinct keys.

    ``tokens`` are the key numbers of all units in order, those of unit ``u`` at ``starts[u]:starts[u+1]``.
    ``true[k]`` is the probability that a translation matches the key; ``rate[k]`` the number of units of
    the *other* language that match it, for each character there; ``met[k]`` whether any does. ``postings``
    holds, sorted, ``k * base + v`` for every unit ``v`` of the other language that matches ``k``.
    ``lengths`` are in characters.
    """

    keys: tuple[str, ...]
    tokens: NDArray[np.int64]
    starts: NDArray[np.int64]
    true: NDArray[np.float64]
    rate: NDArray[np.float64]
    met: NDArray[np.bool_]
    postings: NDArray[np.int64]
    base: int
    lengths: NDArray[np.float64]
    labels: NDArray[np.float64]
    continues: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.lengths)

    @cached_property
    def unit_of_token(self) -> NDArray[np.int64]:
        """For each token the unit it stands in."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))

    @cached_property
    def repeated_after(self) -> NDArray[np.int64]:
        """For each token how many units back its key stood last (a large number where never)."""
        order = np.lexsort((self.unit_of_token, self.tokens))
        distance = np.full(len(order), len(self) + 1)
        keys, at = self.tokens[order], self.unit_of_token[order]
        same = (keys[1:] == keys[:-1]) & (keys[1:] > 0)
        distance[order[1:][same]] = (at[1:] - at[:-1])[same]
        return distance

    def matched(self, keys: NDArray[np.int64], start: NDArray[np.int64], count: NDArray[np.int64]) -> NDArray[np.bool_]:
        """For each of these keys whether one of ``count`` units of the other language from ``start`` matches it."""
        low = np.searchsorted(self.postings, keys * self.base + start)
        return low < np.searchsorted(self.postings, keys * self.base + start + count)


def matched_if_true(key: str) -> float:
    """The probability that a key is matched by a translation of its text, where the other text has a match at all."""
    if key[0] in MATCHED:
        return MATCHED_MARK.get(key, MATCHED[key[0]])
    if key.isascii():
        return MATCHED_SHORT if len(key) < 4 else MATCHED_WORD
    return MATCHED_HAN.get(len(key), MATCHED_LONGER)


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

    def taught(self, learned: Reach) -> Matches:
        """The same with further English keys that Chinese ones may be matched with."""
        more = {
            key: [*self.stems[key], *(stem for stem in stems if stem in self.en_at and stem not in self.stems[key])]
            for key, stems in learned.items()
        }
        return Matches(self.zh, self.en, self.zh_at, self.en_at, {**self.stems, **more}) if more else self


def matches(zh: Sequence[Unit], en: Sequence[Unit]) -> Matches:
    """What the lexicon, values and names say of two texts."""
    en_at = _places(unit.keys for unit in en)
    reach = {key: stems for unit in zh for key, stems in unit.reach.items()}
    stems = {key: [stem for stem in stems if stem in en_at] for key, stems in reach.items()}
    return Matches(zh, en, _places(unit.reach for unit in zh), en_at, stems)


def sides(found: Matches, closeness: float = 1.0) -> tuple[Side, Side]:
    """Both languages of a document; ``closeness`` scales how often a translation matches its keys."""
    zh, en = found.zh, found.en
    usual_zh = {key: _usual(key) * SENSES * WORDS_A_CHARACTER["en"] for key in found.stems}
    usual_en = {stem: sum(map(_usual, keys)) * WORDS_A_CHARACTER["zh"] for stem, keys in found.keys.items()}
    # English words that no Chinese word could match are left out: every text has many.
    en_keys = [tuple(key for key in unit.keys if key in found.keys or key[0] == "=") for unit in en]
    return (
        _side([tuple(unit.reach) for unit in zh], found.from_zh, zh, en, closeness, usual_zh, AROUND["en"]),
        _side(en_keys, found.from_en, en, zh, closeness, usual_en, AROUND["zh"]),
    )


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
    return sorted({at for key in keys for at in places[key]})


def _side(
    tokens: Sequence[Sequence[str]],
    matches: Mapping[str, list[int]],
    own: Sequence[Unit],
    other: Sequence[Unit],
    closeness: float,
    usual: Mapping[str, float],
    around: float,
) -> Side:
    numbers = {FILLER: 0}
    for keys in tokens:
        for key in keys:
            numbers.setdefault(key, len(numbers))
    places = [matches.get(key, []) for key in numbers]
    base = len(other) + 1
    lost = LOST_WORD + (LOST_IN_SHORT - LOST_WORD) * math.exp(-len(other) / SHORT)
    characters = max(1, sum(unit.length for unit in other))
    true = [
        min(MOST_MATCHED, closeness * matched_if_true(key)) if at else LOST.get(key[0], lost) if key else 0.0
        for key, at in zip(numbers, places, strict=True)
    ]
    return Side(
        keys=tuple(numbers),
        tokens=np.array([k for keys in tokens for k in (0, *(numbers[key] for key in keys))], np.int64),
        starts=np.concatenate([[0], np.cumsum([len(keys) + 1 for keys in tokens], dtype=np.int64)]),
        true=np.array(true),
        met=np.array([bool(at) for at in places]),
        rate=np.array(
            [
                (len(at) + usual.get(key, 0.0) * around) / (characters + around)
                for key, at in zip(numbers, places, strict=True)
            ]
        ),
        postings=np.array([k * base + v for k, at in enumerate(places) for v in at], np.int64),
        base=base,
        lengths=np.array([unit.length for unit in own], np.float64),
        labels=np.array([unit.label for unit in own], np.float64),
        continues=np.array([unit.continues for unit in own], np.float64),
    )
