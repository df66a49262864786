"""The second and the third tier: what else may stand for a bare word, and which words may be missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.words import english_words
from indexer.analysis import holds_han
from indexer.conditions import Condition, all_of, any_of
from indexer.equivalents import Equivalent, Thesaurus, equivalents, names
from indexer.function_words import says_nothing
from indexer.plan.idle import bare_words, is_idle, terms
from indexer.plan.runs import TermOf, Unit, content, inside, texts_of, units
from indexer.query import And, Or, Query, Term, Value
from indexer.query.meaning import Resolve, amount, characters, condition, own, part_of_run, standing_whole


@dataclass(frozen=True, slots=True)
class PhraseOf:
    """Neighbouring bare English words ``parts[start:end]`` that the lexicon knows as one term, and its equivalents."""

    start: int
    end: int
    words: tuple[Query, ...]
    text: str
    added: tuple[Equivalent, ...]


def widened(query: Query, resolve: Resolve, thesaurus: Thesaurus) -> Condition:
    """The query with equivalents counted for bare words."""
    match query:
        case Or(parts):
            return any_of([widened(each, resolve, thesaurus) for each in parts])
        case And(parts):
            wide = [widened(each, resolve, thesaurus) for each in parts]
            return all_of(_with_phrases(parts, wide, thesaurus))
        case Term(lang=None):
            return _widened_term(query, thesaurus)
    return condition(query, own, resolve)


def some_words(query: Query, resolve: Resolve, thesaurus: Thesaurus) -> Condition | None:
    """Some of the bare words and amounts, all of the rest; None where there is nothing to leave out."""
    parts = query.parts if isinstance(query, And) else (query,)
    bare = [part for part in parts if isinstance(part, Term | Value) and part.lang is None]
    pieces = [piece for part in bare for piece in _pieces(part, thesaurus)]
    if len(pieces) < 2:
        return None
    rest = [condition(part, own, resolve) for part in parts if part not in bare]
    whole = [each.atom for phrase in phrases_of(parts, thesaurus) for each in phrase.added]
    return all_of([*rest, any_of([*pieces, *whole])])


def phrases_of(parts: tuple[Query, ...], thesaurus: Thesaurus) -> Iterator[PhraseOf]:
    """The phrases among the parts of a conjunction."""
    texts = bare_words(parts)
    for start, end in terms(texts, thesaurus):
        text = " ".join(texts[start:end])
        yield PhraseOf(start, end, parts[start:end], text, thesaurus(text))


def _with_phrases(parts: tuple[Query, ...], conditions: list[Condition], thesaurus: Thesaurus) -> list[Condition]:
    """The conditions of joined parts; what the lexicon knows as one term is not taken to pieces."""
    taken: list[Condition] = []
    at = 0
    for phrase in phrases_of(parts, thesaurus):
        unwidened = [standing_whole(part) for part in phrase.words if isinstance(part, Term)]
        # Only the dictionary says that the words apart mean something else.
        apart = unwidened if equivalents(phrase.text) else conditions[phrase.start : phrase.end]
        taken += conditions[at : phrase.start]
        taken.append(any_of([all_of(apart), *(each.atom for each in phrase.added)]))
        at = phrase.end
    return taken + conditions[at:]


def _widened_term(term: Term, thesaurus: Thesaurus) -> Condition:
    """A bare word, or what stands for it in the other language; word by word only for runs the lexicon doesn't know."""
    added = [each.atom for each in thesaurus(term.text)]
    if not holds_han(term.text):
        return any_of([standing_whole(term), *added])
    if equivalents(term.text):
        return any_of([own(term), *added])
    apart = [_unit(each, thesaurus) for each in units(term.text, thesaurus)]
    spelled = () if added else (each.atom for each in names(characters(term.text)))
    return any_of([own(term), *added, *([all_of(apart)] if apart else ()), *spelled])


def _unit(unit: Unit, thesaurus: Thesaurus) -> Condition:
    """A unit of a run standing there in either language; a term by its words too."""
    if not isinstance(unit, TermOf):
        return _either(unit, thesaurus)
    return any_of([all_of([_either(word, thesaurus) for word in unit.words]), *(each.atom for each in unit.added)])


def _either(part: str | Value, thesaurus: Thesaurus) -> Condition:
    added = () if isinstance(part, Value) else thesaurus(part)
    return any_of([part_of_run(part), *(each.atom for each in added)])


def _pieces(part: Term | Value, thesaurus: Thesaurus) -> list[Condition]:
    """What of a bare part means something alone: its words, an amount only whole."""
    if isinstance(part, Value):
        return [amount(part)]
    if is_idle(part):
        return []
    if holds_han(part.text):
        return _pieces_of_run(part.text, thesaurus)
    words = [word.text.lower() for word in english_words(part.text)]
    apart = [word for word in words if len(words) > 1 and len(word) > 2 and not says_nothing(word)]
    return [_widened_term(each, thesaurus) for each in (part, *map(Term, apart))]


def _pieces_of_run(run: str, thesaurus: Thesaurus) -> list[Condition]:
    """Its words, the terms they make, and what may be a word in those that the dictionary doesn't know."""
    found = content(run, thesaurus)
    amounts = [each for each in found if isinstance(each, Value)]
    texts = [text for each in found for text in texts_of(each)]
    pieces = [piece for text in texts for piece in inside(text)]
    distinct: dict[str | Value, None] = dict.fromkeys((characters(run), *amounts, *texts, *pieces))
    return [_either(each, thesaurus) for each in distinct]
