"""Documents that are read in a process of their own."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Timer

import pytest

from corpus.sources import File, Source
from corpus.store import Store
from webapp.editing import apart
from webapp.editing.apart import Apart

NOTE = "渡船早上六点出发。\n\nThe ferry leaves at six in the morning.\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    Store.open(tmp_path / "home").close()
    return tmp_path / "home"


@pytest.fixture
def reading(home: Path) -> Iterator[Apart]:
    begun = Apart(home, patience=30)
    yield begun
    begun.close()


@pytest.fixture
def note(tmp_path: Path) -> Source:
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
    return Source((File(tmp_path / "note.txt", "note.txt"),))


def die(*_given: object) -> None:
    os._exit(9)


def hang(*_given: object) -> None:
    time.sleep(600)


def test_a_document_that_hangs_its_reader_is_told_and_the_next_one_is_read(
    home: Path, note: Source, monkeypatch: pytest.MonkeyPatch
):
    reading = Apart(home, patience=3)
    try:
        with monkeypatch.context() as hung:
            hung.setattr(apart, "_ingest", hang)
            slow = reading.ingest(note, None)
        assert (slow.status, "was stopped" in str(slow.error), "note.txt" in str(slow.error)) == ("failed", True, True)
        monkeypatch.setattr(reading._workers, "_patience", 60)
        assert reading.ingest(note, None).status == "added"
    finally:
        reading.close()


def test_a_document_that_kills_its_reader_is_told_and_the_next_one_is_read(
    reading: Apart, note: Source, monkeypatch: pytest.MonkeyPatch
):
    with monkeypatch.context() as deadly:
        deadly.setattr(apart, "_ingest", die)
        lost = reading.ingest(note, None)
    assert (lost.status, "ended before its time" in str(lost.error)) == ("failed", True)
    assert (lost.error.kind, lost.error.exit_code, lost.error.http_status) == ("UnfinishedReading", 10, 422)
    assert reading.ingest(note, None).status == "added"


def test_reading_that_nobody_wants_any_more_is_ended_even_before_it_begins(
    reading: Apart, note: Source, monkeypatch: pytest.MonkeyPatch
):
    unwanted = Event()
    unwanted.set()
    reading.warm()  # what is asked of the process before is no hindrance
    assert reading.ingest(note, None, unwanted) is None
    assert reading.ingest(note, None, Event()).status == "added"
    with monkeypatch.context() as hung:
        hung.setattr(apart, "_ingest", hang)
        unwanted = Event()
        Timer(1.0, unwanted.set).start()
        assert reading.ingest(note, None, unwanted) is None
    assert reading.ingest(note, None).status == "unchanged"


def test_a_timer_that_comes_late_ends_no_process_that_waits_anew(reading: Apart, note: Source):
    reading._idle = 0.2
    reading.warm()
    process = who(reading)
    with reading._using:  # as while a document is read
        time.sleep(0.5)
        reading._idle = 60
        reading._asked(lambda _workers: None)
    time.sleep(0.3)
    assert who(reading) == process


def who(reading: Apart) -> int:
    """The number of the process that reads."""
    assert reading._workers
    (worker,) = reading._workers._workers
    return int(worker.process.pid)


def gone(process: int, seconds: float = 30) -> bool:
    """Whether a process ends within some time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


def test_one_process_reads_what_comes_soon_and_ends_when_nothing_does(home: Path, note: Source):
    reading = Apart(home)
    reading.warm()
    process = who(reading)
    assert reading.ingest(note, None).status == "added"
    reading._idle = 0.1
    assert (reading.ingest(note, None).status, gone(process)) == ("unchanged", True)
    assert reading._workers is None


def test_no_process_is_left_when_it_is_closed(reading: Apart):
    reading.warm()
    process = who(reading)
    reading.close()
    assert gone(process, 5)
