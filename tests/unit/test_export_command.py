"""`duizhao export` in every format, and adding what it wrote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus.export import formats
from webapp.cli import program

NOTE = "# 渡口 The ferry\n\n天还没亮，渡船已经靠岸。\n\nThe boat lands before dawn.\n"
READ_BACK = {"csv": "csv", "jsonl": "jsonl", "tmx": "tmx", "tsv": "tsv", "xliff": "xlf"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A library with one document."""
    note = tmp_path / "ferry.md"
    note.write_text(NOTE, "utf-8")
    (tmp_path / "ferry.toml").write_text(
        'author = "林渡"\ntitle_zh = "渡口"\ntitle_en = "The ferry"\nissued = "2021"\n', "utf-8"
    )
    assert run(tmp_path / "home", "add", note).exit_code == 0
    return tmp_path / "home"


def run(home: Path, *words: str | Path) -> Result:
    return CliRunner().invoke(program, [str(word) for word in (words[0], "--home", home, *words[1:])])


def passages(home: Path, *words: str) -> list[tuple[object, ...]]:
    rows = map(json.loads, run(home, "export", *words).stdout.splitlines())
    return [(row["kind"], row["level"], row["zh"], row["en"], row["confidence"]) for row in rows]


def titles(home: Path) -> list[str]:
    (document,) = json.loads(run(home, "list", "--json").stdout)["documents"]
    return [document["title_zh"], document["title_en"]]


@pytest.mark.parametrize("form", formats())
def test_every_format_is_written_to_a_file(home: Path, tmp_path: Path, form: str):
    out = tmp_path / f"ferry.{form}"
    result = run(home, "export", "--format", form, "--output", out)
    assert result.exit_code == 0, result.output
    assert out.stat().st_size > 100


@pytest.mark.parametrize("form", sorted(READ_BACK))
@pytest.mark.parametrize("more", [(), ("--provenance",), ("--level", "sentence")])
def test_what_was_exported_can_be_added_and_is_the_same(home: Path, tmp_path: Path, form: str, more: tuple[str, ...]):
    out, copy = tmp_path / f"copy.{READ_BACK[form]}", tmp_path / "copy"
    assert run(home, "export", "--format", form, "--output", out, *more).exit_code == 0
    assert run(copy, "add", out).exit_code == 0
    assert passages(copy) == passages(home)


@pytest.mark.parametrize("form", sorted(READ_BACK))
def test_the_record_goes_with_the_passages(home: Path, tmp_path: Path, form: str):
    out, copy = tmp_path / f"copy.{READ_BACK[form]}", tmp_path / "copy"
    assert run(home, "export", "--format", form, "--output", out, "--provenance").exit_code == 0
    assert run(copy, "add", out).exit_code == 0
    assert titles(copy) == titles(home) == ["渡口", "The ferry"]


def test_rows_for_scripts_say_nothing_of_themselves_unless_that_is_wanted(home: Path):
    assert json.loads(run(home, "export").stdout.splitlines()[0])["kind"] == "title"
    first = json.loads(run(home, "export", "--provenance").stdout.splitlines()[0])
    assert first["kind"] == "export"
    assert first["tool"].startswith("Duizhao ")
    assert [record["author"] for record in first["documents"].values()] == [["林渡"]]
    lines = run(home, "export", "--provenance", "--format", "tsv").stdout.splitlines()
    assert [line.split(":")[0] for line in lines[:3]] == ["# documents", "# exported", "# tool"]
