"""A Chinese run taken apart: its words, the amounts in it, and the terms that several of its words make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.lexicon import to_english
from corpus.types import Lang
from indexer.equivalents import Equivalent, Thesaurus
from indexer.function_words import says_nothing
from indexer.query import Value
from indexer.query.meaning import characters, run_parts

LONGEST_TERM = 4  # words


@dataclass(frozen=True, slots=True)
class TermOf:
    """Neighbouring words of a run that are one term (碳中 and 和), and its equivalents."""

    words: tuple[str, ...]
    text: str
    added: tuple[Equivalent, ...]


Unit = str | Value | TermOf
"""What a run says: a word, an amount, a term of several words."""


def units(run: str, thesaurus: Thesaurus | None, lang: Lang | None = None) -> Iterator[Unit]:
    """The units of a run in order, without function words; terms are those that the thesaurus knows, longest first."""
    parts, at = run_parts(run, lang), 0
    while at < len(parts):
        part = parts[at]
        says = isinstance(part, Value) or not says_nothing(part)
        term = next(_terms_from(parts[at:], characters(run), thesaurus), None) if thesaurus and says else None
        if says:
            yield term or part
        at += len(term.words) if term else 1


def content(run: str, thesaurus: Thesaurus | None, lang: Lang | None = None) -> tuple[Unit, ...]:
    """The units that mean something alone: single characters, and function words, only where there is no more."""
    found = tuple(units(run, thesaurus, lang))
    return tuple(each for each in found if not isinstance(each, str) or len(each) > 1) or found or run_parts(run, lang)


def words_of(unit: Unit) -> tuple[str, ...]:
    """The words of a unit that mean something alone."""
    if isinstance(unit, TermOf):
        return tuple(word for word in unit.words if len(word) > 1)
    return (unit,) if isinstance(unit, str) else ()


def texts_of(unit: Unit) -> tuple[str, ...]:
    """What of a unit may have equivalents: a term and its words."""
    return (unit.text, *words_of(unit)) if isinstance(unit, TermOf) else words_of(unit)


def inside(word: str) -> tuple[str, ...]:
    """What of a word that the dictionary doesn't know may be a word itself (鹿溪 in 鹿溪镇, 循环 in 双循环)."""
    if not 3 <= len(word) <= 4 or to_english(word):
        return ()
    return (word[:2], word[1:]) if len(word) == 3 else (word[:2], word[2:])


def _terms_from(parts: Sequence[str | Value], run: str, thesaurus: Thesaurus) -> Iterator[TermOf]:
    for size in range(min(len(parts), LONGEST_TERM), 1, -1):
        words = tuple(part for part in parts[:size] if isinstance(part, str))
        text = "".join(words)
        if len(words) == size and text != run and text in run and (added := thesaurus(text)):
            yield TermOf(words, text, added)
