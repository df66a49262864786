"""Beads are as good as they were, on parallel texts with human links."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from corpus.alignment import align
from corpus.types import Bead

Row = tuple[float, bool]
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


@pytest.fixture(scope="module")
def rows(texts, beads) -> list[Row]:
    """Beads of documents that the confidence was not fitted on, of short pieces of them, and of unrelated texts."""
    numbered = list(enumerate(text for name in texts for text in texts[name]))
    made = [each for name in texts for each in beads[name]]
    found = [row for (at, text), each in zip(numbered, made, strict=True) if at % 2 for row in judged(text, each)]
    found += [row for at, text in numbered[1::2] for row in pieces(text, random.Random(at))]
    return found + [(bead.score, False) for bead in unrelated(texts) if bead.zh and bead.en]


def judged(text: dict, made: tuple[Bead, ...], start: tuple[int, int] = (0, 0)) -> list[Row]:
    gold = links(text["links"])
    i, j = start
    return [
        (bead.score, (tuple(at + i for at in bead.zh), tuple(at + j for at in bead.en)) in gold)
        for bead in made
        if bead.zh and bead.en
    ]


def pieces(text: dict, chance: random.Random) -> list[Row]:
    """The beads of two to eight links in a row, aligned as a document of their own."""
    whole = [link for link in text["links"] if all(link)]
    count = chance.randint(2, 8)
    start = chance.randrange(max(1, len(whole) - count))
    kept = whole[start : start + count]
    (zh, en), (zh_end, en_end) = ((f(kept[at][side]) for side in (0, 1)) for at, f in ((0, min), (-1, max)))
    return judged(text, align(text["zh"][zh : zh_end + 1], text["en"][en : en_end + 1]), (zh, en))


def reliability(rows: list[Row]) -> list[tuple[int, float, float]]:
    """For each tenth of confidence: how many beads, what was said of them, and how many were right."""
    table = []
    for tenth in range(10):
        inside = [row for row in rows if tenth <= 10 * row[0] < tenth + 1 + (tenth == 9)]
        if inside:
            said, true = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            table.append((len(inside), round(said, 3), round(true, 3)))
    return table


def test_confidence_means_what_it_says(rows) -> None:
    table = reliability(rows)
    error = sum(count * abs(said - true) for count, said, true in table) / len(rows)
    assert error <= CALIBRATION_ERROR, f"reliability (beads, said, right): {table}"


def test_hardly_a_right_bead_is_called_doubtful(rows) -> None:
    right = [score for score, true in rows if true]
    assert sum(score < 0.5 for score in right) <= 0.02 * len(right)


def unrelated(texts) -> list[Bead]:
    """Beads between texts that have nothing to do with each other."""
    every = [text for name in texts for text in texts[name]]
    pairs = random.Random(7)
    return [bead for _ in range(25) for bead in align(*_different(pairs.sample(every, 2)))]


def _different(pair: list[dict]) -> tuple[list[str], list[str]]:
    return pair[0]["zh"], pair[1]["en"]


def test_no_pair_of_unrelated_texts_is_believed(texts) -> None:
    assert max(bead.score for bead in unrelated(texts)) < 0.5


def test_hardly_a_pair_of_unrelated_pieces_is_believed(texts) -> None:
    """Pieces of one to eight units: regulations of one kind share whole formulas, so a few are."""
    every = [text for name in texts for text in texts[name]]
    chance = random.Random(11)
    scores = []
    for _ in range(150):
        count = chance.randint(1, 8)
        zh, en = (_piece(units, count, chance) for units in _different(chance.sample(every, 2)))
        scores += [bead.score for bead in align(zh, en) if bead.zh and bead.en]
    assert sum(score > 0.5 for score in scores) <= 0.015 * len(scores)


def _piece(units: list[str], count: int, chance: random.Random) -> list[str]:
    start = chance.randrange(max(1, len(units) - count))
    return units[start : start + count]
