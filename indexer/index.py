"""The index of a library: kept in step with the documents, and always there for readers."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self, TypeVar

from corpus.errors import BadParameter, IndexDamaged, IndexLocked, IndexMissing
from indexer.catalogue import Catalogue
from indexer.engine import PassageSource, Progress, SearchEngine, Snapshot
from indexer.equivalents.learned import FILE, Learned

T = TypeVar("T")

ENGINES = ("whoosh", "memory")
FOLDER = "index"


class Index:
    """The search index over a library. It is a cache: whatever happens to it, it is made again from the library.

    For any number of threads; the engine sees to other processes.
    """

    def __init__(self, source: PassageSource, engine: SearchEngine, learned: Path | None = None) -> None:
        self.source = source
        self.learned = Learned(source, learned)
        self.tended = False
        """Whether a thread renews what is made of the library after each change: then readers have the last of it."""
        self._engine = engine
        self._writing = Lock()
        self._catalogue: tuple[int, Catalogue] | None = None

    @classmethod
    def open(cls, home: Path, store: PassageSource, engine: str = "whoosh") -> Self:
        """The index of the library in ``home``, by the engine of this name. Reads and builds nothing yet."""
        return cls(store, _engine(engine, home / FOLDER), home / FOLDER / FILE)

    def refresh(self, progress: Progress | None = None) -> None:
        """Bring the index up to the library. Raises IndexLocked when another process keeps writing to it."""
        with self._writing:
            self._engine.update(self.source, progress)

    def rebuild(self, progress: Progress | None = None) -> None:
        """Make the index anew. Readers see the old one until the new one is complete. Raises IndexLocked."""
        with self._writing:
            self._engine.rebuild(self.source, progress)

    def read(self, question: Callable[[Snapshot], T]) -> T:
        """What a question about the index answers.

        An index that is behind the library is brought up to it first, one that is missing or damaged is made
        again. While another process writes, the last state that can be read answers.
        Raises IndexMissing when there is none and none can be made now.
        """
        try:
            return question(self._snapshot())
        except IndexDamaged:
            self.rebuild()
            return question(self._snapshot())

    def catalogue(self) -> Catalogue:
        """The documents of the library as it is now, read again when something has been written to it."""
        generation = self.source.generation()
        kept = self._catalogue
        if kept is None or kept[0] != generation:
            kept = self._catalogue = generation, Catalogue(self.source.documents())
        return kept[1]

    def close(self) -> None:
        """Close the index's files."""
        self._engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _snapshot(self) -> Snapshot:
        found = self._engine.snapshot()
        if found is None or found.generation != self.source.generation():
            with suppress(IndexLocked):  # whoever holds the lock is bringing the index up to date
                self._catch_up(patience=None if found is None else 0)
            found = self._engine.snapshot()
        if found is None:
            raise IndexMissing("The search index is just being made by another process. Try again when it is done.")
        return found

    def _catch_up(self, patience: float | None) -> None:
        """Update the index, unless another thread or process is doing so: a reader who has an answer doesn't wait."""
        if not self._writing.acquire(blocking=patience is None):
            return
        try:
            self._engine.update(self.source, patience=patience)
        finally:
            self._writing.release()


def _engine(name: str, folder: Path) -> SearchEngine:
    if name == "memory":
        from indexer.engines.memory import MemoryEngine  # here, so that only the engine in use is loaded

        return MemoryEngine()
    if name == "whoosh":
        from indexer.engines.whoosh import WhooshEngine

        return WhooshEngine(folder)
    raise BadParameter(f"There is no search engine {name!r}. There are: {', '.join(ENGINES)}.")
