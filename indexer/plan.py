"""How a query is answered: the condition of each tier, what ranks, and what is marked.

Tier 1: every word on its own language's side. Tier 2: equivalents in the other language count for bare words.
Tier 3: some of the bare words. Quoted and side-bound parts are the same in every tier.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.analysis import holds_han
from indexer.clues import Feature, Mark, content_words, features, mark, phrase_features
from indexer.conditions import Chars, Condition
from indexer.equivalents import Equivalent, Thesaurus, names
from indexer.meaning import Resolve, characters, condition, own, run_words
from indexer.query import And, Near, Or, Query, Quoted, Term, Wild
from indexer.tiers import phrases_of, some_words, widened


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
    widened: tuple[tuple[str, tuple[Equivalent, ...]], ...] = ()


def plan(query: Query, resolve: Resolve, thesaurus: Thesaurus | None) -> Plan:
    """How to answer a query; without a thesaurus there is only the first tier."""
    leaves = tuple(_leaves(query))
    first = (1, condition(query, own, resolve))
    runs = tuple(Chars("zh", characters(leaf.text)) for leaf in leaves if isinstance(leaf, Term) and _is_run(leaf))
    found = [feature for leaf in leaves for feature in features(leaf, thesaurus)]
    marks = [mark(leaf, thesaurus, alone=len(leaves) == 1) for leaf in leaves]
    if thesaurus is None or not any(isinstance(leaf, Term) and not leaf.lang for leaf in leaves):
        return Plan((first,), (*found, *phrase_features(query, ())), tuple(marks), runs)
    tiers = [first, (2, widened(query, resolve, thesaurus))]
    if some := some_words(query, resolve, thesaurus):
        tiers.append((3, some))
    phrases = tuple(phrases_of(query.parts, thesaurus)) if isinstance(query, And) else ()
    return Plan(
        tuple(tiers),
        (*found, *phrase_features(query, phrases)),
        (*marks, *(Mark((), (), phrase.added) for phrase in phrases)),
        runs,
        (*((phrase.text, phrase.added) for phrase in phrases), *_word_by_word(leaves, thesaurus)),
    )


def _leaves(query: Query) -> Iterator[Term | Quoted | Wild | Near]:
    """The parts that have to stand in the text; what stands under NOT does not."""
    match query:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _leaves(part)
        case Term() | Quoted() | Wild() | Near():
            yield query


def _is_run(leaf: Term) -> bool:
    """Whether this is a Chinese run of several words."""
    return leaf.lang != "en" and holds_han(leaf.text) and len(run_words(leaf.text)) > 1


def _word_by_word(
    leaves: tuple[Term | Quoted | Wild | Near, ...], thesaurus: Thesaurus
) -> Iterator[tuple[str, tuple[Equivalent, ...]]]:
    for leaf in leaves:
        if isinstance(leaf, Term) and not leaf.lang:
            pieces = content_words(leaf.text) if holds_han(leaf.text) else []
            for word in dict.fromkeys((leaf.text, *pieces)):
                if added := thesaurus(word) or (tuple(names(characters(word))) if pieces else ()):
                    yield word, added
