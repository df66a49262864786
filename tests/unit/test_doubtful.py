"""What a translator should look at again, in the terminal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from webapp.cli import program

BRIDGES = """# 桥梁年报

# Report on the Bridges

全县有石桥三百五十四座，去年修缮耗资3.5亿元，比上年增长5.2%。

The county has 354 stone bridges; their repair cost CNY3.5 million last year, up 5.2 percent.

桥上限重12吨，由守桥人看管。

The bridges carry twelve tons at most and are watched by their keepers.
"""


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    path = tmp_path / "bridges.txt"
    path.write_text(BRIDGES, encoding="utf-8")
    home = {"DUIZHAO_HOME": str(tmp_path / "home")}
    assert CliRunner().invoke(program, ["add", str(path)], env=home).exit_code == 0
    return home


@pytest.mark.parametrize("document", [["bridges.txt"], []])
def test_figures_that_differ_are_listed_with_their_passage(home: dict[str, str], document: list[str]) -> None:
    shown = CliRunner().invoke(program, ["show", *document, "--doubtful"], env=home)
    assert "3.5亿元 ≠ CNY3.5 million" in shown.stdout
    assert "their repair cost" in shown.stdout
    assert "keepers" not in shown.stdout
    assert shown.stderr == "1 doubtful passage\n"


def test_scripts_get_the_spans(home: dict[str, str]) -> None:
    printed = CliRunner().invoke(program, ["show", "bridges.txt", "--doubtful", "--json"], env=home).stdout
    row: dict[str, Any] = json.loads(printed)
    (passage,) = row["passages"]
    (pair,) = passage["disagreements"]
    assert [passage[lang][slice(*pair[lang]["span"])] for lang in ("zh", "en")] == ["3.5亿元", "CNY3.5 million"]
    assert (pair["zh"]["value"], pair["zh"]["unit"], passage["unsure"]) == ("350000000", "CNY", False)


def test_show_wants_a_document_unless_it_lists_doubts(home: dict[str, str]) -> None:
    result = CliRunner().invoke(program, ["show"], env=home)
    assert result.exit_code == 2
    assert "duizhao list" in result.stderr
