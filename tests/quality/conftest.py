"""Quality is a number in the repository that may not go down."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

Floor = Callable[[str, float], None]


@pytest.fixture(scope="session")
def hold() -> Floor:
    """``hold(name, score)`` fails where a score has fallen below its pinned floor."""
    floors = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))

    def check(name: str, score: float) -> None:
        assert round(score, 4) >= floors[name]["pinned"], f"{name} fell to {score:.4f}"

    return check
