"""Interleaved bilingual texts come apart, are mended and paired."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest
from beside import module

from corpus.assemble import assemble
from corpus.readers import read_bytes
from corpus.types import Assembly, RawDocument

ROOT = Path(__file__).parents[2]


def read(path: Path) -> RawDocument:
    return read_bytes(path.read_bytes(), path.name)


def letters(text: str) -> str:
    """What is compared: letters and figures only, so that layout and punctuation don't count."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).lower()


def exact_f1(gold: list[dict[str, str]], made: Assembly) -> float:
    """F1 of passages whose two sides both equal a unit of the gold."""
    want = Counter((letters(unit["zh"]), letters(unit["en"])) for unit in gold)
    got = Counter((letters(p.zh), letters(p.en)) for p in made.passages)
    return 2 * sum((want & got).values()) / (sum(want.values()) + sum(got.values()))


def test_the_bundled_guide_is_taken_apart_and_paired(hold) -> None:
    gold = json.loads((ROOT / "tests/quality/guide.gold.json").read_text(encoding="utf-8"))
    hold("guide_exact_f1", exact_f1(gold, assemble(read(ROOT / "webapp/samples/qinglan-guide.txt"))))


@pytest.fixture(scope="module")
def scorer(shared: Path) -> ModuleType:
    """The scorer that came with the gold."""
    return module(shared / "eval" / "score_units.py")


@pytest.fixture(scope="module")
def seeds(shared: Path) -> dict[str, Assembly]:
    return {path.name[:3]: assemble(read(path)) for path in sorted((shared / "seeds").glob("*.txt"))}


def test_the_real_guide_is_taken_apart_and_paired(
    hold, shared: Path, scorer: ModuleType, seeds: dict[str, Assembly]
) -> None:
    gold = json.loads((shared / "gold" / "003-units-1-60.json").read_text(encoding="utf-8"))
    sides = [{"zh": p.zh, "en": p.en} for p in seeds["003"].passages]
    inside = [side for side in sides if scorer.covered(side, gold)]
    hold("real_guide_exact_f1", scorer.score(gold, inside)["f1"])


def test_every_part_of_the_report_is_whole(shared: Path, seeds: dict[str, Assembly]) -> None:
    gold = json.loads((shared / "gold" / "004.json").read_text(encoding="utf-8"))
    made = {letters(p.zh): p for p in seeds["004"].passages}
    assert [unit["id"] for unit in gold if letters(unit["zh"]) not in made] == []
    wrong = [(unit["id"], unit["kind"]) for unit in gold if made[letters(unit["zh"])].kind != unit["kind"]]
    assert wrong == []
    levels = {letters(unit["zh"]): unit["level"] for unit in gold if "level" in unit}
    assert {text: made[text].level for text in levels} == levels


@pytest.mark.parametrize("name", ["000", "001", "002"])
def test_web_articles_are_whole_and_free_of_navigation(name: str, shared: Path, seeds: dict[str, Assembly]) -> None:
    gold = next(d for d in json.loads((shared / "gold" / "english.json").read_text("utf-8")) if d["doc"] == name)
    made = [letters(p.en) for p in seeds[name].passages]
    assert [text for text in (*gold["paragraphs"], *gold["headings"]) if letters(text) not in made] == []
    assert [text for text in gold["boilerplate"] if letters(text) in made] == []
    assert not any(letters(line) in text for line in gold["boilerplate"] for text in made)
    assert seeds[name].passages[0].kind == "title"
    assert seeds[name].reference.title_en == gold["title"]
    assert seeds[name].reference.issued == (gold["date"] or "")


@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_hardly_a_word_is_lost(name: str, shared: Path, seeds: dict[str, Assembly]) -> None:
    source = next((shared / "seeds").glob(f"{name}*")).read_text(encoding="utf-8-sig")
    kept = " ".join([*(f"{p.zh} {p.en}" for p in seeds[name].passages), *(b.text for b in seeds[name].boilerplate)])
    for pattern in (r"[\u4e00-\u9fff]", r"[A-Za-z]+"):
        want, have = Counter(re.findall(pattern, source)), Counter(re.findall(pattern, kept))
        assert (want - have).total() <= 0.001 * want.total()
