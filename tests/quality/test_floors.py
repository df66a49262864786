"""The floors themselves keep what was promised."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", FLOORS)
def test_what_is_not_reached_says_why_and_what_is_reached_says_nothing(name: str) -> None:
    floor = FLOORS[name]
    assert (floor["pinned"] < floor["required"]) is bool(floor.get("open"))


def test_a_score_below_its_floor_fails(hold) -> None:
    with pytest.raises(AssertionError, match="guide_exact_f1 fell"):
        hold("guide_exact_f1", FLOORS["guide_exact_f1"]["pinned"] - 0.01)
