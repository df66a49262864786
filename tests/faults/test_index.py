"""What readers see when the index is locked, broken, stale or half written."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from corpus.errors import BadParameter, IndexLocked, IndexMissing
from indexer.engines.whoosh import WhooshEngine
from indexer.engines.whoosh.folder import IndexFolder
from indexer.index import Index
from indexer.search import search

HARBOUR = {"harbour.0", "harbour.1"}


@pytest.fixture
def index(town, tmp_path):
    with Index.open(tmp_path, town) as opened:
        yield opened


def found(index: Index) -> set[str]:
    return {hit.passage.id for hit in search("en:harbour", index).hits}


def test_a_second_writer_is_told_to_wait(town, tmp_path):
    engine = WhooshEngine(tmp_path, patience=0.1)
    with IndexFolder(tmp_path).lock(0), pytest.raises(IndexLocked, match="Try again"):
        engine.update(town)


def test_readers_see_the_last_state_while_another_process_writes(town, tmp_path):
    index = Index(town, WhooshEngine(tmp_path, patience=60))  # for which no reader waits
    assert found(index) == HARBOUR
    with IndexFolder(tmp_path).lock(0):
        town.put("port", [("paragraph", "", "Another harbour.")])
        assert found(index) == HARBOUR
    assert found(index) == {*HARBOUR, "port.0"}


def test_the_first_reader_of_an_index_that_is_just_being_made_is_told_to_wait(town, tmp_path):
    index = Index(town, WhooshEngine(tmp_path, patience=0.1))
    with IndexFolder(tmp_path).lock(0), pytest.raises(IndexMissing):
        found(index)


def test_passages_that_are_gone_while_the_index_is_behind_are_left_out(town, tmp_path):
    index = Index(town, WhooshEngine(tmp_path, patience=0.1))
    assert found(index) == HARBOUR
    with IndexFolder(tmp_path).lock(0):
        town.remove("harbour")
        assert found(index) == set()


# Whoosh leaves files open that it fails to read; they are collected here and not in another test.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize("damage", ["delete", "truncate", "scribble"])
@pytest.mark.parametrize("pattern", ["*.toc", "*.seg", "*", "current.json"])
def test_a_damaged_index_is_made_again(town, tmp_path, damage, pattern):
    with Index.open(tmp_path, town) as index:
        assert found(index) == HARBOUR
    files = [path for path in (tmp_path / "index").rglob(pattern) if path.is_file()]
    assert files
    for path in files:
        if damage == "delete":
            path.unlink()
        else:
            data = path.read_bytes()
            path.write_bytes(data[: len(data) // 2] if damage == "truncate" else b"\xff" * len(data))
    with Index.open(tmp_path, town) as index:
        assert found(index) == HARBOUR
    gc.collect()


def test_the_index_of_another_library_is_not_taken_for_this_ones(town, new_shelf, tmp_path):
    with Index.open(tmp_path, town) as index:
        assert found(index) == HARBOUR
    other = new_shelf()
    other.put("pier", [("paragraph", "", "A small harbour.")])
    assert other.generation() < town.generation()
    with Index.open(tmp_path, other) as index:
        assert found(index) == {"pier.0"}


def test_an_index_of_another_analysis_is_made_again(town, tmp_path, monkeypatch):
    with Index.open(tmp_path, town) as index:
        assert found(index) == HARBOUR
    (folder,) = (tmp_path / "index").glob("whoosh-*")
    state = tmp_path / "index" / "current.json"
    state.write_text(state.read_text().replace('"analysis": 1', '"analysis": 0'))
    with Index.open(tmp_path, town) as index:
        assert found(index) == HARBOUR
    assert [path.name for path in (tmp_path / "index").glob("whoosh-*")] != [folder.name]


@pytest.mark.parametrize("name", ["../elsewhere", "whoosh-link", "elsewhere"])
def test_a_folder_that_is_not_ours_is_never_opened(town, tmp_path, name):
    """Opening a Whoosh index runs pickles that lie in it."""
    with Index.open(tmp_path, town) as index:
        assert found(index) == HARBOUR
    (folder,) = (tmp_path / "index").glob("whoosh-*")
    moved = folder.rename(tmp_path / "elsewhere")
    (tmp_path / "index" / "whoosh-link").symlink_to(moved)
    state = tmp_path / "index" / "current.json"
    state.write_text(state.read_text().replace(folder.name, name))
    assert WhooshEngine(tmp_path / "index").snapshot() is None


def test_an_error_while_reading_the_library_leaves_the_old_index(town, tmp_path, monkeypatch):
    with Index.open(tmp_path, town) as index:
        assert found(index) == HARBOUR
        before = (tmp_path / "index" / "current.json").read_text()
        town.put("harbour", [("paragraph", "", "Nothing.")])
        monkeypatch.setattr(town, "passages", lambda name: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            index.refresh()
        with pytest.raises(ZeroDivisionError):
            index.rebuild()
        assert (tmp_path / "index" / "current.json").read_text() == before
        monkeypatch.undo()
        assert found(index) == set()
        index.rebuild()
        assert len(list((tmp_path / "index").glob("whoosh-*"))) == 1


WRITER = """
    import os, signal, sys
    from pathlib import Path
    sys.path[:0] = {paths!r}
    from conftest import Shelf
    from indexer.index import Index

    class Deadly(Shelf):
        def passages(self, name):
            if name == "d7":
                os.kill(os.getpid(), signal.SIGKILL)
            return super().passages(name)

    shelf = Deadly()
    for number in range(20):
        shelf.put(f"d{{number}}", [("paragraph", "港口" * 50, "harbour " * 50)] * 20)
    index = Index.open(Path({home!r}), shelf)
    getattr(index, {method!r})()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system knows no SIGKILL")
@pytest.mark.parametrize("method", ["refresh", "rebuild"])
def test_a_killed_writer_leaves_the_old_index_and_no_lock(town, tmp_path, method):
    with Index.open(tmp_path, town) as index:
        assert found(index) == HARBOUR
    paths = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]
    program = textwrap.dedent(WRITER.format(paths=paths, home=str(tmp_path), method=method))
    assert (
        subprocess.run([sys.executable, "-c", program], env={**os.environ}, check=False).returncode == -signal.SIGKILL
    )
    snapshot = WhooshEngine(tmp_path / "index").snapshot()
    assert snapshot is not None
    assert snapshot.generation == town.generation()
    with Index.open(tmp_path, town) as index:
        assert found(index) == HARBOUR
        index.rebuild()
    assert len(list((tmp_path / "index").glob("whoosh-*"))) == 1


def test_readers_and_a_writer_at_once_see_whole_states(town, tmp_path):
    index = Index.open(tmp_path, town)
    index.refresh()
    wrong: list[object] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            total = search("zh:候鸟", index).total
            if total % 3:
                wrong.append(total)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(8):
        town.put(f"birds{number}", [("paragraph", "候鸟", "")] * 3)
        index.refresh()
    done.set()
    for reader in readers:
        reader.join()
    assert not wrong
    assert search("zh:候鸟", index).total == 24


def test_an_unknown_engine_or_order_is_named_with_those_there_are(town, tmp_path):
    with pytest.raises(BadParameter, match="whoosh"):
        Index.open(tmp_path, town, "lucene")
    with pytest.raises(BadParameter, match="relevance"):
        search("tea", Index.open(tmp_path, town), sort="beauty")
