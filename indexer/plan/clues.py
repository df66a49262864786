"""What speaks for a passage, part by part of the query: features to rank by, marks to show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from indexer.analysis import holds_han
from indexer.conditions import Atom, Chars, Segmented, Stems
from indexer.equivalents import Equivalent, Thesaurus, names
from indexer.plan.runs import TermOf, Unit, content, inside, words_of
from indexer.query import And, Between, Near, Query, Sought, Term, Value
from indexer.query.meaning import between, characters, chars, near, run_parts, stated, words, written, written_in_run

# Chosen on judged queries and on words drawn from passages that were to be found again.
WHOLE_WEIGHT = 0.5  # a run or a phrase standing whole, beside its words apart
SEGMENTED_WEIGHT = 1.25  # a jieba word standing as a word, against its characters standing anywhere
INSIDE_WEIGHT = 0.25  # a piece of a word that the dictionary doesn't know, against a word
CHARACTER_WEIGHT = 0.3  # a single character for a word of the other language, against a word of several
AMOUNT_WEIGHT = 2.0  # an amount, against a word: whoever asks for one wants that one
WRITTEN_WEIGHT = 0.5  # the characters of an amount, which may be a part of another (5亿 in 1.5亿), against its value

Weighted = tuple[tuple[Atom, float], ...]


@dataclass(frozen=True, slots=True)
class Feature:
    """Something that speaks for a passage: the atoms that show it, each with its weight, and its own weight."""

    atoms: Weighted
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Mark:
    """What to mark for one part of the query: ``whole`` where that stands in the passage.

    Elsewhere what is ``added`` (equivalents) and the ``parts``, each by the same rule; equivalents of the parts only
    where none of the whole stands.
    """

    whole: tuple[Atom, ...]
    parts: tuple[Mark, ...] = ()
    added: tuple[Equivalent, ...] = ()


class HasEquivalents(Protocol):
    """Something that equivalents stand for."""

    @property
    def added(self) -> tuple[Equivalent, ...]:
        """The equivalents."""


def features(leaf: Sought, thesaurus: Thesaurus | None, together: tuple[Equivalent, ...] = ()) -> Iterator[Feature]:
    """What a part of the query ranks by; ``together``: what says all the words of a phrase it is in."""
    if isinstance(leaf, Near):
        yield Feature(tuple((atom, 1.0) for atom in near(leaf)))
        return
    if isinstance(leaf, Between):
        yield Feature(tuple((atom, 1.0) for atom in between(leaf)))
        return
    if isinstance(leaf, Value):
        yield _amount_feature(leaf, written(leaf))
        return
    bare = isinstance(leaf, Term) and leaf.lang is None
    if isinstance(leaf, Term) and holds_han(leaf.text) and leaf.lang != "en":
        yield from _run_features(leaf, thesaurus if bare else None)
        return
    added = (*together, *(thesaurus(leaf.text) if thesaurus and bare else ()))
    yield Feature((*((atom, 1.0) for atom in words(leaf)), *_weighted(tuple(dict.fromkeys(added)))))


def _run_features(term: Term, thesaurus: Thesaurus | None) -> Iterator[Feature]:
    run, parts = characters(term.text), run_parts(term.text, term.lang)
    if len(parts) > 1:
        sides: tuple[Atom, ...] = (Chars("zh", run),) if term.lang else (Chars("zh", run), Chars("en", run))
        added = (thesaurus(term.text) or tuple(names(run))) if thesaurus else ()
        yield Feature((*((atom, 1.0) for atom in sides), *_weighted(added)), WHOLE_WEIGHT)
    for unit in content(term.text, thesaurus, term.lang):
        yield from _unit_features(unit, thesaurus)


def _unit_features(unit: Unit, thesaurus: Thesaurus | None) -> Iterator[Feature]:
    if isinstance(unit, Value):
        yield _amount_feature(unit, (written_in_run(unit),))
        return
    together = unit.added if isinstance(unit, TermOf) else ()
    if isinstance(unit, TermOf):
        yield Feature(((Chars("zh", unit.text), 1.0), *_weighted(together)), WHOLE_WEIGHT)
    for word in words_of(unit):
        own: Weighted = ((chars(word), 1.0), (Segmented(word), SEGMENTED_WEIGHT))
        added = (*together, *(thesaurus(word) if thesaurus else ()))
        yield Feature((*own, *_weighted(tuple(dict.fromkeys(added))), *_pieces(word, thesaurus)))


def _pieces(word: str, thesaurus: Thesaurus | None) -> Weighted:
    """What stands for an unknown word in part."""
    pieces = inside(word) if thesaurus else ()
    found = ((chars(piece), 1.0) for piece in pieces)
    added = (each for piece in pieces for each in _weighted(thesaurus(piece))) if thesaurus else ()
    return tuple((atom, INSIDE_WEIGHT * weight) for atom, weight in (*found, *added))


def _amount_feature(value: Value, as_text: tuple[Atom, ...]) -> Feature:
    atoms: Weighted = tuple((atom, 1.0) for atom in stated(value))
    return Feature((*atoms, *((atom, WRITTEN_WEIGHT) for atom in as_text)), AMOUNT_WEIGHT)


def phrase_features(query: Query, phrases: Sequence[HasEquivalents]) -> Iterator[Feature]:
    """Neighbouring English words of the query that are neighbours in the text too, or one term of the lexicon."""
    for one, other in pairwise(query.parts if isinstance(query, And) else ()):
        if isinstance(one, Term) and isinstance(other, Term) and one.lang == other.lang:
            first, second = words(one)[-1], words(other)[-1]
            if isinstance(first, Stems) and isinstance(second, Stems) and one.lang != "zh":
                yield Feature(((Stems("en", first.stems + second.stems), 1.0),), WHOLE_WEIGHT)
    for phrase in phrases:
        yield Feature(_weighted(phrase.added), WHOLE_WEIGHT)


def weighted(added: tuple[Equivalent, ...]) -> Weighted:
    """Equivalents with their weights."""
    return tuple((each.atom, each.weight) for each in added)


def _weighted(added: tuple[Equivalent, ...]) -> Weighted:
    return tuple(
        (each.atom, each.weight * (CHARACTER_WEIGHT if isinstance(each.atom, Segmented) else 1.0)) for each in added
    )


def marks(leaf: Sought, thesaurus: Thesaurus | None) -> Iterator[Mark]:
    """What to mark for a part of the query."""
    match leaf:
        case Near():
            yield Mark(near(leaf))
        case Between():
            yield Mark(between(leaf))
        case Value():
            yield _amount_mark(leaf, written(leaf))
        case Term():
            yield from _term_marks(leaf, None if leaf.lang else thesaurus)
        case _:
            yield Mark(words(leaf))


def _term_marks(term: Term, thesaurus: Thesaurus | None) -> Iterator[Mark]:
    if not holds_han(term.text) or term.lang == "en":
        yield Mark(words(term), (), thesaurus(term.text) if thesaurus else ())
        return
    found = content(term.text, thesaurus, term.lang)
    added = thesaurus(term.text) or tuple(names(characters(term.text))) if thesaurus else ()
    yield Mark(words(term), tuple(_unit_mark(each, thesaurus) for each in found if not isinstance(each, Value)), added)
    yield from (_amount_mark(each, (written_in_run(each),)) for each in found if isinstance(each, Value))


def _unit_mark(unit: str | TermOf, thesaurus: Thesaurus | None) -> Mark:
    if isinstance(unit, TermOf):
        return Mark(
            (Chars("zh", unit.text),), tuple(_unit_mark(word, thesaurus) for word in words_of(unit)), unit.added
        )
    pieces = tuple(_unit_mark(piece, thesaurus) for piece in inside(unit)) if thesaurus else ()
    return Mark((chars(unit),), pieces, thesaurus(unit) if thesaurus else ())


def _amount_mark(value: Value, as_text: tuple[Atom, ...]) -> Mark:
    return Mark(stated(value), (Mark(as_text),))
