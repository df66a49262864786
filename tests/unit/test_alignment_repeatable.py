"""The same texts are paired alike in every process, whatever the order in which it happens to keep their words."""

from __future__ import annotations

import os
import subprocess
import sys

PAIRED = """
from random import Random
from corpus.alignment import align
ZH = (
    "渡口的船昨晚没有来，等船的人都很着急。",
    "风刮得很紧，树枝压到了屋顶上。",
    "校长说下周开始放假。",
    "大家在河边洗菜，说个不停。",
)
EN = (
    "The ferry did not come last night, and those who waited for it were worried.",
    "The wind blew hard, and the branches pressed upon the roof.",
    "The headmaster said that the holidays would begin next week.",
    "All were washing vegetables by the river and talked without end.",
)
chance = Random(1)
for _ in range(24):
    zh, en = [], []
    for at in chance.sample(range(4), 3):
        zh += [ZH[at]] * chance.choice((1, 1, 2))
        en += [EN[at]] * chance.choice((1, 2, 3, 4))
    print([(bead.zh, bead.en, bead.score) for bead in align(zh, en)])
"""
"""Sentences that come again and again: many ways to pair them are equally good but for the last bits of a sum."""


def _paired(seed: int) -> str:
    environment = os.environ | {"PYTHONHASHSEED": str(seed)}
    done = subprocess.run([sys.executable, "-c", PAIRED], env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def test_refrains_are_paired_alike_in_every_process() -> None:
    first, second, third = _paired(0), _paired(1), _paired(2)
    assert first.count("\n") == 24
    assert first == second == third
