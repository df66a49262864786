"""Fixtures that every kind of test may use."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real documents and gold data kept beside the project; tests that need them skip where they are absent."""
    folder = Path(__file__).parents[2] / "shared"
    if not (folder / "seeds").is_dir():
        pytest.skip("the real documents beside the project (../shared) are not on this machine")
    return folder
