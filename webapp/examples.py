"""Example queries for the first page, drawn from the library itself, so that every one of them finds something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from corpus.folding import is_han
from corpus.lexicon import to_english
from corpus.quantities import find_quantities
from corpus.types import Passage
from corpus.words import chinese_words, english_words, stem
from webapp.i18n import N_
from webapp.state import Library

SAMPLE = 200
"""How many passages with both sides are looked at: enough for a common term, few enough for a first visit."""

TRIES = 40
"""How many of the commonest terms are tried for the two-sided question."""

MONEY = ("CNY", "USD")


@dataclass(frozen=True, slots=True)
class Example:
    """A query that finds something, and what it shows."""

    query: str
    shows: str


def examples(library: Library) -> tuple[Example, ...]:
    """A Chinese term, an amount in the other language's notation, a question to both sides; those that there are."""
    return library.remembered(_draw)


def _draw(library: Library) -> tuple[Example, ...]:
    """Each is read off a passage that answers it, so that none has to be searched for."""
    paired = tuple(islice((p for p in library.store.all_passages() if p.zh and p.en), SAMPLE))
    terms = _terms(paired)
    queries = (
        (next(iter(terms), ""), N_("a Chinese term")),
        (next(_amounts(paired), ""), N_("an amount, however it is written")),
        (
            next(_questions(paired, terms[1:] + terms[:1]), ""),
            N_("a Chinese term whose English is not the obvious word"),
        ),
    )
    return tuple(Example(query, shows) for query, shows in queries if query)


def _terms(passages: tuple[Passage, ...]) -> tuple[str, ...]:
    """The words that the dictionary knows, by the number of passages they stand in."""
    counts: Counter[str] = Counter()
    for passage in passages:
        counts.update({word.text for word in chinese_words(passage.zh) if _is_term(word.text)})
    return tuple(word for word, _ in counts.most_common(TRIES) if to_english(word))


def _is_term(word: str) -> bool:
    return len(word) > 1 and all(map(is_han, word))


def _amounts(passages: tuple[Passage, ...]) -> Iterator[str]:
    """Sums of money in a passage's Chinese that its English states too."""
    for passage in passages:
        stated = {(q.value, q.unit) for q in find_quantities(passage.en, "en")}
        for quantity in find_quantities(passage.zh, "zh"):
            if quantity.unit in MONEY and (quantity.value, quantity.unit) in stated:
                yield passage.zh[quantity.start : quantity.end].replace(" ", "")


def _questions(passages: tuple[Passage, ...], terms: tuple[str, ...]) -> Iterator[str]:
    """Terms with a passage whose English goes without the dictionary's first word for it."""
    stems = [(passage.zh, {stem(word.text) for word in english_words(passage.en)}) for passage in passages]
    for term in terms:
        gloss = to_english(term)[0]
        if gloss.isalpha() and any(term in zh and stem(gloss) not in said for zh, said in stems):
            yield f"zh:{term} -en:{gloss}"
