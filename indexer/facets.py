"""Facets: how the passages found divide by document, kind, year and so on, and which of them limits admit.

Limits are applied to what was found and not while finding: so each facet can say what another choice in it would give.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from corpus.types import Document
from indexer.catalogue import Catalogue
from indexer.engine import Rows
from indexer.filters import Limits

Facets = Mapping[str, tuple[tuple[str, int], ...]]

NAMES = ("document", "kind", "language", "year", "status", "source", "collection")

_LANGUAGES = ("", "zh", "en", "both")  # by the bits of the sides that aren't empty

_Mask = NDArray[np.bool_]


def facets(found: Sequence[Rows], documents: Sequence[Document], limits: Limits) -> Facets:
    """Value and count for each facet, the commonest first, years from the latest; what isn't known is left out.

    A facet counts what all limits but its own admit: with each of its values that is not chosen yet, how many
    passages choosing it would add. It is counted when it is first looked at.
    """
    return _Counted(Rows.join(found), Catalogue.of(documents), limits)


def admitted(rows: Rows, documents: Sequence[Document], limits: Limits) -> _Mask:
    """For each passage, whether the limits admit it."""
    return _all([_admits(name, rows, Catalogue.of(documents), limits) for name in limits], len(rows))


def divided(name: str, rows: Rows, library: Catalogue) -> dict[str, int]:
    """How many of the passages have each value of a facet; of documents that the library doesn't know only the id."""
    if name == "kind":
        return _numbered(rows.facts.kinds.names.tolist(), np.bincount(rows.by_kind.which))
    if name == "language":
        return _numbered(_LANGUAGES, np.bincount(_sides(rows)))
    names = rows.facts.documents.names
    passages = np.bincount(rows.by_document.which, minlength=len(names))
    return library.describe(names).values(name).count(passages)


@dataclass(frozen=True, eq=False)
class _Counted(Mapping[str, tuple[tuple[str, int], ...]]):
    """The facets of the passages found."""

    rows: Rows = field(repr=False)
    library: Catalogue = field(repr=False)
    limits: Limits

    def __getitem__(self, name: str) -> tuple[tuple[str, int], ...]:
        if name not in NAMES:
            raise KeyError(name)
        if name not in self._counts:
            self._counts[name] = self._count(name)
        return self._counts[name]

    def __iter__(self) -> Iterator[str]:
        return iter(NAMES)

    def __len__(self) -> int:
        return len(NAMES)

    @cached_property
    def _counts(self) -> dict[str, tuple[tuple[str, int], ...]]:
        return {}

    @cached_property
    def _admitted(self) -> dict[str, _Mask]:
        """For each limit, which passages it admits."""
        return {name: _admits(name, self.rows, self.library, self.limits) for name in self.limits}

    def _count(self, name: str) -> tuple[tuple[str, int], ...]:
        others = [mask for limit, mask in self._admitted.items() if limit != name]
        rows = self.rows.take(np.flatnonzero(_all(others, len(self.rows)))) if others else self.rows
        counts = divided(name, rows, self.library)
        ranked = sorted(((v, n) for v, n in counts.items() if v and n), key=lambda pair: (-pair[1], pair[0]))
        return tuple(sorted(ranked, reverse=True) if name == "year" else ranked)


def _numbered(labels: Sequence[str], counts: NDArray[np.int64]) -> dict[str, int]:
    return dict(zip(labels, counts.tolist(), strict=False))


def _admits(name: str, rows: Rows, library: Catalogue, limits: Limits) -> _Mask:
    allowed = limits[name]
    if name == "kind":
        return rows.by_kind.are(allowed)
    if name == "language":
        return np.array([each in allowed for each in _LANGUAGES])[_sides(rows)]
    return library.describe(rows.facts.documents.names).values(name).any_of(allowed)[rows.by_document.which]


def _sides(rows: Rows) -> NDArray[np.int64]:
    filled = rows.sizes > 0
    return filled[:, 0] + 2 * filled[:, 1]


def _all(masks: Sequence[_Mask], size: int) -> _Mask:
    return np.logical_and.reduce(masks) if masks else np.ones(size, dtype=bool)
