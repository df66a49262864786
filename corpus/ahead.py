"""Reading ahead: other processes read and align the next documents while those before them are stored, in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from corpus.errors import ReadError, UnfinishedReading
from corpus.loading import Loaded, load
from corpus.placing import completed, find_place, find_present
from corpus.sources import Source
from corpus.store import Original, Store
from corpus.types import Assembly, Reference
from corpus.workers import Task, WorkerLost, Workers, WorkerSlow

Assembling = Callable[[Sequence[Original], Reference], Assembly]
"""From the bytes of a document's files and its sidecar to passages; raises ReadError."""

PATIENCE = 1800.0
"""Seconds that reading one document may take: 100 MB of text take about ten minutes on one core."""

MOST_AHEAD, MOST_BYTES = 64, 64 << 20
"""Documents that wait to be stored, and bytes of their files: what is read ahead of a slow one takes memory."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A document that another process may be reading: its files as they were loaded, or why they couldn't be."""

    source: Source
    found: Loaded | ReadError
    task: Task[Assembly] | None = None

    @property
    def size(self) -> int:
        """The bytes of its files."""
        return 0 if isinstance(self.found, ReadError) else sum(len(each.data) for each in self.found.originals)

    def load(self) -> Loaded:
        """Its files. Raises ReadError."""
        if isinstance(self.found, ReadError):
            raise self.found
        return self.found


class Ahead:
    """Has documents read by ``workers``, as ``assemble`` reads one."""

    def __init__(self, workers: Workers, assemble: Assembling) -> None:
        self._workers, self._here = workers, assemble

    def begun(self, sources: Iterable[Source], store: Store) -> Iterator[Begun]:
        """The documents in their order, each when it is its turn to be stored."""
        waiting: deque[Begun] = deque()
        size = 0
        for source in sources:
            waiting.append(self._begin(source, store))
            size += waiting[-1].size
            while len(waiting) > MOST_AHEAD or (size > MOST_BYTES and len(waiting) > 1):
                size -= waiting[0].size
                yield waiting.popleft()
        while waiting:
            yield waiting.popleft()

    def assembling(self, begun: Begun) -> Assembling:
        """How to come to its passages: by waiting for them, or by reading it here if what is to be read has changed."""
        return partial(self._assemble, begun)

    def _begin(self, source: Source, store: Store) -> Begun:
        try:
            loaded = load(source)
            whole = completed(loaded, store)
        except ReadError as error:
            return Begun(source, error)
        if find_present(whole, store, find_place(whole, store)):
            return Begun(source, loaded)
        return Begun(source, loaded, self._workers.submit(self._here, whole.originals, whole.sidecar))

    def _assemble(self, begun: Begun, originals: Sequence[Original], sidecar: Reference) -> Assembly:
        task = begun.task
        if task is None or (originals, sidecar) != task.arguments:
            return self._here(originals, sidecar)
        try:
            return self._workers.finish(task)
        except WorkerLost as error:
            raise unread(begun.source, error) from error


def unread(source: Source, error: WorkerLost) -> UnfinishedReading:
    """What is said of a document whose process was lost while it read it; ``PATIENCE`` is how long it could take."""
    return UnfinishedReading(_said(source, error))


def _said(source: Source, error: WorkerLost) -> str:
    if isinstance(error, WorkerSlow):
        return (
            f"Reading {source.known} took more than {PATIENCE / 60:.0f} minutes and was stopped. Divide it into files "
            "of some megabytes each."
        )
    reason = f" ({error})" if str(error) else ""
    return (
        f"Reading {source.known} ended before its time, perhaps for lack of memory{reason}. Divide it into smaller "
        "files, or add it alone."
    )
