"""What happens when the library's file can't be used: locked, full, damaged, foreign, of another version."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, create_engine, event

from corpus import schema
from corpus.errors import StoreDamaged, StoreError, StoreFull, StoreLocked, StoreTooNew
from corpus.store import Draft, Original, Store
from corpus.store.database import FILE_NAME
from corpus.types import Assembly, Passage, Reference


def draft(path: str, text: str, paragraphs: int = 1) -> Draft:
    passages = tuple(Passage(n, "paragraph", f"{text}{n}", "") for n in range(paragraphs))
    original = Original.of(path, text.encode())
    return Draft(path, (original,), original.digest, Assembly(passages, (), Reference()))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with Store.open(tmp_path) as store:
        store.put(draft("there.txt", "先有的文件", paragraphs=200))
    return tmp_path


@pytest.fixture
def other_writer(home: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(home / FILE_NAME, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    yield connection
    connection.close()


def test_a_library_that_another_process_writes_to_says_so_and_can_still_be_read(
    home: Path, other_writer: sqlite3.Connection
):
    with Store.open(home, patience=0.01) as store:
        with pytest.raises(StoreLocked, match="try again"):
            store.put(draft("new.txt", "新文件"))
        assert len(store.documents()) == 1
        other_writer.execute("ROLLBACK")
        store.put(draft("new.txt", "新文件"))
        assert len(store.documents()) == 2


def test_a_full_disk_leaves_the_library_as_it_was(home: Path):
    pages = len((home / FILE_NAME).read_bytes()) // 4096 + 4

    def shrink(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(Engine, "connect", shrink)
    try:
        with Store.open(home) as store:
            before = (store.documents(), tuple(store.all_passages()), store.generation())
            with pytest.raises(StoreFull, match="nothing was changed"):
                store.put(draft("there.txt", "替换先有的文件" * 200, paragraphs=200))
            assert (store.documents(), tuple(store.all_passages()), store.generation()) == before
    finally:
        event.remove(Engine, "connect", shrink)
    with Store.open(home) as store:  # there is room again
        store.put(draft("there.txt", "替换先有的文件" * 200, paragraphs=200))


def test_a_file_that_is_no_database_is_reported_and_left_alone(tmp_path: Path):
    (tmp_path / FILE_NAME).write_bytes(b"These are the minutes of the water users' meeting. " * 40)
    with pytest.raises(StoreDamaged, match=FILE_NAME):
        Store.open(tmp_path)
    assert (tmp_path / FILE_NAME).read_bytes().startswith(b"These are the minutes")


def test_a_library_that_was_cut_short_is_reported(home: Path):
    whole = (home / FILE_NAME).read_bytes()
    (home / FILE_NAME).write_bytes(whole[: len(whole) // 3])
    with pytest.raises(StoreDamaged, match="add the documents again"), Store.open(home) as store:
        list(store.all_passages())


def test_a_library_with_a_broken_page_is_reported(home: Path):
    data = bytearray((home / FILE_NAME).read_bytes())
    data[4096:] = bytes(byte ^ 0xFF for byte in data[4096:])
    (home / FILE_NAME).write_bytes(data)
    with pytest.raises(StoreDamaged), Store.open(home) as store:
        list(store.all_passages())


def test_the_database_of_another_program_is_refused_and_left_alone(tmp_path: Path):
    with sqlite3.connect(tmp_path / FILE_NAME) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.close()
    with pytest.raises(StoreDamaged, match="another program"):
        Store.open(tmp_path)
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    assert connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall() == [("recipe",)]
    connection.close()


def test_a_library_of_a_newer_version_is_refused_and_left_alone(home: Path):
    connection = sqlite3.connect(home / FILE_NAME, isolation_level=None)
    connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    with pytest.raises(StoreTooNew, match="Update Duizhao"):
        Store.open(home)
    assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION + 1,)
    connection.close()


def test_a_library_of_an_older_version_takes_the_steps_it_lacks(home: Path):
    def add_shelf(connection: Connection) -> None:
        connection.exec_driver_sql("ALTER TABLE document ADD COLUMN shelf TEXT NOT NULL DEFAULT 'A'")

    engine = create_engine(f"sqlite:///{home / FILE_NAME}")
    for _ in range(2):  # a second time there is nothing left to do
        with engine.begin() as connection:
            schema.migrate(connection, (*schema.UPGRADES, add_shelf))
    with engine.begin() as connection:
        assert schema.version(connection) == schema.VERSION + 1
        assert connection.exec_driver_sql("SELECT path, shelf FROM document").fetchall() == [("there.txt", "A")]
    engine.dispose()


def test_a_home_that_is_a_file_is_reported(tmp_path: Path):
    (tmp_path / "home").write_text("not a folder")
    with pytest.raises(StoreError, match="--home"):
        Store.open(tmp_path / "home")


def test_a_folder_in_the_place_of_the_library_is_reported(tmp_path: Path):
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(StoreError, match="can't be opened"):
        Store.open(tmp_path)


def test_processes_that_make_a_library_at_the_same_time_all_succeed(tmp_path: Path):
    program = (
        "import sys; from pathlib import Path; from corpus.store import Store\n"
        "with Store.open(Path(sys.argv[1])) as store: print(store.generation())"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "new")]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    assert [(process.communicate()[0].strip(), process.returncode) for process in processes] == [("0", 0)] * 4
