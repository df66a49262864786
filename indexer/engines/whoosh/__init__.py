"""The Whoosh engine: an index on disk, of which Whoosh keeps the table of contents and we the lists.

Whoosh says which shards (its segments) an index has and which of their rows are deleted, and puts a new state in the
place of the old one in one step. It writes and reads postings one by one, at some microseconds each; ours are arrays,
written a batch and read a list at a time. The way of a passage: ``batch`` → ``table`` → ``shard``, small ones joined
by ``merging``; the way of a question: ``snapshot`` → ``lists`` → ``table``.

The only package that imports Whoosh, and only what whoosh3 and whoosh-reloaded 2.7.5 both offer.
"""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from corpus.errors import IndexDamaged
from indexer.engine import Changes, PassageSource, Progress
from indexer.engines.whoosh.damage import damage_reported
from indexer.engines.whoosh.folder import IndexFolder, Stamp, State
from indexer.engines.whoosh.snapshot import WhooshSnapshot
from indexer.engines.whoosh.writing import create, shards, write

__all__ = ["WhooshEngine"]

PATIENCE = 20.0
"""Seconds for which a writer waits for another one."""


class WhooshEngine:
    """Keeps a Whoosh index in the folder ``root``. For several threads and processes; one writes at a time."""

    def __init__(self, root: Path, patience: float = PATIENCE) -> None:
        self._folder = IndexFolder(root)
        self._patience = patience
        self._opened: tuple[Stamp, WhooshSnapshot] | None = None
        self._opening = Lock()

    def snapshot(self) -> WhooshSnapshot | None:
        """The index as last committed. Raises IndexDamaged."""
        stamp = self._folder.stamp()
        with self._opening:
            if self._opened is None or self._opened[0] != stamp:
                self._open(stamp)
            return self._opened[1] if self._opened else None

    def update(self, source: PassageSource, progress: Progress | None = None, patience: float | None = None) -> None:
        """Write what changed in the library since the index was made; all of it where there is no index.

        Raises IndexLocked, and EngineError where the disk is full or the folder can't be written to.
        """
        with self._folder.lock(self._patience if patience is None else patience):
            state = self._folder.state()
            if state is None or source.generation() < state.generation:  # the index of another library
                self._build(source, progress)
                return
            changes = source.changes_since(state.generation)
            if changes.generation == state.generation:
                return
            try:
                self._add(state, changes, source, progress)
            except IndexDamaged:
                self._build(source, progress)

    def rebuild(self, source: PassageSource, progress: Progress | None = None) -> None:
        """Build a new index in a new folder, then let it take the old one's place."""
        with self._folder.lock(self._patience):
            self._build(source, progress)

    def close(self) -> None:
        """Close the index's files."""
        with self._opening:
            self._opened = None

    def _open(self, stamp: Stamp) -> None:
        """Open the present index; what was open stays so while a writer is between writing one and saying so."""
        state = self._folder.state()
        if state is None:
            return
        try:
            with damage_reported():
                # An older snapshot may still be in use by another thread: it is left to the garbage collector.
                self._opened = stamp, WhooshSnapshot(shards(self._folder.path(state), state.toc), state.generation)
        except IndexDamaged:
            if self._folder.state() == state:  # else a writer has been quicker
                raise

    def _add(self, state: State, changes: Changes, source: PassageSource, progress: Progress | None) -> None:
        with self._folder.swept():
            path = self._folder.path(state)
            written = write(path, state.toc, source, changes.changed, changes.removed, progress)
            self._folder.adopt(State(state.folder, changes.generation, written.toc, written.files))

    def _build(self, source: PassageSource, progress: Progress | None) -> None:
        with self._folder.swept():
            path, generation = self._folder.new(), source.generation()
            documents = [document.id for document in source.documents()]
            written = create(path, source, documents, progress)
            self._folder.adopt(State(path.name, generation, written.toc, written.files))
