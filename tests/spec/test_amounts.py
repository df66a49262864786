"""An amount in a query is found by its value in both languages, on every engine."""

from __future__ import annotations

import pytest

from indexer.index import ENGINES, Index
from indexer.search import search

ROWS = [
    (
        "paragraph",
        "全年产值 20514.2 亿元，增长 12.30%。",
        "The output reached CNY2051.42 billion yuan, up 12.3 percent.",
    ),
    ("paragraph", "补贴500万元，占12.3%左右。", "A subsidy of 5 million yuan is granted."),
    ("paragraph", "县城有三万人，投资 20.5 亿元。", "Some 30,000 people live in the county."),
    ("paragraph", "全区面积118.3万平方公里。", "The region covers 1,183,000 square kilometers."),
    ("paragraph", "规模达到1.2万亿元。", "The volume is US$1.2 trillion, 1.2 trillion yuan and 5 million tons."),
    ("paragraph", "2021年出口亿元以上。", "Many billion yuan in 2021; 12.3 km of 5G lines."),
    ("note", "自2019年6月9日起施行。", "In force from June 9, 2019."),
    ("note", "", "Published on 28 June 2019 and in the third quarter of 2018."),
    ("note", "二〇一八年第三季度公布，2019-06-09修订。", ""),
    ("note", "三分之二的农户，占三成。", "Two-thirds of the households hold 30%."),
]

FINDS = {
    # the same date, and in a month or a quarter every day of it
    "2019年6月9日": [6, 8],
    "June 9, 2019": [6, 8],
    "9 June 2019": [6, 8],
    "2019-06-09": [6, 8],
    "自2019年6月9日起": [6],
    "en:2019年6月9日": [6],
    "二〇一九年六月九日": [6, 8],
    "2019年6月": [6, 7, 8],
    "June 2019": [6, 7, 8],
    "zh:June 2019": [6, 8],
    "2018年第三季度": [7, 8],
    "2019年7月": [],
    '"June 9, 2019"': [6],
    '"2019年6月9日"': [6],
    "published June 2019": [7],
    "2019年6月 -en:published": [6, 8],
    # the same amount, however it is written
    "20514.2亿元": [0],
    "20514.2 億元": [0],
    "２０５１４．２亿元": [0],
    "CNY2051.42 billion": [0],
    "2.05142 trillion yuan": [0],
    "¥2,051.42 billion": [0],
    "12.3%": [0, 1],
    "12.3 percent": [0, 1],
    "百分之十二点三": [0, 1],
    "5 million yuan": [1],
    "five million yuan": [1],
    "RMB5 million": [1],
    "500 万元": [1],
    "5000000元": [1],
    "118.3万平方公里": [3],
    "1,183,000 km²": [3],
    "三分之二": [9],
    "two thirds": [9],
    "en:三分之二": [9],
    "三分之二的农户": [9],
    "30 percent": [9],
    "zh:30%": [9],
    # the unit decides, and a part of a larger amount is found only as the Chinese characters that it is
    "500万美元": [],
    "5 million tonnes": [4],
    "2.3%": [],
    "5亿元": [2],
    "0.5 billion yuan": [],
    # without a unit a large number may count anything
    "1.2万亿": [4],
    "1.2 trillion": [4],
    "3万": [2, 3],  # 118.3万 is another amount, but the characters stand there
    "30 thousand": [2],
    # one side
    "zh:CNY5 million": [1],
    "en:20514.2亿元": [0],
    "zh:1.2 trillion dollars": [],
    "en:US$1.2 trillion": [4],
    # among other words
    "补贴500万元": [1],
    "产值达到 2.05142 trillion yuan": [],
    "产值 2.05142 trillion yuan": [0],
    "占12.3%": [1],
    "产值 20514.2 亿元，增长12.30 %。": [0],
    "产值2.05142 万亿元": [0],
    "12.3% 左右": [1],
    "12.3% -5 million yuan": [0],
    "500万元 OR 1.2万亿元": [1, 4],
    "subsidy NEAR/3 million": [1],
    # between two ends, above and below one, whichever notation and side
    ">5000亿元": [0, 4],
    ">=20514.2亿元": [0],
    ">20514.2亿元": [],
    "<500万元": [],
    "<=5 million yuan": [1],
    "> 1.19 trillion yuan": [0, 4],
    "≥２０５１４．２亿元": [0],
    "zh:>1.3万亿元": [0],
    "en:>1.3万亿元": [0],
    "en:1..2 trillion dollars": [4],
    "zh:1..2 trillion dollars": [],
    "100万元..1000万元": [1],
    "1..10 million yuan": [1],
    "10%..12.5%": [0, 1],
    "..12.3%": [0, 1],
    "13%..": [9],
    "31%..": [],
    "2020..2022": [5],
    "2021-01..2021-06": [],
    "<=2020": [6, 7, 8],
    "2019-06-01..2019-06-15": [6, 8],
    ">2019年6月": [5],
    "zh:2020年..": [5],
    "-(>0%) 补贴": [],
    "补贴 >0%": [1],
    "10 km..20 km": [5],
    "12000米..13000米": [5],
    ">7 miles": [5],
    ">100 million acres": [3],
    "25,000..35,000": [2],
    # in every unit in which it is the same
    "12300 m": [5],
    "24.6里": [5],
    "11830000 hectares": [],
    "118300000公顷": [3],
    "en:17.745亿亩": [3],
    "5000 thousand kg": [],
    "50亿公斤": [4],
    "7.6428 miles": [],
    # nearly
    "~20500亿元": [0],
    "~2万亿元": [0],
    "~2.06 trillion yuan": [0],
    "~2.08 trillion yuan": [],
    "en:~12%": [0],
    # text: quoted, years, plain figures
    '"CNY2051.42 billion"': [0],
    '"2.05142 trillion yuan"': [],
    '"2.3%"': [],
    "2021年": [5],
    "5G": [5],
}


@pytest.fixture(params=ENGINES)
def index(request, new_shelf, tmp_path):
    shelf = new_shelf()
    shelf.put("sums", ROWS)
    with Index.open(tmp_path, shelf, request.param) as opened:
        yield opened


@pytest.mark.parametrize("query", FINDS)
def test_an_amount_finds_equal_amounts_in_the_first_tier(index, query):
    answer = search(query, index, widen=False)
    assert sorted(hit.passage.ordinal for hit in answer.hits) == FINDS[query]
    assert {hit.tier for hit in answer.hits} <= {1}


@pytest.mark.parametrize("query", ["20514.2亿元", "5 million yuan", "7 million yuan", "9亿元", "7.7%"])
def test_an_amount_is_never_found_by_its_unit_alone(index, query):
    answer = search(query, index)
    assert [hit.passage.ordinal for hit in answer.hits] == FINDS.get(query, [])
    assert not answer.notes


def test_some_of_the_words_may_be_missing_but_never_a_part_of_an_amount(index):
    found = {hit.passage.ordinal: hit.tier for hit in search("subsidies of 7 million yuan", index).hits}
    assert found == {1: 3}
    assert search("bicycles 7 million yuan", index).total == 0


def test_a_function_word_beside_an_amount_is_no_part_that_finds_anything_alone(index):
    assert search("500 万元以上", index).total == 1
    assert [hit.tier for hit in search("500 万元以上", index).hits] == [2]


def test_an_amount_stated_comes_before_the_same_characters_in_a_larger_one(index):
    index.source.put("more", [("paragraph", "又投5亿元。", ""), ("paragraph", "20.5亿元，15亿元，25亿元。", "")])
    assert [hit.passage.id for hit in search("5亿元", index).hits] == ["more.0", "more.1", "sums.2"]


def test_where_nothing_equals_exactly_the_answer_names_the_query_for_what_is_nearly_as_much(index):
    (told,) = [note for note in search("20500亿元 产值", index).notes if note.kind == "near-amounts"]
    assert told.params == {"part": "20500亿元", "count": "1", "query": "(~20500亿元) 产值"}
    assert [hit.passage.ordinal for hit in search(told.params["query"], index).hits] == [0]
    assert "near-amounts" not in [note.kind for note in search("20514.2亿元", index).notes]


def test_a_string_that_is_cut_inside_an_amount_is_found_where_it_stands_and_marked_whole(index):
    (hit,) = search("值 205", index, widen=False).hits
    assert [hit.passage.zh[a:b] for a, b in hit.matches["zh"]] == ["值 205"]
    assert [hit.passage.ordinal for hit in search("贴500万元，占12", index, widen=False).hits] == [1]
    assert search("值 206", index, widen=False).total == 0


def test_how_near_is_near_is_said(index):
    (told,) = [note for note in search("~20500亿元", index).notes if note.kind == "nearly"]
    assert (told.params["low"], told.params["high"]) == ("20295亿元", "20705亿元")
    assert [note.kind for note in search(">100 million acres", index).notes] == ["compared"]
    assert [note.kind for note in search("2020..2022", index).notes] == ["years-in-text"]


MARKS = {
    ">2万亿元": (["20514.2 亿元"], ["CNY2051.42 billion yuan"]),
    "en:12%..13%": ([], ["12.3 percent"]),
    "2.05142 trillion yuan": (["20514.2 亿元"], ["CNY2051.42 billion yuan"]),
    "12.3%": (["12.30%"], ["12.3 percent"]),
    "zh:12.3%": (["12.30%"], []),
    "产值 12.3%": (["产值", "12.30%"], ["12.3 percent"]),
    "增长12.30%": (["增长 12.30%"], ["12.3 percent"]),
    "产值12.3%": (["产值", "12.30%"], ["12.3 percent"]),
}


@pytest.mark.parametrize("query", MARKS)
def test_the_amount_is_marked_whole_on_both_sides(index, query):
    (hit,) = [hit for hit in search(query, index).hits if hit.passage.ordinal == 0]
    spans = tuple([hit.passage.text(lang)[a:b] for a, b in hit.matches[lang]] for lang in ("zh", "en"))
    assert spans == MARKS[query]
