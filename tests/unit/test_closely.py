"""Lookups across documents: what is nearest when no passage holds the text itself."""

from __future__ import annotations

import numpy as np
import pytest

from corpus import vectors
from indexer import lookup as lookups
from indexer.index import ENGINES, Index
from indexer.lookup import lookup, senses

FORGE = [
    ("paragraph", "", "The forge on the east bank turned out 2.05 trillion nails, most of them for ships."),
    (
        "paragraph",
        "",
        "Ships are mended in spring. The smith keeps 14 apprentices and two dogs. Rope is bought in town.",
    ),
    (
        "paragraph",
        "",
        "Dogs may not enter the granary, where rope, nails, ships' lamps and the smith's tools are kept.",
    ),
    ("paragraph", "", "Nobody counted the lanterns that winter, and nobody sold any."),
]


@pytest.fixture(params=ENGINES)
def index(request, new_shelf, tmp_path, monkeypatch):
    monkeypatch.setattr(vectors, "available", lambda: False)
    shelf = new_shelf()
    shelf.put("forge", FORGE, title_en="The forge")
    shelf.put(
        "other", [("paragraph", f"第{n}天，河边没有船。", f"On day {n} no ship lay by the river.") for n in range(8)]
    )
    with Index.open(tmp_path, shelf, request.param) as opened:
        yield opened


def ids(answer):
    return [hit.passage.id for hit in answer.hits]


def test_a_rounded_amount_is_the_same_amount(index):
    assert ids(lookup("当年产量为 20514.2 亿枚。", index))[:1] == ["forge.0"]


def test_one_sentence_that_says_it_is_nearer_than_a_passage_that_says_it_here_and_there(index):
    assert ids(lookup("铁匠养了两条狗，带着 14 名学徒。", index))[:2] == ["forge.1", "forge.2"]


def test_what_little_of_a_text_is_found_is_said(index):
    answer = lookup("昨晚的音乐会上，小提琴家演奏了三首组曲，观众起立鼓掌，灯笼照亮了大厅。", index)
    assert [note.kind for note in answer.notes] == ["partial"] or answer.total == 0
    assert not lookup("铁匠养了两条狗，带着 14 名学徒。", index).notes


def test_pages_of_an_answer_follow_each_other(index):
    text = "河边有船，铁匠养狗。"
    whole = ids(lookup(text, index, limit=50))
    assert len(whole) == len(set(whole)) == lookup(text, index).total > 4
    assert [each for at in range(0, len(whole), 3) for each in ids(lookup(text, index, limit=3, offset=at))] == whole


def test_beyond_what_is_read_closely_the_answer_goes_on(index, monkeypatch):
    text = "河边有船，铁匠养狗。"
    total = lookup(text, index).total
    monkeypatch.setattr(lookups, "CLOSELY", 2)
    scores = [hit.score for hit in lookup(text, index, limit=50).hits]
    assert len(scores) == total
    assert scores[:2] == sorted(scores[:2], reverse=True)


def test_vectors_move_what_words_leave_undecided(index, monkeypatch):
    """Stand-ins for vectors: the extra is not installed everywhere."""

    def embed(texts):
        return np.array([[1.0, 0.0] if "ship lay" in text or "没有船" in text else [0.0, 1.0] for text in texts])

    text = "铁匠的绳子和狗；没有船。"
    assert ids(lookup(text, index))[0].startswith("forge")
    monkeypatch.setattr(vectors, "available", lambda: True)
    monkeypatch.setattr(vectors, "embed", embed)
    monkeypatch.setattr(lookups, "VECTORS", 50.0)
    assert ids(lookup(text, index))[0].startswith("other")


def test_a_vector_is_made_once_for_a_text(index, monkeypatch):
    asked = []

    def embed(texts):
        asked.extend(texts)
        return np.ones((len(texts), 2))

    monkeypatch.setattr(vectors, "available", lambda: True)
    monkeypatch.setattr(vectors, "embed", embed)
    monkeypatch.setattr(senses, "_kept", type(senses._kept)())
    for _ in range(2):
        lookup("铁匠养了两条狗。", index)
    assert len(asked) == len(set(asked)) > 0
