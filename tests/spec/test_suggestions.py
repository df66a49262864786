"""Help while typing, on every engine: what is suggested stands in the library, and its count is what search finds."""

from __future__ import annotations

import pytest

from indexer.index import ENGINES, Index
from indexer.search import search
from indexer.suggestions import did_you_mean, suggest

ROWS = [
    ("heading", "优化营商环境", "A better business environment"),
    ("paragraph", "营商环境不断改善，绿色工厂增加。", "The business environment improves; green factories multiply."),
    ("paragraph", "绿色工厂使用稀土材料。", "A green factory uses rare earth materials, as the government asked."),
    ("paragraph", "稀土产业进入综合保税区。", "The rare earth industry enters the comprehensive bonded zone."),
    ("paragraph", "综合保税区改善营商环境。", "The government supports the comprehensive bonded zone."),
]


@pytest.fixture(params=ENGINES)
def index(request, town, tmp_path):
    town.put("zone", ROWS, title_zh="综合保税区年报", title_en="Report of the Bonded Zone")
    with Index.open(tmp_path, town, request.param) as opened:
        yield opened


def texts(found, kind: str = "") -> list[str]:
    return [each.text for each in found if not kind or each.kind == kind]


COMPLETED = {
    "营商": "营商环境",
    "综合保": "综合保税区",
    "优化营商": "优化营商环境",
    "gre": "green",
    "green fac": "green factory",
    "rare ": "rare earth",
    "GREEN FAC": "GREEN factory",
    "zh:营商": "zh:营商环境",
    "zh:稀土 en:gov": "zh:稀土 en:government",
    "稀土 -en:gov": "稀土 -en:government",
    "(稀土 OR 营商": "(稀土 OR 营商环境",
    '"rare ea': '"rare earth"',
    "“综合保": "“综合保税区”",
    'zh:"营商': 'zh:"营商环境"',
}


@pytest.mark.parametrize("typed", COMPLETED)
def test_the_end_of_a_query_is_completed_and_the_rest_stays(index, typed):
    expected = COMPLETED[typed]
    found = texts(suggest(typed, index), "completion")
    assert expected in [*found, *(text.replace("factories", "factory") for text in found)]


EVERYTHING_TYPED = [*COMPLETED, "xitu", "yingshang huanj", "稀士", "goverment", "综合", "bond", "te", "茶"]


@pytest.mark.parametrize("typed", EVERYTHING_TYPED)
def test_a_count_is_what_search_finds(index, typed):
    found = (*suggest(typed, index), *did_you_mean(typed, index))
    assert found
    for each in found:
        assert each.passages == search(each.text, index, widen=False).total > 0


def test_a_completion_of_the_other_side_is_not_suggested_where_a_side_is_given(index):
    assert suggest("zh:gover", index) == ()
    assert texts(suggest("en:营商", index)) == []


@pytest.mark.parametrize("typed", ["xitu", "xit", "XITU", "xi tu"])
def test_pinyin_suggests_chinese(index, typed):
    assert "稀土" in texts(suggest(typed, index), "pinyin")


@pytest.mark.parametrize("typed", ["yingshang huanjing", "yingshanghuanjing", "yshj"])
def test_syllables_may_stand_apart_or_be_initials(index, typed):
    assert texts(suggest(typed, index), "pinyin") == ["营商环境"]


def test_pinyin_never_matches_by_itself(index):
    assert search("xitu", index).total == 0
    assert texts(did_you_mean("xitu", index)) == ["稀土"]


MEANT = {
    "营商环镜": "营商环境",  # sounds alike
    "稀士": "稀土",  # looks alike
    "营环境": "营商环境",  # one missing
    "综合保税税区": "综合保税区",  # one needless
    "营商境环": "营商环境",  # exchanged
    "综合报税区": "综合保税区",
    "goverment": "government",  # one missing
    "busniess": "business",  # exchanged
    "comprehensiev zone": "comprehensive zone",
    "zh:稀士 -en:green": "zh:稀土 -en:green",
    "xitu zh:产业": "稀土 zh:产业",
}


@pytest.mark.parametrize("typed", MEANT)
def test_what_finds_nothing_may_be_a_slip(index, typed):
    assert texts(did_you_mean(typed, index))[0] == MEANT[typed]


@pytest.mark.parametrize("typed", ["", "稀土", "government", "xyzzy", "茶园 OR xyzzy", "5G", "-goverment"])
def test_nothing_else_is_meant_by_what_finds_something_or_is_like_nothing(index, typed):
    assert did_you_mean(typed, index) == ()


@pytest.mark.parametrize(
    "typed", ["", " ", "AND", "稀土 AND", "kind:", "kind:head", "-", "(", ")", '"稀土"', "12", "the", "的", "a" * 500]
)
def test_after_syntax_figures_and_function_words_nothing_is_suggested(index, typed):
    assert suggest(typed, index) == ()


def test_titles_are_suggested_as_quotations(index, town):
    town.put("guide", [("title", "北山牧场手册", "")], title_zh="北山牧场手册")
    assert texts(suggest("牧场手", index), "title") == ['"北山牧场手册"']
    assert texts(suggest("“牧场手", index), "title") == ["“北山牧场手册”"]


def test_inflections_are_suggested_once(index):
    found = texts(suggest("fact", index), "completion")
    assert len(found) == len({text.rstrip("s").replace("factorie", "factory") for text in found})


def test_a_new_document_is_suggested_from_at_once(index, town):
    assert suggest("候鸟", index) == ()
    town.put("birds", [("paragraph", "候鸟保护区", "Refuge of migrants")])
    assert texts(suggest("候", index)) == ["候鸟"]
