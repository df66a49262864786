"""What a library's own aligned sentences teach: learned once for each state of it, and kept beside the index.

It is statistics, and a cache: of a large library a sample is read, and what is missing or can't be read is learned
again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Protocol, runtime_checkable

from corpus.folding import fold
from corpus.glossary.entry import Entry
from corpus.glossary.terms import Glossary
from corpus.lexicon.abbreviations import explained_chinese, explained_english
from corpus.lexicon.aligned import Pair, pairs_of
from corpus.lexicon.model import learn
from corpus.lexicon.terms import term_pairs
from corpus.types import Passage
from indexer.engine import PassageSource, passages_left
from indexer.equivalents import lesson_file
from indexer.equivalents.lesson import Lesson
from indexer.equivalents.lesson_file import Stamp

FILE = "learned.npz"

MOST_PAIRS = 5000
"""Sentences that are learned from: some seconds' work. Twice as many take twice the time and change few answers."""

MOST_MEETINGS = 3_000_000
"""Pairs of words that share a sentence: what learning takes is proportional to these (2 µs each)."""

MOST_OF_A_DOCUMENT = 600
"""Sentences of one document where there are more documents to learn from."""

SMALL = 1500
"""Passages of a library that is learned from by whoever asks first, where nobody has: a second's work."""

TINY = 150
"""Passages of a library that is learned from again whenever it has changed: a tenth of a second's work. From a larger
one whoever wrote to it learns, and readers have what was learned before meanwhile."""

CHANGED = 0.05
"""The share of a larger library's passages that may change before it is learned from anew: they are statistics."""


@runtime_checkable
class KeepsGlossary(Protocol):
    """A library whose owner has a glossary."""

    def glossary(self) -> tuple[Entry, ...]:
        """Its entries; none where there is none."""


class Learned:
    """The newest lesson of a library; ``file`` is where it is kept, None for in memory alone. For any thread.

    Other processes learn too: the file is read again whenever it is another one.
    """

    def __init__(self, source: PassageSource, file: Path | None = None) -> None:
        self._source = source
        self._file = file
        self._lesson = Lesson()
        self._entries: tuple[Entry, ...] = ()
        self._seen: tuple[int, Stamp] | None = None
        self._learning = Lock()

    def lesson(self, *, patient: bool = False) -> Lesson:
        """What the library teaches; of a large one that nobody has learned from yet nothing, unless one is patient."""
        if self._seen != self._now():
            with self._learning:
                if self._seen != (now := self._now()):
                    self._bring_up(now)
        if patient and self._lesson.generation < 0:
            self.update()
        return self._lesson

    def update(self, *, anew: bool = False) -> None:
        """Learn from the library as it is now, unless little has changed since; ``anew`` in any case."""
        with self._learning:
            now = self._now()
            known = None if anew else self._known(now)
            if known is None or self._outdated(known):
                self._learn(now)
            else:
                self._keep(known, now)

    def _now(self) -> tuple[int, Stamp]:
        return self._source.generation(), lesson_file.stamp(self._file) if self._file else ()

    def _bring_up(self, now: tuple[int, Stamp]) -> None:
        known = self._known(now)
        passages = sum(document.passages for document in self._source.documents())
        if passages <= (SMALL if known is None else TINY) and (known is None or self._outdated(known)):
            self._learn(now)
        else:
            self._keep(known or Lesson(), now)

    def _known(self, now: tuple[int, Stamp]) -> Lesson | None:
        """The newest lesson about this library, of those that the file and this process have."""
        known = [self._lesson]
        if self._file and (self._seen is None or self._seen[1] != now[1]):
            known += filter(None, [lesson_file.read(self._file)])
        fitting = (each for each in known if each.generation >= 0 and not self._foreign(each))
        return max(fitting, key=lambda each: each.generation, default=None)

    def _learn(self, now: tuple[int, Stamp]) -> None:
        generation, stamp = now
        lesson = learned_from(self._source, generation)
        if self._file:
            stamp = lesson_file.write(self._file, lesson)
        self._keep(lesson, (generation, stamp))

    def _keep(self, lesson: Lesson, now: tuple[int, Stamp]) -> None:
        entries = self._source.glossary() if isinstance(self._source, KeepsGlossary) else ()
        if lesson is not self._lesson or entries != self._entries:  # what is kept with a lesson goes with it
            self._lesson, self._entries = replace(lesson, glossary=Glossary(entries)), entries
        self._seen = now

    def _foreign(self, lesson: Lesson) -> bool:
        """Whether the library can't have become what it is from what the lesson is about.

        It is another one then, or was put back to an earlier state.
        """
        changes = self._source.changes_since(lesson.generation)
        touched = {*changes.changed, *changes.removed}
        before = {(name, passages) for name, passages in lesson.documents if name not in touched}
        now = {(each.id, each.passages) for each in self._source.documents() if each.id not in touched}
        return lesson.generation > changes.generation or before != now

    def _outdated(self, lesson: Lesson) -> bool:
        """Whether so much of the library has changed that the lesson says too little of it."""
        changes = self._source.changes_since(lesson.generation)
        if not (changes.changed or changes.removed):
            return False
        passages = {document.id: document.passages for document in self._source.documents()}
        total = sum(passages.values())
        changed = sum(passages.get(name, 0) for name in changes.changed)
        few = changed <= CHANGED * total and len(changes.removed) <= CHANGED * len(passages)
        return total <= TINY or not few


def learned_from(source: PassageSource, generation: int) -> Lesson:
    """What the library teaches, worked out now."""
    documents = tuple((each.id, each.passages) for each in source.documents())
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
    return Lesson(generation, model, term_pairs(pairs, model), tuple(explained), documents)


def sample(source: PassageSource, most: int = MOST_PAIRS) -> Iterator[Passage]:
    """Passages: all of a small library, of a large one those of documents drawn by their ids."""
    documents = sorted(source.documents(), key=lambda each: hashlib.sha256(each.id.encode()).digest())
    limit = most if len(documents) == 1 else MOST_OF_A_DOCUMENT
    left = most
    for document in documents:
        here = min(limit, left)
        for passage in passages_left(source, document.id):
            if here <= 0:
                break
            yield passage
            here -= max(1, len(passage.sentences))
            left -= max(1, len(passage.sentences))
        if left <= 0:
            return


def _explained(passage: Passage) -> Iterator[tuple[str, str]]:
    for short, long in (*explained_english(passage.en), *explained_chinese(passage.zh)):
        yield fold(short).text, fold(long).text
