"""The whole library as one file, from the terminal: `duizhao backup` and `duizhao restore`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.store import Store
from indexer.index import Index
from webapp.cli import program

TEXT = "# 磨坊\n\n磨坊每日开门。\n\nThe mill opens every day.\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "mill.md").write_text(TEXT, encoding="utf-8")
    run(tmp_path / "home", "add", str(tmp_path / "mill.md"))
    return tmp_path / "home"


def run(home: Path, *words: str, code: int = 0) -> str:
    done = CliRunner().invoke(program, ["--home", str(home), *words])
    assert done.exit_code == code, done.output
    return done.output


def titles(home: Path) -> list[str]:
    with Store.open(home) as store:
        return [document.path for document in store.documents()]


def test_a_backup_is_put_back_into_another_folder_and_searched(home: Path, tmp_path: Path):
    file = tmp_path / "mine.zip"
    assert "Backed up: 1 document" in run(home, "backup", str(file))
    assert "Restored: 1 document" in run(tmp_path / "new", "restore", str(file))
    assert json.loads(run(tmp_path / "new", "search", '"磨坊每日"', "--json"))["total"] == 1
    assert list(tmp_path.glob("*.partial")) == []


def test_an_earlier_backup_is_replaced_and_no_other_file_is(home: Path, tmp_path: Path):
    file = tmp_path / "mine.zip"
    run(home, "backup", str(file))
    run(home, "remove", "mill.md")
    assert json.loads(run(home, "backup", str(file), "--json"))["holds"]["documents"] == 0
    assert "is no backup" in run(home, "backup", str(tmp_path / "mill.md"), code=2)
    assert (tmp_path / "mill.md").read_text(encoding="utf-8") == TEXT


def test_a_backup_that_can_not_be_written_is_told(home: Path, tmp_path: Path):
    assert "can't be written" in run(home, "backup", str(tmp_path / "nowhere" / "mine.zip"), code=2)


def test_what_is_there_makes_way_only_where_that_is_said_and_is_kept(home: Path, tmp_path: Path):
    file = tmp_path / "mine.zip"
    run(home, "backup", str(file))
    (tmp_path / "late.txt").write_text("后来的事。\n\nWhat came later.\n", encoding="utf-8")
    run(home, "add", str(tmp_path / "late.txt"))
    assert "--replace" in run(home, "restore", str(file), code=2)
    assert titles(home) == ["mill.md", "late.txt"]
    said = run(home, "restore", str(file), "--replace")
    assert "1 document that the backup has not" in said
    assert titles(home) == ["mill.md"]
    assert json.loads(run(home, "search", '"后来"', "--json"))["total"] == 0
    run(home, "restore", str(home / "before-restore.zip"), "--replace")
    assert titles(home) == ["mill.md", "late.txt"]


def test_trying_reads_the_backup_to_its_end_and_changes_nothing(home: Path, tmp_path: Path):
    file = tmp_path / "mine.zip"
    run(home, "backup", str(file))
    run(home, "remove", "mill.md")
    answer = json.loads(run(home, "restore", str(file), "--dry-run", "--json"))
    assert (answer["holds"]["documents"], titles(home)) == (1, [])
    damaged = file.read_bytes()
    at = damaged.index(b"originals/") + 100
    file.write_bytes(damaged[:at] + b"?" + damaged[at + 1 :])
    assert "Nothing was changed." in run(home, "restore", str(file), "--dry-run", code=10)


def test_a_file_that_is_not_there_is_told(home: Path, tmp_path: Path):
    assert "can't be opened" in run(home, "restore", str(tmp_path / "none.zip"), "--replace", code=10)


def test_an_index_that_cannot_be_made_is_not_told_as_a_backup_that_cannot_be_opened(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    file = tmp_path / "mine.zip"
    run(home, "backup", str(file))

    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Index, "rebuild", full)
    said = run(tmp_path / "new", "restore", str(file), code=13)
    assert "Restored: 1 document" in said
    assert "could not be made: No space left on device" in said
    assert "duizhao rebuild" in said
    assert "opened" not in said
    assert titles(tmp_path / "new") == ["mill.md"]


def test_a_disk_that_fills_up_leaves_the_earlier_backup(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "mine.zip"
    run(home, "backup", str(file))
    before = file.read_bytes()

    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Store, "write_backup", full)
    assert "can't be written: No space left on device" in run(home, "backup", str(file), code=2)
    assert file.read_bytes() == before
    assert list(tmp_path.glob(".*partial")) == []
