from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from corpus import ahead as ahead_module
from corpus.ahead import Ahead, Assembling
from corpus.pipeline import Outcome, assemble_originals, ingest_sources
from corpus.readers import readable_suffixes
from corpus.sources import collect
from corpus.store import Original, Store
from corpus.types import Assembly, Reference
from corpus.workers import Workers

MILL = """磨坊每周{0}开门，磨一袋麦子收{0}元。

The mill opens on day {0} of the week; a sack of wheat costs {0} yuan to grind.
"""


@pytest.fixture
def workers() -> Iterator[Workers]:
    with Workers(2, int, patience=60) as begun:
        yield begun


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "documents"
    path.mkdir()
    for number in range(8):
        (path / f"mill-{number}.txt").write_text(MILL.format(number), encoding="utf-8")
    (path / "mill-2.txt").write_text("", encoding="utf-8")
    (path / "mill-5.txt").write_text(MILL.format(1), encoding="utf-8")  # as another one
    (path / "mill-6.zh.txt").write_text("磨坊主的酬劳为面粉的十分之一。", encoding="utf-8")
    (path / "mill-6.en.txt").write_text("The miller keeps one tenth of the flour.", encoding="utf-8")
    return path


def told(outcome: Outcome) -> tuple[object, ...]:
    document = outcome.document
    return outcome.path, outcome.status, document and document.path, str(outcome.error)


def added(folder: Path, home: Path, ahead: Ahead | None) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """What is told, and what the library holds then, in its order."""
    with Store.open(home) as store:
        sources = collect([folder], readable_suffixes()).sources
        outcomes = [told(outcome) for outcome in ingest_sources(sources, store, ahead)]
        return outcomes, [(each.path, *store.passages(each.id)) for each in store.documents()]


def test_documents_read_ahead_come_to_the_same(folder: Path, tmp_path: Path, workers: Workers):
    one_by_one = added(folder, tmp_path / "one", None)
    assert [status for _, status, *_ in one_by_one[0]].count("added") == 7
    assert added(folder, tmp_path / "ahead", Ahead(workers, assemble_originals)) == one_by_one
    again, _ = added(folder, tmp_path / "ahead", Ahead(workers, assemble_originals))
    assert {status for _, status, *_ in again} == {"unchanged", "duplicate", "failed"}


def test_little_is_read_ahead_of_what_waits(
    folder: Path, tmp_path: Path, workers: Workers, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(ahead_module, "MOST_BYTES", 1)
    outcomes, documents = added(folder, tmp_path / "ahead", Ahead(workers, assemble_originals))
    assert [path for path, *_ in outcomes] == [
        source.known for source in collect([folder], readable_suffixes()).sources
    ]
    assert len(documents) == 7


def dying(originals: Sequence[Original], sidecar: Reference) -> Assembly:
    """As ``assemble_originals``, until it comes to a certain file."""
    if originals[0].name == "mill-3.txt":
        os._exit(9)
    return assemble_originals(originals, sidecar)


def test_a_document_that_ends_its_process_fails_alone(folder: Path, tmp_path: Path, workers: Workers):
    assemble: Callable[..., Assembly] = dying
    outcomes, documents = added(folder, tmp_path / "home", Ahead(workers, assemble))
    failed = {path: error for path, status, _, error in outcomes if status == "failed"}
    assert set(failed) == {"mill-2.txt", "mill-3.txt"}
    assert "mill-3.txt ended before its time" in str(failed["mill-3.txt"])
    assert len(documents) == 6


def test_an_edition_that_is_read_ahead_changes_its_pair(tmp_path: Path, workers: Workers):
    (tmp_path / "a").mkdir()
    for lang, text in (("zh", "水车坏了。"), ("en", "The water wheel is broken.")):
        (tmp_path / "a" / f"wheel.{lang}.txt").write_text(text, encoding="utf-8")
    pair = collect([tmp_path / "a"], readable_suffixes()).sources
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "wheel.zh.txt").write_text("水车修好了。", encoding="utf-8")
    alone = collect([tmp_path / "b"], readable_suffixes()).sources
    assemble: Assembling = assemble_originals
    with Store.open(tmp_path / "home") as store:
        list(ingest_sources(pair, store))
        (outcome,) = ingest_sources(alone, store, Ahead(workers, assemble))
        assert outcome.status == "changed"
        assert outcome.path == "wheel.zh.txt"
        assert {text for each in store.all_passages() for text in (each.zh, each.en) if text} == {
            "水车修好了。",
            "The water wheel is broken.",
        }
