"""Which of many words are written with nearly the same letters: asked before words are compared one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_HALF = 13  # bits: the alphabet in two halves
_BITS = np.array([bin(number).count("1") for number in range(1 << _HALF)], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Letters:
    """For each word its length, and a bit for each of the letters a to z that stand in it."""

    lengths: NDArray[np.int64]
    masks: NDArray[np.int64]

    @classmethod
    def of(cls, words: Sequence[str]) -> Letters:
        """The letters of these words."""
        return cls(np.array([*map(len, words)], dtype=np.int64), np.array([*map(_mask, words)], dtype=np.int64))

    def alike(self, word: str, low: int, high: int, slips: int) -> list[int]:
        """Which of the words ``low`` to ``high`` so many slips can make of this one, as far as letters tell.

        A slip changes the length by one at most, and takes one letter of the alphabet away and brings another.
        """
        lengths, differing = self.lengths[low:high], self.masks[low:high] ^ _mask(word)
        count = _BITS[differing & ((1 << _HALF) - 1)] + _BITS[differing >> _HALF]
        near = (np.abs(lengths - len(word)) <= slips) & (count <= 2 * slips)
        return [low + at for at in np.flatnonzero(near).tolist()]


def _mask(word: str) -> int:
    return sum(1 << (ord(char) - ord("a")) for char in {*word} if "a" <= char <= "z")
