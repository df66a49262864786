from __future__ import annotations

import operator
import os
import signal
import time
from collections.abc import Iterator
from multiprocessing.process import BaseProcess
from threading import Event

import pytest

from corpus.errors import UnknownFormat
from corpus.readers import read_bytes
from corpus.workers import _SPAWN, TRIES, WorkerDied, Workers, WorkerSlow, WorkerStopped


@pytest.fixture
def workers() -> Iterator[Workers]:
    with Workers(2, int, patience=60) as begun:
        yield begun


def test_each_task_has_its_own_result(workers: Workers):
    tasks = [workers.submit(operator.mul, number, number) for number in range(20)]
    assert [workers.finish(task) for task in reversed(tasks)] == [number * number for number in reversed(range(20))]


def test_large_arguments_and_results_do_not_stop_each_other(workers: Workers):
    tasks = [workers.submit(bytes.upper, b"a" * 3_000_000) for _ in range(8)]
    assert all(workers.finish(task) == b"A" * 3_000_000 for task in tasks)


def test_an_error_of_ours_is_raised_where_the_result_is_asked_for(workers: Workers):
    task = workers.submit(read_bytes, b"\x7fELF\x01\x01\x01\x00\x00\x00", "a.bin")
    with pytest.raises(UnknownFormat, match=r"a\.bin"):
        workers.finish(task)
    assert workers.finish(workers.submit(operator.neg, 1)) == -1


def test_a_task_that_ends_its_process_fails_alone(workers: Workers):
    tasks = [workers.submit(os._exit if number == 3 else operator.neg, number) for number in range(9)]
    with pytest.raises(WorkerDied):
        workers.finish(tasks[3])
    assert [workers.finish(task) for task in tasks if task is not tasks[3]] == [0, -1, -2, -4, -5, -6, -7, -8]


def test_a_task_that_takes_too_long_is_ended():
    with Workers(1, int, patience=2.5) as workers:
        slow, quick = workers.submit(time.sleep, 600), workers.submit(operator.neg, 1)
        with pytest.raises(WorkerSlow):
            workers.finish(slow)
        assert workers.finish(quick) == -1


def test_a_task_that_nobody_wants_is_ended_and_the_others_are_done():
    with Workers(1, int, patience=60) as workers:
        first, unwanted = workers.submit(operator.neg, 1), workers.submit(time.sleep, 600)
        last = workers.submit(operator.neg, 3)
        no = Event()
        no.set()
        with pytest.raises(WorkerStopped):
            workers.finish(unwanted, no)
        assert (workers.finish(first), workers.finish(last)) == (-1, -3)


def test_a_result_that_is_there_is_given_to_who_no_longer_wants_it(workers: Workers):
    first, second = workers.submit(operator.neg, 1), workers.submit(operator.neg, 2)
    no = Event()
    workers.finish(second)
    workers.finish(first)
    no.set()
    assert workers.finish(second, no) == -2


def die() -> None:
    os._exit(9)


def test_tasks_fail_where_every_process_dies_before_it_hears_of_them(monkeypatch: pytest.MonkeyPatch):
    begun = []
    start = _SPAWN.Process.start
    monkeypatch.setattr(_SPAWN.Process, "start", lambda process: (begun.append(process), start(process)))
    with Workers(2, die, patience=60) as workers:
        tasks = [workers.submit(bytes.upper, b"a" * 3_000_000) for _ in range(3)]
        for task in tasks:
            with pytest.raises(WorkerDied):
                workers.finish(task)
    assert len(begun) <= TRIES * len(tasks)


def test_a_task_is_for_another_process_where_an_idle_one_was_killed():
    with Workers(1, int, patience=60) as workers:
        os.kill(workers.finish(workers.submit(os.getpid)), signal.SIGKILL)
        time.sleep(0.2)
        assert workers.finish(workers.submit(bytes.upper, b"a" * 3_000_000)) == b"A" * 3_000_000


def fall() -> None:
    raise MemoryError("for 3 TB")


@pytest.mark.parametrize(("prepare", "call"), [(int, fall), (fall, int)], ids=["in a task", "while preparing"])
def test_what_ends_a_process_is_kept_as_the_reason_and_printed_nowhere(prepare, call, capfd):
    with Workers(1, prepare, patience=60) as workers:
        first, second = workers.submit(call), workers.submit(operator.neg, 1)
        with pytest.raises(WorkerDied, match="MemoryError: for 3 TB"):
            workers.finish(first)
        if prepare is int:
            assert workers.finish(second) == -1
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("most", [0, 1])
def test_there_are_fewer_processes_where_the_system_gives_no_more(monkeypatch: pytest.MonkeyPatch, most: int):
    begun = []
    start = _SPAWN.Process.start

    def limited(process: BaseProcess) -> None:
        if len(begun) == most:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        begun.append(process)
        start(process)

    monkeypatch.setattr(_SPAWN.Process, "start", limited)
    with Workers(3, int, patience=60) as workers:
        tasks = [workers.submit(operator.mul, number, number) for number in range(9)]
        assert [workers.finish(task) for task in tasks] == [number * number for number in range(9)]
        assert workers.count == most
        assert (workers.finish(workers.submit(os.getpid)) == os.getpid()) is (most == 0)
        with pytest.raises(UnknownFormat):
            workers.finish(workers.submit(read_bytes, b"\x7fELF\x01\x01\x01\x00\x00\x00", "a.bin"))


def test_no_process_is_left_when_they_are_closed():
    with Workers(2, int, patience=60) as workers:
        process = workers.finish(workers.submit(os.getpid))
        workers.submit(time.sleep, 600)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
