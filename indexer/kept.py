"""What is made of a library once and kept: until its documents change, or until more recent things push it out."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

from indexer.index import Index

T = TypeVar("T")


class Kept:
    """The last ``most`` things made for each index. For any number of threads; they may make the same thing twice."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: WeakKeyDictionary[Index, OrderedDict[Hashable, tuple[int, Any]]] = WeakKeyDictionary()
        self._lock = Lock()

    def get(self, index: Index, key: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` returned for this key and the present state of the library."""
        generation = index.source.generation()
        with self._lock:
            made = self._made.setdefault(index, OrderedDict())
            found = made.get(key)
        if found is None or found[0] != generation:
            found = (generation, make())
        with self._lock:
            made[key] = found
            made.move_to_end(key)
            while len(made) > self._most:
                made.popitem(last=False)
        return cast(T, found[1])
