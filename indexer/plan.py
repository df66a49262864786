"""How a query is answered: the condition of each tier, what ranks, and what is marked.

Tier 1: every word on its own language's side. Tier 2: equivalents in the other language count for bare words.
Tier 3: some of the bare words. Quoted and side-bound parts are the same in every tier.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.analysis import holds_han
from indexer.clues import Feature, Mark, content_words, features, is_function_word, marks, phrase_features
from indexer.conditions import Atom, Chars, Condition
from indexer.equivalents import Equivalent, Thesaurus, names
from indexer.meaning import Resolve, characters, condition, own, run_words, stated
from indexer.query import And, Between, Near, Or, Query, Quoted, Sought, Term, Value, Wild
from indexer.tiers import phrases_of, some_words, widened


@dataclass(frozen=True, slots=True)
class Plan:
    """The tiers' conditions in order (those that can add something); what ranks; what is marked; what may be.

    ``first`` says which passages come first: those where one of each group stands, a Chinese run of several words
    whole or an amount by its value. ``widened`` says for each word or phrase of the query which equivalents count,
    ``idle`` which function words need not stand in the text from the second tier on.
    """

    tiers: tuple[tuple[int, Condition], ...]
    features: tuple[Feature, ...]
    marks: tuple[Mark, ...]
    first: tuple[tuple[Atom, ...], ...]
    widened: tuple[tuple[str, tuple[Equivalent, ...]], ...] = ()
    idle: tuple[str, ...] = ()


def plan(query: Query, resolve: Resolve, thesaurus: Thesaurus | None) -> Plan:
    """How to answer a query; without a thesaurus there is only the first tier."""
    leaves = tuple(_leaves(query))
    phrases = tuple(phrases_of(query.parts, thesaurus)) if thesaurus and isinstance(query, And) else ()
    if thesaurus:
        thesaurus = thesaurus.within(phrase.text for phrase in phrases)
    found = [feature for leaf in leaves for feature in features(leaf, thesaurus)]
    idle = tuple(leaf.text for leaf in leaves if isinstance(leaf, Term) and not leaf.lang and is_function_word(leaf))
    alone = len(idle) == len(leaves)
    shown = [mark for leaf in leaves for mark in marks(leaf, thesaurus, alone=alone)]
    return Plan(
        tuple(_tiers(query, leaves, resolve, thesaurus)),
        (*found, *phrase_features(query, phrases)),
        (*shown, *(Mark((), (), phrase.added) for phrase in phrases)),
        tuple(group for leaf in leaves if (group := _whole(leaf))),
        (
            *((phrase.text, phrase.added) for phrase in phrases),
            *(_word_by_word(leaves, thesaurus) if thesaurus else ()),
        ),
        () if alone else idle,
    )


def _tiers(
    query: Query, leaves: tuple[Sought, ...], resolve: Resolve, thesaurus: Thesaurus | None
) -> Iterator[tuple[int, Condition]]:
    """The tiers that can add something: quoted and side-bound parts never do."""
    first = condition(query, own, resolve)
    yield 1, first
    if thesaurus is None or not any(isinstance(leaf, Term | Value) and not leaf.lang for leaf in leaves):
        return
    if (second := widened(query, resolve, thesaurus)) != first:
        yield 2, second
    if some := some_words(query, resolve, thesaurus):
        yield 3, some


def _leaves(query: Query) -> Iterator[Sought]:
    """The parts that have to stand in the text; what stands under NOT does not."""
    match query:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _leaves(part)
        case Term() | Quoted() | Wild() | Value() | Between() | Near():
            yield query


def _whole(leaf: Sought) -> tuple[Atom, ...]:
    """What puts a passage first: an amount by its value, a Chinese run of several words as one piece."""
    if isinstance(leaf, Value):
        return stated(leaf)
    if isinstance(leaf, Term) and leaf.lang != "en" and holds_han(leaf.text) and len(run_words(leaf.text)) > 1:
        return (Chars("zh", characters(leaf.text)),)
    return ()


def _word_by_word(leaves: tuple[Sought, ...], thesaurus: Thesaurus) -> Iterator[tuple[str, tuple[Equivalent, ...]]]:
    for leaf in leaves:
        if isinstance(leaf, Term) and not leaf.lang:
            pieces = content_words(leaf.text) if holds_han(leaf.text) else []
            for word in dict.fromkeys((leaf.text, *pieces)):
                if added := thesaurus(word) or (tuple(names(characters(word))) if pieces else ()):
                    yield word, added
