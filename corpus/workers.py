"""Processes that work side by side on what they are given, and outlive a task that kills one of them.

Each has a pipe of its own: when a process dies (out of memory, killed), what it was working on is known, fails alone,
and another process takes its place. Processes are begun when there is work for them and end with the one that began
them, also where that is killed.
"""

from __future__ import annotations

import gc
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from threading import Event, Thread, current_thread, main_thread
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from corpus.errors import DuizhaoError

T = TypeVar("T")

AHEAD = 2
"""Tasks that a process is given at once: the next one is there when one is done."""

YOUNG = 10_000
"""Objects that a process makes before it looks for cycles among them (Python: 700). The values that tasks make have
none, and looking took a tenth of the time of reading documents."""

TRIES = 2
"""Processes that may die before they heard of a task: an idle one may have been killed, two of them are no accident."""

LOOK = 0.1
"""Seconds between two looks whether a result is still wanted: whoever says no waits no longer than that."""

_SPAWN = get_context("spawn")  # the one way that every system has, and that threads don't disturb


class WorkerLost(Exception):
    """A process ended, or was ended, before it was done with its task."""


class WorkerDied(WorkerLost):
    """It ended by itself: killed, or out of memory. The text is the reason, where the process could tell it."""


class WorkerSlow(WorkerLost):
    """It was ended because the task took too long."""


class WorkerStopped(WorkerLost):
    """It was ended because nobody wants the result any more."""


@dataclass(eq=False)
class Task(Generic[T]):
    """What is to be called, and what came of it; ``unheard`` counts the processes that died before they heard of it."""

    call: Callable[..., T]
    arguments: tuple[Any, ...]
    done: bool = False
    unheard: int = 0
    value: T | None = None
    error: DuizhaoError | WorkerLost | None = None

    def result(self) -> T:
        """What the call returned. Raises what it raised, if that is an error of ours, and WorkerLost."""
        if self.error:
            raise self.error
        return self.value  # type: ignore[return-value]  # set with done


@dataclass(eq=False)
class _Worker:
    """A process with its end of the pipe, the tasks that it was given, and since when it works on the first."""

    process: Any
    pipe: Connection
    tasks: deque[Task[Any]] = field(default_factory=deque)
    since: float = 0.0


class Workers:
    """At most ``count`` processes, each prepared by a call of ``prepare``; a task may take ``patience`` seconds.

    What is called, its arguments and its result go from process to process and so must be picklable. For one thread.
    Where the system lets no more processes begin there are fewer, and without any ``finish`` does the task here.
    """

    def __init__(self, count: int, prepare: Callable[[], object], patience: float) -> None:
        self.count = count
        self._prepare, self._patience = prepare, patience
        self._workers: list[_Worker] = []
        self._waiting: deque[Task[Any]] = deque()

    def submit(self, call: Callable[..., T], *arguments: Any) -> Task[T]:  # noqa: ANN401 (whatever ``call`` takes)
        """Have something done as soon as a process is free for it."""
        task = Task(call, arguments)
        self._waiting.append(task)
        self._look(0)
        return task

    def finish(self, task: Task[T], unwanted: Event | None = None) -> T:
        """Wait for a task's result. Raises what it raised, if that is an error of ours, and WorkerLost.

        Once ``unwanted`` is set, by another thread, the process that works on it is ended, and the task with it. A
        result that is there by then is given all the same.
        """
        while not task.done:
            self._look(LOOK if unwanted else None)
            if unwanted and unwanted.is_set() and not task.done:
                self._drop(task)
            elif not self._workers and not task.done:
                self._do_here(task)
        return task.result()

    def close(self) -> None:
        """End the processes, whatever they are doing."""
        for worker in self._workers:
            worker.pipe.close()
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
        self._workers.clear()
        self._waiting.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _do_here(self, task: Task[Any]) -> None:
        """Do what no process could be begun for. What is raised that is no error of ours is for whoever asked."""
        self._waiting.remove(task)
        try:
            _end(task, task.call(*task.arguments), None)
        except DuizhaoError as error:
            _end(task, None, error)

    def _look(self, timeout: float | None) -> None:
        """Take the results that there are, waiting for one if asked to, and give out what is waiting."""
        self._give()
        busy = {worker.pipe: worker for worker in self._workers if worker.tasks}
        left = min((worker.since + self._patience for worker in busy.values()), default=0.0) - time.monotonic()
        for pipe in wait(list(busy), max(0.0, left if timeout is None else min(left, timeout))):
            self._take(busy[pipe])  # type: ignore[index]  # only connections were waited for
        now = time.monotonic()
        for worker in [each for each in self._workers if each.tasks and now - each.since > self._patience]:
            self._lose(worker, WorkerSlow())
        self._give()

    def _give(self) -> None:
        """Give waiting tasks to those who have fewest."""
        while self._waiting:
            least = min(self._workers, key=lambda worker: len(worker.tasks), default=None)
            if (least is None or least.tasks) and len(self._workers) < self.count:
                least = self._begun()
            if least is None or len(least.tasks) >= AHEAD:
                break
            self._send(least, self._waiting.popleft())

    def _begun(self) -> _Worker | None:
        """Another process, or the one with fewest tasks where the system has none left to give."""
        try:
            ours, theirs = _SPAWN.Pipe()
            with theirs:
                process = _SPAWN.Process(target=_work, args=(theirs, self._prepare), daemon=True)
                with _closed_on_failure(ours), _uninterrupted():
                    process.start()
        except OSError:  # too many processes, too many open files, no memory for one
            self.count = len(self._workers)
            return min(self._workers, key=lambda worker: len(worker.tasks), default=None)
        self._workers.append(_Worker(process, ours))
        return self._workers[-1]

    def _send(self, worker: _Worker, task: Task[Any]) -> None:
        worker.since = worker.since if worker.tasks else time.monotonic()
        worker.tasks.append(task)
        try:
            worker.pipe.send((task.call, task.arguments))
        except OSError:  # it has died before it heard of this
            worker.tasks.pop()
            task.unheard += not worker.tasks  # otherwise it died of another task
            self._lose(worker, WorkerDied())
            if task.unheard < TRIES:
                self._waiting.appendleft(task)
            else:
                _end(task, None, WorkerDied())

    def _take(self, worker: _Worker) -> None:
        try:
            value, error = worker.pipe.recv()
        except (EOFError, OSError):
            self._lose(worker, WorkerDied())
            return
        if isinstance(error, WorkerLost):
            self._lose(worker, error)
            return
        worker.since = time.monotonic()
        _end(worker.tasks.popleft(), value, error)

    def _lose(self, worker: _Worker, error: WorkerLost) -> None:
        """Do without a process: its task has failed, what it had not begun is for others."""
        if worker.tasks:
            _end(worker.tasks.popleft(), None, error)
        self._leave(worker)

    def _drop(self, task: Task[Any]) -> None:
        """End a task that nobody wants, and the process that has it: what else this was to do is for others."""
        for worker in [each for each in self._workers if task in each.tasks]:
            self._leave(worker)
        self._waiting.remove(task)
        _end(task, None, WorkerStopped())

    def _leave(self, worker: _Worker) -> None:
        """End a process; its tasks wait again, before all others."""
        worker.pipe.close()
        worker.process.kill()
        worker.process.join()
        self._workers.remove(worker)
        self._waiting.extendleft(reversed(worker.tasks))


def _end(task: Task[Any], value: object, error: DuizhaoError | WorkerLost | None) -> None:
    task.value, task.error, task.done = value, error, True


@contextmanager
def _closed_on_failure(pipe: Connection) -> Iterator[None]:
    try:
        yield
    except OSError:
        pipe.close()
        raise


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """While the block runs, what is begun is begun deaf to Ctrl-C: that is for the process that gives the tasks."""
    if current_thread() is not main_thread():  # only the main thread may say so, and only it is interrupted
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _work(pipe: Connection, prepare: Callable[[], object]) -> None:
    """What a process does: one task after the other. What is no error of ours ends it, and is told as the reason."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tasks: SimpleQueue[tuple[Callable[..., object], Iterable[object]]] = SimpleQueue()
    Thread(target=_receive, args=(pipe, tasks), daemon=True).start()
    gc.set_threshold(YOUNG)
    try:
        prepare()
        while True:
            pipe.send(_answer(*tasks.get()))
    except Exception as error:  # noqa: BLE001 - the border of the process: memory, a broken installation, anything
        pipe.send((None, WorkerDied(f"{type(error).__name__}: {error}".removesuffix(": "))))
    finally:
        os._exit(1)  # without a word: the reason was told, or nobody is there any more to hear it


def _answer(call: Callable[..., object], arguments: Iterable[object]) -> tuple[object, DuizhaoError | None]:
    try:
        return call(*arguments), None
    except DuizhaoError as error:
        return None, error


def _receive(pipe: Connection, tasks: SimpleQueue[Any]) -> None:
    """Take tasks as they come, so that whoever sends them never waits; end with the process that sends them."""
    try:
        while True:
            tasks.put(pipe.recv())
    finally:
        os._exit(1)  # whatever is being worked on: nobody asks for it any more, or there is no memory for more
