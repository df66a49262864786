"""How likely an English word is a part of what a Chinese word is called, by the dictionary and by its sound."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from corpus.folding import is_han
from corpus.lexicon import cedict, romanise, to_english
from corpus.words import english_words, stem

MOST = 12  # glosses of a word that count; later ones are rare senses
LATER = 0.92  # of a gloss against the one before it
SHARED = 0.85  # a word of a gloss of several, against a gloss that is one word
EXPLAINED = 0.5  # a word of a long explanation
PART = 0.55  # what a part of a word means, against what the word means
KNOWN = 0.45  # what parts of a word count that the dictionary has whole, against those of another
CHARACTER = 0.4  # what a single character of a word means
HEAD = 0.8  # the word that is explained
PERSON = 0.9  # another word for the same person (herder), against that of the gloss (herdsman)
LEAST_PERSON = 6  # letters of a word for a person that ends in man
SOUND = 0.75  # a name as it sounds
LONGEST_PART = 4

_CLASSIFIER = re.compile(r"classifier for ([^/(]*)")
_HEAD = re.compile(r"(?:^|/)([a-z]{3,}), an? ")

IDLE = frozenset(
    stem(word)
    for word in (
        "a an the of and or to in on at by for with from as is are was be been being it its this that which who whose "
        "etc sb sth s t into onto out up off about over under between among per not such other have has had will would "
        "shall should may than also their there these those they we our so if no any all both each more most very do "
        "does did"
    ).split()
)

IDLE_CHINESE = frozenset("的 了 和 与 及 或 等 之 于 所 个 在 是 为 对 将 以 并 而 也 都 从 到 由 被 把 向 给".split())


@lru_cache(maxsize=1 << 16)
def affinities(word: str) -> Mapping[str, float]:
    """The stems that may stand for a folded Chinese word (or for a part of it), each with a weight up to 1.

    A Latin word or a figure stands for itself.
    """
    if not any(map(is_han, word)):
        return {word: 1.0}
    found = dict(_glossed(word))
    _keep(found, dict.fromkeys(_headed(word), HEAD))
    if len(word) > 1:
        known = KNOWN if to_english(word) else 1.0
        for part, weight in _parts(word):
            _keep(found, {key: known * weight * value for key, value in _glossed(part).items()})
        _keep(found, dict.fromkeys(_spelled(word), SOUND))
    return found


@lru_cache(maxsize=1 << 16)
def _glossed(word: str) -> Mapping[str, float]:
    found: dict[str, float] = {}
    weight = 1.0
    if not to_english(word):
        return dict.fromkeys(_explaining(word), EXPLAINED)
    for gloss in to_english(word)[:MOST]:
        stems = [key for part in english_words(gloss) if (key := stem(part.text)) not in IDLE]
        _keep(found, {key: weight * (1.0 if len(stems) == 1 else SHARED) for key in stems})
        _keep(found, dict.fromkeys(map(stem, _persons(gloss)), weight * PERSON))
        weight *= LATER
    if len(word) == 1:
        _keep(found, dict.fromkeys(_counted(word), EXPLAINED))
    return found


def _persons(gloss: str) -> Iterator[str]:
    """Other words for who does something: herder for herdsman."""
    if gloss.isalpha() and gloss.endswith("man") and len(gloss) >= LEAST_PERSON:
        does = gloss.removesuffix("man")
        yield from (does + "men", does.removesuffix("s").removesuffix("er") + "er", does + "person", does + "people")


def _explaining(word: str) -> Iterator[str]:
    """The words of a gloss that explains more than it translates."""
    for entry in cedict.readings(word):
        yield from (key for part in english_words(entry.senses.lower()) if (key := stem(part.text)) not in IDLE)


def _headed(word: str) -> Iterator[str]:
    """The words that a long explanation begins with: league, a subdivision corresponding to prefecture."""
    for entry in cedict.readings(word):
        yield from map(stem, _HEAD.findall(entry.senses))


def _counted(char: str) -> Iterator[str]:
    """What a character is a classifier for: 套 for sets."""
    for entry in cedict.readings(char):
        for said in _CLASSIFIER.findall(entry.senses):
            yield from (key for part in english_words(said) if (key := stem(part.text)) not in IDLE)


def _parts(word: str) -> Iterator[tuple[str, float]]:
    """The dictionary's words inside a word, and its characters."""
    if len(word) > 2:
        for start in range(len(word) - 1):
            for end in range(start + 2, min(len(word), start + LONGEST_PART) + 1):
                if end - start < len(word) and to_english(word[start:end]):
                    yield word[start:end], PART
    yield from ((char, CHARACTER) for char in word if is_han(char))


def _spelled(word: str) -> Iterator[str]:
    """A name as it sounds: whole, and as family and given name."""
    spelled = (romanise(word), romanise(word[1:]), romanise(word[2:])) if len(word) <= 5 else (romanise(word),)
    return (stem(each) for each in spelled if len(each) >= 4)


def _keep(found: dict[str, float], more: Mapping[str, float]) -> None:
    for key, value in more.items():
        found[key] = max(value, found.get(key, 0.0))
