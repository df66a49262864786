"""How a query is answered: the condition of each tier, what ranks, and what is marked.

Tier 1: every word on its own language's side. Tier 2: equivalents in the other language count for bare words.
Tier 3: some of the bare words. Quoted and side-bound parts are the same in every tier.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.analysis import holds_han
from indexer.conditions import Atom, Chars, Condition
from indexer.equivalents import Equivalent, Thesaurus, names
from indexer.plan.clues import Feature, Mark, features, marks, phrase_features
from indexer.plan.fixed import without_parts
from indexer.plan.idle import essence, is_idle, sought
from indexer.plan.runs import content, inside, texts_of, words_of
from indexer.plan.tiers import phrases_of, some_words, widened
from indexer.query import And, Query, Sought, Term, Value
from indexer.query.meaning import Resolve, characters, condition, own, run_words, stated


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
    core = essence(query, thesaurus)
    leaves = tuple(sought(core))
    phrases = tuple(phrases_of(core.parts, thesaurus)) if thesaurus and isinstance(core, And) else ()
    if thesaurus:
        thesaurus = without_parts(thesaurus.within(phrase.text for phrase in phrases), leaves)
    telling = tuple(leaf for leaf in leaves if not is_idle(leaf)) or leaves
    together = {word: phrase.added for phrase in phrases for word in phrase.words}
    found = [feature for leaf in telling for feature in features(leaf, thesaurus, together.get(leaf, ()))]
    shown = [mark for leaf in telling for mark in marks(leaf, thesaurus)]
    return Plan(
        tuple(_tiers(query, core, resolve, thesaurus)),
        (*found, *phrase_features(query, phrases)),
        (*shown, *(Mark((), (), phrase.added) for phrase in phrases)),
        tuple(group for leaf in telling if (group := _whole(leaf))),
        (
            *((phrase.text, phrase.added) for phrase in phrases),
            *(_word_by_word(telling, thesaurus) if thesaurus else ()),
        ),
        tuple(leaf.text for leaf in sought(query) if isinstance(leaf, Term) and leaf not in leaves),
    )


def _tiers(query: Query, core: Query, resolve: Resolve, thesaurus: Thesaurus | None) -> Iterator[tuple[int, Condition]]:
    """The tiers that can add something: quoted and side-bound parts never do."""
    first = condition(query, own, resolve)
    yield 1, first
    if thesaurus is None or not any(isinstance(leaf, Term | Value) and not leaf.lang for leaf in sought(core)):
        return
    if (second := widened(core, resolve, thesaurus)) != first:
        yield 2, second
    if some := some_words(core, resolve, thesaurus):
        yield 3, some


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
            found = content(leaf.text, thesaurus) if holds_han(leaf.text) else ()
            pieces = [text for unit in found for text in texts_of(unit)]
            parts = [part for unit in found for word in words_of(unit) for part in inside(word)]
            for word in dict.fromkeys((leaf.text, *pieces, *parts)):
                if added := thesaurus(word) or (tuple(names(characters(word))) if pieces else ()):
                    yield word, added
