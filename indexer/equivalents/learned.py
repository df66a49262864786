"""What a library's own aligned sentences teach: learned once for each state of it, and kept beside the index.

It is statistics, and a cache: of a large library a sample is read, and what is missing or can't be read is learned
again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Protocol, runtime_checkable

from corpus.errors import UnknownDocument
from corpus.folding import fold
from corpus.glossary.entry import Entry
from corpus.glossary.terms import Glossary
from corpus.lexicon.abbreviations import explained_chinese, explained_english
from corpus.lexicon.aligned import Pair, pairs_of
from corpus.lexicon.model import learn
from corpus.lexicon.terms import term_pairs
from corpus.types import Passage
from indexer.engine import PassageSource
from indexer.equivalents import lesson_file
from indexer.equivalents.lesson import Lesson

FILE = "learned.npz"

MOST_PAIRS = 5000
"""Sentences that are learned from: some seconds' work. Twice as many take twice the time and change few answers."""

MOST_MEETINGS = 3_000_000
"""Pairs of words that share a sentence: what learning takes is proportional to these (2 µs each)."""

MOST_OF_A_DOCUMENT = 600
"""Sentences of one document where there are more documents to learn from."""

SMALL = 1500
"""Passages of a library that is learned from whenever it is asked about: a second's work."""

CHANGED = 0.05
"""The share of a larger library's passages that may change before it is learned from anew: they are statistics."""


@runtime_checkable
class KeepsGlossary(Protocol):
    """A library whose owner has a glossary."""

    def glossary(self) -> tuple[Entry, ...]:
        """Its entries; none where there is none."""


class Learned:
    """The newest lesson of a library; ``file`` is where it is kept, None for in memory alone. For any thread."""

    def __init__(self, source: PassageSource, file: Path | None = None) -> None:
        self._source = source
        self._file = file
        self._lesson: Lesson | None = None
        self._seen = -1
        self._learning = Lock()

    def lesson(self, *, patient: bool = False) -> Lesson:
        """What the library teaches; of a large one that nobody has learned from yet nothing, unless one is patient."""
        generation = self._source.generation()
        if self._lesson is None or self._seen != generation:
            with self._learning:
                if self._lesson is None or self._seen != generation:
                    self._bring_up(generation)
        if patient and self._lesson is not None and self._lesson.generation < 0:
            self.update()
        return self._lesson or Lesson()

    def update(self) -> None:
        """Learn from the library as it is now, unless little has changed since."""
        generation = self._source.generation()
        with self._learning:
            kept = self._lesson if self._lesson and self._lesson.generation >= 0 else self._read()
            if kept is None or self._outdated(kept):
                kept = self._learn(generation)
            self._keep(kept, generation)

    def _bring_up(self, generation: int) -> None:
        kept = self._lesson or self._read()
        if kept is None or kept.generation < 0 or self._outdated(kept):
            small = sum(document.passages for document in self._source.documents()) <= SMALL
            kept = self._learn(generation) if small else kept or Lesson()
        self._keep(kept, generation)

    def _keep(self, lesson: Lesson, generation: int) -> None:
        entries = self._source.glossary() if isinstance(self._source, KeepsGlossary) else ()
        self._lesson, self._seen = replace(lesson, glossary=Glossary(entries)), generation

    def _outdated(self, lesson: Lesson) -> bool:
        """Whether so much of the library has changed that the lesson is no longer about it."""
        changes = self._source.changes_since(lesson.generation)
        if lesson.generation == changes.generation or not (changes.changed or changes.removed):
            return False
        passages = {document.id: document.passages for document in self._source.documents()}
        total = sum(passages.values())
        changed = sum(passages.get(name, 0) for name in changes.changed)
        few = changed <= CHANGED * total and len(changes.removed) <= CHANGED * len(passages)
        return total <= SMALL or not few

    def _learn(self, generation: int) -> Lesson:
        lesson = learned_from(self._source, generation)
        if self._file:
            lesson_file.write(self._file, lesson)
        return lesson

    def _read(self) -> Lesson | None:
        return lesson_file.read(self._file) if self._file else None


def learned_from(source: PassageSource, generation: int) -> Lesson:
    """What the library teaches, worked out now."""
    explained: dict[tuple[str, str], None] = {}
    pairs: list[Pair] = []
    left = MOST_MEETINGS
    for passage in sample(source):
        found = list(pairs_of(passage))
        left -= sum(len(pair.zh.tokens) * len(pair.en.tokens) for pair in found)
        if left < 0:
            break
        pairs += found
        explained |= dict.fromkeys(_explained(passage))
    model = learn(pairs)
    return Lesson(generation, model, term_pairs(pairs, model), tuple(explained))


def sample(source: PassageSource, most: int = MOST_PAIRS) -> Iterator[Passage]:
    """Passages: all of a small library, of a large one those of documents drawn by their ids."""
    documents = sorted(source.documents(), key=lambda each: hashlib.sha256(each.id.encode()).digest())
    limit = most if len(documents) == 1 else MOST_OF_A_DOCUMENT
    left = most
    for document in documents:
        here = min(limit, left)
        for passage in _passages(source, document.id):
            if here <= 0:
                break
            yield passage
            here -= max(1, len(passage.sentences))
            left -= max(1, len(passage.sentences))
        if left <= 0:
            return


def _passages(source: PassageSource, document: str) -> Iterable[Passage]:
    try:
        return source.passages(document)
    except UnknownDocument:
        return ()  # removed in the meantime


def _explained(passage: Passage) -> Iterator[tuple[str, str]]:
    for short, long in (*explained_english(passage.en), *explained_chinese(passage.zh)):
        yield fold(short).text, fold(long).text
