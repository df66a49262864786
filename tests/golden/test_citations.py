"""Citations, case by case: `citations.md` holds each record and what every style must print for it."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpus.types import Locator, Reference
from webapp.citations import cite

CASES = Path(__file__).with_name("citations.md").read_text("utf-8")

CASE = re.compile(r"^## (?P<title>[^\n]+)\n+```toml\n(?P<record>.*?)```\n+```text\n(?P<expected>.*?)```", re.M | re.S)

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
    assert len(CASE.findall(CASES)) == CASES.count("\n## ") >= 24
