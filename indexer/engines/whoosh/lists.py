"""Posting lists of an index, put together from its shards, with how often each passage holds the term."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.types import Lang
from indexer.engines.whoosh.adjacency import in_a_row
from indexer.engines.whoosh.merging import Living
from indexer.engines.whoosh.recent import NONE, Postings, RecentPostings
from indexer.engines.whoosh.sets import NOTHING, Ints
from indexer.engines.whoosh.shard import Shard
from indexer.engines.whoosh.table import Table

Local = NDArray[np.uint16]  # rows of a shard


@dataclass(frozen=True, slots=True)
class Held:
    """All terms of a field that some passage holds, in the order of code points.

    Term ``n`` stands in the passages ``rows[starts[n]:starts[n + 1]]``, as often in each as ``counts`` says there.
    """

    terms: tuple[str, ...]
    starts: Ints
    rows: NDArray[np.int32]
    counts: NDArray[np.int32]


class PostingLists:
    """The posting lists of an index; those asked for last are kept."""

    def __init__(self, parts: Sequence[Living]) -> None:
        starts = np.cumsum([0, *(len(part.alive) for part in parts)]).tolist()
        self._parts = [(part.shard, start) for part, start in zip(parts, starts, strict=False)]
        self._alive = np.concatenate([np.empty(0, dtype=bool), *(part.alive for part in parts)])
        self._whole = bool(self._alive.all())
        self.alive: Ints = np.flatnonzero(self._alive)
        """The rows that are not deleted."""
        self._kept: RecentPostings[tuple[str, str]] = RecentPostings()

    def read(self, field: str, term: str) -> Postings:
        """The posting list of a term, empty where nothing holds it."""
        return self._keep((field, term), lambda shard: _listed(shard.table(field), term))

    def with_stem(self, lang: Lang, stem: str) -> Postings:
        """The passages that hold a word with this stem."""
        return self._keep(
            (f"{lang}_stems", stem), lambda shard: _any_of(_words(shard, lang), shard.stems(lang).find(stem))
        )

    def matching(self, field: str, prefix: str, accepts: Callable[[str], bool]) -> Postings:
        """The passages that hold some term that begins with the prefix and is accepted."""
        return self._gather(lambda shard: _accepted(shard.table(field), prefix, accepts))

    def in_a_row(self, lang: Lang, words: Sequence[str], steps: Sequence[int], *, stems: bool) -> Postings:
        """The passages in which words, or words with these stems, follow each other at such steps."""

        def found(shard: Shard) -> Local:
            table, known = _words(shard, lang), shard.stems(lang)
            each = [known.find(word) if stems else np.array([table.terms.find(word)]) for word in words]
            return in_a_row(table, [numbers[numbers >= 0].tolist() for numbers in each], steps)

        return self._gather(found)

    def held(self, field: str) -> Held:
        """All of a field."""
        pieces = [self._distinct(shard.table(field), start) for shard, start in self._parts]
        terms = sorted({term for texts, *_ in pieces for term in texts})
        numbers = {term: at for at, term in enumerate(terms)}
        which = [np.array([numbers[term] for term in texts], dtype=np.int64)[which] for texts, which, *_ in pieces]
        together = np.concatenate([NOTHING, *which])
        order = np.argsort(together, kind="stable")
        starts = np.searchsorted(together[order], np.arange(len(terms) + 1))
        rows, counts = (np.concatenate([NOTHING, *(piece[at] for piece in pieces)])[order] for at in (2, 3))
        kept = starts[1:] > starts[:-1]  # terms of deleted passages alone are left out
        names = tuple(term for term, keep in zip(terms, kept.tolist(), strict=True) if keep)
        return Held(names, np.append(starts[:-1][kept], len(rows)), rows.astype(np.int32), counts.astype(np.int32))

    def frequencies(self, field: str) -> dict[str, int]:
        """The terms of a field, each with the number of passages that hold it."""
        found: Counter[str] = Counter()
        for shard, start in self._parts:
            table = shard.table(field)
            counts = table.held
            if not self._alive[start : start + len(shard)].all():
                counts = np.bincount(self._distinct(table, start)[1], minlength=len(counts))
            found.update(dict(zip(table.terms.texts(), counts.tolist(), strict=True)))
        return {term: count for term, count in found.items() if count}

    def _distinct(self, table: Table, start: int) -> tuple[list[str], Ints, Ints, Ints]:
        """The terms of a table, and: which of them, in which living row, how often."""
        found = table.occurrences()
        at = found.distinct()
        counts = np.diff(at, append=len(found.rows))
        rows = found.rows[at].astype(np.int64) + start
        living = self._alive[rows]
        return found.terms.texts(), found.which[at][living].astype(np.int64), rows[living], counts[living]

    def _keep(self, key: tuple[str, str], found: Callable[[Shard], Local]) -> Postings:
        return self._kept.get(key, lambda: self._gather(found))

    def _gather(self, found: Callable[[Shard], Local]) -> Postings:
        """What is found in every shard, as one list."""
        pieces = [_counted(local, start) for shard, start in self._parts if len(local := found(shard))]
        if not pieces:
            return NONE
        rows, counts = pieces[0] if len(pieces) == 1 else map(np.concatenate, zip(*pieces, strict=True))
        if not self._whole:
            living = self._alive[rows]
            rows, counts = rows[living], counts[living]
        return Postings(rows, counts)


def _words(shard: Shard, lang: Lang) -> Table:
    return shard.table(f"{lang}_words")


def _listed(table: Table, term: str) -> Local:
    at = table.terms.find(term)
    return table.rows(at) if at >= 0 else np.empty(0, dtype=np.uint16)


def _any_of(table: Table, which: Sequence[int] | NDArray[np.uint32]) -> Local:
    """The rows of several terms, each as often as it holds any of them."""
    if len(which) == 1:
        return table.rows(int(which[0]))
    return np.sort(np.concatenate([np.empty(0, dtype=np.uint16), *(table.rows(int(at)) for at in which)]))


def _accepted(table: Table, prefix: str, accepts: Callable[[str], bool]) -> Local:
    which = table.terms.beginning(prefix)
    return _any_of(table, [at for at, text in zip(which, table.terms.texts(which), strict=True) if accepts(text)])


def _counted(rows: Local, start: int) -> tuple[Ints, NDArray[np.float64]]:
    """The rows, each once, and how often each was there."""
    begins = np.empty(len(rows), dtype=bool)
    begins[0] = True
    np.not_equal(rows[1:], rows[:-1], out=begins[1:])
    if np.count_nonzero(begins) == len(rows):
        return np.add(rows, start, dtype=np.int64), np.ones(len(rows))
    at = begins.nonzero()[0]
    counts = np.empty(len(at))
    np.subtract(at[1:], at[:-1], out=counts[:-1])
    counts[-1] = len(rows) - at[-1]
    return np.add(rows[at], start, dtype=np.int64), counts
