"""Whether a quotation stands in the library, on every engine."""

from __future__ import annotations

import pytest

from corpus.types import Locator, Passage, SentenceBead
from indexer.check import check
from indexer.index import ENGINES, Index

FERRY = (
    ("title", "渡口管理办法", "Rules for the Ferry"),
    (
        "paragraph",
        "渡船每日往返 12 次，票价为 2.5 元。学生凭证件半价，70 岁以上的老人免费。",
        "The ferry crosses 12 times a day and the fare is CNY2.5. Students pay half on showing a card, "
        "and people over 70 ride free.",
    ),
    (
        "paragraph",
        "遇大风、大雾或者水位超过警戒线时，不得开船。",
        "In strong wind, in fog, or when the water stands above the warning line, the boat must not leave.",
    ),
    (
        "paragraph",
        "摆渡人应当每季度检修船只，并把检修记录保存 3 年。",
        "The ferryman shall overhaul the boats every quarter and keep the records for 3 years.",
    ),
    ("paragraph", "", "A bell on the landing calls the boat at night."),
)


@pytest.fixture(scope="module", params=ENGINES)
def index(request, new_shelf, town_rows, tmp_path_factory):
    shelf = new_shelf()
    shelf.put("ferry", FERRY, title_zh="渡口管理办法", title_en="Rules for the Ferry", issued="2021")
    shelf.put("tea", town_rows["tea"], title_zh="云溪县茶业发展指南")
    shelf.put("notice", town_rows["notice"], title_zh="數位圖書館")
    with Index.open(tmp_path_factory.mktemp("home"), shelf, request.param) as opened:
        yield opened


def where(found):
    return [tuple(passage.id for passage in place.passages) for place in found.places]


VERBATIM = {
    "遇大风、大雾或者水位超过警戒线时，不得开船。": ["ferry.2"],
    "遇大风大雾 或者水位超过\n警戒线时 不得开船": ["ferry.2"],
    "遇大風、大霧或者水位超過警戒線時": ["ferry.2"],
    "“不得开船”": ["ferry.2"],
    "每日往返１２次,票价为2.5元": ["ferry.1"],
    "the boat must not leave": ["ferry.2"],
    "THE FERRYMAN shall over-\nhaul the boats": ["ferry.3"],
    "people over 70": ["ferry.1"],
    "ferry crosses 1": [],
    "岁以上的老人免费": ["ferry.1"],
    "讀者证件遗失者 应申请补发": ["notice.1"],
    "ISBN": ["notice.1"],
    "A bell on the landing calls the boat": ["ferry.4"],
}


@pytest.mark.parametrize("quotation", VERBATIM)
def test_a_quotation_is_verbatim_whatever_its_typography(index, quotation):
    found = check(quotation, index)
    assert [name for names in where(found) for name in names] == VERBATIM[quotation]
    assert found.verdict == ("verbatim" if VERBATIM[quotation] else "not-found")


NEAR = {
    "渡船每日往返 12 次，票价为 2.5 美元": (["ferry.1"], ("figures",)),
    "0 岁以上的老人免费": (["ferry.1"], ("figures",)),
    "rossings a day and the fare is CNY2.5": (["ferry.1"], ()),
    "遇大风、大雾或者水位低于警戒线时，不得开船。": (["ferry.2"], ("limits",)),
    "In strong wind, in fog, or when the water stands below the warning line": (["ferry.2"], ("limits",)),
    "学生凭证件半价，70 岁以下的老人免费": (["ferry.1"], ("limits",)),
    "遇大风、大雾或者水位超过警戒线时，得开船。": (["ferry.2"], ("negation",)),
    "渡船每日往返 15 次，票价为 2.5 元": (["ferry.1"], ("figures",)),
    "渡船每日往返 12 次，票价为 25 元": (["ferry.1"], ("figures",)),
    "学生凭证件半价，岁以上的老人免费": (["ferry.1"], ("figures",)),
    "The ferryman shall overhaul the boats every year and keep the records for 3 years": (["ferry.3"], ()),
    "The ferryman shall overhaul the boats every quarter and keep the records for 5 years": (["ferry.3"], ("figures",)),
    "keep the record for 3 years": (["ferry.3"], ()),
}


@pytest.mark.parametrize("quotation", NEAR)
def test_a_changed_word_figure_or_negation_makes_it_near_and_what_matters_is_said(index, quotation):
    found = check(quotation, index)
    assert (found.verdict, list(where(found)[0]), found.places[0].alarms) == ("near", *NEAR[quotation])
    steps = found.places[0].differences
    assert "".join(step.quoted for step in steps) == quotation
    assert (
        "".join(step.stored for step in steps).strip("。，, ")
        in FERRY[found.places[0].passages[0].ordinal][1] + (FERRY[found.places[0].passages[0].ordinal][2])
    )


def test_one_amount_in_other_figures_is_another_wording(new_shelf, tmp_path):
    shelf = new_shelf()
    shelf.put("bridges", [("paragraph", "五年来修桥铺路共投入 31415.9 亿元，惠及沿河居民。", "")])
    with Index.open(tmp_path, shelf, "memory") as index:
        same = check("五年来修桥铺路共投入3.14159万亿元，惠及沿河居民", index)
        other = check("五年来修桥铺路共投入3.14159亿元，惠及沿河居民", index)
    assert [(found.verdict, found.places[0].alarms) for found in (same, other)] == [
        ("near", ()),
        ("near", ("figures",)),
    ]


def test_a_quotation_whose_words_are_inflected_otherwise_is_near(new_shelf, tmp_path):
    shelf = new_shelf()
    shelf.put(
        "list", [("paragraph", "", "The town honours quiet mills, clean boats, tidy gardens and honest traders.")]
    )
    with Index.open(tmp_path, shelf, "memory") as index:
        found = check("quiet mill, clean boat, tidy garden, honest trader", index)
    assert (found.verdict, where(found)) == ("near", [("list.0",)])


@pytest.mark.parametrize(
    "quotation",
    [
        "湖边的灯塔昨夜又亮了起来",
        "Nobody remembers who painted the lighthouse",
        "of the and to the",
        "，。！",
        "",
        " ",
        "\ud800",
        "5 元",
    ],
)
def test_what_does_not_stand_there_is_not_found(index, quotation):
    assert check(quotation, index).verdict == "not-found"


OMITTING = {
    "渡船每日往返 12 次……老人免费": ["ferry.1"],
    "The ferry crosses 12 times a day … people over 70 ride free": ["ferry.1"],
    "The ferry crosses 12 times a day [...] and people over 70 ride free": ["ferry.1"],
    "[T]he boat must not leave": ["ferry.2"],
    "the boat [that is, the ferry] must not leave": ["ferry.2"],
    "渡船每日往返 12 次……并把检修记录保存 3 年": ["ferry.1", "ferry.3"],
}


@pytest.mark.parametrize("quotation", OMITTING)
def test_what_the_quoter_leaves_out_or_puts_in_brackets_does_not_count(index, quotation):
    found = check(quotation, index)
    assert (found.verdict, list(where(found)[0])) == ("verbatim", OMITTING[quotation])
    assert "".join(step.quoted for step in found.places[0].differences) == quotation
    assert "punctuation" not in found.places[0].typography


def test_parts_that_stand_in_another_order_are_not_verbatim(index):
    assert check("老人免费……渡船每日往返 12 次", index).verdict != "verbatim"


def test_what_is_left_out_without_a_mark_is_shown_as_missing(index):
    found = check("遇大风、大雾时，不得开船。", index)
    assert found.verdict == "near"
    assert ("missing", "或者水位超过警戒线") in {(step.kind, step.stored) for step in found.places[0].differences}


def test_a_quotation_may_run_over_the_borders_of_passages(index):
    found = check("70 岁以上的老人免费。遇大风、大雾或者水位超过警戒线时，不得开船。摆渡人应当每季度检修船只", index)
    assert (found.verdict, where(found)[0]) == ("verbatim", ("ferry.1", "ferry.2", "ferry.3"))
    whole = check("".join(row[1] for row in FERRY), index)
    assert (whole.verdict, where(whole)[0]) == ("verbatim", ("ferry.0", "ferry.1", "ferry.2", "ferry.3"))


def test_both_languages_are_checked_side_by_side(index):
    found = check(f"{FERRY[2][1]} {FERRY[2][2]}", index)
    assert [(part.lang, part.verdict) for part in found.parts] == [("zh", "verbatim"), ("en", "verbatim")]
    assert (found.verdict, found.together) == ("verbatim", True)
    apart = check(f"{FERRY[2][1]}\n{FERRY[3][2].replace('quarter', 'year')}", index)
    assert (apart.verdict, apart.together) == ("near", False)


CLAIMS = {
    ("渡口管理办法", ""): "there",
    ("《渡口管理办法》", ""): "there",
    ("Rules for the Ferry, 2021", ""): "there",
    ("ferry", "3"): "page-unknown",
    ("云溪县茶业发展指南", ""): "absent",
    ("云溪县志", ""): "unknown-document",
}


@pytest.mark.parametrize(("document", "page"), CLAIMS)
def test_whether_it_is_there_and_whether_it_is_where_you_said_are_two_answers(index, document, page):
    found = check("水位超过警戒线时，不得开船", index, document=document, page=page)
    assert (found.verdict, found.claim.standing) == ("verbatim", CLAIMS[document, page])


def test_a_quotation_that_is_changed_where_you_said_is_near_there_and_verbatim_elsewhere(new_shelf, tmp_path):
    shelf = new_shelf()
    shelf.put("draft", [("paragraph", "渡船每日往返十二次，票价为三元整。", "")], title_zh="草案")
    shelf.put("rules", [("paragraph", "渡船每日往返十二次，票价为两元整。", "")], title_zh="定稿")
    with Index.open(tmp_path, shelf, "memory") as index:
        found = check("渡船每日往返十二次，票价为两元整。", index, document="草案")
    assert (found.verdict, found.claim.standing) == ("verbatim", "near")
    assert [(place.document.id, place.verdict, place.claimed) for place in found.places] == [
        ("rules", "verbatim", False),
        ("draft", "near", True),
    ]


PAGED = Passage(
    0,
    "paragraph",
    "船到桥头。桥下有灯。",
    "The boat reaches the bridge. A lamp hangs below.",
    zh_locators=(Locator("a.pdf", page=7),),
    en_locators=(Locator("a.pdf", page=8),),
    id="p.0",
    document="p",
    sentences=(SentenceBead((0, 5), (0, 28), 0.9), SentenceBead((5, 10), (29, 48), 0.9)),
)


class Paged:
    """A library of one document whose pages are known."""

    def __init__(self, shelf):
        shelf.put("p", [("paragraph", PAGED.zh, PAGED.en)])
        self._shelf = shelf

    def __getattr__(self, name):
        return getattr(self._shelf, name)

    def passages(self, name):
        return (PAGED,)

    def get_many(self, ids):
        return {PAGED.id: PAGED} if PAGED.id in ids else {}


@pytest.mark.parametrize(
    ("page", "standing"), [("7", "there"), ("p. 7", "there"), ("第7页", "there"), ("8", "other-page")]
)
def test_the_page_is_that_of_the_side_quoted(new_shelf, tmp_path, page, standing):
    with Index.open(tmp_path, Paged(new_shelf()), "memory") as index:
        found = check("桥下有灯", index, document="p", page=page)
        cited = check("桥下有灯", index, document=f"p.txt, {page}" if page != "8" else "p.txt：8")
    assert (found.claim.standing, found.claim.pages) == (standing, (7,))
    assert cited.claim.standing == standing


def test_the_counterpart_is_the_sentence_that_translates_the_quotation(new_shelf, tmp_path):
    with Index.open(tmp_path, Paged(new_shelf()), "memory") as index:
        (stretch,) = check("桥下有灯", index).places[0].stretches
        assert (stretch.text, stretch.translation) == ("桥下有灯", "A lamp hangs below.")
        (whole,) = check(PAGED.en, index).places[0].stretches
        assert whole.translation == PAGED.zh


def test_the_place_that_was_claimed_is_among_those_shown(new_shelf, tmp_path):
    shelf = new_shelf()
    for number in range(5):
        shelf.put(f"copy{number}", [("paragraph", "船到桥头自然直，桥下有灯。", "")], title_zh=f"抄本{number}号")
    shelf.put("draft", [("paragraph", "船到桥头自然直，桥下无灯。", "")], title_zh="最初的草案")
    with Index.open(tmp_path, shelf, "memory") as index:
        first = check("船到桥头自然直，桥下有灯", index, document="抄本4号", limit=2).places
        near = check("船到桥头自然直，桥下有灯", index, document="最初的草案", limit=2)
    assert [place.document.id for place in first] == ["copy4", "copy0"]
    assert [(place.document.id, place.claimed) for place in near.places] == [("copy0", False), ("draft", True)]
    assert (near.parts[0].total, near.claim.standing) == (5, "near")


def test_both_parts_must_stand_where_it_was_said(index):
    text = f"{FERRY[2][1]}\nThe moon is a lamp for those without oil"
    found = check(text, index, document="渡口管理办法")
    assert (found.verdict, found.claim.standing) == ("not-found", "absent")
    assert check(f"{FERRY[2][1]}\n{FERRY[2][2]}", index, document="渡口管理办法").claim.standing == "there"


def test_a_page_without_a_document_claims_nothing(index):
    assert check("不得开船", index, page="3").claim is None
