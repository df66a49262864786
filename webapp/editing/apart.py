"""Reading large documents in a process of its own, so that nobody who reads pages meanwhile waits for it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

from corpus.errors import UnforeseenFailure
from corpus.pipeline import Outcome, ingest_source
from corpus.sources import Source
from corpus.store import Store

SMALL = 100_000
"""Bytes of a document, as it lies there, that is read where one is: a process of its own takes a second to begin."""

NICER = 5
"""By how much the process gives way to others (nice, POSIX)."""

PATIENCE = 1800.0
"""Seconds that reading one document may take, as in the terminal: a job must never keep all others waiting."""

Ingest = Callable[[Source, str | None], Outcome]


class Apart:
    """A process that reads documents into the library in ``home``, begun when the first large one comes."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._pool: ProcessPoolExecutor | None = None

    def ingest(self, source: Source, replacing: str | None) -> Outcome:
        """As :func:`corpus.pipeline.ingest_source`; a process that dies (out of memory) is told as a failure."""
        self._pool = self._pool or ProcessPoolExecutor(1, get_context("spawn"), _begin)
        try:
            return self._pool.submit(_ingest, self._home, source, replacing).result(PATIENCE)
        except TimeoutError:
            self._end()
            slow = UnforeseenFailure(
                f"Reading {source.known} took more than {PATIENCE / 60:.0f} minutes and was stopped. Divide it into "
                "files of some megabytes each."
            )
            return Outcome(source.known, "failed", error=slow)
        except BrokenProcessPool:
            self.close()
            error = UnforeseenFailure(
                f"Reading {source.known} ended before its time, perhaps for lack of memory. Divide the file, or add it "
                "in the terminal."
            )
            return Outcome(source.known, "failed", error=error)

    def _end(self) -> None:
        """End the process at once, whatever it is at; the next document gets a new one."""
        if self._pool:
            for process in (self._pool._processes or {}).values():  # public from Python 3.14 on
                process.kill()
            self._pool.shutdown(wait=False)
        self._pool = None

    def close(self) -> None:
        """End the process."""
        if self._pool:
            self._pool.shutdown()
        self._pool = None


def large(source: Source) -> bool:
    """Whether reading a document takes long enough to be done apart."""
    with suppress(OSError):
        return sum(file.path.stat().st_size for file in source.files) > SMALL
    return False


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's: it waits for the document at work
    if hasattr(os, "nice"):
        os.nice(NICER)
    Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    """End with the server, also where that was killed: nobody else would ever end this process."""
    if server := parent_process():
        server.join()
        os._exit(1)  # a document is added whole or not at all


def _ingest(home: Path, source: Source, replacing: str | None) -> Outcome:
    with Store.open(home) as store:
        return ingest_source(source, store, replacing)
