"""Example queries for the first page, drawn from the library itself, so that every one of them finds something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice

from corpus.folding import is_han
from corpus.lexicon import to_english
from corpus.quantities import find_quantities
from corpus.types import Passage
from corpus.words import chinese_words, english_words, stem
from indexer.query.amounts import amounts
from webapp.i18n import N_
from webapp.state import Library

SAMPLE = 200
"""How many passages with both sides are looked at: enough for a common term, few enough for a first visit."""

TRIES = 80
"""How many of the commonest Chinese words are looked up in the dictionary."""

MONEY = ("CNY", "USD")


@dataclass(frozen=True, slots=True)
class Example:
    """A query that finds something, and what it shows."""

    query: str
    shows: str


@dataclass(frozen=True, slots=True)
class _Term:
    """A Chinese word, the dictionary's first English for it, and in how many passages that is with it or is not."""

    word: str
    gloss: str
    together: int
    apart: int


def examples(library: Library) -> tuple[Example, ...]:
    """A Chinese term, an amount in the other language's notation, a question to both sides; those that there are."""
    return library.remembered(_draw)


def _draw(library: Library) -> tuple[Example, ...]:
    """Each is read off a passage that answers it, so that none has to be searched for."""
    paired = tuple(islice((p for p in library.store.all_passages() if p.zh and p.en), SAMPLE))
    terms = _terms(paired)
    common = max(terms, key=lambda term: (term.together > 0, term.together * len(term.word)), default=None)
    asked = max((term for term in terms if term.apart), key=lambda term: min(term.together, term.apart), default=None)
    queries = (
        (common.word if common else "", N_("a Chinese term")),
        (_telling(_amounts(paired)), N_("an amount, however it is written")),
        (f"zh:{asked.word} -en:{asked.gloss}" if asked else "", N_("a Chinese term without its usual English")),
    )
    return tuple(Example(query, shows) for query, shows in queries if query)


def _telling(stated: Iterator[str]) -> str:
    """The first amount that the two languages count differently, in 万 or 亿; else the first there is."""
    first = next(stated, "")
    return next((each for each in chain([first], stated) if set(each) & set("万亿萬億")), first)


def _terms(passages: tuple[Passage, ...]) -> list[_Term]:
    """The commonest Chinese words that the dictionary has one English word for."""
    said = [_said(passage.zh, passage.en) for passage in passages]
    counts = Counter(word for zh, _ in said for word in zh if len(word) > 1 and all(map(is_han, word)))
    terms = []
    for word, count in counts.most_common(TRIES):
        gloss = next(iter(to_english(word)), "")
        if gloss.isalpha() and gloss.islower():
            together = sum(word in zh and stem(gloss) in en for zh, en in said)
            terms.append(_Term(word, gloss, together, count - together))
    return terms


@lru_cache(maxsize=SAMPLE)  # most changes leave the first passages as they are, and this takes most of a drawing
def _said(zh: str, en: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a passage, those of the English by their stems."""
    return frozenset(word.text for word in chinese_words(zh)), frozenset(stem(word.text) for word in english_words(en))


def _amounts(passages: tuple[Passage, ...]) -> Iterator[str]:
    """Sums of money in a passage's Chinese that its English states too, and that a query asks for by their value."""
    for passage in passages:
        stated = {(q.value, q.unit) for q in find_quantities(passage.en, "en")}
        for quantity in find_quantities(passage.zh, "zh"):
            text = passage.zh[quantity.start : quantity.end].replace(" ", "")
            asked = {(q.value, q.unit) for q in amounts(text)}
            if quantity.unit in MONEY and asked == {(quantity.value, quantity.unit)} <= stated:
                yield text
