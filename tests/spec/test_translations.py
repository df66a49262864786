"""How a term was translated, and what marks the other side of a hit: the same on every engine."""

from __future__ import annotations

import pytest

from indexer.equivalents.translations import translations
from indexer.index import ENGINES, Index
from indexer.search import search

RULES = [
    ("title", "云溪县水闸管理办法", "Rules for the Sluices of Yunxi County"),
    ("paragraph", "水闸由工程师看守。", "The sluices are kept by engineers."),
    ("paragraph", "夜间不得开启水闸。", "No sluice may be opened at night."),
    ("paragraph", "绿色仓库不收租金，绿色码头减半。", "Green warehouses pay no rent; green wharves pay half."),
    ("paragraph", "每座水闸投保首台(套)保险。", "Each sluice is insured as a first set."),
    ("paragraph", "电解铝厂用水另行规定。", ""),
]
REPORT = [
    ("paragraph", "水闸已检查。", "The floodgates have been inspected."),
    ("paragraph", "", "Electrolytic aluminum is smelted upstream."),
    ("paragraph", "水闸漏水。", "The sluice leaks."),
]


@pytest.fixture(params=ENGINES)
def index(request, new_shelf, tmp_path):
    shelf = new_shelf()
    shelf.put("rules", RULES, issued="2020", status="official")
    shelf.put("report", REPORT, issued="2022-05", status="unofficial")
    with Index.open(tmp_path, shelf, request.param) as opened:
        opened.refresh()
        yield opened


def test_renderings_are_ranked_counted_and_divided(index):
    found = translations("水闸", index)
    assert (found.term, found.lang, found.passages, found.paired) == ("水闸", "zh", 6, 6)
    first = found.renderings[0]
    assert (first.text in ("sluice", "sluices"), first.passages) == (True, 5)
    assert dict(first.documents) == {"rules": 4, "report": 1}
    assert dict(first.years) == {"2020": 4, "2022": 1}
    assert dict(first.statuses) == {"official": 4, "unofficial": 1}
    assert "corpus" in first.known
    assert [note.kind for note in found.notes] == ["statistical"]


@pytest.mark.parametrize("term", ["水闸", "绿色仓库", "水闸 ", "sluice", "green warehouse", "engineer", "绿色"])
def test_each_rendering_comes_with_a_query_that_finds_just_its_passages(index, term):
    found = translations(term, index).renderings
    assert found
    for each in found:
        assert search(each.query, index, limit=50).total == each.passages


@pytest.mark.parametrize(
    ("term", "rendering"),
    [
        ("绿色仓库", "green warehouses"),
        ("綠色倉庫", "green warehouses"),
        ("工程师", "engineers"),
        ("green warehouse", "绿色仓库"),
        ("sluices", "水闸"),
        ("rent", "租金"),
        ("首台套", "first set"),
        ("电解铝", "electrolytic aluminum"),
    ],
)
def test_a_term_of_a_single_passage_has_its_rendering_first(index, term, rendering):
    assert translations(term, index).renderings[0].text.lower() == rendering


def test_filters_limit_what_is_counted(index):
    assert translations("水闸", index, documents=["report"]).passages == 2
    assert translations("水闸", index, years=["2020"]).passages == 4
    assert translations("水闸", index, statuses=["unofficial"]).paired == 2
    assert translations("水闸", index, limit=1).renderings[1:] == ()


@pytest.mark.parametrize("term", ["", "  ", "，。", "()", "-", '"', "不存在的词语组合", "zzzqqq", "the", "的", "𠀀"])
def test_no_text_is_an_error(index, term):
    found = translations(term, index)
    assert found.passages >= found.paired >= 0
    assert all(each.passages == 0 or each.query for each in found.renderings)


@pytest.mark.parametrize(
    ("query", "likely"),
    [
        ("zh:仓库", {"en": ["warehouses"]}),
        ("zh:绿色", {"en": ["Green", "green"]}),
        ("en:engineer", {"zh": ["工程师"]}),
        ("rent", {"zh": ["租金"]}),
    ],
)
def test_what_says_the_term_on_the_other_side_is_marked(index, query, likely):
    hit = next(hit for hit in search(query, index).hits if hit.passage.zh and hit.passage.en)
    assert {k: [hit.passage.text(k)[a:b] for a, b in v] for k, v in hit.likely.items() if v} == likely


def test_a_document_in_one_language_is_found_from_the_other(index):
    assert "report.1" in {hit.passage.id for hit in search("电解铝", index).hits} | {
        hit.passage.id for hit in search("铝", index).hits
    }
