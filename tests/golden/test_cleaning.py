"""The cases of ``cleaning.md``: what an extraction left, what is shown, and what is left out of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpus.cleaning import clean
from corpus.readers import read_bytes

_CASE = re.compile(
    r"^## (.+?)\n(`{3,})in (\w+)\n(.*?)^\2\n\2out\n(.*?)^\2(?:\n\2left out\n(.*?)^\2)?$", re.MULTILINE | re.DOTALL
)
DOCUMENT = (Path(__file__).parent / "cleaning.md").read_text(encoding="utf-8")
CASES = [case.group(1, 3, 4, 5, 6) for case in _CASE.finditer(DOCUMENT)]


def test_every_case_is_run() -> None:
    assert len(CASES) == len(re.findall(r"^`{3,}in \w+$", DOCUMENT, re.MULTILINE))


@pytest.mark.parametrize(
    ("form", "given", "shown", "left_out"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_cleaning_shows(form: str, given: str, shown: str, left_out: str | None) -> None:
    blocks = clean(read_bytes(given.encode(), f"case.{form}").blocks)
    assert "\n\n".join(block.text for block in blocks if block.hint != "boilerplate") == shown.strip()
    assert [block.text for block in blocks if block.hint == "boilerplate"] == (left_out or "").splitlines()
