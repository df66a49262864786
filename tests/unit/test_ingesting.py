from __future__ import annotations

from pathlib import Path

import pytest

from corpus.readers import readable_suffixes
from corpus.sources import collect
from corpus.store import Store
from indexer.engines.whoosh import WhooshEngine
from webapp.commands import ingesting
from webapp.commands.ingesting import ingest
from webapp.settings import Settings

FERRY = "渡船每天往返{0}次。\n\nThe ferry goes there and back {0} times a day.\n"


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_index_follows_the_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int):
    monkeypatch.setattr(ingesting, "INDEXED", 100)
    home, folder = tmp_path / "home", tmp_path / "documents"
    folder.mkdir()
    for number in range(5):
        (folder / f"ferry-{number}.txt").write_text(FERRY.format(number), encoding="utf-8")
    with Store.open(home) as store:
        outcomes = list(ingest(collect([folder], readable_suffixes()).sources, store, Settings(home), jobs))
        assert [outcome.path for outcome in outcomes] == [f"ferry-{number}.txt" for number in range(5)]
        snapshot = WhooshEngine(home / "index").snapshot()
        assert snapshot is not None
        assert snapshot.generation == store.generation()
