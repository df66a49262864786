"""What is meant by a misspelt word: how often the first suggestion is the word itself.

The words are those of texts that stay what they are (``formats/README.md``), and not of the bundled samples, so that
no sample that is added moves the measure. All slips that are drawn differ, and there are some hundred of each kind: of
400 words 95 % right are known to 2 %.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from corpus.folding import fold
from corpus.lexicon import romanise
from corpus.pipeline import ingest_sources
from corpus.sources import File, Source
from corpus.store import Store
from corpus.words import stem
from indexer.function_words import says_nothing
from indexer.index import Index
from indexer.suggestions import did_you_mean, suggest
from indexer.suggestions.known_terms import known_terms
from indexer.suggestions.lookalikes import ALIKE

MADE = Path(__file__).parent / "formats" / "made"
TEXTS = ("interview", "law", "news", "report", "tables")
TRIED = 400
ENOUGH = 150  # of words that look alike there are fewer
DRAWN = 20  # times as many, of which some are words or were drawn before
COMMON = 2  # passages that hold a word that is misspelt here

BY_SOUND: defaultdict[str, list[str]] = defaultdict(list)
for _char in map(chr, range(0x4E00, 0x9FA6)):
    BY_SOUND[romanise(_char)].append(_char)


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    with Store.open(home) as store:
        names = [f"{text}.pandoc.md" for text in TEXTS]
        sources = [Source((File(MADE / name, name),)) for name in names]
        assert not any(outcome.error for outcome in ingest_sources(sources, store))
        with Index.open(home, store) as opened:
            yield opened


Slip = Callable[[str, random.Random], str]


def sounding_alike(word: str, draw: random.Random) -> str:
    at = draw.randrange(len(word))
    others = [char for char in BY_SOUND[romanise(word[at])] if char != word[at]]
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
    """Pairs of a wrong and a right word, all different; the wrong one is no word of the library."""
    draw, held, stems, seen = random.Random(3), set(words), set(map(stem, words)), set[tuple[str, str]]()
    for _ in range(DRAWN * TRIED):
        word = draw.choice(words)
        wrong = slip(word, draw)
        if wrong not in held and fold(wrong).text == wrong and stem(wrong) not in stems and (wrong, word) not in seen:
            seen.add((wrong, word))
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
    assert len(tried) >= ENOUGH
    hold(name, sum(right) / len(tried))


def test_a_word_is_suggested_after_half_of_it(index, hold):
    known = known_terms(index)
    words = [
        word
        for word, count in known.passages["en"].items()
        if count >= COMMON and len(word) >= 6 and not says_nothing(word)
    ]
    found = [word in [each.text for each in suggest(word[: len(word) // 2 + 1], index)] for word in sorted(words)]
    hold("completed_halfway", sum(found) / len(found))
