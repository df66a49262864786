"""What was read last, kept up to so many bytes: lists of common terms are large, those of most terms are tiny."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.sets import NOTHING, Ints

KEPT_BYTES = 32 << 20
"""A list of every one of 100,000 passages takes 1.6 MB. Repeated queries are answered from some dozens of lists."""

ENTRY_BYTES = 500
"""What an entry takes besides its numbers, so that many empty lists are bounded too."""

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Postings:
    """The passages that hold something, by row number in ascending order, and how often each holds it."""

    rows: Ints
    counts: NDArray[np.float64]

    @property
    def size(self) -> int:
        """The bytes that keeping it takes."""
        return ENTRY_BYTES + self.rows.nbytes + self.counts.nbytes


NONE = Postings(NOTHING, np.empty(0, dtype=np.float64))


class RecentPostings(Generic[Key]):
    """The postings that were asked for last, by their key; the oldest go when they take more than ``most`` bytes."""

    def __init__(self, most: int = KEPT_BYTES) -> None:
        self._kept: OrderedDict[Key, Postings] = OrderedDict()
        self._most = most
        self._bytes = 0

    def get(self, key: Key, read: Callable[[], Postings]) -> Postings:
        """The postings of this key, kept or read now."""
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        found = read()
        self._kept[key] = found
        self._bytes += found.size
        while self._bytes > self._most and len(self._kept) > 1:
            self._bytes -= self._kept.popitem(last=False)[1].size
        return found
