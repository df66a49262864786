"""Collections of documents and the options of `duizhao search`, from the terminal to the answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from webapp.cli import program

Run = Callable[..., Result]

CANAL = """# 水渠章程

# Canal Rules

各村每年清理水渠，费用120万元。

Each village clears its canals at CNY1.2 million.
"""
FERRY = "# 渡船章程\n\n# Ferry Rules\n\n渡船每日两班。\n\nThe boat crosses twice a day.\n"


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """A library of two documents, the first of them in two collections."""

    def call(*args: str | Path) -> Result:
        return CliRunner().invoke(program, [str(arg) for arg in args], env={"DUIZHAO_HOME": str(tmp_path / "home")})

    for name, text in (("canal.txt", CANAL), ("ferry.txt", FERRY)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert call("add", tmp_path / "canal.txt", "--collection", "Water", "--collection", "Old rules").exit_code == 0
    assert call("add", tmp_path / "ferry.txt").exit_code == 0
    return call


def told(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.output
    return dict(json.loads(result.stdout))


def collections(run: Run) -> dict[str, list[str]]:
    return {row["source"][0]: row.get("collections", []) for row in told(run("list", "--json"))["documents"]}


def found(run: Run, *args: str) -> set[str]:
    return {hit["source"] for hit in told(run("search", *args, "--json"))["hits"]}


def test_documents_join_and_leave_collections_and_the_list_shows_them(run: Run, tmp_path: Path):
    assert collections(run) == {"canal.txt": ["Old rules", "Water"], "ferry.txt": []}
    run("edit", "ferry.txt", "--collection", "water", "--collection", "Boats")
    run("edit", "canal.txt", "--no-collection", "OLD RULES", "--issued", "1931")
    assert collections(run) == {"canal.txt": ["Water"], "ferry.txt": ["Boats", "water"]}
    assert "Boats, water" in run("list").stdout
    assert "collections: Water" in run("edit", "canal.txt", "--issued", "1932").stdout
    (tmp_path / "canal.txt").write_text(CANAL + "\n水闸夜间不得开启。\n", encoding="utf-8")
    assert run("add", tmp_path / "canal.txt").exit_code == 0
    assert collections(run)["canal.txt"] == ["Water"]
    assert told(run("list", "--json"))["documents"][0]["passages"] == 3


@pytest.mark.parametrize("args", [("--collection", " "), ("--collection", "x" * 81), ("--no-collection", "Air")])
def test_what_is_no_collection_is_refused_and_changes_nothing(run: Run, args: tuple[str, ...]):
    before = collections(run)
    assert run("edit", "canal.txt", *args).exit_code == 2
    assert collections(run) == before


def test_a_collection_is_a_filter_beside_the_query_and_in_it(run: Run):
    assert found(run, "rules") == {"canal.txt", "ferry.txt"}
    assert found(run, "rules", "--collection", "water") == {"canal.txt"}
    assert found(run, "rules collection:“old rules”") == {"canal.txt"}
    assert found(run, "rules -collection:water") == {"ferry.txt"}
    assert found(run, "rules", "--source", "ferry") == {"ferry.txt"}
    assert found(run, "rules source:canal.txt") == {"canal.txt"}


def test_a_collection_or_source_that_nobody_knows_is_told(run: Run):
    for text, kind in (("rules collection:Air", "unknown-collection"), ("rules source:air.txt", "unknown-source")):
        answer = told(run("search", text, "--json"))
        assert (answer["total"], [note["kind"] for note in answer["notes"]]) == (0, [kind])
    beside = told(run("search", "rules", "--collection", "Air", "--source", "air.txt", "--json"))
    assert sorted(note["kind"] for note in beside["notes"]) == ["unknown-collection", "unknown-source"]


def test_the_answer_divides_by_source_and_collection(run: Run):
    facets = told(run("search", "rules", "--json"))["facets"]
    assert facets["collection"] == [{"value": "Old rules", "count": 1}, {"value": "Water", "count": 1}]
    assert facets["source"] == [{"value": "canal.txt", "count": 1}, {"value": "ferry.txt", "count": 1}]


@pytest.mark.parametrize(
    ("args", "sources"),
    [
        (("章程", "--with", "canal"), {"canal.txt"}),
        (("章程", "--without", "canal"), {"ferry.txt"}),
        (("rules", "--without", "水渠"), {"ferry.txt"}),
        ((">1 million yuan",), {"canal.txt"}),
        (("rules", "--year", "2020.."), set()),
        (("rules", "--status", "official"), set()),
        (("rules", "--document", "ferry.txt"), {"ferry.txt"}),
        (("rules", "--kind", "paragraph"), set()),
        (("渡船", "--no-widen", "--language", "both"), {"ferry.txt"}),
        (("rules", "--sort", "oldest", "--limit", "1"), {"canal.txt"}),
        (("rules", "--limit", "1", "--offset", "1"), {"ferry.txt"}),
    ],
)
def test_every_option_of_a_search_reaches_the_answer(run: Run, args: tuple[str, ...], sources: set[str]):
    assert found(run, *args) == sources


def test_folded_rows_are_told_with_their_translations(run: Run, tmp_path: Path):
    (tmp_path / "copy.txt").write_text(
        CANAL.replace("Each village clears", "All villages clear") + "\n\n附则\n", "utf-8"
    )
    assert run("add", tmp_path / "copy.txt").exit_code == 0
    printed = run("search", "zh:清理水渠", "--fold").stdout
    assert "appears 2 times, 2 translations" in printed
    assert "1 × All villages clear its canals at CNY1.2 million. · " in printed
    assert printed.endswith("2 passages in 1 row.\n")
    answer = told(run("search", "zh:清理水渠", "--fold", "--json"))
    assert (answer["total"], answer["folded"]) == (2, 1)
    (hit,) = answer["hits"]
    assert (hit["repeats"]["lang"], hit["repeats"]["count"], hit["repeats"]["translations"]) == ("zh", 2, 2)
    assert {name for variant in hit["repeats"]["variants"] for name in variant["passages"]} >= {hit["id"]}
