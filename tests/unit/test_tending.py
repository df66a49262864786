"""What a server does so that readers need not wait while the library changes."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from threading import Event, Thread
from time import monotonic, sleep
from weakref import ref

import pytest

from indexer.equivalents.lesson import Lesson
from indexer.equivalents.local_terms import LocalTerms
from indexer.index import Index
from indexer.search import search
from indexer.suggestions import suggest
from indexer.suggestions.known_terms import renew
from webapp.settings import Settings
from webapp.state import Library

server = import_module("webapp.commands.server")

SECONDS = 20.0
"""After which what should have come is missing."""


@pytest.fixture
def index(new_shelf, tmp_path, monkeypatch) -> Iterator[Index]:
    """A library that counts as a larger one, in which words are suggested already."""
    monkeypatch.setattr(import_module("indexer.suggestions.known_terms"), "SMALL", 10)
    shelf = new_shelf()
    shelf.put("bridges", [("paragraph", f"石桥第{number}座，石桥坚固。", "") for number in range(25)])
    with Index.open(tmp_path, shelf, "memory") as opened:
        assert "石桥" in completed("石", opened)
        yield opened


def completed(text: str, index: Index) -> list[str]:
    return [each.text for each in suggest(text, index)]


def test_readers_of_a_tended_index_have_the_last_terms_and_the_newest_hits(index):
    index.tended = True
    index.source.put("birds", [("paragraph", "候鸟飞过石桥", "")] * 25)
    assert completed("候", index) == []
    assert suggest("石", index)[0].passages == 50
    assert search("候鸟", index).total == 25
    renew(index, anew=False)
    assert "候鸟" in completed("候", index)


def test_terms_are_not_renewed_for_a_small_change_unless_anew(index):
    index.tended = True
    index.source.put("bird", [("paragraph", "候鸟", "")])
    renew(index, anew=False)
    assert completed("候", index) == []
    renew(index)
    assert "候鸟" in completed("候", index)


def test_without_somebody_who_tends_it_a_reader_collects_the_terms(index):
    index.source.put("birds", [("paragraph", "候鸟飞过石桥", "")] * 25)
    assert "候鸟" in completed("候", index)


@pytest.fixture
def tending(index, tmp_path) -> Iterator[None]:
    """The thread that a server has for it."""
    gc.unfreeze()  # what the tests themselves have frozen
    ended = Event()
    thread = Thread(target=server._keep_warm, args=(Library(index.source, index, Settings(tmp_path)), ended))
    thread.start()
    until = monotonic() + SECONDS
    while not gc.get_freeze_count() and monotonic() < until:
        sleep(0.05)
    yield
    ended.set()
    thread.join()
    gc.unfreeze()


@pytest.mark.usefixtures("tending")
def test_what_was_added_is_found_at_once_and_suggested_soon(index):
    index.source.put("birds", [("paragraph", "候鸟飞过石桥", "")] * 25)
    assert search("候鸟", index).total == 25
    until = monotonic() + SECONDS
    while "候鸟" not in completed("候", index) and monotonic() < until:
        sleep(0.05)
    assert "候鸟" in completed("候", index)


@pytest.mark.usefixtures("tending")
def test_the_collector_of_garbage_leaves_the_dictionaries_alone():
    assert gc.get_freeze_count() > 100_000
    assert len(gc.get_objects()) < 50_000


def test_terms_of_an_earlier_state_go_when_nobody_has_them_any_more(index):
    terms = index.read(lambda snapshot: LocalTerms(snapshot, Lesson()))
    terms("Wulanchabu")
    gone, collecting = ref(terms), gc.isenabled()
    gc.disable()
    try:
        del terms
        assert gone() is None
    finally:
        if collecting:
            gc.enable()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such thing")
@pytest.mark.parametrize(("command", "gives_way"), [("add", True), ("rebuild", True), ("search", False)])
def test_commands_that_work_for_long_give_way_to_others(command, gives_way):
    asked = "import atexit, os; atexit.register(lambda: print(os.nice(0))); from webapp.cli import main; main()"
    assert (niceness(asked, command, "--help") > niceness("import os; print(os.nice(0))")) == gives_way


def niceness(*code: str) -> int:
    """The last that a program says."""
    done = subprocess.run([sys.executable, "-c", *code], capture_output=True, text=True, check=True)
    return int(done.stdout.split()[-1])
