"""Whole posting lists as arrays.

Whoosh matches and scores posting by posting, at some microseconds each; read a block at a time and kept in
arrays, the same lists take nanoseconds. Whoosh 2.7.5 (whoosh-reloaded) and whoosh3 lay them out alike.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3LeafMatcher
from whoosh.reading import IndexReader, TermNotFound

from indexer.engines.whoosh.damage import damage_reported

Ints = NDArray[np.int64]

CACHED_LISTS = 4096


@dataclass(frozen=True, slots=True)
class Postings:
    """The passages that hold something, by row number in ascending order, and how often each holds it."""

    rows: Ints
    counts: NDArray[np.float64]


NONE = Postings(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float64))


class PostingLists:
    """The posting lists of an index; those asked for last are kept."""

    def __init__(self, reader: IndexReader) -> None:
        self._leaves = [(leaf, offset) for leaf, offset in reader.leaf_readers() if leaf.doc_count_all()]
        self._alive = np.zeros(reader.doc_count_all(), dtype=bool)
        self._alive[np.fromiter(reader.all_doc_ids(), dtype=np.int64)] = True
        self._kept: OrderedDict[tuple[str, str], Postings] = OrderedDict()

    @property
    def alive(self) -> Ints:
        """The rows that are not deleted."""
        return np.flatnonzero(self._alive)

    def read(self, field: str, term: str) -> Postings:
        """The posting list of a term, empty where nothing holds it."""
        key = (field, term)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        with damage_reported():
            found = self._kept[key] = self._read(field, term)
        if len(self._kept) > CACHED_LISTS:
            self._kept.popitem(last=False)
        return found

    def terms(self, field: str, prefix: str) -> set[str]:
        """The terms of a field that begin with the prefix."""
        with damage_reported():
            return {term.decode() for leaf, _ in self._leaves for term in leaf.expand_prefix(field, prefix)}

    def frequencies(self, field: str) -> dict[str, int]:
        """The terms of a field, each with the number of passages that hold it."""
        counts = {term: len(self._read(field, term).rows) for term in self.terms(field, "")}
        return {term: count for term, count in counts.items() if count}

    def table(self, field: str) -> tuple[tuple[str, ...], list[Postings]]:
        """The terms of a field that some passage holds, in the order of code points, and their posting lists."""
        with damage_reported():
            lists = ((term, self._read(field, term)) for term in sorted(self.terms(field, "")))
            held = [(term, postings) for term, postings in lists if len(postings.rows)]
        return tuple(term for term, _ in held), [postings for _, postings in held]

    def _read(self, field: str, term: str) -> Postings:
        pieces = []
        for leaf, offset in self._leaves:
            try:
                matcher = leaf.postings(field, term)
            except TermNotFound:
                continue
            rows, counts = _arrays(matcher)
            pieces.append((rows + offset, counts))
        if not pieces:
            return NONE
        rows = np.concatenate([rows for rows, _ in pieces])
        keep = self._alive[rows]
        return Postings(rows[keep], np.concatenate([counts for _, counts in pieces])[keep])


def _arrays(matcher: Any) -> tuple[Ints, NDArray[np.float64]]:  # noqa: ANN401 (whoosh-reloaded ships no types)
    """All postings of a matcher, deleted passages included."""
    leaf = getattr(matcher, "child", matcher)  # the filter of deleted passages would go posting by posting
    if not isinstance(leaf, W3LeafMatcher):  # a list so short that it is kept with the term itself
        pairs = []
        while leaf.is_active():
            pairs.append((leaf.id(), leaf.weight()))
            leaf.next()
        return np.array([row for row, _ in pairs], dtype=np.int64), np.array([weight for _, weight in pairs])
    rows, counts = [], []
    while leaf.is_active():
        leaf._read_data()
        differences, weights, _ = cast("tuple[Any, Any, Any]", leaf._data)
        rows.append(np.cumsum(np.array(differences, dtype=np.int64)))
        flat = np.ones(len(differences)) if weights is None else np.array(weights, dtype=np.float64)
        counts.append(np.broadcast_to(flat, len(differences)))
        leaf._next_block()
    # A list whose passages are all deleted has no block left.
    return (np.concatenate(rows), np.concatenate(counts)) if rows else (NONE.rows, NONE.counts)
