"""A glossary to be asked for the terms of a term."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from corpus.folding import fold
from corpus.glossary.entry import Entry
from corpus.words import english_words, stem

K = TypeVar("K")


@dataclass(frozen=True)
class Glossary:
    """The entries of a glossary in their order; those that are ``deprecated`` stand for nothing."""

    entries: Sequence[Entry] = ()

    def english(self, word: str) -> tuple[str, ...]:
        """The English terms of a Chinese one, in whatever script and spacing it is written."""
        return self._english.get(_characters(word), ())

    def chinese(self, stems: Sequence[str]) -> tuple[str, ...]:
        """The Chinese terms of an English one, by the stems of its words."""
        return self._chinese.get(tuple(stems), ())

    @cached_property
    def _english(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped((_characters(each.zh), each.en) for each in _used(self.entries))

    @cached_property
    def _chinese(self) -> Mapping[tuple[str, ...], tuple[str, ...]]:
        return _grouped((_stems(each.en), each.zh) for each in _used(self.entries))


def _used(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that may be used, those that are preferred first."""
    return sorted((each for each in entries if each.status != "deprecated"), key=lambda e: e.status != "preferred")


def _grouped(pairs: Iterable[tuple[K, str]]) -> Mapping[K, tuple[str, ...]]:
    found: defaultdict[K, dict[str, None]] = defaultdict(dict)
    for key, term in pairs:
        found[key][term] = None
    return {key: tuple(terms) for key, terms in found.items()}


def _characters(text: str) -> str:
    return fold(text).text.replace(" ", "")


def _stems(text: str) -> tuple[str, ...]:
    return tuple(stem(word.text) for word in english_words(fold(text).text))
