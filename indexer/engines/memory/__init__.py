"""The referee: every passage in memory, every condition decided by reading the text.

It is slow and obvious on purpose, and shares no index or analysis code with any other engine: it scans the
folded text with ``str.find``, and tells words apart by looking at each character.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

import numpy as np

from corpus.errors import UnknownDocument
from corpus.fingerprints import fingerprint
from corpus.types import Lang, Passage
from indexer import conditions as c
from indexer.engine import Facts, Found, Names, Occurrences, PassageSource, Progress, Rows
from indexer.engines.memory.deciding import count, holds
from indexer.engines.memory.words import folded, lengths, segments, words, words_of


@dataclass(frozen=True, slots=True)
class MemorySnapshot:
    """The passages of one moment."""

    generation: int
    passages: tuple[Passage, ...]
    facts: Facts

    def search(self, condition: c.Condition, atoms: Sequence[c.Atom] = ()) -> Found:
        """Read every passage; see ``engine.Snapshot``."""
        at = [at for at, passage in enumerate(self.passages) if holds(condition, passage)]
        hits = [self.passages[each] for each in at]
        counts = np.array([[count(atom, passage) for passage in hits] for atom in atoms], dtype=np.float64)
        frequencies = [sum(1 for passage in self.passages if count(atom, passage)) for atom in atoms]
        sizes = np.array([lengths(passage) for passage in self.passages] or [(0, 0)])
        return Found(
            Rows(self.facts, np.array(at, dtype=np.int64)),
            counts.reshape(len(atoms), len(hits)),
            np.array(frequencies, dtype=np.int64),
            len(self.passages),
            sizes.mean(axis=0),
        )

    def vocabulary(self, lang: Lang) -> Set[str]:
        """Read every passage; see ``engine.Snapshot``."""
        texts = (folded(passage.text(lang)) for passage in self.passages)
        return {text[start:end] for text in texts for start, end in words(text)}

    def frequencies(self, lang: Lang) -> Mapping[str, int]:
        """Read every passage; see ``engine.Snapshot``."""
        texts = (folded(passage.text(lang)) for passage in self.passages)
        return Counter(word for text in texts for word in {text[start:end] for start, end in words(text)})

    def segments(self) -> Mapping[str, int]:
        """Read every passage; see ``engine.Snapshot``."""
        texts = (folded(passage.zh).replace(" ", "") for passage in self.passages)
        return Counter(word for text in texts for word in set(segments(text)))

    def occurrences(self, lang: Lang) -> Occurrences:
        """Read every passage; see ``engine.Snapshot``."""
        found = [(word, row) for row, passage in enumerate(self.passages) for word in words_of(passage, lang)]
        counts = sorted(Counter(found).items())
        held = Counter(word for (word, _), _ in counts)  # in the order of the words, as these are
        return Occurrences(
            tuple(held),
            np.array([0, *accumulate(held.values())], dtype=np.int64),
            np.array([row for (_, row), _ in counts], dtype=np.int32),
            np.array([count for _, count in counts], dtype=np.int32),
            np.array([passage.document for passage in self.passages], dtype=object),
        )


class MemoryEngine:
    """Keeps a copy of the library's passages."""

    def __init__(self) -> None:
        self._snapshot: MemorySnapshot | None = None

    def snapshot(self) -> MemorySnapshot | None:
        """The passages of the last update."""
        return self._snapshot

    def update(self, source: PassageSource, progress: Progress | None = None, patience: float | None = None) -> None:
        """Read the library again."""
        self.rebuild(source, progress)

    def rebuild(self, source: PassageSource, progress: Progress | None = None) -> None:
        """Read the library."""
        generation, documents = source.generation(), source.documents()
        passages: list[Passage] = []
        for done, document in enumerate(documents, start=1):
            try:
                passages.extend(source.passages(document.id))
            except UnknownDocument:
                continue  # removed in the meantime
            if progress:
                progress(done, len(documents))
        self._snapshot = MemorySnapshot(generation, tuple(passages), _facts(passages))

    def close(self) -> None:
        """Forget the passages."""
        self._snapshot = None


@lru_cache(maxsize=1 << 14)
def _prints(passage: Passage) -> tuple[int, int]:
    return fingerprint(passage.zh), fingerprint(passage.en)


def _facts(passages: Sequence[Passage]) -> Facts:
    return Facts(
        np.array([passage.id for passage in passages], dtype=object),
        Names.of([passage.document for passage in passages]),
        Names.of([passage.kind for passage in passages]),
        np.array([passage.ordinal for passage in passages], dtype=np.int64),
        np.array([lengths(passage) for passage in passages], dtype=np.int64).reshape(len(passages), 2),
        np.array([_prints(passage) for passage in passages], dtype=np.int64).reshape(len(passages), 2),
    )
