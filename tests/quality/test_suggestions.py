"""What is meant by a misspelt word of the bundled samples: how often the first suggestion is the word itself."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest

import webapp
from corpus.folding import fold
from corpus.lexicon import romanise
from corpus.pipeline import ingest_sources
from corpus.readers import readable_suffixes
from corpus.sources import collect
from corpus.store import Store
from corpus.words import stem
from indexer.function_words import says_nothing
from indexer.index import Index
from indexer.suggestions import did_you_mean, suggest
from indexer.suggestions.known_terms import known_terms
from indexer.suggestions.lookalikes import ALIKE

TRIED = 80
COMMON = 2  # passages that hold a word that is misspelt here

CHARACTERS = [chr(code) for code in range(0x4E00, 0x9FA6) if romanise(chr(code))]


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    with Store.open(home) as store:
        found = collect([Path(webapp.__file__).parent / "samples"], readable_suffixes())
        assert not any(outcome.error for outcome in ingest_sources(found.sources, store))
        with Index.open(home, store) as opened:
            yield opened


Slip = Callable[[str, random.Random], str]


def sounding_alike(word: str, draw: random.Random) -> str:
    at = draw.randrange(len(word))
    others = [char for char in CHARACTERS if romanise(char) == romanise(word[at]) and char != word[at]]
    return word[:at] + draw.choice(others or [word[at]]) + word[at + 1 :]


def looking_alike(word: str, draw: random.Random) -> str:
    places = [(at, other) for at, char in enumerate(word) for other in sorted(ALIKE.get(char, ()))]
    at, other = draw.choice(places or [(0, word[0])])
    return word[:at] + other + word[at + 1 :]


def exchanged(word: str, draw: random.Random) -> str:
    at = draw.randrange(1, len(word))
    return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]


def one_letter_wrong(word: str, draw: random.Random) -> str:
    at = draw.randrange(1, len(word))
    return draw.choice(
        [word[:at] + word[at + 1 :], word[:at] + draw.choice("etaoinsr") + word[at:], exchanged(word, draw)]
    )


def in_pinyin(word: str, draw: random.Random) -> str:
    return draw.choice(["", " "]).join(romanise(char) for char in word)


def misspelt(words: list[str], slip: Slip) -> Iterator[tuple[str, str]]:
    """Pairs of a wrong and a right word; the wrong one is no word of the library."""
    draw = random.Random(3)
    for _ in range(50 * TRIED):
        word = draw.choice(words)
        wrong = slip(word, draw)
        if wrong not in words and fold(wrong).text == wrong and stem(wrong) not in map(stem, words):
            yield wrong, word


@pytest.mark.parametrize(
    ("name", "lang", "slip"),
    [
        ("meant_sounding_alike", "zh", sounding_alike),
        ("meant_looking_alike", "zh", looking_alike),
        ("meant_exchanged", "zh", exchanged),
        ("meant_pinyin", "zh", in_pinyin),
        ("meant_english", "en", one_letter_wrong),
    ],
)
def test_the_first_suggestion_is_the_word_that_was_meant(index, hold, name, lang, slip):
    known = known_terms(index)
    least = 2 if lang == "zh" else 5
    words = sorted(
        word
        for word, passages in known.passages[lang].items()
        if passages >= COMMON and len(word) >= least and " " not in word and not says_nothing(word)
    )
    tried = list(islice(misspelt(words, slip), TRIED))
    right = [word in [each.text for each in did_you_mean(wrong, index)[:1]] for wrong, word in tried]
    assert len(tried) == TRIED
    hold(name, sum(right) / TRIED)


def test_a_word_is_suggested_after_half_of_it(index, hold):
    known = known_terms(index)
    words = [
        word
        for word, count in known.passages["en"].items()
        if count >= COMMON and len(word) >= 6 and not says_nothing(word)
    ]
    found = [word in [each.text for each in suggest(word[: len(word) // 2 + 1], index)] for word in sorted(words)]
    hold("completed_halfway", sum(found) / len(found))
