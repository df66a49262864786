"""A lesson: what the aligned sentences of a library taught, to be asked about words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from corpus.glossary.terms import Glossary
from corpus.lexicon.model import Model
from corpus.lexicon.terms import TermPair

K = TypeVar("K")
V = TypeVar("V")

OFTEN = 5  # sentences that show what a word is called …
NEVER = 0.02  # … and the share of a sense that doesn't occur in them …
INSTEAD = 0.2  # … where another does


@dataclass(frozen=True, eq=False)
class Lesson:
    """What was learned at a generation of the library: shares of words, terms, and abbreviations that texts explain.

    ``documents`` are the ids of those that there were and how many passages each had: so a library is known again.
    ``glossary`` is the owner's, as it is now. A lesson equals itself alone.
    """

    generation: int = -1
    model: Model = field(default_factory=Model)
    terms: tuple[TermPair, ...] = ()
    explained: tuple[tuple[str, str], ...] = ()
    documents: tuple[tuple[str, int], ...] = ()
    glossary: Glossary = field(default_factory=Glossary)

    def english(self, word: str) -> tuple[TermPair, ...]:
        """The terms that a folded Chinese word was translated with, surely enough."""
        return self._english.get(word, ())

    def chinese(self, stems: Sequence[str]) -> tuple[TermPair, ...]:
        """The terms that were translated with an English phrase of these stems."""
        return self._chinese.get(tuple(stems), ())

    def aliases(self, word: str) -> tuple[str, ...]:
        """What a text of the library says a folded word is short for, or shortened to."""
        return self._aliases.get(word, ())

    def speaks_against(self, word: str, stems: Sequence[str]) -> bool:
        """Whether a Chinese word stands often enough, and these stems never stand for it where others do."""
        if self.model.count(word) < OFTEN:
            return False
        shares = self.model.english(word)
        return max(shares.values(), default=0) >= INSTEAD and all(shares.get(stem, 0.0) < NEVER for stem in stems)

    @cached_property
    def chosen(self) -> dict[Hashable, tuple[tuple[int, int] | None, ...]]:
        """What was chosen by it for the marks of a page, kept for as long as the lesson is; see ``likely``."""
        return {}

    @cached_property
    def _english(self) -> Mapping[str, tuple[TermPair, ...]]:
        return _grouped((pair.zh, pair) for pair in self.terms)

    @cached_property
    def _chinese(self) -> Mapping[tuple[str, ...], tuple[TermPair, ...]]:
        return _grouped((pair.stems, pair) for pair in self.terms)

    @cached_property
    def _aliases(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped(pair for one, other in self.explained for pair in ((one, other), (other, one)))


def _grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    found: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
