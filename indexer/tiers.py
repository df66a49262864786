"""The second and the third tier: what else may stand for a bare word, and which words may be missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.analysis import holds_han
from indexer.clues import content_words, is_function_word
from indexer.conditions import AllOf, Chars, Condition, all_of, any_of
from indexer.equivalents import Equivalent, Thesaurus, names, phrases
from indexer.function_words import says_nothing
from indexer.meaning import Resolve, characters, condition, own, run_words
from indexer.query import And, Or, Query, Term


@dataclass(frozen=True, slots=True)
class PhraseOf:
    """Neighbouring bare English words ``parts[start:end]`` that the lexicon knows as one term, and its equivalents."""

    start: int
    end: int
    text: str
    added: tuple[Equivalent, ...]


def widened(query: Query, resolve: Resolve, thesaurus: Thesaurus) -> Condition:
    """The query with equivalents counted for bare words."""
    match query:
        case Or(parts):
            return any_of([widened(each, resolve, thesaurus) for each in parts])
        case And(parts):
            wide = [widened(each, resolve, thesaurus) for each in parts]
            return all_of(_with_phrases(parts, _without_function_words(parts, wide), thesaurus))
        case Term(lang=None):
            return _widened_term(query, thesaurus)
    return condition(query, own, resolve)


def some_words(query: Query, resolve: Resolve, thesaurus: Thesaurus) -> Condition | None:
    """Some of the bare words, all of the rest; None where there is nothing to leave out."""
    parts = query.parts if isinstance(query, And) else (query,)
    bare = [part for part in parts if isinstance(part, Term) and part.lang is None]
    pieces = [piece for term in bare for piece in _pieces(term, thesaurus)]
    if len(pieces) < 2:
        return None
    rest = [condition(part, own, resolve) for part in parts if not (isinstance(part, Term) and part.lang is None)]
    return all_of([*rest, any_of(pieces)])


def phrases_of(parts: tuple[Query, ...], thesaurus: Thesaurus) -> Iterator[PhraseOf]:
    """The phrases among the parts of a conjunction."""
    texts = tuple(part.text.lower() if _is_bare_latin(part) else "" for part in parts)  # type: ignore[union-attr]
    at = 0
    while at < len(texts):
        end = at
        while end < len(texts) and texts[end]:
            end += 1
        for start, stop in phrases(texts[at:end]):
            text = " ".join(texts[at + start : at + stop])
            yield PhraseOf(at + start, at + stop, text, thesaurus(text))
        at = end + 1


def _is_bare_latin(part: Query) -> bool:
    return isinstance(part, Term) and part.lang is None and not holds_han(part.text)


def _without_function_words(parts: tuple[Query, ...], conditions: list[Condition]) -> list[Condition]:
    """The conditions, made empty for function words where other words are asked for: no equivalent says “the”."""
    idle = [isinstance(part, Term) and not part.lang and is_function_word(part) for part in parts]
    return conditions if all(idle) else [AllOf(()) if skip else c for skip, c in zip(idle, conditions, strict=True)]


def _with_phrases(parts: tuple[Query, ...], conditions: list[Condition], thesaurus: Thesaurus) -> list[Condition]:
    """The conditions of joined parts; what the lexicon knows as one term is not taken to pieces."""
    taken: list[Condition] = []
    at = 0
    for phrase in phrases_of(parts, thesaurus):
        unwidened = [own(part) for part in parts[phrase.start : phrase.end] if isinstance(part, Term)]
        taken += conditions[at : phrase.start]
        taken.append(any_of([all_of(unwidened), *(each.atom for each in phrase.added)]))
        at = phrase.end
    return taken + conditions[at:]


def _widened_term(term: Term, thesaurus: Thesaurus) -> Condition:
    """A bare word, or what stands for it in the other language; word by word only for runs the lexicon doesn't know."""
    added = [each.atom for each in thesaurus(term.text)]
    if added or not holds_han(term.text):
        return any_of([own(term), *added])
    content = [word for word in run_words(term.text) if not says_nothing(word)]
    apart = [all_of([_either(word, thesaurus) for word in content])] if content else []
    return any_of([own(term), *apart, *(each.atom for each in names(characters(term.text)))])


def _either(word: str, thesaurus: Thesaurus) -> Condition:
    return any_of([Chars("zh", word), *(each.atom for each in thesaurus(word))])


def _pieces(term: Term, thesaurus: Thesaurus) -> list[Condition]:
    """The words of a bare part that mean something alone."""
    if holds_han(term.text):
        return [_either(word, thesaurus) for word in content_words(term.text)]
    return [] if is_function_word(term) else [_widened_term(term, thesaurus)]
