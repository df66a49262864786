"""`duizhao check` at the terminal."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from webapp.cli import program

MILL = """# 磨坊守则

# Rules of the Mill

磨坊主每磨一担收面一升，多收者罚银 3 两。

The miller keeps one measure of flour for each load; whoever takes more pays 3 taels of silver.

雨季停磨，以免河水冲坏闸门。

The mill stands still in the rains, lest the river break its gates.
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    path = tmp_path_factory.mktemp("documents") / "mill.txt"
    path.write_text(MILL, encoding="utf-8")

    def call(*args, **more):
        return CliRunner().invoke(program, [str(arg) for arg in args], env={"DUIZHAO_HOME": str(home)}, **more)

    assert call("add", path).exit_code == 0
    return call


def test_it_prints_the_place_the_translation_and_the_verdict(run):
    done = run("check", "雨季停磨，以免河水冲坏闸门")
    assert done.exit_code == 0
    assert "¶" in done.stdout
    assert "The mill stands still in the rains" in done.stdout
    assert done.stdout.endswith("Verbatim.\n")


def test_it_shows_what_differs_without_needing_colours(run):
    done = run("check", "多收者罚银 5 两", "--document", "磨坊守则")
    assert "[-5-]{+3+}" in done.stdout.replace(" ", "")
    assert "FIGURES DIFFER" in done.stdout
    assert "nearly the same" in done.stdout


def test_it_reads_a_quotation_from_stdin_and_prints_json(run):
    done = run("check", "-", "--json", input="lest the river break its\ngates\n")
    found = json.loads(done.stdout)
    assert (found["ok"], found["verdict"], found["parts"][0]["lang"]) == (True, "verbatim", "en")


def test_what_is_nowhere_is_not_found(run):
    assert run("check", "月亮上没有磨坊也没有人").stdout.strip().endswith("Not found.")


def test_an_empty_quotation_and_a_page_of_no_document_are_refused_with_advice(run):
    for asked, told in (
        (("check", ""), "give the quotation"),
        (("check", "雨季停磨", "--page", "3"), "needs a document"),
        (("check", "雨季停磨", "--document", "磨坊守则", "--page", "abc"), "number of a page"),
    ):
        done = run(*asked)
        assert done.exit_code == 2
        assert told in done.stderr


def test_every_quotation_of_a_file_gets_its_verdict(run, tmp_path):
    draft = tmp_path / "draft.md"
    draft.write_text(
        "守则说：“雨季停磨，以免河水冲坏闸门”，又说\n“多收者罚银 9 两”。\n"
        'The rules add "the moon is made of old cheese", and call it a "mill".\n',
        encoding="utf-8",
    )
    done = run("check", "--file", draft)
    assert [line.split(": ")[:2] for line in done.stdout.splitlines() if line.startswith("draft.md")] == [
        ["draft.md:1", "verbatim"],
        ["draft.md:2", "near"],
        ["draft.md:3", "not-found"],
    ]
    assert done.stdout.endswith("3 quotations: 1 verbatim, 1 near, 1 not-found.\n")
    found = json.loads(run("check", "--file", draft, "--json").stdout)
    assert [(row["line"], row["verdict"]) for row in found["quotations"]] == [
        (1, "verbatim"),
        (2, "near"),
        (3, "not-found"),
    ]


def test_a_quotation_or_a_file_is_needed_not_both(run, tmp_path):
    (tmp_path / "x.txt").write_text("", encoding="utf-8")
    assert run("check").exit_code == 2
    assert run("check", "a", "--file", tmp_path / "x.txt").exit_code == 2
    assert run("check", "--file", tmp_path / "x.txt").stdout == "0 quotations.\n"
