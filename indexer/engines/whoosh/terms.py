"""The terms of a table, in order, as arrays: the first eight bytes of each as one number, and what comes after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.arrays import Array, packed, unpacked

HEAD = 8
ZERO = "\ufffe"  # never assigned; written for the character zero, since zeros fill heads up
_LAST = b"\xff"  # after every byte that UTF-8 has


@dataclass(frozen=True, slots=True)
class Terms:
    """Distinct terms in the order of their code points.

    ``heads`` are the first eight bytes of each in UTF-8 as a number, filled up with zeros; ``tails`` the rest of all,
    one after the other, ending at ``ends`` (both empty where no term is longer, as for characters and their pairs).
    """

    heads: NDArray[np.uint64]
    tails: NDArray[np.uint8]
    ends: NDArray[np.uint32]

    @classmethod
    def of(cls, terms: Sequence[str]) -> Terms:
        """The table of sorted terms."""
        coded = [coding(term) for term in terms]
        heads = np.frombuffer(b"".join(each[:HEAD].ljust(HEAD, b"\0") for each in coded), ">u8").astype(np.uint64)
        tails = b"".join(each[HEAD:] for each in coded)
        ends = np.cumsum([len(each[HEAD:]) for each in coded]) if tails else ()
        return cls(heads, np.frombuffer(tails, np.uint8), np.array(ends, dtype=np.uint32))

    def arrays(self) -> dict[str, Array]:
        """What is written to a file."""
        return {"heads": packed(self.heads), "tails": self.tails, "ends": self.ends}

    @classmethod
    def read(cls, arrays: Mapping[str, Array], name: str) -> Terms:
        """What was written under this name."""
        return cls(unpacked(arrays[f"{name}.heads"], np.uint64), arrays[f"{name}.tails"], arrays[f"{name}.ends"])

    def only(self, used: NDArray[np.bool_]) -> Terms:
        """Some of the terms."""
        if used.all():
            return self
        if not len(self.ends):
            return Terms(self.heads[used], self.tails, self.ends)
        return Terms.of([text for text, keep in zip(self.texts(), used.tolist(), strict=True) if keep])

    def find(self, term: str) -> int:
        """Which term it is, -1 where it is none of them."""
        coded = coding(term)
        at = self._first(coded)
        if at == len(self.heads) or int(self.heads[at]) != _head(coded):
            return -1
        return at if self._tail(at) == coded[HEAD:] else -1

    def beginning(self, prefix: str) -> range:
        """Which terms begin so."""
        coded = coding(prefix)
        return range(self._first(coded), self._first(coded + _LAST))

    def texts(self, which: range | None = None) -> list[str]:
        """Some of the terms, or all."""
        which = range(len(self.heads)) if which is None else which
        heads = self.heads[which.start : which.stop].astype(">u8").tobytes()
        if not len(heads):
            return []
        found = [heads[at : at + HEAD].rstrip(b"\0") for at in range(0, len(heads), HEAD)]
        if len(self.ends):
            first = int(self.ends[which.start - 1]) if which.start else 0
            ends = (self.ends[which.start : which.stop].astype(np.int64) - first).tolist()
            tails = self.tails[first : first + ends[-1]].tobytes()
            found = [head + tails[at:end] for head, at, end in zip(found, [0, *ends[:-1]], ends, strict=True)]
        return [decoded(each) for each in found]

    def _first(self, coded: bytes) -> int:
        """The first term that isn't before this one."""
        head = np.uint64(_head(coded))
        low = int(self.heads.searchsorted(head))
        if len(coded) <= HEAD:
            return low
        high = int(self.heads.searchsorted(head, side="right"))
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self._tail(middle) < coded[HEAD:] else (low, middle)
        return low

    def _tail(self, at: int) -> bytes:
        if not len(self.ends):
            return b""
        return self.tails[self.ends[at - 1] if at else 0 : self.ends[at]].tobytes()


def _head(coded: bytes) -> int:
    return int.from_bytes(coded[:HEAD].ljust(HEAD, b"\0"), "big")


def coding(text: str) -> bytes:
    """A term as bytes."""
    return text.replace("\0", ZERO).encode()


def decoded(coded: bytes) -> str:
    """The term that bytes stand for."""
    return coded.decode().replace(ZERO, "\0")
