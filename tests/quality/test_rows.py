"""Pages that were read row by row across both columns come apart, digits and names at the seams included."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from beside import module

disorder = module(Path(__file__).parent / "test_disorder.py")
PAGES = 2  # layouts of each text of ours
SAMPLE = 3  # real documents of each set


def test_rows_of_our_texts_come_apart(hold) -> None:
    trials = [
        disorder.counted(units, disorder.read_back(units, "rows", random.Random(f"{name} rows {at}")))
        for name, units in disorder.own_texts().items()
        for at in range(PAGES)
    ]
    hold("pages_rows", disorder.exact_f1(iter(trials)))


@pytest.mark.parametrize("name", ["k8s-drift", "mojlaw", "ntrex-pert"])
def test_rows_of_real_texts_come_apart(hold, shared: Path, name: str) -> None:
    trials = []
    for path in sorted((shared / "eval" / "data" / name).glob("*.json"))[:SAMPLE]:
        units = disorder.real_units(path)
        trials.append(disorder.counted(units, disorder.read_back(units, "rows", random.Random(f"{path.name} rows"))))
    hold(f"rows_{name.replace('-', '_')}", disorder.exact_f1(iter(trials)))
