"""How alike two paragraphs of one language are: what they share of the words that tell paragraphs apart.

A text is a set of features: pairs of neighbouring characters in Chinese, stems in English, figures in both. A feature
weighs the more the fewer paragraphs of the two versions have it; texts are compared by Dice's coefficient (1945) of
these weights. Sets can be joined, so that a paragraph may be compared with two that were made of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from corpus.folding import fold, is_han
from corpus.numbering import leading_number
from corpus.types import LANGS, Lang, Passage
from corpus.words import english_words, stem

Features = frozenset[str]


@dataclass(frozen=True, slots=True)
class Side:
    """The features of one version's passages, by language; empty sets where a passage lacks it."""

    features: Mapping[Lang, tuple[Features, ...]]

    def __len__(self) -> int:
        return len(self.features["zh"])

    def joined(self, lang: Lang, places: Iterable[int]) -> Features:
        """The features of several passages together."""
        return frozenset().union(*(self.features[lang][at] for at in places))


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two versions, and what each feature weighs in them."""

    a: Side
    b: Side
    weights: Mapping[Lang, Mapping[str, float]]

    def weight(self, lang: Lang, features: Iterable[str]) -> float:
        """What these features weigh together."""
        weights = self.weights[lang]
        return sum(weights[each] for each in features)

    def of(self, a: Sequence[int], b: Sequence[int]) -> float:
        """The likeness of passages of the two versions, 0 to 1, in the language in which they are most alike.

        One translation that stayed tells that two belong together, however the other was done anew.
        """
        return max(self._dice(lang, self.a.joined(lang, a), self.b.joined(lang, b)) for lang in LANGS)

    def _dice(self, lang: Lang, a: Features, b: Features) -> float:
        if not a or not b:
            return 0.0
        return 2 * self.weight(lang, a & b) / (self.weight(lang, a) + self.weight(lang, b))


def likeness(a: Sequence[Passage], b: Sequence[Passage]) -> Likeness:
    """What is needed to compare any passages of two versions."""
    sides = Side(_features(a)), Side(_features(b))
    return Likeness(*sides, {lang: _weights([*sides[0].features[lang], *sides[1].features[lang]]) for lang in LANGS})


def _features(passages: Sequence[Passage]) -> dict[Lang, tuple[Features, ...]]:
    return {lang: tuple(features(passage.text(lang), lang) for passage in passages) for lang in LANGS}


def features(text: str, lang: Lang) -> Features:
    """What tells a text from others; its printed number does not, unless it is all there is.

    A row of marks is one feature; only a text of blanks has none.
    """
    number = leading_number(text)
    body = text[number.end :] if number and text[number.end :].strip() else text
    found = frozenset(_chinese(body) if lang == "zh" else _english(body))
    return found or frozenset(filter(None, ["".join(text.split())]))


def _chinese(text: str) -> Iterator[str]:
    """Pairs of characters within a run of Chinese, single ones that stand alone, and other words."""
    folded = fold(text).text
    run = ""
    for char in [*folded, " "]:
        if is_han(char):
            run += char
            continue
        yield from (a + b for a, b in pairwise(run)) if len(run) > 1 else run
        run = ""
    yield from (word.text for word in english_words(folded))


def _english(text: str) -> Iterator[str]:
    return (stem(word.text) for word in english_words(fold(text).text))


def _weights(texts: Sequence[Features]) -> dict[str, float]:
    held = sum(map(bool, texts)) + 1
    return {each: log(held / count) for each, count in Counter(each for text in texts for each in text).items()}
