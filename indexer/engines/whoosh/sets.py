"""Sets of rows as sorted arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

NOTHING: Ints = np.empty(0, dtype=np.int64)

_FAR_SMALLER = 16  # from this ratio on it is quicker to look each row up than to mark all of the others


def intersection(one: Ints, other: Ints) -> Ints:
    """The rows of both sets."""
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return small[contained(small, large)]


def difference(rows: Ints, others: Ints) -> Ints:
    """The rows that are none of the others."""
    return rows[~contained(rows, others)]


def union(sets: Sequence[Ints]) -> Ints:
    """The rows of any of the sets."""
    filled = [rows for rows in sets if len(rows)]
    if len(filled) < 2:
        return filled[0] if filled else NOTHING
    marked = np.zeros(max(int(rows[-1]) for rows in filled) + 1, dtype=bool)
    for rows in filled:
        marked[rows] = True
    return marked.nonzero()[0]


def contained(rows: Ints, others: Ints) -> NDArray[np.bool_]:
    """For each row, whether it is one of the others."""
    if not len(rows) or not len(others):
        return np.zeros(len(rows), dtype=bool)
    if len(rows) * _FAR_SMALLER < len(others):
        near = others.take(others.searchsorted(rows), mode="clip")
        return np.equal(near, rows)
    marked = np.zeros(max(int(rows[-1]), int(others[-1])) + 1, dtype=bool)
    marked[others] = True
    found: NDArray[np.bool_] = marked[rows]
    return found
