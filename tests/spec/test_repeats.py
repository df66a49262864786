"""Repeated formulas shown once, on every engine."""

from __future__ import annotations

import pytest

from corpus.fingerprints import fingerprint
from corpus.folding import fold
from indexer.index import ENGINES, Index
from indexer.search import search

ROWS = [
    ("heading", "一、总体要求", "I. General requirements"),
    ("heading", "二、 总体要求", "II. Overall requirements"),
    ("heading", "總體要求：", "General Requirements"),
    ("heading", "总体要求", ""),
    ("paragraph", "总体要求提高 12.5%。", "Requirements rise by 12.5%."),
    ("paragraph", "总体要求提高 125%。", "Requirements rise by 125%."),
    ("heading", "基本要求", "General requirements"),
]


@pytest.fixture(params=ENGINES)
def index(request, new_shelf, tmp_path):
    shelf = new_shelf()
    shelf.put("plan", ROWS)
    with Index.open(tmp_path, shelf, request.param) as opened:
        yield opened


def rows(answer):
    return {hit.passage.ordinal: hit.repeats and (hit.repeats.count, hit.repeats.translations) for hit in answer.hits}


def test_nothing_is_folded_unless_it_is_asked_for(index):
    answer = search("总体要求", index, widen=False)
    assert (answer.total, len(answer.hits), answer.folded) == (6, 6, None)
    assert all(hit.repeats is None for hit in answer.hits)


def test_what_says_the_same_on_the_side_that_was_typed_is_one_row(index):
    answer = search("总体要求", index, widen=False, fold=True)
    assert (answer.total, answer.folded) == (6, 3)
    assert sorted(rows(answer).values(), key=str) == [(4, 2), None, None]


def test_typed_in_english_the_english_says_the_same(index):
    answer = search("general requirements", index, widen=False, fold=True)
    assert rows(answer) == {answer.hits[0].passage.ordinal: (3, 2)}


def test_where_both_languages_are_typed_both_sides_say_the_same(index):
    answer = search("要求 requirements", index, widen=False, fold=True)
    assert (answer.total, answer.folded) == (6, 5)
    assert [found for found in rows(answer).values() if found] == [(2, 1)]


def test_each_translation_is_told_with_its_passages(index):
    (folded,) = [hit.repeats for hit in search("zh:总体要求", index, fold=True).hits if hit.repeats]
    assert folded.lang == "zh"
    assert next((variant.text.lower(), variant.count) for variant in folded.variants) in (
        ("general requirements", 2),
        ("i. general requirements", 2),
    )
    assert sorted(name for variant in folded.variants for name in variant.passages) == [f"plan.{at}" for at in range(4)]
    assert sum(variant.count for variant in folded.variants) == folded.count


def test_pages_count_rows(index):
    pages = [search("总体要求", index, widen=False, fold=True, limit=1, offset=at).hits for at in range(4)]
    assert [len(page) for page in pages] == [1, 1, 1, 0]
    assert len({hit.passage.id for page in pages for hit in page}) == 3


def test_nothing_found_is_no_row(index):
    assert (search("submarine", index, fold=True).folded, search("总体要求", index).folded) == (0, None)


SAME = [("第三条 总则", "第十条　總則。"), ("(2) Tea, green", "tea GREEN"), ("ＡＢＣ", "abc"), ("3.5 亿元", "3.5亿元")]
OTHER = [("12.5", "125"), ("总则", "总责"), ("1,2", "12"), ("2021 年", "2022 年"), ("a", "")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_width_script_blanks_marks_and_the_number_of_a_heading_say_nothing(one, other):
    assert fingerprint(one) == fingerprint(other) == fingerprint(other, fold(other).text) != 0


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_letters_and_figures_do(one, other):
    assert fingerprint(one) != fingerprint(other)
