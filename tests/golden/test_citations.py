"""Citations, case by case: each record, and what the styles must print for it.

`citations.md` goes through the kinds of works in every style, `citations-gbt7714-2025.md` through the rules of the
newest standard, each with its clause, its status and its source.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpus.types import Locator, Reference
from webapp.citations import cite, find_style, styles
from webapp.citations.visible import has_han

HERE = Path(__file__).parent

RULES = (HERE / "citations-gbt7714-2025.md").read_text("utf-8")

CASES = (HERE / "citations.md").read_text("utf-8") + RULES

CASE = re.compile(
    r"^## (?P<title>[^\n]+)\n+(?P<status>(?:[^`\n][^\n]*\n)+\n)?```toml\n(?P<record>.*?)```\n+"
    r"```text\n(?P<expected>.*?)```",
    re.M | re.S,
)

TODAY = date(2026, 11, 21)


def record(text: str) -> Reference:
    fields = {key.replace("-", "_"): value for key, value in tomllib.loads(text).items()}
    return Reference(**{key: tuple(value) if isinstance(value, list) else value for key, value in fields.items()})


def options(words: list[str]) -> dict[str, Any]:
    chosen: dict[str, Any] = {}
    for word in words:
        name, _, value = word.partition("=")
        chosen |= {"lang": value} if name == "lang" else {}
        chosen |= {"locator": Locator(page=int(value))} if name == "page" else {}
        chosen |= {"locator": Locator(line=int(value))} if name == "line" else {}
        chosen |= {"today": TODAY} if name == "today" else {}
    return chosen


def expectations() -> list[Any]:
    found = []
    for case in CASE.finditer(CASES):
        for line in case["expected"].splitlines():
            asked, _, expected = line.partition(" → ")
            found.append(pytest.param(record(case["record"]), asked.split(), expected, id=f"{case['title']}: {asked}"))
    return found


@pytest.mark.parametrize(("reference", "asked", "expected"), expectations())
def test_a_record_is_cited_as_its_case_says(reference, asked, expected):
    assert cite(reference, style=asked[0], **options(asked[1:])) == expected


def test_every_case_of_the_file_is_read():
    assert len(CASE.findall(CASES)) == CASES.count("\n## ") >= 60


def test_every_style_has_cases_in_both_languages():
    cited = {
        (style.name, has_han(text))
        for case in expectations()
        for style, text in [(find_style(case.values[1][0]), case.values[2])]
    }
    assert cited >= {(style.name, chinese) for style in styles() for chinese in (True, False)}


def test_each_rule_of_the_newest_standard_says_whether_it_is_verified_and_by_what():
    rules = list(CASE.finditer(RULES))
    assert len(rules) == RULES.count("\n## ") >= 40
    assert [
        rule["title"] for rule in rules if not re.match(r"(Verified: (T|E) |Unverified: )", rule["status"] or "")
    ] == []
