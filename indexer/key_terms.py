"""The terms that a passage turns on, each with what probably stands for it on the other side.

A word is a term of its passage where Chinese at large seldom uses it and the library uses it again: then how it was
translated elsewhere is worth asking. Which words stand for it is worked out as the marks of a search are: likely, not
certain.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpus.folding import is_han
from corpus.lexicon.aligned import pairs_of
from corpus.types import Passage
from corpus.words import frequency
from indexer.equivalents.renderings import Occurrence, chosen_spans
from indexer.index import Index

MOST = 6
"""Terms of a passage: a line of a page holds about so many."""

COMMON = 2e-5
"""The share of Chinese text from which a word is everyday speech: one word of 50,000 (工作, 发展, 我们)."""

AGAIN = 2  # passages of the library that hold a term, this one among them


@dataclass(frozen=True, slots=True)
class KeyTerm:
    """A Chinese term of a passage, what of its English seems to stand for it, and how many passages hold the term.

    ``en`` is empty where nothing seems to.
    """

    zh: str
    en: str
    passages: int


def key_terms(passage: Passage, index: Index) -> tuple[KeyTerm, ...]:
    """The terms of a passage, in the order in which they stand; none where it lacks a side."""
    held = index.read(lambda snapshot: snapshot.segments()) if passage.zh and passage.en else {}
    first = {_term(each): each for each in reversed(tuple(_words(passage)))}
    chosen = sorted((term for term in first if _is_term(term, held)), key=frequency)[:MOST]
    return tuple(
        KeyTerm(term, _rendering(first[term], index), held[term]) for term in reversed(first) if term in chosen
    )


def _words(passage: Passage) -> Iterator[Occurrence]:
    for pair in pairs_of(passage):
        for token in pair.zh.tokens:
            yield Occurrence(passage, pair, token.start, token.end)


def _term(found: Occurrence) -> str:
    return found.pair.zh.text.text[found.start : found.end]


def _is_term(word: str, held: Mapping[str, int]) -> bool:
    return len(word) > 1 and all(map(is_han, word)) and held.get(word, 0) >= AGAIN and frequency(word) < COMMON


def _rendering(found: Occurrence, index: Index) -> str:
    """What of the English stands for a word, as it is written there."""
    (span,) = chosen_spans("zh", [found], index.learned.lesson())
    return found.passage.en[slice(*span)] if span else ""
