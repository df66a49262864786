"""The floors themselves keep what was promised."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", FLOORS)
def test_no_floor_is_pinned_below_what_is_required(name: str) -> None:
    assert FLOORS[name]["pinned"] >= FLOORS[name]["required"]


def test_a_score_below_its_floor_fails(hold) -> None:
    with pytest.raises(AssertionError, match="guide_exact_f1 fell"):
        hold("guide_exact_f1", FLOORS["guide_exact_f1"]["pinned"] - 0.01)
