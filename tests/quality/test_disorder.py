"""Bilingual pages are put in order, however an extraction has read them."""

from __future__ import annotations

import json
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from beside import module

from corpus.assemble import assemble
from corpus.readers import read_bytes
from corpus.types import Passage

HERE = Path(__file__).parent
SETTINGS = 1  # of paper and chance, for each text and mode
SAMPLE = 1  # real documents of each set, for each mode
UNITS = 24  # of a real document
Side = tuple[str, str]


pages = module(HERE / "pages.py")
ORDERLY = sorted(pages.MODES)


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).lower()


def own_texts() -> dict[str, list]:
    texts = json.loads((HERE / "disorder.json").read_text("utf-8"))
    made = {name: [pages.Unit(zh, en) for zh, en in rows] for name, rows in texts.items()}
    guide = json.loads((HERE / "guide.gold.json").read_text("utf-8"))
    return {**made, "guide": [pages.Unit(unit["zh"], unit["en"]) for unit in guide]}


def read_back(units: Sequence, mode: str, rng: random.Random) -> tuple[Passage, ...]:
    paper = pages.Paper(rng.choice((19, 22, 26)), rng.choice((56, 62, 70)), rng.choice((24, 34, 46)))
    text = pages.extract(pages.lay_out(units, paper, rng), mode, rng)
    return assemble(read_bytes(text.encode(), "pages.txt")).passages


def counted(units: Sequence, passages: Sequence[Passage]) -> tuple[int, int]:
    """Twice how many are exact, and how many there are: numerator and denominator of F1."""
    want = Counter((letters(unit.zh), letters(unit.en)) for unit in units)
    got = Counter((letters(passage.zh), letters(passage.en)) for passage in passages)
    return 2 * (want & got).total(), want.total() + got.total()


def exact_f1(trials: Iterator[tuple[int, int]]) -> float:
    hits, all_of_them = map(sum, zip(*trials, strict=True))
    return hits / all_of_them


def own_trials(mode: str) -> Iterator[tuple[int, int]]:
    for name, units in own_texts().items():
        for setting in range(SETTINGS):
            rng = random.Random(f"{name} {mode} {setting}")
            laid = list(pages.numbered(units, rng)) if setting == 1 and name != "guide" else units
            yield counted(laid, read_back(laid, mode, rng))


@pytest.mark.parametrize("mode", [*ORDERLY, "mixed"])
def test_pages_of_our_texts_are_put_in_order(hold, mode: str) -> None:
    hold(f"pages_{mode.replace(' ', '_')}", exact_f1(own_trials(mode)))


def real_units(path: Path) -> list:
    text = json.loads(path.read_text("utf-8"))
    rows = [(" ".join(text["zh"][at] for at in zh), " ".join(text["en"][at] for at in en)) for zh, en in text["links"]]
    return [pages.Unit(*(re.sub(r"\s+", " ", side).strip() for side in row)) for row in rows][:UNITS]


def real_trials(shared: Path, name: str) -> Iterator[tuple[int, int]]:
    documents = sorted((shared / "eval" / "data" / name).glob("*.json"))
    for mode in (*ORDERLY, "mixed"):
        for path in random.Random(mode).sample(documents, SAMPLE):
            units = real_units(path)
            yield counted(units, read_back(units, mode, random.Random(f"{path.name} {mode}")))


@pytest.mark.parametrize("name", ["k8s-drift", "mojlaw", "ntrex-pert"])
def test_pages_of_real_texts_are_put_in_order(hold, shared: Path, name: str) -> None:
    hold(f"pages_{name.replace('-', '_')}", exact_f1(real_trials(shared, name)))


def test_a_text_in_one_language_stays_in_one_language() -> None:
    for units in own_texts().values():
        for lang in ("zh", "en"):
            alone = [pages.replace(unit, **{lang: ""}) for unit in units]
            made = read_back(alone, "columns", random.Random(lang))
            assert not any(getattr(passage, lang) for passage in made)


def test_a_summary_is_no_translation() -> None:
    rules = own_texts()["rules"]
    text = "\n\n".join(
        [
            *(unit.zh for unit in rules),
            "Summary",
            "A small town has opened a house of tools for its people. Whoever has lived there for half a year may "
            "take home up to three things for a week.",
        ]
    )
    made = assemble(read_bytes(text.encode(), "summary.txt")).passages
    assert sum(bool(passage.zh and passage.en) for passage in made) <= 2
    assert len([passage for passage in made if passage.zh]) == len(rules)


def test_a_unit_without_counterpart_stays_without() -> None:
    for name, units in own_texts().items():
        if name == "guide":
            continue
        at = len(units) // 2
        lonely = [*units[:at], pages.replace(units[at], en=""), *units[at + 1 :]]
        text = "\n\n".join([*(u.zh for u in lonely if u.zh), *(u.en for u in lonely if u.en)])
        made = assemble(read_bytes(text.encode(), "lonely.txt")).passages
        assert (letters(units[at].zh), "") in {(letters(p.zh), letters(p.en)) for p in made}, name
