"""The words and terms of one language in a library, ordered so that those that begin or end so are found at once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LAST = "\U0010ffff"  # sorts after whatever may follow a prefix


@dataclass(frozen=True, slots=True)
class TermList:
    """``terms`` in the order of ``keys``, of which a term may have several; ``weights`` says how common each is.

    The keys are what people type: the terms themselves, the terms backwards, their Pinyin.
    """

    keys: tuple[str, ...]
    terms: tuple[str, ...]
    weights: NDArray[np.int64]

    @classmethod
    def of(cls, pairs: Sequence[tuple[str, str]], weights: Mapping[str, int]) -> TermList:
        """A list of pairs of key and term."""
        ordered = sorted(set(pairs))
        keys, terms = zip(*ordered, strict=True) if ordered else ((), ())
        return cls(keys, terms, np.array([weights[term] for term in terms], dtype=np.int64))

    def beginning(self, prefix: str, most: int) -> list[str]:
        """The commonest terms whose key begins with the prefix."""
        low, high = self.where(prefix)
        order = np.argsort(-self.weights[low:high], kind="stable")[: 2 * most].tolist()
        return list(dict.fromkeys(self.terms[low + at] for at in order))[:most]

    def exactly(self, key: str) -> list[str]:
        """The terms of a key, the commonest first."""
        found = []
        for at in range(bisect_left(self.keys, key), len(self.keys)):
            if self.keys[at] != key:
                break
            found.append((-int(self.weights[at]), self.terms[at]))
        return [term for _, term in sorted(found)]

    def scan(self, prefix: str, length: int) -> Iterator[str]:
        """The terms whose key has this length and begins with the prefix."""
        low, high = self.where(prefix)
        return (self.terms[at] for at in range(low, high) if len(self.keys[at]) == length)

    def where(self, prefix: str) -> tuple[int, int]:
        """Where the keys that begin with the prefix are, half-open."""
        return bisect_left(self.keys, prefix), bisect_left(self.keys, prefix + LAST)
