"""The Whoosh engine: an index on disk, used as a container of posting lists.

The only package that imports Whoosh, and only what whoosh3 and whoosh-reloaded 2.7.5 both offer.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from threading import Lock

from whoosh.codec.whoosh3 import W3Codec
from whoosh.index import FileIndex, create_in, open_dir
from whoosh.writing import IndexWriter

from corpus.errors import IndexDamaged, UnknownDocument
from indexer.engine import PassageSource, Progress
from indexer.engines.whoosh.damage import damage_reported
from indexer.engines.whoosh.folder import IndexFolder, State
from indexer.engines.whoosh.schema import record, schema
from indexer.engines.whoosh.snapshot import WhooshSnapshot

__all__ = ["WhooshEngine"]

PATIENCE = 20.0
"""Seconds for which a writer waits for another one."""

BLOCK = 4096  # postings in a block: whole lists are read, so few large blocks are best


class WhooshEngine:
    """Keeps a Whoosh index in the folder ``root``. For several threads and processes; one writes at a time."""

    def __init__(self, root: Path, patience: float = PATIENCE) -> None:
        self._folder = IndexFolder(root)
        self._patience = patience
        self._opened: tuple[State, WhooshSnapshot] | None = None
        self._opening = Lock()

    def snapshot(self) -> WhooshSnapshot | None:
        """The index as last committed. Raises IndexDamaged."""
        state = self._folder.state()
        with self._opening:
            if state is None:  # there is none, or a writer is just between writing it and saying so
                return self._opened[1] if self._opened else None
            if self._opened is None or self._opened[0] != state:
                # An older snapshot may still be in use by another thread: it is left to the garbage collector.
                self._opened = state, self._open(state)
            return self._opened[1]

    def update(self, source: PassageSource, progress: Progress | None = None, patience: float | None = None) -> None:
        """Write what changed in the library since the index was made; all of it where there is no index."""
        with self._folder.lock(self._patience if patience is None else patience):
            state = self._folder.state()
            if state is None or source.generation() < state.generation:  # the index of another library
                self._build(source, progress)
                return
            changes = source.changes_since(state.generation)
            if changes.generation == state.generation:
                return
            try:
                with damage_reported():
                    index = open_dir(str(self._folder.path(state)))
                    self._write(index, source, changes.changed, changes.removed, progress)
            except IndexDamaged:
                self._build(source, progress)
                return
            self._folder.adopt(State(state.folder, changes.generation))

    def rebuild(self, source: PassageSource, progress: Progress | None = None) -> None:
        """Build a new index in a new folder, then let it take the old one's place."""
        with self._folder.lock(self._patience):
            self._build(source, progress)

    def close(self) -> None:
        """Close the index's files."""
        with self._opening:
            if self._opened:
                self._opened[1].close()
            self._opened = None

    def _open(self, state: State) -> WhooshSnapshot:
        with damage_reported():
            return WhooshSnapshot(open_dir(str(self._folder.path(state))).reader(), state.generation)

    def _build(self, source: PassageSource, progress: Progress | None) -> None:
        self._folder.sweep()
        path, generation = self._folder.new(), source.generation()
        documents = [document.id for document in source.documents()]
        self._write(create_in(str(path), schema()), source, documents, (), progress)
        self._folder.adopt(State(path.name, generation))
        self._folder.sweep()

    def _write(
        self,
        index: FileIndex,
        source: PassageSource,
        added: Iterable[str],
        removed: Iterable[str],
        progress: Progress | None,
    ) -> None:
        """Write documents in one transaction: an error or a killed process leaves the index as it was."""
        added = tuple(dict.fromkeys(added))
        writer = index.writer(timeout=self._patience, codec=W3Codec(blocklimit=BLOCK))
        try:
            for document in {*removed, *added} if not index.is_empty() else ():
                writer.delete_by_term("document", document)
            for done, document in enumerate(added, start=1):
                _add(writer, source, document)
                if progress:
                    progress(done, len(added))
        except BaseException:
            writer.cancel()
            raise
        writer.commit()


def _add(writer: IndexWriter, source: PassageSource, document: str) -> None:
    try:
        passages = source.passages(document)
    except UnknownDocument:
        return  # removed in the meantime: the next update hears of it
    for passage in passages:
        writer.add_document(**record(passage))
