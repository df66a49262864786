"""What stayed from one text to the other: the common subsequence of their tokens that is worth most.

Tokens that stay beside each other are worth more than scattered ones, which Chinese texts share by chance. The table
is computed a row at a time (Hunt and Szymanski's problem, solved by running maxima).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

LARGEST = 6_000_000
"""Cells of a table; beyond them nothing counts as stayed between the common beginning and the common end."""

Numbers = NDArray[np.int32]


def stayed(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """The places of what stayed, in order on both sides."""
    numbers: dict[str, int] = {}
    mine, its = (np.array([numbers.setdefault(key, len(numbers)) for key in row], dtype=np.int32) for row in (a, b))
    head = _alike(mine, its)
    tail = _alike(mine[head:][::-1], its[head:][::-1])
    ends = len(a) - tail, len(b) - tail
    inner = _pairs(mine[head : ends[0]], its[head : ends[1]])
    return [
        *((at, at) for at in range(head)),
        *((head + at, head + to) for at, to in inner),
        *((ends[0] + at, ends[1] + at) for at in range(tail)),
    ]


def _alike(a: Numbers, b: Numbers) -> int:
    """How many numbers two rows have in common at their beginning."""
    size = min(len(a), len(b))
    differ = np.flatnonzero(a[:size] != b[:size])
    return int(differ[0]) if len(differ) else size


def _pairs(a: Numbers, b: Numbers) -> list[tuple[int, int]]:
    if not len(a) or not len(b) or len(a) * len(b) > LARGEST:
        return []
    worth = _worth(a, b)
    best = np.zeros((len(a) + 1, len(b) + 1), dtype=np.int32)
    for row in range(len(a)):
        here = np.maximum(best[row, 1:], best[row, :-1] + worth[row])
        best[row + 1, 1:] = np.maximum.accumulate(here)
    found, at, to = [], len(a), len(b)
    while at and to:
        if best[at, to] == best[at - 1, to]:
            at -= 1
        elif best[at, to] == best[at, to - 1]:
            to -= 1
        else:
            at, to = at - 1, to - 1
            found.append((at, to))
    return found[::-1]


def _worth(a: Numbers, b: Numbers) -> NDArray[np.int8]:
    """What each pair of tokens is worth: nothing where they differ, most between two others that stay."""
    equal: NDArray[np.int8] = (a[:, None] == b[None, :]).astype(np.int8)
    worth = np.multiply(equal, 2, dtype=np.int8)
    worth[1:, 1:] += equal[:-1, :-1]
    worth[:-1, :-1] += equal[1:, 1:]
    return np.multiply(worth, equal, dtype=np.int8)
