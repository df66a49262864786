from __future__ import annotations

import operator
import os
import time
from collections.abc import Iterator

import pytest

from corpus.errors import UnknownFormat
from corpus.readers import read_bytes
from corpus.workers import WorkerDied, Workers, WorkerSlow


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


def test_no_process_is_left_when_they_are_closed():
    with Workers(2, int, patience=60) as workers:
        process = workers.finish(workers.submit(os.getpid))
        workers.submit(time.sleep, 600)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
