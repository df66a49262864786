"""The documents of a library in the order of adding, with what is worked out about them once and not for each query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np
from numpy.typing import NDArray

from corpus.types import Document
from indexer.filters import source, year

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Values:
    """A property of documents: document ``owners[n]`` has the value ``labels[codes[n]]``, maybe others too."""

    labels: tuple[str, ...]
    owners: Numbers
    codes: Numbers
    documents: int

    @classmethod
    def of(cls, each: Sequence[Sequence[str]]) -> Self:
        """The values of documents, one after the other."""
        numbers = {label: at for at, label in enumerate(dict.fromkeys(label for labels in each for label in labels))}
        pairs = [(at, numbers[label]) for at, labels in enumerate(each) for label in labels]
        owners, codes = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
        return cls(tuple(numbers), owners, codes, len(each))

    def count(self, passages: Numbers) -> dict[str, int]:
        """How many passages have each value, of so many of each document; values that none has are left out."""
        counts = np.bincount(self.codes, passages[self.owners], minlength=len(self.labels))
        return {self.labels[at]: int(counts[at]) for at in np.flatnonzero(counts).tolist()}

    def any_of(self, wanted: Set[str]) -> NDArray[np.bool_]:
        """For each document, whether one of its values is wanted."""
        allowed = np.array([label in wanted for label in self.labels], dtype=bool)
        found = np.zeros(self.documents, dtype=bool)
        found[self.owners[allowed[self.codes]]] = True
        return found


class Described:
    """What a library says of the documents of these ids; it may not know all of them."""

    def __init__(self, names: NDArray[np.object_], library: Catalogue) -> None:
        self.names = names
        self._library = library
        self._known = [library.by_id.get(name) for name in names]
        self._values: dict[str, Values] = {}

    @cached_property
    def reading(self) -> Numbers:
        """Where each comes in the order of adding; unknown ones come last."""
        return self._ranked({document.id: at for at, document in enumerate(self._library)})

    @cached_property
    def newest(self) -> Numbers:
        """The rank of the date of each, the newest first; what has none comes last."""
        return self._by_date(newest=True)

    @cached_property
    def oldest(self) -> Numbers:
        """The rank of the date of each, the oldest first; what has none comes last."""
        return self._by_date(newest=False)

    def values(self, name: str) -> Values:
        """A facet that documents have: document, year, status, source or collection."""
        if name not in self._values:
            each = ((str(name_), known) for name_, known in zip(self.names, self._known, strict=True))
            self._values[name] = Values.of([_values(name, id_, document) for id_, document in each])
        return self._values[name]

    def _by_date(self, *, newest: bool) -> Numbers:
        dates = {document.id: document.reference.issued for document in self._library}
        ranks = {date: rank for rank, date in enumerate(sorted(set(dates.values()) - {""}, reverse=newest))}
        return self._ranked({name: ranks[date] for name, date in dates.items() if date})

    def _ranked(self, ranks: Mapping[str, int]) -> Numbers:
        return np.array([ranks.get(name, len(self._library)) for name in self.names], dtype=np.int64)


class Catalogue(tuple[Document, ...]):
    """All documents of one state of a library."""

    _described: Described | None = None

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Catalogue:
        """The catalogue of documents; a catalogue is its own."""
        return documents if isinstance(documents, cls) else cls(documents)

    @cached_property
    def by_id(self) -> Mapping[str, Document]:
        """The documents by their ids."""
        return {document.id: document for document in self}

    def describe(self, names: NDArray[np.object_]) -> Described:
        """What is known of the documents of these ids; kept for the ids asked about last, which are a snapshot's."""
        described = self._described
        if described is None or described.names is not names:
            described = self._described = Described(names, self)
        return described


def _values(name: str, document_id: str, document: Document | None) -> tuple[str, ...]:
    if name == "document":
        return (document_id,)
    if document is None:
        return ()
    match name:
        case "year":
            return (year(document),)
        case "status":
            return (document.reference.status,)
        case "source":
            return (source(document),)
    return document.collections
