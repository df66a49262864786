"""Reading documents in a process of its own: none can hurt the server or keep those waiting who read pages meanwhile.

The process is the one that the terminal has documents read by, with its limits and its words (see ``corpus.ahead``).
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Lock, Timer, current_thread
from typing import TypeVar

from corpus.ahead import PATIENCE, unread
from corpus.pipeline import Outcome, assemble_originals, ingest_source
from corpus.readers import markdown, plain
from corpus.readers.recognition import certain_format
from corpus.sources import File, Source
from corpus.store import Original, Store
from corpus.types import Reference
from corpus.workers import WorkerLost, Workers, WorkerStopped

T = TypeVar("T")

SMALL = 20_000
"""Bytes of a plain text that is read where one is: some tenths of a second's work, as much as to begin a process."""

NICER = 5
"""By how much the process gives way to others (nice, POSIX)."""

READY = "一到夜里，码头的灯就亮起来。\n\nAt night the lamps on the quay are lit.\n"
"""What is read before the first document, so that this need not wait for the dictionaries."""

IDLE = 60.0
"""Seconds for which the process waits for another document: it takes a second to begin one, and some 250 MB to keep."""


class Apart:
    """At most one process that reads documents into the library in ``home``. For any number of threads."""

    def __init__(self, home: Path, patience: float = PATIENCE, idle: float = IDLE) -> None:
        self._home, self._patience, self._idle = home, patience, idle
        self._workers: Workers | None = None
        self._leaving: Timer | None = None
        self._using = Lock()

    def ingest(self, source: Source, replacing: str | None, unwanted: Event | None = None) -> Outcome | None:
        """As :func:`corpus.pipeline.ingest_source`; where the process dies or takes too long, that is the outcome.

        Once ``unwanted`` is set, by another thread, the process is ended; None where it had told of nothing by then.
        """
        with self._using:
            return self._asked(lambda workers: self._ingested(workers, source, replacing, unwanted))

    def warm(self) -> None:
        """Begin the process, for somebody who is about to send documents. Waits for nothing."""
        if self._using.acquire(blocking=False):  # else it is there, and at work
            try:
                if self._workers is None:
                    self._asked(lambda workers: workers.submit(_ready))
            finally:
                self._using.release()

    def close(self) -> None:
        """End the process, when it is done with what it reads."""
        with self._using:
            self._close()

    def _close(self) -> None:
        self._stay()
        if self._workers:
            self._workers.close()
        self._workers = None

    def _leave(self) -> None:
        """End the process if this is what the timer in whose thread it runs is still there for."""
        with self._using:  # for which it may have waited while another document was read, which set another timer
            if self._leaving is current_thread():
                self._close()

    def _asked(self, ask: Callable[[Workers], T]) -> T:
        """What the process is asked; behind it, how long it waits for more begins anew."""
        self._stay()
        self._workers = self._workers or Workers(1, _begin, self._patience)
        try:
            return ask(self._workers)
        finally:
            self._leaving = Timer(self._idle, self._leave)
            self._leaving.daemon = True
            self._leaving.start()

    def _stay(self) -> None:
        if self._leaving:
            self._leaving.cancel()
        self._leaving = None

    def _ingested(
        self, workers: Workers, source: Source, replacing: str | None, unwanted: Event | None
    ) -> Outcome | None:
        try:
            return workers.finish(workers.submit(_ingest, self._home, source, replacing), unwanted)
        except WorkerStopped:
            return None
        except WorkerLost as error:
            return Outcome(source.known, "failed", error=unread(source, error))


def harmless(source: Source) -> bool:
    """Whether a document is read where one is: a small plain text, which hurts nobody and takes no time."""
    with suppress(OSError):
        return all(_is_text(file) for file in source.files)
    return False


def _is_text(file: File) -> bool:
    if file.path.suffix.lower() not in (*plain.SUFFIXES, *markdown.SUFFIXES) or file.path.stat().st_size > SMALL:
        return False
    return not certain_format(file.path.read_bytes())  # a PDF that somebody calls a text is a PDF


def _begin() -> None:
    if hasattr(os, "nice"):
        os.nice(NICER)


def _ready() -> None:
    """Load what every document needs, the dictionaries above all."""
    assemble_originals((Original.of("ready.txt", READY.encode()),), Reference())


def _ingest(home: Path, source: Source, replacing: str | None) -> Outcome:
    with Store.open(home) as store:
        return ingest_source(source, store, replacing)
