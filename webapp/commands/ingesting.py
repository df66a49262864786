"""Adding many documents: several processes read them, and the index follows while they come in.

What has been told as added is in the library whatever happens next; the index is a cache and catches up by itself.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import click

from corpus import words
from corpus.ahead import PATIENCE, Ahead
from corpus.errors import IndexLocked
from corpus.pipeline import Outcome, assemble_originals, ingest_sources
from corpus.sources import Source
from corpus.store import Store
from corpus.workers import Task, WorkerLost, Workers
from webapp.commands.library import update_index
from webapp.commands.progress import progress
from webapp.settings import Settings

FEW_BYTES = 400_000
"""Bytes of all documents up to which they are read where we are: a process takes two seconds to be ready to read."""

MOST_PROCESSES = 16
"""Each takes some 250 MB, most of it for its dictionaries."""

INDEXED = 6_000_000
"""Bytes of documents after which the index is brought up to date: as much text as fills a shard, which is then never
written again to be joined with others."""


def ingest(sources: Sequence[Source], store: Store, given: Settings, jobs: int | None = None) -> Iterator[Outcome]:
    """Read documents into the library and its index, each told of when it is stored, in their order.

    ``jobs`` is how many processes read; else there are as many as cores, or none where there is little to do.
    """
    changed = False
    with _processes(sources, jobs, given.home) as workers, progress("Adding") as bar:
        index = _FollowingIndex(workers, given)
        ahead = Ahead(workers, assemble_originals) if workers else None
        bar(0, len(sources), sources[0].known)
        for done, outcome in enumerate(ingest_sources(sources, store, ahead), start=1):
            yield outcome
            changed = changed or outcome.change is not None
            bar(done, len(sources), sources[done].known if done < len(sources) else "the index")
            index.follow(_size(sources[done - 1]) if outcome.change else 0)
        if workers and changed:
            index.finish()
    if changed and not workers:
        update_index(store, given)


class _FollowingIndex:
    """The index behind a library that grows, brought up to it now and then by one of the ``workers``, or here."""

    def __init__(self, workers: Workers | None, given: Settings) -> None:
        self._workers = workers
        self._arguments = given.home, given.engine
        self._behind = 0
        self._task: Task[None] | None = None

    def follow(self, more: int) -> None:
        """So many bytes of documents have come in."""
        self._behind += more
        if self._behind < INDEXED or (self._task and not self._task.done):
            return
        self._behind = 0
        if self._workers:
            self._task = self._workers.submit(_refresh, *self._arguments)
        else:
            with suppress(IndexLocked):
                _refresh(*self._arguments)

    def finish(self) -> None:
        """Bring it up to date with all of them."""
        assert self._workers
        try:
            self._workers.finish(self._workers.submit(_refresh, *self._arguments, True))
        except IndexLocked:
            click.echo("Another process is writing to the index; it catches up when it is next searched.", err=True)
        except WorkerLost:
            click.echo("The index was not finished, perhaps for lack of memory; it catches up by itself.", err=True)


def _refresh(home: Path, engine: str, learning: bool = False) -> None:
    from indexer.index import Index  # here, because reading documents needs none of it

    with Store.open(home) as store, Index.open(home, store, engine) as index:
        index.refresh()
        if learning:
            index.learned.update()


@contextmanager
def _processes(sources: Sequence[Source], jobs: int | None, home: Path) -> Iterator[Workers | None]:
    count = min(jobs or _cores(), MOST_PROCESSES, len(sources))
    if count < 2 or (jobs is None and sum(map(_size, sources)) < FEW_BYTES):
        yield None
        return
    with Workers(count, partial(words.prepare, home / "cache"), PATIENCE) as workers:
        yield workers


def _cores() -> int:
    """The cores that we may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _size(source: Source) -> int:
    size = 0
    for file in source.files:
        with suppress(OSError):
            size += file.path.stat().st_size
    return size
