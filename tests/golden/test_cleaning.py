"""The cases of ``cleaning.md``: what an extraction left, and what is shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpus.cleaning import clean
from corpus.readers import read_bytes

_CASE = re.compile(r"^## (.+?)\n```in\n(.*?)```\n```out\n(.*?)```", re.MULTILINE | re.DOTALL)
CASES = _CASE.findall((Path(__file__).parent / "cleaning.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("given", "shown"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_cleaning_shows(given: str, shown: str) -> None:
    blocks = clean(read_bytes(given.encode(), "case.txt").blocks)
    assert "\n\n".join(block.text for block in blocks) == shown.strip()
