"""What the translation contains or lacks, on every engine."""

from __future__ import annotations

import pytest

from indexer.index import ENGINES, Index
from indexer.search import search

ROWS = [
    ("paragraph", "改革已经开始。", "The reform has begun."),
    ("paragraph", "改革已经开始。", "The overhaul has begun."),
    ("paragraph", "推进农村改革。", ""),
    ("paragraph", "推进绿色发展和改革。", "Green development and reforms go on."),
    ("paragraph", "绿色的屋顶。", "Green roofs, no development."),
    ("paragraph", "", "Reform at last."),
    ("paragraph", "改革见 IoT 平台。", "See the platform (IoT) for 改革."),
]

ASKED = {
    ("改革", "", "reform"): [1, 6],
    ("改革", "reform", ""): [0, 3],
    ("改革", "reforming", ""): [0, 3],
    ("改革", "green development", ""): [3],
    ("改革", "development green", ""): [3],
    ("改革", '"green development"', ""): [3],
    ("改革", '"development green"', ""): [],
    ("绿色", "", "green development"): [],
    ("绿色", "", '"green development"'): [4],
    ("改革", "", "reform OR overhaul"): [6],
    ("改革", "overhaul OR green", ""): [1, 3],
    ("改革", "begun", "reform"): [1],
    ("改革", "-reform begun", ""): [1],
    ("reform", "改革", ""): [0, 3],
    ("reform", "", "改革"): [],
    ("green", "", "改革"): [4],
    ("reform", "", '"开始"'): [3],
    ("en:reform", "zh:改革", ""): [0, 3],
    ('"改革"', "", '"reforms"'): [0, 1, 6],
    ("zh:改革 en:begun", "", "reform"): [1],
    ("改革 begun", "已经", ""): [0, 1],
    ("改革 begun", "已经 overhaul", ""): [1],
    ("改革 begun", "", "已经"): [],
    ("", "reform", ""): [0, 3, 5],
    ("改革", "IoT", ""): [6],
    ("IoT", "改革", ""): [6],
    ("改革", "  ", " "): [0, 1, 2, 3, 6],
}


@pytest.fixture(params=ENGINES)
def index(request, new_shelf, tmp_path):
    shelf = new_shelf()
    shelf.put("sides", ROWS)
    with Index.open(tmp_path, shelf, request.param) as opened:
        yield opened


@pytest.mark.parametrize("asked", ASKED)
def test_the_second_box_asks_about_the_other_side(index, asked):
    text, having, lacking = asked
    answer = search(text, index, widen=False, having=having, lacking=lacking)
    assert sorted(hit.passage.ordinal for hit in answer.hits) == ASKED[asked]


@pytest.mark.parametrize(("text", "found"), [("zh:改革 -en:reform", [1, 2, 6]), ("en:reform -zh:改革", [5])])
def test_typed_out_a_side_may_lack_a_word_because_it_is_empty(index, text, found):
    assert sorted(hit.passage.ordinal for hit in search(text, index).hits) == found


def test_what_is_not_translated_is_left_out_and_that_is_said(index):
    (told,) = search("改革", index, lacking="reform").notes
    assert (told.kind, told.params["count"]) == ("untranslated", "1")
    assert search("改革", index, having="reform").notes == ()


def test_no_equivalent_counts_where_the_translation_is_asked_about(index):
    assert {hit.tier for hit in search("改革", index, having="begun OR last").hits} == {1}


def test_both_sides_are_marked(index):
    (hit,) = search("改革", index, having='"green development"').hits
    assert {lang: [hit.passage.text(lang)[a:b] for a, b in spans] for lang, spans in hit.matches.items()} == {
        "zh": ["改革"],
        "en": ["Green development"],
    }


def test_a_word_in_the_language_of_the_query_is_looked_for_in_the_translation_and_that_is_said(index):
    answer = search("平台", index, having="改革")
    assert [hit.passage.ordinal for hit in answer.hits] == [6]
    assert [note.kind for note in answer.notes] == ["same-language"]


@pytest.mark.parametrize(
    ("text", "count"), [("zh:改革 -en:reform", ["1"]), ("en:reform -zh:改革", ["1"]), ("zh:改革 -zh:绿色", [])]
)
def test_typed_out_it_is_said_how_many_have_no_translation(index, text, count):
    told = [note.params["count"] for note in search(text, index).notes if note.kind == "not-translated"]
    assert told == count
    both = search(text, index, languages=["both"])
    assert all(hit.passage.zh and hit.passage.en for hit in both.hits)
