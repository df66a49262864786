"""Beads are as good as they were, on parallel texts with human links."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from corpus.alignment import align
from corpus.types import Bead

Link = tuple[tuple[int, ...], tuple[int, ...]]

CALIBRATION_ERROR = 0.05


@pytest.fixture(scope="module")
def texts(shared: Path) -> dict[str, list[dict]]:
    folders = sorted((shared / "eval" / "data").iterdir())
    return {
        folder.name: [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
        for folder in folders
    }


@pytest.fixture(scope="module")
def beads(texts: dict[str, list[dict]]) -> dict[str, list[tuple[Bead, ...]]]:
    return {name: [align(text["zh"], text["en"]) for text in texts[name]] for name in texts}


def links(pairs) -> set[Link]:
    """Links as sets; what has no counterpart counts unit by unit, as the field's scorers count it."""
    found: set[Link] = set()
    for zh, en in pairs:
        if zh and en:
            found.add((tuple(zh), tuple(en)))
        else:
            found |= {((at,), ()) for at in zh} | {((), (at,)) for at in en}
    return found


def strict_f1(gold: list[set[Link]], made: list[set[Link]]) -> float:
    """F1 as Vecalign counts it: precision over every link made, recall over the links with two sides."""
    right = sum(len(a & b) for a, b in zip(gold, made, strict=True))
    precision = right / sum(map(len, made))
    paired = [{link for link in each if all(link)} for each in gold]
    recall = sum(len(a & b) for a, b in zip(paired, made, strict=True)) / sum(map(len, paired))
    return 2 * precision * recall / (precision + recall)


@pytest.mark.parametrize("name", ["k8s-drift", "mojlaw", "ntrex-pert"])
def test_beads_keep_their_score(hold, name: str, texts, beads) -> None:
    made = [links((bead.zh, bead.en) for bead in each) for each in beads[name]]
    hold(f"beads_{name.replace('-', '_')}", strict_f1([links(text["links"]) for text in texts[name]], made))


def test_confidence_means_what_it_says(texts, beads) -> None:
    rows = [
        (bead.score, (bead.zh, bead.en) in links(text["links"]))
        for name in texts
        for text, made in zip(texts[name], beads[name], strict=True)
        for bead in made
        if bead.zh and bead.en
    ]
    rows += [(bead.score, False) for bead in unrelated(texts) if bead.zh and bead.en]
    error = 0.0
    for tenth in range(10):
        inside = [row for row in rows if tenth <= 10 * row[0] < tenth + 1 + (tenth == 9)]
        if inside:
            said, true = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            error += len(inside) / len(rows) * abs(said - true)
    assert error <= CALIBRATION_ERROR


def unrelated(texts) -> list[Bead]:
    """Beads between texts that have nothing to do with each other."""
    every = [text for name in texts for text in texts[name]]
    pairs = random.Random(7)
    return [bead for _ in range(25) for bead in align(*_different(pairs.sample(every, 2)))]


def _different(pair: list[dict]) -> tuple[list[str], list[str]]:
    return pair[0]["zh"], pair[1]["en"]


def test_no_pair_of_unrelated_texts_is_believed(texts) -> None:
    assert max(bead.score for bead in unrelated(texts)) < 0.5
