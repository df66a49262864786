"""Work that takes longer than a page may: documents are added in turn, while their page tells how far that is."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePath
from threading import Event, Lock, Thread
from time import monotonic
from typing import Any, Literal, cast

from flask import current_app

from corpus.edition_names import edition_of
from corpus.errors import DuizhaoError, UnknownDocument
from corpus.pipeline import Outcome, held_as, ingest_source, replaced_by
from corpus.sources import Source
from corpus.store import Store
from corpus.types import Document
from indexer.index import Index
from webapp.editing.apart import Apart, harmless
from webapp.editing.later import refresh
from webapp.editing.staging import Staged
from webapp.editing.turns import Turn, Turns

NAME = "duizhao.jobs"

KEPT = 20
"""Jobs whose page can still be opened; older ones are forgotten, with what they may still ask."""

State = Literal["asking", "waiting", "working", "indexing", "done", "stopped"]
"""``asking``: some documents would replace others, which nobody has agreed to yet. ``stopped``: see its message, or
somebody stopped it."""

Fate = Literal[
    "waiting", "reading", "added", "changed", "unchanged", "duplicate", "failed", "stopped", "refused", "left-out"
]
"""What became of one document; ``stopped`` was not read to its end, because somebody stopped the job; ``refused`` was
not read at all; ``left-out`` would have replaced another, or was not begun when the job was stopped."""


@dataclass(frozen=True, slots=True)
class Step:
    """One document of a job. ``replaces`` is the one whose place it would take; ``why`` the kind of a failure, or a
    key of ``REFUSALS``, ``error`` its message; ``document`` what holds its content now."""

    name: str
    fate: Fate = "waiting"
    replaces: Document | None = None
    document: Document | None = None
    why: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """The documents of one form, and how far they are. ``error`` says why everything stopped."""

    id: str
    state: State
    steps: tuple[Step, ...]
    error: str = ""

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in ("done", "stopped")

    @property
    def done(self) -> int:
        """How many documents are dealt with."""
        return sum(step.fate not in ("waiting", "reading") for step in self.steps)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to happen with the files: the collections to put them in, and the document that they are to replace."""

    staged: Staged
    collections: tuple[str, ...] = ()
    replacing: str = ""


class Jobs:
    """The jobs of one library, each in a thread of its own; their documents are read in turn (see ``_turn``)."""

    def __init__(self, store: Store, index: Index, home: Path) -> None:
        self._store, self._index, self._apart = store, index, Apart(home)
        self.tended = False
        """Whether a server runs for long: then it makes ready for documents before they come."""
        self._jobs: dict[str, Job] = {}
        self._asking: dict[str, Wish] = {}
        self._stops: dict[str, Event] = {}
        self._threads: set[Thread] = set()
        self._ended = Event()
        self._lock, self._turns = Lock(), Turns()

    def get(self, name: str) -> Job | None:
        """The job of this name as it is now."""
        return self._jobs.get(name)

    def expect(self) -> None:
        """Make ready for documents that are likely to come soon."""
        if self.tended:
            self._apart.warm()

    def begin(self, wish: Wish) -> Job:
        """Add the documents of a form, unless some would replace others: then that is asked first."""
        steps = [self._first(source, wish) for source in wish.staged.sources]
        steps += [Step(each.name, "refused", why=each.why) for each in wish.staged.refused]
        asking = any(step.replaces for step in steps)
        job = Job(secrets.token_hex(8), "asking" if asking else "waiting", tuple(steps))
        with self._lock:
            self._jobs[job.id], self._stops[job.id] = job, Event()
            if asking:
                self._asking[job.id] = wish
            self._forget()
        if not asking:
            self._start(job, wish)
        return job

    def answer(self, name: str, *, replacing: bool) -> None:
        """Go on with a job that asked; without ``replacing`` the documents that would are left out."""
        with self._lock:
            wish = self._asking.pop(name, None)
        if wish is None:
            return  # answered already, in another window
        job = self._jobs[name]
        if not replacing:
            left = [
                replace(step, fate="left-out") if step.replaces and step.fate == "waiting" else step
                for step in job.steps
            ]
            job = replace(job, steps=tuple(left))
        job = replace(job, state="waiting")
        self._keep(job)
        self._start(job, wish)

    def stop(self, name: str) -> None:
        """Add no more documents of a job, and read the one that is being read no further. What was added stays."""
        with self._lock:
            job = self._jobs.get(name)
            if job is None or job.over:
                return
            self._stops[name].set()
            if name in self._asking:
                del self._asking[name]
                self._jobs[name] = _left(job)
        self._turns.look()

    def end(self, seconds: float = 120.0) -> tuple[str, ...]:
        """Finish the document that is being read, and begin no other; the names of those that are left."""
        self._ended.set()
        self._turns.look()
        until = monotonic() + seconds
        for thread in tuple(self._threads):
            thread.join(max(0.0, until - monotonic()))
        if not any(thread.is_alive() for thread in self._threads):
            self._apart.close()
        steps = (step for job in tuple(self._jobs.values()) for step in job.steps)
        return tuple(step.name for step in steps if step.fate in ("waiting", "reading"))

    def _first(self, source: Source, wish: Wish) -> Step:
        return Step(source.known, replaces=None if wish.replacing else replaced_by(source, self._store))

    def _start(self, job: Job, wish: Wish) -> None:
        # A daemon: a second Ctrl-C ends it, and a document is added whole or not at all.
        thread = Thread(target=self._work, args=(job, wish), daemon=True)
        self._threads = {each for each in self._threads if each.is_alive()} | {thread}
        thread.start()

    def _work(self, job: Job, wish: Wish) -> None:
        stopped = "Something unforeseen happened; the server's log says what."
        try:
            for at, source in enumerate(wish.staged.sources):
                if job.steps[at].fate == "waiting":
                    with self._turns.take(_turn(source, wish), partial(self._halted, job)) as come:
                        job = self._step(self._keep(replace(job, state="working")), wish, at) if come else job
            job = self._keep(replace(job, state="indexing"))
            refresh(self._index)
            stopped = ""
        except DuizhaoError as error:  # the library itself refuses: no other document would fare better
            stopped = str(error)
        finally:
            self._finish(self._jobs[job.id], wish, stopped)

    def _halted(self, job: Job) -> bool:
        return self._ended.is_set() or self._stops[job.id].is_set()

    def _step(self, job: Job, wish: Wish, at: int) -> Job:
        """Add one document, unless it would replace one by now that nobody was asked about."""
        step, source = job.steps[at], wish.staged.sources[at]
        now = None if wish.replacing else replaced_by(source, self._store)
        if now and (step.replaces is None or step.replaces.id != now.id):
            return self._keep(_with_step(job, at, replaces=now))
        job = self._keep(_with_step(job, at, fate="reading"))
        try:
            return self._keep(_with_step(job, at, **self._add(wish, source, self._stops[job.id])))
        except UnknownDocument as error:  # removed meanwhile: the other documents have nothing to do with it
            return self._keep(_with_step(job, at, fate="failed", why=error.kind))

    def _add(self, wish: Wish, source: Source, unwanted: Event) -> dict[str, Any]:
        replacing = wish.replacing or None
        if harmless(source):
            outcome = ingest_source(source, self._store, replacing)
        elif (read := self._apart.ingest(source, replacing, unwanted)) is not None:
            outcome = read
        elif held := held_as(source, self._store, replacing):  # it was stored, and the process ended telling so
            outcome = Outcome(source.known, "duplicate", held)
        else:
            return {"fate": "stopped"}
        if outcome.document and wish.collections:
            document = self._store.document(outcome.document.id)
            self._store.collect(document.id, (*document.collections, *wish.collections))
        return _said(outcome)

    def _finish(self, job: Job, wish: Wish, stopped: str) -> None:
        """What a job is in the end: done, stopped, or asking about documents that others have added meanwhile."""
        steps = [replace(step, fate="failed") if step.fate == "reading" else step for step in job.steps]
        job = replace(job, steps=tuple(steps), error=stopped)
        waiting, cut = (any(step.fate == fate for step in steps) for fate in ("waiting", "stopped"))
        with self._lock:
            if waiting and not stopped and not self._halted(job):
                self._asking[job.id] = wish
                self._jobs[job.id] = replace(job, state="asking")
            elif waiting and self._stops[job.id].is_set():
                self._jobs[job.id] = _left(job)
            else:
                self._jobs[job.id] = replace(job, state="stopped" if waiting or cut or stopped else "done")

    def _keep(self, job: Job) -> Job:
        with self._lock:
            self._jobs[job.id] = job
        return job

    def _forget(self) -> None:
        """Let go of the oldest jobs; one at work keeps itself."""
        for name in list(self._jobs)[:-KEPT]:
            if self._jobs[name].over or name in self._asking:
                del self._jobs[name], self._stops[name]
                self._asking.pop(name, None)


def jobs() -> Jobs:
    """Those of the application that answers this request."""
    return cast(Jobs, current_app.extensions[NAME])


def _turn(source: Source, wish: Wish) -> Turn:
    """What a document waits for: those read where it is, and those that may become the same document.

    So a small text waits for no process that reads another document, however long this takes.
    """
    names = {(edition_of(file.known) or (PurePath(file.known).stem,))[0] for file in source.files}
    return Turn("here" if harmless(source) else "apart", frozenset(names | {f"={wish.replacing}"} - {"="}))


def _with_step(job: Job, at: int, **changes: Any) -> Job:  # noqa: ANN401 - whatever fields a step has
    steps: Sequence[Step] = (*job.steps[:at], replace(job.steps[at], **changes), *job.steps[at + 1 :])
    return replace(job, steps=tuple(steps))


def _left(job: Job) -> Job:
    """A job that somebody has stopped."""
    steps = [replace(step, fate="left-out") if step.fate == "waiting" else step for step in job.steps]
    return replace(job, state="stopped", steps=tuple(steps))


def _said(outcome: Outcome) -> dict[str, Any]:
    error = outcome.error
    failure = {"why": error.kind, "error": str(error)} if error else {}
    return {"fate": outcome.status, "document": outcome.document, **failure}
