"""The sample documents are what the README and the demo promise."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from dataclasses import fields
from pathlib import Path

import pytest

from corpus.types import Reference

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "webapp" / "samples"
RECORDS = sorted(SAMPLES.glob("*.toml"))
TEXTS = sorted(path for path in SAMPLES.iterdir() if path.suffix != ".toml")


def letters(text: str) -> Counter[str]:
    """How often each letter, figure and mark occurs; layout and LaTeX do not count."""
    text = re.sub(r"\\(sim|circ|text)\b|[\s$\\{}^~]", "", text.replace("℃", "C"))
    return Counter(text.replace("-", ""))


def test_there_are_at_least_ten_files_in_seven_formats() -> None:
    assert len(TEXTS) >= 10
    assert {path.suffix for path in TEXTS} == {".txt", ".md", ".html", ".docx", ".pdf", ".csv", ".tmx"}


def test_the_samples_are_small_enough_for_everybody() -> None:
    assert sum(path.stat().st_size for path in TEXTS) < 200_000


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.name)
def test_a_record_stands_beside_its_document_and_uses_known_fields(record: Path) -> None:
    assert [path for path in TEXTS if path.name.startswith(f"{record.stem}.")]
    known = {field.name for field in fields(Reference)}
    assert {name.replace("-", "_") for name in tomllib.loads(record.read_text(encoding="utf-8"))} <= known


def test_the_units_of_the_guide_hold_its_text_to_the_letter() -> None:
    units = json.loads((ROOT / "tests" / "quality" / "guide.gold.json").read_text(encoding="utf-8"))
    guide = (SAMPLES / "qinglan-guide.txt").read_text(encoding="utf-8")
    assert letters("".join(unit["zh"] + unit["en"] for unit in units)) == letters(guide)
