"""What a query finds, on every engine. Expected ids are written as ``document.ordinal``, tier by tier."""

from __future__ import annotations

import pytest

from indexer.index import ENGINES, Index
from indexer.search import search

FINDS = {
    # Chinese: characters decide; blanks, line breaks, width and script never matter
    '"茶业出口增长"': ["tea.3"],
    '"茶 业 出口 增长"': ["tea.3"],
    '"图书馆"': ["notice.0"],
    '"圖書館"': ["notice.0"],
    '"绿色仓库"': ["tea.4"],
    '"绿色改造"': ["tea.3"],
    '"老茶"': ["tea.2"],
    '"茶"': ["tea.0", "tea.1", "tea.2", "tea.3"],
    '"仓库绿色"': ["tea.3"],
    '"户，每亩"': ["tea.2"],
    '"户每亩"': [],
    '"％，仓"': ["tea.3"],
    # digits and letters among the characters
    '"5G基站"': ["tea.2"],
    '"5G 基站"': ["tea.2"],
    '"800元"': ["tea.2"],
    '"增长12.3%"': ["tea.3"],
    'zh:"00元补"': ["tea.2"],
    'zh:"12.3"': ["tea.3"],
    'zh:"isbn"': ["notice.1"],
    # English: quoted as written, unquoted in every inflection, whole words
    '"organised"': ["harbour.1"],
    '"state-owned warehouses"': ["harbour.1"],
    '"state owned"': [],
    '"Green roofs"': ["harbour.1"],
    '"continue. Green"': ["harbour.1"],
    '"continue Green"': [],
    '"ware"': [],
    '"Xi\'an"': ["harbour.2"],
    'en:"800"': ["tea.2"],
    'en:"00"': [],
    '"2"': [],
    "en:organising": ["harbour.1"],
    "en:reforming": ["tea.3", "harbour.1"],
    "en:harbours": ["harbour.0", "harbour.1"],
    "en:Harbour's": ["harbour.0", "harbour.1"],
    "en:state-owned": ["harbour.1"],
    "en:CNY800": ["tea.2"],
    "en:CNY": ["tea.2"],
    "en:1200": ["harbour.2"],
    "en:NB-IoT": ["harbour.2"],
    "IoT": ["harbour.2"],
    # sides
    "zh:改造 en:garden": ["tea.1", "tea.2"],
    "zh:改造 -en:garden": ["tea.3"],
    'en:"绿色"': [],
    "zh:warehouse": [],
    # operators
    "zh:茶园 OR en:roof": ["tea.1", "tea.2", "harbour.1"],
    "zh:茶园 AND zh:补贴": ["tea.2"],
    "zh:(茶园 OR 仓库) -zh:补贴": ["tea.1", "tea.3", "tea.4"],
    "en:tea NOT zh:茶": ["harbour.2"],
    "-en:tea -zh:茶": ["tea.4", "notice.0", "notice.1", "harbour.0", "harbour.1"],
    "（zh：茶园 OR en：roof） －zh：补贴": ["tea.1", "harbour.1"],
    "en:organi?e*": ["harbour.1", "harbour.2"],
    "en:organi?ed": ["harbour.1"],
    "en:ware*": ["tea.4", "harbour.1"],
    "en:green NEAR/0 en:warehouse": ["tea.4"],
    "en:green NEAR/3 en:reform": ["harbour.1"],
    "en:green NEAR/0 en:reform": [],
    "zh:仓库 NEAR/0 zh:绿色": ["tea.3", "tea.4"],
    "zh:补贴 NEAR/6 zh:农户": ["tea.2"],
    "zh:补贴 NEAR/5 zh:农户": [],
    # filters
    "kind:heading": ["tea.1", "notice.0"],
    "kind:heading zh:茶园": ["tea.1"],
    "doc:harbour kind:paragraph": ["harbour.1", "harbour.2"],
    "doc:harbour.txt kind:title": ["harbour.0"],
    "doc:圖書館": ["notice.0", "notice.1"],
    "status:official kind:clause": ["tea.4"],
    "year:2021 kind:title": ["harbour.0"],
    "year:2019..2021 -kind:paragraph": ["notice.0", "harbour.0"],
    "year:>2021 kind:title": ["tea.0"],
    "year:..2020 kind:heading": ["notice.0"],
    "doc:nobody": [],
    "doc:HARB kind:title": ["harbour.0"],
    "doc:notice.t": ["notice.0", "notice.1"],
}


@pytest.fixture(params=ENGINES)
def index(request, town, tmp_path):
    with Index.open(tmp_path, town, request.param) as opened:
        yield opened


@pytest.mark.parametrize("query", FINDS)
def test_a_query_finds_exactly_the_passages_that_meet_it(index, query):
    answer = search(query, index, widen=False)
    assert sorted(hit.passage.id for hit in answer.hits) == sorted(FINDS[query])
    assert answer.total == len(FINDS[query])
    assert all(hit.tier == 1 for hit in answer.hits)


TIERS = {
    # query: (own side, with equivalents, some of the words)
    "茶园": (["tea.1", "tea.2"], [], []),
    "仓库": (["tea.3", "tea.4"], ["harbour.1"], []),
    "warehouse": (["harbour.1", "tea.4"], ["tea.3"], []),
    "绿色仓库": (["tea.4", "tea.3"], ["harbour.1"], []),
    "green warehouses": (["tea.4", "harbour.1"], ["tea.3"], []),
    "图书馆读者": ([], [], ["notice.0", "notice.1"]),
    "the warehouses of libraries": ([], [], ["tea.3", "tea.4", "harbour.1", "notice.0"]),
    "subsidy 茶园": (["tea.2"], [], ["tea.1"]),
    '"茶园" subsidy': (["tea.2"], [], []),
    "zh:茶园": (["tea.1", "tea.2"], [], []),
    "zh:仓库": (["tea.3", "tea.4"], [], []),
    "5G基站": (["tea.2"], [], []),
    "submarine": ([], [], []),
}


@pytest.mark.parametrize("query", TIERS)
def test_bare_words_are_answered_in_three_tiers(index, query):
    answer = search(query, index)
    found = [sorted(hit.passage.id for hit in answer.hits if hit.tier == tier) for tier in (1, 2, 3)]
    assert found == [sorted(tier) for tier in TIERS[query]]
    assert [hit.tier for hit in answer.hits] == sorted(hit.tier for hit in answer.hits)
    whole, parts = bool(TIERS[query][0] or TIERS[query][1]), bool(TIERS[query][2])
    kinds = {note.kind for note in answer.notes}
    assert ("partial" in kinds, "none-whole" in kinds) == (parts and whole, parts and not whole)


@pytest.mark.parametrize(
    ("query", "missing"),
    [
        ("茶园 submarine", ["submarine"]),
        ('茶园 "潜水艇" submarine', []),
        ("茶园 图书馆", []),
        ("submarine", []),
        ("茶园", []),
    ],
)
def test_words_that_stand_nowhere_are_named_where_only_parts_of_a_query_are_found(index, query, missing):
    answer = search(query, index)
    assert [note.params["part"] for note in answer.notes if note.kind == "nowhere"] == missing


def test_latin_words_on_the_chinese_side_come_after_those_on_the_english_one(index, town):
    town.put("terms", [("paragraph", "本文的 tea 与 IoT 不译。", "Not translated."), ("paragraph", "5G", "")])
    assert {hit.passage.id: hit.tier for hit in search("tea", index).hits}["terms.0"] == 2
    assert "terms.0" not in {hit.passage.id for hit in search("tea", index, widen=False).hits}
    assert {hit.passage.id for hit in search("zh:tea", index).hits} == {"terms.0"}
    assert "terms.1" in {hit.passage.id for hit in search("5G", index, widen=False).hits}


def test_function_words_that_an_answer_lacks_are_told(index):
    answer = search("what is the subsidy", index)
    assert [(hit.passage.id, hit.tier) for hit in answer.hits] == [("tea.2", 2)]
    assert [note.params["part"] for note in answer.notes if note.kind == "idle-words"] == ["what, is, the"]
    assert search("subsidy per mu", index).notes == ()


@pytest.mark.parametrize("query", ["of the", "and by", "is", "en:the tea"])
def test_function_words_are_marked_where_they_are_all_that_was_asked_for_or_bound(index, query):
    hits = search(query, index, widen=False).hits
    assert hits
    assert all(hit.matches["en"] for hit in hits)


def test_a_run_standing_whole_comes_before_its_words_apart(index):
    assert [hit.passage.id for hit in search("绿色仓库", index, widen=False).hits] == ["tea.4", "tea.3"]


def test_without_widening_only_the_first_tier_answers(index):
    assert {hit.tier for hit in search("warehouse", index, widen=False).hits} == {1}
    assert not search("warehouse", index, widen=False).notes


def test_what_was_added_is_said(index):
    notes = [note for note in search("仓库", index).notes if note.kind == "widened"]
    assert [(note.params["term"], note.params["added"]) for note in notes] == [("仓库", "warehouse")]


def test_a_phrase_that_is_widened_as_a_whole_is_not_widened_word_by_word_to_single_characters(index, town):
    town.put("mine", [("paragraph", "土地平整，地下有稀土。", ""), ("paragraph", "此地无银。", "")])
    answer = search("rare earths", index)
    assert [(hit.passage.id, hit.tier) for hit in answer.hits] == [("mine.0", 2)]
    assert [hit.passage.zh[a:b] for hit in answer.hits for a, b in hit.matches["zh"]] == ["稀土"]
    assert [note.params["term"] for note in answer.notes] == ["rare earths"]


def test_a_document_that_nobody_knows_is_noted_once_and_so_is_a_beginning_that_fits_several(index, town):
    town.put("notes", [("paragraph", "茶", "Tea")])
    for query in ("doc:nobody tea warehouses", "doc:not tea"):
        answer = search(query, index)
        assert ([note.kind for note in answer.notes], answer.total) == (["unknown-document"], 0)


def test_filters_beside_the_query_narrow_every_tier(index):
    both = search("仓库", index, languages=["both"])
    assert {hit.passage.id for hit in both.hits} == {"tea.3", "tea.4"}
    assert {hit.passage.id for hit in search("仓库", index, languages=["en"]).hits} == {"harbour.1"}
    assert {hit.passage.id for hit in search("仓库", index, kinds=["clause"]).hits} == {"tea.4"}
    assert {hit.passage.id for hit in search("warehouse", index, documents=["harbour"]).hits} == {"harbour.1"}
    assert search("warehouse", index, documents=["nobody"]).total == 0


def test_facets_count_every_hit_and_not_only_the_page(index):
    answer = search("tea", index, limit=1, widen=False)
    assert (answer.total, len(answer.hits)) == (5, 1)
    assert answer.facets["document"] == (("tea", 4), ("harbour", 1))
    assert answer.facets["kind"] == (("paragraph", 3), ("heading", 1), ("title", 1))
    assert answer.facets["language"] == (("both", 4), ("en", 1))
    assert answer.facets["year"] == (("2022", 4), ("2021", 1))
    assert answer.facets["status"] == (("official", 4), ("unofficial", 1))


LIMIT_OF = {
    "document": "documents", "kind": "kinds", "language": "languages", "year": "years", "status": "statuses",
    "source": "sources", "collection": "collections",
}  # fmt: skip


@pytest.fixture
def crowded(new_shelf, town_rows, tmp_path):
    """Enough passages for every tier, of several documents, and an index over them."""
    shelf = new_shelf()
    shelf.put("tea", town_rows["tea"], ["green", "county"], issued="2022-03", status="official")
    shelf.put("harbour", town_rows["harbour"], ["county"], issued="2021-11-05", status="unofficial")
    shelf.put("parks", [("paragraph", "工业园区", "An industrial park")] * 12, issued="2021", status="official")
    shelf.put("works", [("heading", "", "An industrial town, a park")] * 9, issued="2020")
    shelf.put("gardens", [("paragraph", "公园", "A park"), ("caption", "", "Industrial tea")] * 5, issued="2020")
    with Index.open(tmp_path, shelf) as opened:
        yield opened


@pytest.mark.parametrize("query", ["industrial park", "park", "tea OR park", "submarine park", ""])
def test_every_facet_says_how_many_hits_are_left_when_it_is_chosen(crowded, query):
    facets = search(query, crowded).facets
    assert facets["document"]
    assert facets["year"]
    for name, counts in facets.items():
        for value, count in counts:
            assert search(query, crowded, **{LIMIT_OF[name]: [value]}).total == count


def test_narrowing_an_answer_never_adds_a_tier(crowded):
    assert {hit.tier for hit in search("industrial park", crowded, limit=100).hits} == {1}
    assert {hit.tier for hit in search("industrial park", crowded, documents=["gardens"]).hits} == set()


def test_a_facet_shows_what_its_other_values_would_add(crowded):
    chosen = search("park", crowded, years=["2021"])
    assert (chosen.total, dict(chosen.facets["year"])) == (12, {"2020": 14, "2021": 12})
    assert dict(chosen.facets["document"]) == {"parks": 12}
    both = search("park", crowded, years=["2021", "2020"], kinds=["heading"])
    assert (both.total, dict(both.facets["kind"])) == (9, {"paragraph": 17, "heading": 9})


def test_year_and_status_beside_the_query_hold_for_all_of_it(index):
    assert {hit.passage.id for hit in search("en:tea OR kind:heading", index, years=["2019"]).hits} == {"notice.0"}
    assert {hit.passage.id for hit in search("", index, years=["2020.."], kinds=["title"]).hits} == {
        "tea.0",
        "harbour.0",
    }
    assert {hit.passage.document for hit in search("茶 OR harbour", index, statuses=["unofficial"]).hits} == {"harbour"}
    assert search("tea", index, years=["nonsense"]).total == 0


def test_only_equivalents_that_found_something_in_this_answer_are_told(crowded):
    assert [note.params["term"] for note in search("仓库", crowded).notes] == ["仓库"]
    assert search("仓库", crowded, documents=["tea"]).notes == ()


def test_a_word_in_both_scripts_is_told_once(index):
    assert [note.params["term"] for note in search("倉庫", index).notes] == ["倉庫"]


def test_pages_follow_each_other_without_gaps(index):
    whole = [hit.passage.id for hit in search("tea", index, limit=100).hits]
    pages = [hit.passage.id for at in range(0, len(whole), 2) for hit in search("tea", index, limit=2, offset=at).hits]
    assert pages == whole


def test_hits_can_be_read_in_the_order_of_the_documents_or_by_date(index):
    by_document = [hit.passage.id for hit in search("en:tea", index, sort="document").hits]
    assert by_document == ["tea.0", "tea.1", "tea.2", "tea.3", "harbour.2"]
    assert [hit.passage.document for hit in search("kind:heading", index, sort="date").hits] == ["tea", "notice"]


MARKS = {
    '"茶业出口增长"': {"zh": ["茶 业出口\n增长"]},
    "绿色仓库": {"zh": ["绿色仓库"]},
    '"图书馆"': {"zh": ["圖書館"]},
    "ISBN": {"zh": ["ＩＳＢＮ"]},
    "en:reforming": {"en": ["reform"]},
    '"state-owned warehouses"': {"en": ["state-owned warehouses"]},
    "en:organi?ed*": {"en": ["organised"]},
    "zh:补贴 NEAR/6 zh:农户": {"zh": ["农户", "补贴"]},
    "zh:提前 -en:subsidy": {"zh": ["提前"]},
    "zh:改造 en:garden": {"zh": ["改造"], "en": ["gardens"]},
}


@pytest.mark.parametrize("query", MARKS)
def test_exactly_what_matched_is_marked_in_the_text_as_given(index, query):
    (hit, *_) = search(query, index).hits
    found = {lang: [hit.passage.text(lang)[a:b] for a, b in spans] for lang, spans in hit.matches.items() if spans}
    assert found == MARKS[query]


def test_equivalents_are_marked_where_the_words_themselves_do_not_stand(index):
    (hit,) = search("仓库", index, languages=["en"]).hits
    assert [hit.passage.en[a:b] for a, b in hit.matches["en"]] == ["warehouses"]
    assert hit.matches["zh"] == ()


LIKELY = {
    "绿色仓库": {"en": ["green warehouses"]},
    "zh:补贴": {"en": ["subsidy"]},
    '"补贴"': {"en": ["subsidy"]},
    "en:warehouses": {"zh": ["仓库"]},
    '"green warehouses"': {"zh": ["绿色仓库"]},
    "补贴 subsidy": {},
    "reform -en:green": {"zh": ["改革"]},
}


@pytest.mark.parametrize("query", LIKELY)
def test_what_the_other_side_probably_says_is_shown_in_the_first_tier(index, query):
    hit = next(hit for hit in search(query, index).hits if hit.passage.zh and hit.passage.en)
    likely = {lang: [hit.passage.text(lang)[a:b] for a, b in spans] for lang, spans in hit.likely.items() if spans}
    assert hit.tier == 1
    assert likely == LIKELY[query]
    assert hit.matches == search(query, index, widen=False).hits[0].matches


def test_equivalents_that_count_are_likely_ones_too(index):
    (hit,) = search("仓库", index, languages=["en"]).hits
    assert hit.likely == hit.matches


def test_a_changed_year_counts_without_a_new_index(index, town, town_rows):
    assert search("year:2030", index).total == 0
    town.put("harbour", town_rows["harbour"], issued="2030")
    assert search("year:2030", index).total == 3


def test_added_changed_and_removed_documents_are_found_or_not_at_once(index, town):
    assert search('"候鸟"', index).total == 0
    town.put("birds", [("paragraph", "候鸟北归。", "The migrants return.")])
    assert search('"候鸟"', index).total == 1
    town.put("birds", [("paragraph", "白鹭南飞。", "Egrets fly south.")])
    assert (search('"候鸟"', index).total, search('"白鹭"', index).total) == (0, 1)
    town.remove("birds")
    assert search('"白鹭"', index).total == 0
    assert search('"茶"', index).total == 4


def test_words_are_told_with_the_number_of_passages_that_hold_them(index, town):
    town.put("birds", [("paragraph", "候鸟，候鸟，", "Migrants, migrants. 5G"), ("heading", "候鸟 5G", "")])
    town.put("gone", [("paragraph", "白鹭", "egrets")])
    index.refresh()
    town.remove("gone")
    english, chinese = (index.read(lambda snapshot, lang=lang: snapshot.frequencies(lang)) for lang in ("en", "zh"))
    assert (english["migrants"], english["tea"], english.get("egrets")) == (1, 5, None)
    assert (chinese["5"], chinese["g"], chinese.get("候鸟")) == (2, 2, None)
    segments = index.read(lambda snapshot: snapshot.segments())
    assert (segments["候鸟"], segments[","], segments.get("白鹭")) == (2, 4, None)
    assert index.read(lambda snapshot: set(snapshot.vocabulary("en"))) == set(english)


NUMBERED = {
    # query: the marks in each passage of the first tier, the run whole first
    "13个": [["13个"], ["13"]],
    "3级": [["3级"], ["3", "级"]],
    "十三个": [["十三个"], ["十三个"]],
    "四里": [["四里"]],
}


@pytest.mark.parametrize("query", NUMBERED)
def test_a_number_of_a_chinese_run_is_no_part_of_a_longer_one(index, town, query):
    town.put(
        "figures",
        [
            ("paragraph", "设13个站，分3级，共十三个，长四里。", ""),
            ("paragraph", "个别地方有 13 处，级别为 3 。", ""),
            ("paragraph", "2013年，个别企业投资13.2亿元和300万元，另有1,130级。", ""),
            ("paragraph", "三十三个，十四五期间里程增加。", ""),
        ],
    )
    found = [
        [hit.passage.zh[a:b] for a, b in hit.matches["zh"]]
        for hit in search(query, index, widen=False).hits
        if hit.passage.document == "figures"
    ]
    assert [sorted(marks) for marks in found] == [sorted(marks) for marks in NUMBERED[query]]


@pytest.mark.parametrize("query", ['"R&D"', '"R & D"', 'en:"r& d"'])
def test_blanks_beside_the_signs_of_a_quoted_string_do_not_matter(index, town, query):
    town.put("lab", [("paragraph", "", text) for text in ("Spending on R & D rose.", "R&D rose.", "R and D rose.")])
    hits = [hit for hit in search(query, index).hits if hit.passage.document == "lab"]
    assert sorted(hit.passage.en[a:b] for hit in hits for a, b in hit.matches["en"]) == ["R & D", "R&D"]
