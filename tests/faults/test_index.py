"""What readers see when the index is locked, broken, stale or half written."""

from __future__ import annotations

import errno
import gc
import json
import os
import pickle
import shutil
import signal
import subprocess
import sys
import textwrap
import threading
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest
from whoosh.filedb.structfile import StructFile
from whoosh.index import _CURRENT_TOC_VERSION, TOC
from whoosh.system import _FLOAT_SIZE, _INT_SIZE, _LONG_SIZE

from corpus.errors import BadParameter, EngineError, IndexDamaged, IndexLocked, IndexMissing
from indexer.concordance import concordance
from indexer.counting.word_table import word_table
from indexer.engines.whoosh import WhooshEngine
from indexer.engines.whoosh.folder import IndexFolder, State
from indexer.engines.whoosh.schema import ANALYSIS
from indexer.engines.whoosh.seal import user_key
from indexer.engines.whoosh.shard import Contents
from indexer.equivalents.learned import FILE
from indexer.index import Index
from indexer.search import search
from indexer.suggestions.known_terms import known_terms

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


def test_what_was_counted_while_another_process_wrote_is_counted_again(town, tmp_path):
    index = Index(town, WhooshEngine(tmp_path, patience=60))
    assert found(index) == HARBOUR
    with IndexFolder(tmp_path).lock(0):
        town.put("port", [("paragraph", "水獭", "Another harbour, with an otter.")])
        assert concordance("harbour", index).passages == 2
        assert "otter" not in word_table(index, "en").words
        assert "otter" not in known_terms(index).passages["en"]
    assert concordance("harbour", index).passages == 3
    assert "otter" in word_table(index, "en").words
    assert "otter" in known_terms(index).passages["en"]


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
@pytest.mark.parametrize("pattern", ["*.toc", "*.lists", "*", "current.json"])
def test_a_damaged_index_is_made_again(town, tmp_path, damage, pattern):
    with Index.open(tmp_path, town) as index:
        assert found(index) == HARBOUR
    _damage(tmp_path / "index", pattern, damage)
    with Index.open(tmp_path, town) as index:
        assert found(index) == HARBOUR
    gc.collect()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize("damage", ["truncate", "scribble"])
@pytest.mark.parametrize("pattern", ["*.toc", "*.lists"])
def test_an_index_that_decayed_without_a_trace_is_made_again(town, tmp_path, damage, pattern):
    with Index.open(tmp_path, town) as index:
        assert found(index) == HARBOUR
    folder = IndexFolder(tmp_path / "index")
    state = folder.state()
    _damage(tmp_path / "index", pattern, damage)
    folder.adopt(state)  # as if the disk had lost what was written
    assert folder.state() is not None
    with Index.open(tmp_path, town) as index:
        assert found(index) == HARBOUR
    gc.collect()


def _damage(root: Path, pattern: str, damage: str) -> None:
    files = [path for path in root.rglob(pattern) if path.is_file()]
    assert files
    for path in files:
        if damage == "delete":
            path.unlink()
        else:
            data = path.read_bytes()
            path.write_bytes(data[: len(data) // 2] if damage == "truncate" else b"\xff" * len(data))


class Trap:
    """Something that leaves a trace when it is unpickled."""

    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self):
        return Path.touch, (self.trace,)


def _doctored(trap: Trap) -> bytes:
    """A table of contents with the trap in the place of the schema."""
    stream = BytesIO()
    file = StructFile(stream)
    for size in (_INT_SIZE, _LONG_SIZE, _FLOAT_SIZE):
        file.write_varint(size)
    file.write_int(-12345)
    file.write_int(_CURRENT_TOC_VERSION)
    for part in (2, 7, 5):
        file.write_varint(part)
    file.write_string(pickle.dumps(trap))
    return stream.getvalue()


@pytest.fixture
def doctored(town, tmp_path):
    """A library's folder whose index leaves a trace when it is opened, and where the trace would be."""
    with Index.open(tmp_path, town) as index:
        assert found(index) == HARBOUR
    (toc,) = (tmp_path / "index").glob("whoosh-*/*.toc")
    toc.write_bytes(_doctored(Trap(tmp_path / "trace")))
    return tmp_path


def _resealable(home: Path) -> State:
    """The present index's state, whatever its files are now."""
    read = State(**json.loads((home / "index" / "current.json").read_text()))
    return replace(read, files=tuple(read.files))


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")
def test_the_trap_would_work(doctored, town):
    """Whoever adopts the doctored index runs it: the next tests test something."""
    folder = IndexFolder(doctored / "index")
    folder.adopt(_resealable(doctored))
    with suppress(IndexDamaged):
        WhooshEngine(doctored / "index").snapshot()
    assert (doctored / "trace").exists()
    gc.collect()


def test_an_index_that_somebody_else_made_is_never_opened(doctored, town):
    with Index.open(doctored, town) as index:
        assert found(index) == HARBOUR
    assert not (doctored / "trace").exists()


def test_not_even_one_sealed_on_another_machine(doctored, town, monkeypatch):
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(Path, "home", lambda: doctored / "another home")
        IndexFolder(doctored / "index").adopt(_resealable(doctored))
        assert IndexFolder(doctored / "index").state() is not None
    assert IndexFolder(doctored / "index").state() is None
    with Index.open(doctored, town) as index:
        assert found(index) == HARBOUR
    assert not (doctored / "trace").exists()


def test_a_newer_table_of_contents_brought_into_our_own_index_is_not_read(town, tmp_path):
    with Index.open(tmp_path, town) as index:
        assert found(index) == HARBOUR
    (toc,) = (tmp_path / "index").glob("whoosh-*/*.toc")
    toc.with_name("_MAIN_99.toc").write_bytes(_doctored(Trap(tmp_path / "trace")))
    with Index.open(tmp_path, town) as index:
        assert found(index) == HARBOUR
        town.put("port", [("paragraph", "", "Another harbour.")])
        assert found(index) == {*HARBOUR, "port.0"}
    assert not (tmp_path / "trace").exists()


def test_a_copied_library_makes_its_own_index(town, tmp_path):
    with Index.open(tmp_path / "one", town) as index:
        assert found(index) == HARBOUR
    shutil.copytree(tmp_path / "one", tmp_path / "other")
    assert IndexFolder(tmp_path / "one" / "index").state() is not None
    assert IndexFolder(tmp_path / "other" / "index").state() is None
    with Index.open(tmp_path / "other", town) as index:
        assert found(index) == HARBOUR


def test_the_key_is_kept_for_its_user_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    first = user_key()
    (path,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert path.read_bytes() == first == user_key()
    assert os.name == "nt" or path.stat().st_mode & 0o077 == 0
    path.write_bytes(b"short")
    assert len(user_key()) == len(first)


def test_without_a_home_the_key_lives_as_long_as_the_process(tmp_path, town, monkeypatch):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "file")
    for _ in range(2):
        with Index.open(tmp_path, town) as index:
            assert found(index) == HARBOUR
    assert len(list((tmp_path / "index").glob("whoosh-*"))) == 1


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
    state.write_text(state.read_text().replace(f'"analysis": {ANALYSIS}', '"analysis": 0'))
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


@pytest.mark.parametrize(
    ("error", "advice"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "Make room"),
        (PermissionError(errno.EACCES, "Permission denied"), "Permission denied"),
        (MemoryError(), "Close other programs"),
    ],
)
@pytest.mark.parametrize(
    ("part", "method"),
    [*product(["lists", "toc", "state"], ["refresh", "rebuild"]), ("folder", "rebuild")],
)
def test_a_full_disk_is_no_damage_and_leaves_the_index_as_it_was(
    town, tmp_path, monkeypatch, error, advice, method, part
):
    with Index.open(tmp_path, town) as index:
        assert found(index) == HARBOUR
        before = held(tmp_path / "index")
        town.put("port", [("paragraph", "港口", "Another harbour.")])
        failing(monkeypatch, part, error)
        with pytest.raises(EngineError, match=advice) as told:
            getattr(index, method)()
        assert not isinstance(told.value, IndexDamaged)
        assert held(tmp_path / "index") == before
        assert WhooshEngine(tmp_path / "index").snapshot().generation == town.generation() - 1
        monkeypatch.undo()
        assert found(index) == {*HARBOUR, "port.0"}


def held(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.name not in {"lock", FILE}}


def failing(monkeypatch: pytest.MonkeyPatch, part: str, error: BaseException) -> None:
    """Let a part of the index not be written, after the file was begun."""
    owner, name = {
        "lists": (Contents, "save"),
        "toc": (TOC, "write"),
        "state": (Path, "replace"),
        "folder": (Path, "mkdir"),
    }[part]
    before = getattr(owner, name)

    def fails(this: object, *arguments: object, **named: object) -> None:
        if name == "mkdir" and not this.name.startswith("whoosh-"):
            return before(this, *arguments, **named)
        if name == "save":
            arguments[0].write_bytes(b"begun")
        raise error

    monkeypatch.setattr(owner, name, fails)


def test_a_state_that_is_being_read_elsewhere_is_replaced_a_moment_later(town, tmp_path, monkeypatch):
    """As Windows has it."""
    replacing, refused = Path.replace, iter([True, True])

    def replace_later(this, target):
        if next(refused, False):
            raise PermissionError
        return replacing(this, target)

    monkeypatch.setattr(Path, "replace", replace_later)
    with Index.open(tmp_path, town) as index:
        assert found(index) == HARBOUR
    assert next(refused, None) is None


DYING = """
    import os, sys
    from pathlib import Path
    sys.path[:0] = {paths!r}
    from whoosh.index import TOC
    from conftest import Shelf
    from indexer.engines.whoosh import WhooshEngine
    from indexer.engines.whoosh.folder import IndexFolder
    from indexer.engines.whoosh.shard import Contents

    def dying(owner, name):
        before = getattr(owner, name)
        def after(*arguments, **named):
            before(*arguments, **named)
            if arguments[0] is not root:
                os._exit(9)
        setattr(owner, name, after)

    root = Path({home!r}) / "index"
    shelf = Shelf()
    engine = WhooshEngine(root)
    shelf.put("one", [("paragraph", "港口", "harbour")] * 3)
    engine.update(shelf)
    shelf.put("two", [("paragraph", "港口", "harbour")])
    dying({owner}, {name!r})
    engine.update(shelf)
"""


@pytest.mark.parametrize(
    ("owner", "name", "adopted"),
    [
        ("Contents", "save", False),
        ("TOC", "write", False),
        ("Path", "write_text", False),
        ("IndexFolder", "adopt", True),
        ("Path", "unlink", True),
    ],
)
def test_a_writer_may_die_at_any_moment_and_no_index_is_lost(new_shelf, tmp_path, owner, name, adopted):
    paths = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]
    program = textwrap.dedent(DYING.format(paths=paths, home=str(tmp_path), owner=owner, name=name))
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 9
    (folder,) = (tmp_path / "index").glob("whoosh-*")
    shelf = new_shelf()
    shelf.put("one", [("paragraph", "港口", "harbour")] * 3)
    assert WhooshEngine(tmp_path / "index").snapshot().generation == shelf.generation() + adopted
    shelf.put("two", [("paragraph", "港口", "harbour")])
    shelf.put("three", [("paragraph", "港口", "harbour")])
    with Index.open(tmp_path, shelf) as index:
        assert found(index) == {"one.0", "one.1", "one.2", "two.0", "three.0"}
    assert [path.name for path in (tmp_path / "index").glob("whoosh-*")] == [folder.name]
    assert {path.name for path in folder.iterdir()} == set(IndexFolder(tmp_path / "index").state().files)


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
