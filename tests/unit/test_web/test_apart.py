"""Documents that are read in a process of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.sources import File, Source
from corpus.store import Store
from webapp.editing import apart


def test_a_document_that_takes_too_long_is_told_and_the_next_one_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "note.txt").write_text(
        "渡船早上六点出发。\n\nThe ferry leaves at six in the morning.\n", encoding="utf-8"
    )
    home = tmp_path / "home"
    Store.open(home).close()
    source = Source((File(tmp_path / "note.txt", "note.txt"),))
    reading = apart.Apart(home)
    try:
        with monkeypatch.context() as hurried:
            hurried.setattr(apart, "PATIENCE", 0.01)
            slow = reading.ingest(source, None)
        assert (slow.status, "was stopped" in str(slow.error)) == ("failed", True)
        assert reading.ingest(source, None).status == "added"
    finally:
        reading.close()
