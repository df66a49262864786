"""The commands that show words: concordance, collocates, frequencies, suggest, and `search --format`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from indexer.concordance.contexts import columns
from webapp.cli import program

MILL = """# 水磨章程

# Mill Rules

水磨由乡里修缮，修缮水磨的费用由用水户分担。

The village repairs the mill; the water users share the cost of the mill.

旧水磨夜里停转。

The old mill stands still at night.
"""

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def call(*args: str | Path, **more: Any) -> Result:
        env = {"DUIZHAO_HOME": str(tmp_path / "home")}
        return CliRunner().invoke(program, [str(arg) for arg in args], env=env, **more)

    path = tmp_path / "documents" / "mill.txt"
    path.parent.mkdir()
    path.write_text(MILL, encoding="utf-8")
    assert call("add", path).exit_code == 0
    return call


def test_the_nodes_of_a_concordance_stand_under_each_other(run):
    result = run("concordance", "水磨", "--width", "12")
    *lines, total = result.stdout.splitlines()
    assert {columns(line.partition("水磨")[0]) for line in lines[1:]} == {12}
    assert total == "4 lines in 3 passages."


def test_the_other_side_stands_on_the_same_line(run):
    (line, _) = run("concordance", "夜里", "--width", "16").stdout.splitlines()
    assert "旧水磨夜里停转。" in line
    assert "The old mill stands still at night." in line


def test_lines_can_be_ordered_limited_and_read_by_scripts(run):
    lines = run("concordance", "水磨", "--sort", "left", "--limit", "2", "--width", "8").stdout.splitlines()
    assert lines[-1] == "4 lines in 3 passages; 2 shown."
    body = json.loads(run("concordance", "水磨", "--json", "--offset", "3").stdout)
    assert (body["total"], len(body["lines"])) == (4, 1)


def test_a_concordance_is_written_as_a_table_with_all_lines(run, tmp_path):
    shown = run("concordance", "水磨", "--format", "tsv").stdout
    assert "# query: 水磨\n" in shown
    assert len([line for line in shown.splitlines() if not line.startswith("# ")]) == 5
    assert run("concordance", "水磨", "-o", tmp_path / "mill.tsv").exit_code == 0
    assert (tmp_path / "mill.tsv").read_text("utf-8").splitlines()[-1] == shown.splitlines()[-1]
    assert "There is: tsv" in run("concordance", "水磨", "--format", "tmx").stderr


def test_words_are_counted(run):
    result = run("frequencies", "en", "mil")
    assert result.stdout.splitlines()[1].split() == ["4", "3", "mill"]
    assert "1 different word of" in result.stdout
    assert json.loads(run("frequencies", "zh", "--json", "--limit", "1").stdout)["words"][0]["word"] == "水磨"
    assert run("frequencies", "fr").exit_code == 2


def test_collocates_are_listed(run):
    result = run("collocates", "水磨", "--least", "1")
    assert any(line.split()[-1] == "修缮" for line in result.stdout.splitlines()[1:-1])
    assert "4 occurrences" in result.stdout
    assert json.loads(run("collocates", "水磨", "--json").stdout)["lang"] == "zh"


def test_the_end_of_a_query_is_completed(run):
    assert run("suggest", "水").stdout.splitlines()[0] == "水磨  (completion, 3 passages)"
    assert run("suggest", "shui").stdout.splitlines()[0] == "水磨  (pinyin, 3 passages)"
    assert json.loads(run("suggest", "水", "--json").stdout)["suggestions"][0]["text"] == "水磨"
    assert "Nothing" in run("suggest", "xyzzy").stderr


@pytest.mark.parametrize("form", ["tsv", "jsonl", "tmx"])
def test_all_hits_are_written_in_a_format(run, tmp_path, form):
    shown = run("search", "水磨", "--format", form)
    assert shown.exit_code == 0
    assert shown.stdout.count("旧水磨夜里停转。") == 1
    assert "水磨章程" in shown.stdout
    file = tmp_path / f"hits.{form}"
    assert run("search", "水磨", "-o", file).exit_code == 0
    assert len(file.read_text("utf-8")) == len(shown.stdout)
    assert [path.name for path in tmp_path.iterdir() if "partial" in path.name] == []


def test_fewer_hits_are_written_where_that_is_asked_for(run):
    lines = run("search", "水磨", "--format", "jsonl", "--limit", "1", "--offset", "1").stdout.splitlines()
    asked, hit = map(json.loads, lines)
    assert asked["total"] == 3
    assert hit["id"] == json.loads(run("search", "水磨", "--json").stdout)["hits"][1]["id"]


def test_sentences_of_hits_are_written(run):
    lines = run("search", "夜里", "--format", "tsv", "--level", "sentence").stdout.splitlines()
    assert [line.split("\t")[7] for line in lines if not line.startswith("# ")] == ["zh", "旧水磨夜里停转。"]


def test_a_format_that_there_is_not_is_answered_with_those_there_are(run, tmp_path):
    assert "jsonl, tmx, tsv" in run("search", "水磨", "--format", "odt").stderr
    assert "jsonl, tmx, tsv" in run("search", "水磨", "-o", tmp_path / "hits.odt").stderr
    assert not (tmp_path / "hits.odt").exists()
    assert run("search", "水磨", "--format", "tsv", "--json").exit_code != 0


@pytest.mark.parametrize(
    "asked", [("search", "水磨", "--document", "nope"), ("lookup", "水磨修缮", "--exclude", "nope")]
)
def test_a_document_that_nobody_knows_is_a_note_as_in_the_api(run, asked):
    found = run(*asked, "--json")
    answer = json.loads(found.stdout)
    assert (found.exit_code, answer["ok"]) == (0, True)
    assert "unknown-document" in [note["kind"] for note in answer["notes"]]


@pytest.mark.parametrize("command", ["concordance", "collocates", "translations"])
def test_no_command_stops_at_a_document_that_nobody_knows(run, command):
    assert run(command, "水磨", "--document", "nope", "--json").exit_code == 0


@pytest.mark.parametrize("command", ["search", "translations"])
def test_nothing_to_look_for_is_answered_with_advice(run, command):
    found = run(command, " ")
    assert found.exit_code != 0
    assert f"duizhao {command} reform" in found.stderr


def test_what_may_be_meant_is_told_where_a_query_finds_nothing(run):
    assert "Did you mean: 水磨" in run("search", "shuimo").stderr
    assert [each["text"] for each in json.loads(run("search", "shuimo", "--json").stdout)["did_you_mean"]] == ["水磨"]
    assert "Did you mean" not in run("search", "水磨").stderr
