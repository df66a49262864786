"""How terms were translated in real documents: the first answers, as patterns of what any reader would say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import webapp
from corpus.folding import fold, simplify
from corpus.pipeline import ingest_sources
from corpus.readers import readable_suffixes
from corpus.sources import collect
from corpus.store import Store
from indexer.analysis import stems
from indexer.equivalents.translations import translations
from indexer.index import Index
from indexer.search import search

SEEDS = {
    "绿色工厂": "green factor(y|ies)", "稀土": "rare earths?", "综合保税区": "(comprehensive )?bonded zones?",
    "跨境电商": "cross-?border e-?commerce", "营商环境": "business environment", "数据中心": "data cent(er|re)s?",
    "光伏": "photovoltaics?", "风能": "wind (energy|power)", "高新技术企业": "high-tech enterprises?",
    "工业园区": "industrial parks?", "固定资产": "fixed assets?", "小微企业": "small and micro enterprises?",
    "增值税": "value-added tax|vat", "贴息": "(interest )?discount.*|interest subsid.*", "口岸": "ports?",
    "奶牛": "(dairy )?cows?", "草原": "grasslands?", "首台套": "first set", "电解铝": "electrolytic alumini?um",
    "铁合金": "ferro-?alloys?", "green factory": "绿色工厂", "bonded zone": "(综合)?保税区", "rare earth": "稀土",
    "wind power": "风电|风能|风力", "business environment": "营商环境", "county": "县", "banner": "旗",
    "subsidy": "补贴|补助", "loan": "贷款", "pipeline": "管道",
    # other terms of the same documents
    "牧区": "pastoral areas?", "盟市": "leagues? (and )?cit(y|ies)", "旗县": "(banners?|flags?) and count(y|ies)",
    "羊绒": "cashmere", "研发费用": "r ?& ?d exp(enses|enditure)", "企业所得税": "enterprise income tax",
    "试验区": "pilot zones?", "保税物流": "bonded logistics", "品牌": "brands?", "高速公路": "(high|express)ways?",
    "政务服务": "government services?", "云计算": "cloud computing", "石墨": "graphite", "natural gas": "天然气",
    "new energy": "新能源", "railway": "铁路", "leading enterprises": "龙头企业", "big data": "大数据",
    "hotline": "热线", "cashmere": "羊绒", "industrial cluster": "产业集群", "pilot zone": "试验区",
    "land use tax": "土地使用税",
}  # fmt: skip


NAMES = ("Ulangab", "Wulanchabu", "helingel", "Helinger", "Huhehaote", "Erdos", "Xilinguole", "Erlianhot", "Baotuo")


def _library(tmp_path_factory, source: Path, name: str):
    home = tmp_path_factory.mktemp(name)
    store = Store.open(home)
    assert not any(outcome.error for outcome in ingest_sources(collect([source], readable_suffixes()).sources, store))
    return store, Index.open(home, store)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory, shared):
    store, index = _library(tmp_path_factory, shared / "seeds", "seeds")
    with store, index:
        yield index


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    store, index = _library(tmp_path_factory, Path(webapp.__file__).parent / "samples", "samples")
    with store, index:
        yield index


def _right(index, expected) -> list[str]:
    """The terms whose first answer is right."""
    first = {term: next((each.text for each in translations(term, index).renderings), "") for term in expected}
    return [term for term, pattern in expected.items() if re.fullmatch(pattern, first[term], re.IGNORECASE)]


def test_the_first_rendering_of_a_term_in_the_seeds_is_right(seeds, hold):
    hold("equivalents_first_right", len(_right(seeds, SEEDS)) / len(SEEDS))


SAMPLES = {
    "turbine": "风机", "reading room": "阅览室|閱覽室|书屋", "牧民": "herders?", "herders": "牧民", "书库": "[a-z ]+",
    "图书馆": "librar(y|ies)", "library": "图书馆|圖書館",
}  # fmt: skip


@pytest.mark.parametrize(("term", "pattern"), SAMPLES.items())
def test_the_first_rendering_of_a_term_in_the_samples_is_right(samples, term, pattern):
    assert _right(samples, {term: pattern}) == [term]


def test_no_rendering_is_a_title_of_the_dictionary_that_stands_nowhere(samples):
    assert all(each.text == each.text.lower() for each in translations("书库", samples).renderings)


@pytest.mark.parametrize(
    ("term", "pattern"),
    [
        ("league", "盟"),
        ("盟", "leagues?"),
        ("helingel", "和林格尔"),
        ("专精特新", "special(i[sz]ed)? and .*"),
    ],
)
def test_the_first_rendering_of_a_seldom_term_in_the_seeds_is_right(seeds, term, pattern):
    assert _right(seeds, {term: pattern}) == [term]


@pytest.mark.parametrize("name", NAMES)
def test_a_place_is_found_on_both_sides_however_it_is_spelled(seeds, name):
    hits = search(name, seeds, limit=50).hits
    assert any(hit.passage.zh for hit in hits)
    assert any(hit.passage.en for hit in hits)


def test_every_rendering_of_a_common_word_opens_its_passages(samples):
    for term in ("补贴", "项目", "subsidy", "project"):
        for each in translations(term, samples).renderings[:3]:
            assert search(each.query, samples, limit=1000).total == each.passages


SEARCHED = (
    "双循环", "双铁路", "村图书", "大补贴", "一带一路",
    "茶园改造", "图书馆开放时间", "企业补贴", "牧民合作社", "风机叶片", "县级图书馆", "新区投资",
    "green factory", "reading room", "tea road", "library hours", "wind turbine blades", "herders subsidy",
    "business environment", "old documents", "export growth",
)  # fmt: skip


@pytest.mark.parametrize("text", SEARCHED)
def test_whatever_is_marked_was_asked_for_or_is_told_in_a_note(samples, text):
    answer = search(text, samples, limit=200)
    told = "\n".join([text, *(note.params["added"] for note in answer.notes if note.kind == "widened")])
    characters, words = set(simplify(fold(told).text)), set(stems(told))
    for hit in answer.hits:
        for lang, spans in hit.matches.items():
            for start, end in spans:
                marked = simplify(fold(hit.passage.text(lang)[start:end]).text)
                parts, of = (set(stems(marked)), words) if lang == "en" else (set("".join(marked.split())), characters)
                assert parts <= of, (marked, told)
