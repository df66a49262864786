"""Tables of occurrences: for every term of a field, the rows that hold it, a row as often as it holds it.

Most terms (pairs of characters) stand in a few rows, so what a term takes beside its rows decides how large the index
is: here about three bytes, in Whoosh's own files about 150. Rows are numbers of two bytes inside a shard. Of a long
list only their lower bytes are written, and how many there are of each higher byte.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.arrays import Array, packed, unpacked
from indexer.engines.whoosh.terms import Terms

Numbers = NDArray[np.int64]

MOST_ROWS = 1 << 16

_ROW, _PLACE = 16, 24  # bits
_LAST_PLACE = (1 << _PLACE) - 1
_COUNTS = np.uint32


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Occurrences in order: which term (a number into ``terms``), in which row, and at which place of it.

    ``places`` is empty where places don't matter.
    """

    terms: Terms
    which: NDArray[np.uint32]
    rows: NDArray[Any]
    places: NDArray[Any]

    @classmethod
    def sort(cls, terms: Terms, which: Array, rows: Array, places: Array | None = None) -> Self:
        """Put occurrences in order. Words beyond the last place (millions in one passage) all stand at that."""
        marks = which.astype(np.uint64)
        marks <<= np.uint64(_ROW)
        marks |= rows.astype(np.uint64)
        if places is not None:
            marks <<= np.uint64(_PLACE)
            marks |= np.minimum(places.astype(np.uint64), np.uint64(_LAST_PLACE))
        marks.sort()
        placed = np.empty(0, dtype=np.uint8)
        if places is not None:
            placed = (marks & np.uint64(_LAST_PLACE)).astype(np.min_scalar_type(int(places.max(initial=0))))
            marks >>= np.uint64(_PLACE)
        return cls(
            terms,
            (marks >> np.uint64(_ROW)).astype(np.uint32),
            (marks & np.uint64(MOST_ROWS - 1)).astype(np.uint16),
            placed,
        )

    def distinct(self) -> Numbers:
        """Where each row of each term comes first."""
        begins = np.ones(len(self.rows), dtype=bool)
        begins[1:] = (self.rows[1:] != self.rows[:-1]) | (self.which[1:] != self.which[:-1])
        return np.flatnonzero(begins)

    def arrays(self, rows: int, *, counted: bool) -> dict[str, Array]:
        """What is written to a file, for a shard of so many rows; ``counted``: also how many rows hold each term."""
        sizes = np.bincount(self.which, minlength=len(self.terms.heads))
        blocks = -(-rows // 256)
        long = sizes > _COUNTS().nbytes * blocks
        of_long = np.repeat(long, sizes)
        there = self.rows[of_long]
        blocked = np.repeat(np.arange(int(long.sum()), dtype=np.uint32) * blocks, sizes[long])
        blocked += there >> 8
        return {
            **self.terms.arrays(),
            "sizes": packed(sizes.astype(np.uint32)),
            "short": self.rows[~of_long],
            "low": there.astype(np.uint8),
            "blocks": np.bincount(blocked, minlength=int(long.sum()) * blocks).astype(_COUNTS),
            "places": self.places,
            "held": np.bincount(self.which[self.distinct()] if counted else ()).astype(np.uint32),
        }


class Table:
    """The table of one field in one shard."""

    def __init__(self, arrays: Mapping[str, Array], name: str, rows: int) -> None:
        self.terms = Terms.read(arrays, name)
        sizes = unpacked(arrays[f"{name}.sizes"], np.uint32)
        self._short, self._low, self._places = (arrays[f"{name}.{part}"] for part in ("short", "low", "places"))
        self.held: Array = arrays[f"{name}.held"]
        """How many rows hold each term, where that was written."""
        self._width = -(-rows // 256)
        self._blocks = arrays[f"{name}.blocks"].reshape(-1, max(self._width, 1))
        self._long = sizes > _COUNTS().nbytes * self._width
        self._ends = np.cumsum(sizes, dtype=np.int64)
        self._sizes = sizes
        self._high = np.arange(self._width, dtype=np.uint16) << 8
        # Where a list ends among the short ones, or among the long ones, and which of the long ones it is.
        self._short_ends = np.cumsum(np.where(self._long, 0, sizes), dtype=np.int64)
        self._number = np.cumsum(self._long) - 1

    def rows(self, at: int) -> NDArray[np.uint16]:
        """The rows of a term in order, each as often as it holds the term."""
        size, end = int(self._sizes[at]), int(self._short_ends[at])
        if not self._long[at]:
            return self._short[end - size : end]
        end = int(self._ends[at]) - end
        rows = np.repeat(self._high, self._blocks[self._number[at]])
        rows |= self._low[end - size : end]
        return rows

    def places(self, at: int) -> Array:
        """At which places of their rows the occurrences of a term stand, in the order of ``rows``."""
        end = int(self._ends[at])
        return self._places[end - int(self._sizes[at]) : end]

    def occurrences(self) -> Occurrences:
        """All of the table."""
        which = np.repeat(np.arange(len(self._sizes), dtype=np.uint32), self._sizes)
        rows = np.empty(len(which), dtype=np.uint16)
        of_long = np.repeat(self._long, self._sizes)
        rows[~of_long] = self._short
        high = np.tile(self._high, len(self._blocks))
        rows[of_long] = np.repeat(high, self._blocks.ravel()) | self._low
        return Occurrences(self.terms, which, rows, self._places)
