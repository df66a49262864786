"""How well versions are aligned: pairs of paragraphs against those that a person made, and what was called moved."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from corpus.editions.linking import link
from corpus.types import Passage

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "editions.toml").read_text(encoding="utf-8"))[
    "case"
]

Pairs = set[tuple[int, int]]


def version(texts: list[str], lang: str) -> tuple[Passage, ...]:
    sides = {"zh": "", "en": ""}
    return tuple(Passage(at, "paragraph", **(sides | {lang: text})) for at, text in enumerate(texts))


def truth(case: dict[str, Any]) -> tuple[Pairs, Pairs]:
    """The pairs of a case, and those of them that were moved."""
    rows = [
        (number, to, "m" in label)
        for to, (label, _) in enumerate(case["b"])
        for number in label.split()
        if number.isdigit()
    ]
    return {(int(a) - 1, b) for a, b, _ in rows}, {(int(a) - 1, b) for a, b, moved in rows if moved}


def found(case: dict[str, Any]) -> tuple[Pairs, Pairs]:
    links = link(version(case["a"], case["lang"]), version([text for _, text in case["b"]], case["lang"]))
    pairs = {(a, b) for each in links for a in each.a for b in each.b}
    return pairs, {(a, b) for each in links if each.moved for a in each.a for b in each.b}


def f1(mine: Pairs, true: Pairs) -> float:
    return 2 * len(mine & true) / (len(mine) + len(true)) if mine or true else 1.0


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_versions_are_aligned(case: dict[str, Any]) -> None:
    true, mine = truth(case)[0], found(case)[0]
    assert f1(mine, true) >= case.get("least", 1.0), f"missing {sorted(true - mine)}, too many {sorted(mine - true)}"


def test_what_was_moved_is_told(hold) -> None:
    true = {(case["name"], pair) for case in CASES for pair in truth(case)[1]}
    mine = {(case["name"], pair) for case in CASES for pair in found(case)[1]}
    hold("editions_moved_f1", 2 * len(mine & true) / (len(mine) + len(true)))


def test_all_pairs_together(hold) -> None:
    true = {(case["name"], pair) for case in CASES for pair in truth(case)[0]}
    mine = {(case["name"], pair) for case in CASES for pair in found(case)[0]}
    hold("editions_pairs_f1", 2 * len(mine & true) / (len(mine) + len(true)))
