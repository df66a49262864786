"""Chinese runs that are one fixed phrase: what their words mean apart has nothing to do with what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.lexicon import to_english
from indexer.analysis import holds_han
from indexer.equivalents import Equivalent, Thesaurus
from indexer.plan.runs import inside
from indexer.query import Sought, Term
from indexer.query.meaning import characters, run_words

SHORTEST = 4
"""Characters: the words of shorter terms say what these say."""


def without_parts(thesaurus: Thesaurus, leaves: Iterable[Sought]) -> Thesaurus:
    """The thesaurus that has nothing for the words of a phrase of the dictionary (一带 of 一带一路)."""
    typed = {characters(leaf.text) for leaf in leaves if isinstance(leaf, Term) and holds_han(leaf.text)}
    parts = {part for run in typed for part in _parts(run)} - typed
    if not parts:
        return thesaurus

    def local(text: str) -> tuple[Equivalent, ...]:
        return () if text in parts else thesaurus.local(text)

    def doubts(text: str, each: Equivalent) -> bool:
        return text in parts or thesaurus.doubts(text, each)

    return replace(thesaurus, local=local, doubts=doubts)


def _parts(run: str) -> Iterator[str]:
    words = run_words(run)
    if len(run) >= SHORTEST and len(words) > 1 and to_english(run):
        yield from words
        yield from (piece for word in words for piece in inside(word))
