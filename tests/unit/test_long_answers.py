"""Answers longer than a page: all hits in batches, what is kept of them, and what is said where not all is read."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module

import pytest

from indexer import every_hit as batches
from indexer.answer import Answer
from indexer.concordance import concordance
from indexer.counting.collocates import collocates
from indexer.every_hit import every_hit
from indexer.index import Index
from indexer.kept import Kept
from indexer.search import search
from indexer.suggestions import Suggestion, suggest
from indexer.suggestions.known_terms import renew


@pytest.fixture
def index(new_shelf, tmp_path):
    shelf = new_shelf()
    shelf.put("bridges", [("paragraph", f"石桥第{number}座，石桥坚固。", "") for number in range(25)])
    with Index.open(tmp_path, shelf, "memory") as opened:
        yield opened


@pytest.mark.parametrize("size", [1, 7, 25, 100])
def test_batches_follow_each_other_without_gaps(index, monkeypatch, size):
    monkeypatch.setattr(batches, "BATCH", size)
    asked: list[tuple[int, int]] = []

    def pages(limit: int, offset: int) -> Answer:
        asked.append((limit, offset))
        return search("石桥", index, limit=limit, offset=offset)

    found = every_hit(pages)
    assert found.total == 25
    assert [hit.passage.id for hit in found.hits] == [hit.passage.id for hit in search("石桥", index, limit=25).hits]
    assert asked == [(size, offset) for offset in range(0, 25, size)]


def test_passages_that_are_not_read_are_told_and_have_no_lines(index, monkeypatch):
    monkeypatch.setattr(import_module("indexer.concordance.nodes"), "MOST", 10)
    found = concordance("石桥", index)
    assert (found.total, found.passages, found.left_out) == (20, 10, 15)
    assert collocates("石桥", index).left_out == 15


def test_turning_a_page_does_not_search_again(index, monkeypatch):
    first = concordance("坚固", index, limit=5)
    monkeypatch.setattr("indexer.concordance.search", lambda *_, **__: pytest.fail("it was searched again"))
    second = concordance("坚固", index, limit=5, offset=5, sort="left")
    assert (first.total, second.total) == (25, 25)


def test_what_is_made_is_kept_until_the_library_changes_or_others_push_it_out(index):
    kept, made = Kept(2), []

    def get(key: str) -> str:
        return kept.get(index, key, lambda: made.append(key) or key)

    assert [get("a"), get("b"), get("a")] == ["a", "b", "a"]
    assert made == ["a", "b"]
    get("c")
    get("b")  # pushed out by c: a was asked for since
    assert made == ["a", "b", "c", "b"]
    index.source.put("more", [("paragraph", "石桥", "")])
    get("b")
    assert made == ["a", "b", "c", "b", "b"]


def test_threads_that_want_the_same_thing_wait_for_one_of_them(index):
    kept, made = Kept(1), []

    def make() -> str:
        time.sleep(0.05)
        made.append("made")
        return "thing"

    with ThreadPoolExecutor(4) as threads:
        assert set(threads.map(lambda _: kept.get(index, "key", make), range(4))) == {"thing"}
    assert made == ["made"]


def test_terms_of_a_large_library_are_collected_again_when_enough_has_changed(index, monkeypatch):
    monkeypatch.setattr(import_module("indexer.suggestions.known_terms"), "SMALL", 10)
    assert "石桥" in texts(suggest("石", index))
    index.source.put("one", [("paragraph", "候鸟", "")], title_zh="候鸟手册")
    assert texts(suggest("候鸟", index)) == []
    assert suggest("石", index)[0].passages == 25  # hits are counted in the library as it is
    renew(index)
    assert texts(suggest("候", index)) == ["候鸟"]  # somebody had the time
    index.source.put("more", [("paragraph", "候鸟，石桥", "")] * 5)
    assert suggest("石", index)[0].passages == 30
    assert texts(suggest("候", index)) == ["候鸟"]


def texts(found: tuple[Suggestion, ...]) -> list[str]:
    return [each.text for each in found]
