"""What is made of a library once and kept: until its documents change, or until more recent things push it out."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock, RLock
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

from indexer.index import Index

T = TypeVar("T")

State = tuple[int, int]
"""The generations of the library and of the index: this one stays behind while another process writes to it."""


class Kept:
    """The last ``most`` things made for each index. For any number of threads, which make one thing at a time."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: WeakKeyDictionary[Index, OrderedDict[Hashable, tuple[State, Any]]] = WeakKeyDictionary()
        self._lock = Lock()
        self._making = RLock()

    def get(self, index: Index, key: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` returned for this key and the present state of the library and its index.

        Raises IndexMissing where there is no index to read.
        """
        state = index.source.generation(), index.read(lambda snapshot: snapshot.generation)
        found = self._look(index, key, state)
        if found is None:
            with self._making:  # whoever waited for another thread has from it what they wanted
                found = self._look(index, key, state)
                if found is None:
                    found = (state, make())  # of this state or a later one, in which it is made again
                    self._keep(index, key, found)
        return cast(T, found[1])

    def _look(self, index: Index, key: Hashable, state: State) -> tuple[State, Any] | None:
        with self._lock:
            made = self._made.setdefault(index, OrderedDict())
            found = made.get(key)
            if found is None or found[0] != state:
                return None
            made.move_to_end(key)
            return found

    def _keep(self, index: Index, key: Hashable, thing: tuple[State, Any]) -> None:
        with self._lock:
            made = self._made.setdefault(index, OrderedDict())
            made[key] = thing
            made.move_to_end(key)
            while len(made) > self._most:
                made.popitem(last=False)
