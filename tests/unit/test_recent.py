"""What an index keeps of what it read is bounded by bytes, and how often something stands is counted alike."""

from __future__ import annotations

import numpy as np
import pytest

from indexer import conditions as c
from indexer.engines.memory import MemoryEngine
from indexer.engines.whoosh import WhooshEngine
from indexer.engines.whoosh.recent import Postings, RecentPostings


def postings(rows: int) -> Postings:
    return Postings(np.arange(rows), np.ones(rows))


def test_the_oldest_postings_go_when_all_take_too_many_bytes():
    kept: RecentPostings[str] = RecentPostings(most=3 * postings(100).size)
    read: list[str] = []

    def ask(key: str) -> None:
        kept.get(key, lambda: read.append(key) or postings(100))

    for key in ("a", "b", "c", "a", "d"):
        ask(key)
    assert read == ["a", "b", "c", "d"]
    ask("a")  # asked for lately: still there
    ask("b")
    assert read == ["a", "b", "c", "d", "b"]


def test_one_list_larger_than_all_that_is_kept_is_kept_alone():
    kept: RecentPostings[str] = RecentPostings(most=100)
    large = postings(1000)
    assert kept.get("a", lambda: large) is large
    assert kept.get("a", lambda: postings(1)) is large
    kept.get("b", lambda: postings(1000))
    assert kept.get("a", lambda: postings(1)) is not large


@pytest.mark.parametrize("needle", ["哈", "哈哈", "哈哈哈", "人人", "人"])
def test_a_repeated_character_is_counted_alike_by_both_engines(needle, tmp_path, new_shelf):
    shelf = new_shelf()
    texts = ("哈哈哈", "人人为我，我为人人", "哈哈，哈哈哈哈", "人民")
    shelf.put("a", [("paragraph", text, "") for text in texts])
    atom = c.Chars("zh", needle)
    counts = []
    for engine in (MemoryEngine(), WhooshEngine(tmp_path / "index")):
        engine.rebuild(shelf)
        snapshot = engine.snapshot()
        assert snapshot
        found = snapshot.search(atom, [atom])
        counts.append(dict(zip(found.rows.ids.tolist(), found.counts[0].tolist(), strict=True)))
        engine.close()
    assert counts[0] == counts[1]
    assert counts[0]
