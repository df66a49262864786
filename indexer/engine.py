"""What an engine is: it holds passages, and decides conditions about them. The rest happens outside, once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.errors import UnknownDocument
from corpus.types import Document, Lang, Passage
from indexer.conditions import Atom, Condition

Progress = Callable[[int, int], None]
"""Called with the documents done and the documents there are."""


class Changes(Protocol):
    """What happened in the library since a generation: ids of documents."""

    @property
    def generation(self) -> int:
        """The library's generation now."""

    @property
    def changed(self) -> tuple[str, ...]:
        """Documents whose passages are new or different."""

    @property
    def removed(self) -> tuple[str, ...]:
        """Documents that are gone."""


class PassageSource(Protocol):
    """What the index needs of a library (``corpus.store.Store`` is one)."""

    def generation(self) -> int:
        """A number that grows with every write."""

    def changes_since(self, generation: int) -> Changes:
        """What to do to an index of that generation."""

    def documents(self) -> tuple[Document, ...]:
        """All documents in the order of adding."""

    def passages(self, document_id: str) -> tuple[Passage, ...]:
        """The passages of one document in reading order."""

    def get_many(self, ids: Iterable[str]) -> dict[str, Passage]:
        """Those of the passages that still exist, by id."""


def passages_left(source: PassageSource, document_id: str) -> Sequence[Passage]:
    """The passages of a document in reading order; none where it has been removed since its id was read."""
    try:
        return source.passages(document_id)
    except UnknownDocument:
        return ()


@dataclass(frozen=True, slots=True)
class Names:
    """A name for each of many passages, of which few differ: passage ``n`` has the name ``names[which[n]]``."""

    names: NDArray[np.object_]
    which: NDArray[np.int32]

    @classmethod
    def of(cls, each: Sequence[str]) -> Names:
        """The names of passages."""
        numbers = {name: at for at, name in enumerate(dict.fromkeys(each))}
        return cls(_objects(list(numbers)), np.array([numbers[name] for name in each], dtype=np.int32))

    @classmethod
    def join(cls, parts: Sequence[Names]) -> Names:
        """The names of the parts' passages, one part after the other."""
        numbers = {name: at for at, name in enumerate(dict.fromkeys(name for part in parts for name in part.names))}
        places = [np.array([numbers[name] for name in part.names], dtype=np.int32) for part in parts]
        which = [place[part.which] for place, part in zip(places, parts, strict=True)]
        return cls(_objects(list(numbers)), np.concatenate([*which, np.empty(0, dtype=np.int32)]))

    def take(self, at: NDArray[np.int64]) -> Names:
        """Those of the passages at these positions."""
        return Names(self.names, self.which[at])

    def map(self, values: Mapping[str, int], other: int) -> NDArray[np.int64]:
        """A number for each passage: the one that belongs to its name."""
        each = np.array([values.get(name, other) for name in self.names], dtype=np.int64)
        return each[self.which] if len(each) else np.empty(0, dtype=np.int64)

    def are(self, wanted: Set[str]) -> NDArray[np.bool_]:
        """For each passage, whether its name is one of those wanted."""
        return self.map(dict.fromkeys(wanted, 1), 0) > 0


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts about all passages of an index, one array a fact; see ``Rows``."""

    ids: NDArray[np.object_]
    documents: Names
    kinds: Names
    ordinals: NDArray[np.int64]
    sizes: NDArray[np.int64]
    prints: NDArray[np.int64]


@dataclass(frozen=True)
class Rows:
    """Facts about passages, one array a fact: what ranking, sorting and counting need without the texts.

    ``sizes`` has two columns, the lengths of the folded Chinese and English side in characters; ``prints`` likewise,
    what each side says as one number (see ``corpus.fingerprints``). ``at`` are the passages' positions among ``facts``:
    an array is made when it is first asked for.
    """

    facts: Facts
    at: NDArray[np.int64]

    @classmethod
    def join(cls, parts: Sequence[Rows]) -> Rows:
        """The rows of parts of one answer, one part after the other."""
        return parts[0] if len(parts) == 1 else cls(parts[0].facts, np.concatenate([part.at for part in parts]))

    def __len__(self) -> int:
        return len(self.at)

    @cached_property
    def ids(self) -> NDArray[np.object_]:
        """The passages' ids."""
        return self.facts.ids[self.at]

    @cached_property
    def documents(self) -> NDArray[np.object_]:
        """The ids of their documents; ``by_document`` is quicker."""
        return self.facts.documents.names[self.by_document.which]

    @cached_property
    def kinds(self) -> NDArray[np.object_]:
        """What they are; ``by_kind`` is quicker."""
        return self.facts.kinds.names[self.by_kind.which]

    @cached_property
    def by_document(self) -> Names:
        """The ids of their documents as few names."""
        return self.facts.documents.take(self.at)

    @cached_property
    def by_kind(self) -> Names:
        """What they are, as few names."""
        return self.facts.kinds.take(self.at)

    @cached_property
    def ordinals(self) -> NDArray[np.int64]:
        """Their places in their documents."""
        return self.facts.ordinals[self.at]

    @cached_property
    def sizes(self) -> NDArray[np.int64]:
        """The lengths of their sides."""
        return self.facts.sizes[self.at]

    @cached_property
    def prints(self) -> NDArray[np.int64]:
        """What their sides say."""
        return self.facts.prints[self.at]

    def id(self, at: int) -> str:
        """The id of one passage."""
        return str(self.facts.ids[self.at[at]])

    def take(self, at: NDArray[np.int64]) -> Rows:
        """The rows at these positions."""
        return Rows(self.facts, self.at[at])


@dataclass(frozen=True, slots=True)
class Found:
    """The passages that meet a condition, in the engine's own order, and how often each atom stands in each.

    ``counts`` has a row for every atom asked about and a column for every passage; ``frequencies`` says in how
    many passages of the whole index each atom stands, ``total`` how many there are, and ``sizes`` their mean lengths.
    """

    rows: Rows
    counts: NDArray[np.float64]
    frequencies: NDArray[np.int64]
    total: int
    sizes: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Which words stand how often in which passages.

    Word number ``n`` of ``words``, which are in the order of code points, stands in the passages
    ``rows[starts[n]:starts[n + 1]]``, as often in each as ``counts`` says at the same positions; ``documents`` has the
    document of every row.
    """

    words: tuple[str, ...]
    starts: NDArray[np.int64]
    rows: NDArray[np.int32]
    counts: NDArray[np.int32]
    documents: NDArray[np.object_]


class Snapshot(Protocol):
    """A state of the index that stays what it is while others write."""

    @property
    def generation(self) -> int:
        """The library's generation of which this is the index."""

    def search(self, condition: Condition, atoms: Sequence[Atom] = ()) -> Found:
        """Every passage that meets the condition.

        Raises IndexDamaged when the index turns out to be broken.
        """

    def vocabulary(self, lang: Lang) -> Set[str]:
        """The words of one side as written, folded (see ``conditions``). Raises IndexDamaged."""

    def frequencies(self, lang: Lang) -> Mapping[str, int]:
        """The words of ``vocabulary``, each with the number of passages that hold it. Raises IndexDamaged."""

    def segments(self) -> Mapping[str, int]:
        """jieba's words of the Chinese side (marks are words too), each with the number of passages that hold it.

        Raises IndexDamaged.
        """

    def occurrences(self, lang: Lang) -> Occurrences:
        """The words of a side with all passages that hold them: jieba's of Chinese, else those of ``vocabulary``.

        It reads all of the index, some seconds for 100,000 passages. Raises IndexDamaged.
        """


class SearchEngine(Protocol):
    """Keeps an index up to date and hands out snapshots of it."""

    def snapshot(self) -> Snapshot | None:
        """The newest state, or None where there is no index that can be used."""

    def update(self, source: PassageSource, progress: Progress | None = None, patience: float | None = None) -> None:
        """Bring the index to the library's generation, or build it where there is none.

        Raises IndexLocked when another process has been writing for ``patience`` seconds (None: the engine's own).
        """

    def rebuild(self, source: PassageSource, progress: Progress | None = None) -> None:
        """Build the index anew beside the old one, then put it in its place. Raises IndexLocked."""

    def close(self) -> None:
        """Let go of files. The engine can't be used afterwards."""


def _objects(names: Sequence[str]) -> NDArray[np.object_]:
    return np.array(names, dtype=object)
