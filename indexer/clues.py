"""What speaks for a passage, part by part of the query: features to rank by, marks to show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from indexer.analysis import holds_han
from indexer.conditions import Atom, Chars, Segmented, Stems
from indexer.equivalents import Equivalent, Thesaurus, names
from indexer.function_words import says_nothing
from indexer.meaning import characters, near, run_words, words
from indexer.query import And, Near, Query, Quoted, Term, Wild

WHOLE_WEIGHT = 1.0  # a run or a phrase standing whole, against its words apart
SEGMENTED_WEIGHT = 1.25  # a jieba word standing as a word, against its characters standing anywhere
IDLE_WEIGHT = 0.1  # a function word, against a word that says something

Weighted = tuple[tuple[Atom, float], ...]


@dataclass(frozen=True, slots=True)
class Feature:
    """Something that speaks for a passage: the atoms that show it, each with its weight, and its own weight."""

    atoms: Weighted
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Mark:
    """What to mark for one part of the query: the first of the alternatives that stands in the passage.

    ``whole`` first, else ``apart``; ``added`` (equivalents) where neither stands there.
    """

    whole: tuple[Atom, ...]
    apart: tuple[Atom, ...] = ()
    added: tuple[Equivalent, ...] = ()


class HasEquivalents(Protocol):
    """Something that equivalents stand for."""

    @property
    def added(self) -> tuple[Equivalent, ...]:
        """The equivalents."""


def features(leaf: Term | Quoted | Wild | Near, thesaurus: Thesaurus | None) -> Iterator[Feature]:
    """What a part of the query ranks by."""
    if isinstance(leaf, Near):
        yield Feature(tuple((atom, 1.0) for atom in near(leaf)))
        return
    bare = isinstance(leaf, Term) and leaf.lang is None
    if isinstance(leaf, Term) and holds_han(leaf.text) and leaf.lang != "en":
        yield from _run_features(leaf, thesaurus if bare else None)
        return
    added = thesaurus(leaf.text) if thesaurus and bare else ()
    weight = IDLE_WEIGHT if isinstance(leaf, Term) and is_function_word(leaf) else 1.0
    yield Feature((*((atom, 1.0) for atom in words(leaf)), *weighted(added)), weight)


def _run_features(term: Term, thesaurus: Thesaurus | None) -> Iterator[Feature]:
    run, pieces = characters(term.text), run_words(term.text)
    if len(pieces) > 1:
        sides: tuple[Atom, ...] = (Chars("zh", run),) if term.lang else (Chars("zh", run), Chars("en", run))
        added = (thesaurus(term.text) or tuple(names(run))) if thesaurus else ()
        yield Feature((*((atom, 1.0) for atom in sides), *weighted(added)), WHOLE_WEIGHT)
    for word in pieces:
        own: Weighted = ((Chars("zh", word), 1.0), (Segmented(word), SEGMENTED_WEIGHT))
        added = thesaurus(word) if thesaurus else ()
        yield Feature((*own, *weighted(added)), IDLE_WEIGHT if says_nothing(word) else 1.0)


def phrase_features(query: Query, phrases: Sequence[HasEquivalents]) -> Iterator[Feature]:
    """Neighbouring English words of the query that are neighbours in the text too, or one term of the lexicon."""
    for one, other in pairwise(query.parts if isinstance(query, And) else ()):
        if isinstance(one, Term) and isinstance(other, Term) and one.lang == other.lang:
            first, second = words(one)[-1], words(other)[-1]
            if isinstance(first, Stems) and isinstance(second, Stems) and one.lang != "zh":
                yield Feature(((Stems("en", first.stems + second.stems), 1.0),), WHOLE_WEIGHT)
    for phrase in phrases:
        yield Feature(weighted(phrase.added), WHOLE_WEIGHT)


def weighted(added: tuple[Equivalent, ...]) -> Weighted:
    """Equivalents with their weights."""
    return tuple((each.atom, each.weight) for each in added)


def mark(leaf: Term | Quoted | Wild | Near, thesaurus: Thesaurus | None, *, alone: bool) -> Mark:
    """What to mark for a part of the query; nothing for function words, unless they are all there is (``alone``)."""
    if isinstance(leaf, Near):
        return Mark(near(leaf))
    if not isinstance(leaf, Term):
        return Mark(words(leaf))
    if is_function_word(leaf) and not alone:
        return Mark(())
    pieces = content_words(leaf.text) if holds_han(leaf.text) else []
    apart = tuple(Chars("zh", word) for word in pieces) if leaf.lang != "en" else ()
    if thesaurus is None or leaf.lang:
        return Mark(words(leaf), apart)
    added = [each for word in (leaf.text, *pieces) for each in thesaurus(word)]
    if pieces and not thesaurus(leaf.text):
        added += names(characters(leaf.text))
    return Mark(words(leaf), apart, tuple(dict.fromkeys(added)))


def is_function_word(term: Term) -> bool:
    """Whether a bare part consists of function words."""
    return all(map(says_nothing, run_words(term.text) if holds_han(term.text) else (term.text.lower(),)))


def content_words(run: str) -> list[str]:
    """The words of a run that mean something alone: single characters only where there is nothing longer."""
    found = [word for word in run_words(run) if not says_nothing(word)]
    return [word for word in found if len(word) > 1] or found or list(run_words(run))
