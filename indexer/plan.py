"""How a query is answered: the condition of each tier, what ranks, and what is marked.

Tier 1: every word on its own language's side. Tier 2: equivalents in the other language count for bare words.
Tier 3: some of the bare words. Quoted and side-bound parts are the same in every tier.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from indexer.analysis import holds_han
from indexer.conditions import AllOf, Atom, Chars, Condition, Segmented, Stems, all_of, any_of
from indexer.equivalents import Equivalent, equivalents, phrases
from indexer.function_words import says_nothing
from indexer.meaning import Resolve, characters, condition, near, own, run_words, words
from indexer.query import And, Near, Or, Query, Quoted, Term, Wild

WHOLE_WEIGHT = 1.0  # a run or a phrase standing whole, against its words apart
SEGMENTED_WEIGHT = 1.25  # a jieba word standing as a word, against its characters standing anywhere
EQUIVALENT_WEIGHT = 0.8  # the lexicon's first equivalent, against the word itself; later ones count less


@dataclass(frozen=True, slots=True)
class Feature:
    """Something that speaks for a passage: the atoms that show it, each with its weight, and its own weight."""

    atoms: tuple[tuple[Atom, float], ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Mark:
    """What to mark for one part of the query: the first of the alternatives that stands in the passage.

    ``whole`` first, else ``apart``; ``added`` (equivalents) where neither stands there.
    """

    whole: tuple[Atom, ...]
    apart: tuple[Atom, ...] = ()
    added: tuple[Equivalent, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The tiers' conditions in order (those that can add something); what ranks; what is marked.

    ``runs`` are Chinese runs of several words, which count first where they stand whole. ``widened`` says for
    each word or phrase of the query which equivalents count.
    """

    tiers: tuple[tuple[int, Condition], ...]
    features: tuple[Feature, ...]
    marks: tuple[Mark, ...]
    runs: tuple[Chars, ...]
    widened: tuple[tuple[str, tuple[Equivalent, ...]], ...]


def plan(query: Query, resolve: Resolve, *, widen: bool = True) -> Plan:
    """How to answer a query. Without ``widen`` there is only the first tier."""
    leaves = tuple(_leaves(query))
    tiers = [(1, condition(query, own, resolve))]
    bare = [leaf for leaf in leaves if isinstance(leaf, Term) and leaf.lang is None]
    if widen and bare:
        tiers.append((2, _wide(query, resolve)))
        if some := _partial(query, resolve):
            tiers.append((3, some))
    features = [feature for leaf in leaves for feature in _features(leaf, widen)] + list(_phrase_features(query, widen))
    runs = tuple(
        Chars("zh", characters(leaf.text))
        for leaf in leaves
        if isinstance(leaf, Term) and leaf.lang != "en" and holds_han(leaf.text) and len(run_words(leaf.text)) > 1
    )
    marks = tuple(_mark(leaf, alone=len(leaves) == 1) for leaf in leaves) + tuple(_phrase_marks(query))
    return Plan(tuple(tiers), tuple(features), marks, runs, tuple(_all_equivalents(query, bare)) if widen else ())


def _leaves(query: Query) -> Iterator[Term | Quoted | Wild | Near]:
    """The parts that have to stand in the text; what stands under NOT does not."""
    match query:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _leaves(part)
        case Term() | Quoted() | Wild() | Near():
            yield query


def _is_function_word(term: Term) -> bool:
    pieces = run_words(term.text) if holds_han(term.text) else (term.text.lower(),)
    return all(map(says_nothing, pieces))


# Tier 2


def _wide(query: Query, resolve: Resolve) -> Condition:
    """The query with equivalents counted."""
    match query:
        case Or(parts):
            return any_of([_wide(each, resolve) for each in parts])
        case And(parts):
            wide = [_wide(each, resolve) for each in parts]
            return all_of(_with_phrases(parts, _without_function_words(parts, wide)))
        case Term(lang=None):
            return _widened(query)
    return condition(query, own, resolve)


def _without_function_words(parts: tuple[Query, ...], conditions: list[Condition]) -> list[Condition]:
    """The conditions, made empty for function words where other words are asked for: no equivalent says “the”."""
    idle = [isinstance(part, Term) and not part.lang and _is_function_word(part) for part in parts]
    return conditions if all(idle) else [AllOf(()) if skip else c for skip, c in zip(idle, conditions, strict=True)]


def _widened(term: Term) -> Condition:
    """A bare word, or what stands for it in the other language."""
    added = [each.atom for each in equivalents(term.text)]
    if added or not holds_han(term.text):  # what the lexicon knows as one term is not taken to pieces
        return any_of([own(term), *added])
    content = [word for word in run_words(term.text) if not says_nothing(word)]
    apart = all_of([_either(word) for word in content])
    return any_of([own(term), apart]) if content else own(term)


def _either(word: str) -> Condition:
    return any_of([Chars("zh", word), *(each.atom for each in equivalents(word))])


def _with_phrases(parts: tuple[Query, ...], conditions: list[Condition]) -> list[Condition]:
    """The conditions of joined parts, with neighbours that are one term of the lexicon taken together."""
    taken: list[Condition] = []
    at = 0
    for start, end, _, added in _phrases(parts):
        taken += conditions[at:start]
        unwidened = [own(part) for part in parts[start:end] if isinstance(part, Term)]
        taken.append(any_of([all_of(unwidened), *(each.atom for each in added)]))
        at = end
    return taken + conditions[at:]


def _phrases(parts: tuple[Query, ...]) -> Iterator[tuple[int, int, str, tuple[Equivalent, ...]]]:
    """Runs of neighbouring bare English words that the lexicon knows as one term: where, what, and its equivalents."""
    texts = tuple(part.text.lower() if _is_plain(part) else "" for part in parts)  # type: ignore[union-attr]
    at = 0
    while at < len(texts):
        end = at
        while end < len(texts) and texts[end]:
            end += 1
        for start, stop in phrases(texts[at:end]):
            text = " ".join(texts[at + start : at + stop])
            yield at + start, at + stop, text, equivalents(text)
        at = end + 1


def _is_plain(part: Query) -> bool:
    return isinstance(part, Term) and part.lang is None and not holds_han(part.text)


# Tier 3


def _partial(query: Query, resolve: Resolve) -> Condition | None:
    """Some of the bare words, all of the rest; None where there is nothing to leave out."""
    parts = query.parts if isinstance(query, And) else (query,)
    bare = [part for part in parts if isinstance(part, Term) and part.lang is None]
    pieces = [piece for term in bare for piece in _pieces(term)]
    if len(pieces) < 2:
        return None
    rest = [condition(part, own, resolve) for part in parts if not (isinstance(part, Term) and part.lang is None)]
    return all_of([*rest, any_of(pieces)])


def _all_equivalents(query: Query, bare: list[Term]) -> Iterator[tuple[str, tuple[Equivalent, ...]]]:
    for _, _, text, added in _phrases(query.parts if isinstance(query, And) else ()):
        yield text, added
    for term in bare:
        for word in dict.fromkeys((term.text, *(_content(term.text) if holds_han(term.text) else ()))):
            if added := equivalents(word):
                yield word, added


def _pieces(term: Term) -> list[Condition]:
    """The words of a bare part that mean something alone."""
    if not holds_han(term.text):
        return [] if _is_function_word(term) else [_widened(term)]
    return [_either(word) for word in _content(term.text)]


def _content(run: str) -> list[str]:
    """The words of a run that mean something alone: single characters only where there is nothing longer."""
    found = [word for word in run_words(run) if not says_nothing(word)]
    return [word for word in found if len(word) > 1] or found or list(run_words(run))


# Ranking and marking


def _features(leaf: Term | Quoted | Wild | Near, widen: bool) -> Iterator[Feature]:
    match leaf:
        case Near():
            yield Feature(tuple((atom, 1.0) for atom in near(leaf)))
        case Term() if holds_han(leaf.text) and leaf.lang != "en":
            yield from _run_features(leaf, widen and leaf.lang is None)
        case _:
            added = equivalents(leaf.text) if widen and isinstance(leaf, Term) and leaf.lang is None else ()
            weight = 0.1 if isinstance(leaf, Term) and _is_function_word(leaf) else 1.0
            yield Feature((*((atom, 1.0) for atom in words(leaf)), *weighted(added)), weight)


def _run_features(term: Term, widen: bool) -> Iterator[Feature]:
    run, pieces = characters(term.text), run_words(term.text)
    if len(pieces) > 1:
        added = equivalents(term.text) if widen else ()
        sides: tuple[Atom, ...] = (Chars("zh", run),) if term.lang else (Chars("zh", run), Chars("en", run))
        yield Feature((*((atom, 1.0) for atom in sides), *weighted(added)), WHOLE_WEIGHT)
    for word in pieces:
        added = equivalents(word) if widen else ()
        own_atoms: tuple[tuple[Atom, float], ...] = ((Chars("zh", word), 1.0), (Segmented(word), SEGMENTED_WEIGHT))
        yield Feature((*own_atoms, *weighted(added)), 0.1 if says_nothing(word) else 1.0)


def _phrase_features(query: Query, widen: bool) -> Iterator[Feature]:
    """Neighbouring English words of the query that are neighbours in the text too, or one term of the lexicon."""
    parts = query.parts if isinstance(query, And) else ()
    for one, other in pairwise(parts):
        if _is_plain(one) and _is_plain(other):
            first, second = words(one)[0], words(other)[0]  # type: ignore[arg-type]
            if isinstance(first, Stems) and isinstance(second, Stems):
                yield Feature(((Stems("en", first.stems + second.stems), 1.0),), WHOLE_WEIGHT)
    if widen:
        for _, _, _, added in _phrases(parts):
            yield Feature(weighted(added), WHOLE_WEIGHT)


def weighted(added: tuple[Equivalent, ...]) -> tuple[tuple[Atom, float], ...]:
    """Equivalents with their weights: the further down the lexicon's list, the less sure."""
    return tuple((each.atom, EQUIVALENT_WEIGHT / (1 + 0.25 * each.rank)) for each in added)


def _mark(leaf: Term | Quoted | Wild | Near, *, alone: bool) -> Mark:
    if isinstance(leaf, Near):
        return Mark(near(leaf))
    if not isinstance(leaf, Term) or leaf.lang:
        return Mark(words(leaf), tuple(_apart(leaf)))
    if _is_function_word(leaf) and not alone:
        return Mark(())
    added = [each for word in (leaf.text, *_apart_words(leaf)) for each in equivalents(word)]
    return Mark(words(leaf), tuple(_apart(leaf)), tuple(dict.fromkeys(added)))


def _apart(leaf: Term | Quoted | Wild) -> Iterator[Atom]:
    if leaf.lang != "en":
        yield from (Chars("zh", word) for word in _apart_words(leaf))


def _apart_words(leaf: Term | Quoted | Wild) -> list[str]:
    return _content(leaf.text) if isinstance(leaf, Term) and holds_han(leaf.text) else []


def _phrase_marks(query: Query) -> Iterator[Mark]:
    for _, _, _, added in _phrases(query.parts if isinstance(query, And) else ()):
        yield Mark((), (), added)
