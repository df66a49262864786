"""Whose turn it is to read a document: one waits for another only where both want the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Condition


@dataclass(frozen=True, eq=False, slots=True)
class Turn:
    """A document in the line. It waits for what is being read in its place, and for those before it with its names."""

    place: str
    names: frozenset[str]


class Turns:
    """The line. Who is first in it waits for nobody, so that the line never stands still."""

    def __init__(self) -> None:
        self._line: list[Turn] = []
        self._held: list[Turn] = []
        self._moved = Condition()

    @contextmanager
    def take(self, turn: Turn, unwanted: Callable[[], bool]) -> Iterator[bool]:
        """Wait until it is this one's turn, and keep it during the block; False where it is ``unwanted`` by then."""
        with self._moved:
            self._line.append(turn)
        try:
            with self._moved:
                self._moved.wait_for(lambda: unwanted() or self._come(turn))
                if not unwanted():
                    self._held.append(turn)
            yield turn in self._held
        finally:
            with self._moved:
                self._line.remove(turn)
                self._held = [each for each in self._held if each is not turn]
                self._moved.notify_all()

    def look(self) -> None:
        """Have those who wait look whether they are still wanted."""
        with self._moved:
            self._moved.notify_all()

    def _come(self, turn: Turn) -> bool:
        places, names = {each.place for each in self._held}, set[str]()
        for each in self._line[: self._line.index(turn)]:
            if each not in self._held and names.isdisjoint(each.names):
                places.add(each.place)  # its turn comes first
            names |= each.names
        return turn.place not in places and names.isdisjoint(turn.names)
