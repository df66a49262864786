"""A library of an earlier version opens, keeps what it has, and gets what it lacks when documents are made again."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from corpus import schema
from corpus.pipeline import outdated, remake
from corpus.store import Store
from corpus.store.database import FILE_NAME

FIRST = Path(__file__).with_name("library-1.sql").read_text(encoding="utf-8")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A library that the first version has made."""
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    connection.executescript(FIRST)
    connection.close()
    return tmp_path


def columns(path: Path) -> dict[str, set[tuple[object, ...]]]:
    """Every table with its columns: name, whether it may be null, whether it is part of the key."""
    connection = sqlite3.connect(path)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {
        table: {(row[1], row[3], row[5]) for row in connection.execute(f"PRAGMA table_info({table})")}
        for table in tables
    }
    connection.close()
    return found


def test_a_library_of_the_first_version_keeps_its_documents(home: Path):
    with Store.open(home) as store:
        (document,) = store.documents()
        assert (document.title, document.languages, document.passages) == ("水渠章程", ("zh", "en"), 1)
        (passage,) = store.passages(document.id)
        assert passage.id == "aaaaaaaa-bbbbbbbb"
        assert passage.zh_locators[0].line == 1
        assert (passage.sentences, passage.corrected) == ((), False)
        assert store.corrections(document.id) == ()


def test_it_has_the_tables_of_a_new_one(home: Path, tmp_path: Path):
    Store.open(home).close()
    Store.open(tmp_path / "new").close()
    assert columns(home / FILE_NAME) == columns(tmp_path / "new" / FILE_NAME)
    connection = sqlite3.connect(home / FILE_NAME)
    assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
    connection.close()


def test_its_documents_get_their_sentences_when_they_are_made_again(home: Path):
    with Store.open(home) as store:
        (document,) = outdated(store)
        assert remake(document, store).error is None
        assert not outdated(store)
        (passage,) = store.passages(document.id)
        assert [passage.zh[slice(*bead.zh)] for bead in passage.sentences] == ["水渠每年清理一次。", "渡船每日两班。"]


def test_a_library_that_could_not_be_brought_up_to_date_is_as_it_was(home: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(_connection: object) -> None:
        raise sqlite3.OperationalError("the power went off")

    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    monkeypatch.setattr(schema.migrate, "__defaults__", ((*schema.UPGRADES, fail),))
    before = columns(home / FILE_NAME)
    with pytest.raises(Exception, match="can't be used"):
        Store.open(home)
    assert columns(home / FILE_NAME) == before


def test_its_documents_are_in_no_collection_and_can_be_put_into_some(home: Path):
    with Store.open(home) as store:
        (document,) = store.documents()
        assert document.collections == ()
        assert store.collect(document.id, ["Water", "Rules", "Water"]).collections == ("Rules", "Water")
