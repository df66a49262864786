"""The best of many passages, without putting all of them in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Positions = NDArray[np.int64]

FEW = 2000
"""So many are put in order as quickly as the best of them are found."""

Key = Callable[[Positions], NDArray[np.generic]]
"""What passages at these positions are compared by; the least comes first."""


def best_first(positions: Positions, keys: Sequence[Key], most: int | None = None) -> Positions:
    """The positions, the best first; where ``most`` is given only so many of them are in order.

    Of passages whose first key is equal the next one decides; those equal in all of them stay as they are.
    """
    if most is None or len(positions) <= max(most, FEW):
        return _sorted(positions, keys)
    chosen: list[Positions] = []
    pool, wanted = positions, most
    for key in keys:
        if not wanted:
            break
        values = key(pool)
        limit = np.partition(values, wanted - 1)[wanted - 1]
        chosen.append(pool[values < limit])
        wanted -= len(chosen[-1])
        pool = pool[values == limit]
    chosen.append(pool[:wanted])
    top = np.sort(np.concatenate(chosen))
    left = np.ones(int(positions.max()) + 1, dtype=bool)
    left[top] = False
    return np.concatenate((_sorted(top, keys), positions[left[positions]]))


def _sorted(positions: Positions, keys: Sequence[Key]) -> Positions:
    if len(positions) < 2:
        return positions
    return positions[np.lexsort([key(positions) for key in reversed(keys)])]
