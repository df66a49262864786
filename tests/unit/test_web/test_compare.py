"""The page that compares two versions, and its JSON twin."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from corpus.types import Document
from webapp.compare import ROWS_A_PAGE

ROWS_1998 = (
    ("title", "灯塔守则 1998", "Rules of the Lighthouse 1998"),
    (
        "paragraph",
        "守塔人每晚点灯 2 次，风大时加点一次。",
        "The keeper lights the lamp twice a night, once more in a gale.",
    ),
    ("paragraph", "船长可以上塔喝茶，但不得带狗。", "Captains may come up for tea but shall bring no dogs."),
    ("paragraph", "油箱每逢初一加满，账目另记一册。", "The oil is filled up on the first of the month and booked."),
    ("paragraph", "雾天要敲钟，每隔一刻钟敲三下。", "In fog the bell is rung three times each quarter of an hour."),
)
ROWS_2018 = (
    ("title", "灯塔守则 2018", "Rules of the Lighthouse 2018"),
    (
        "paragraph",
        "守塔人每晚点灯 3 次，风大时加点一次。",
        "The keeper lights the lamp thrice a night, once more in a gale.",
    ),
    ("paragraph", "雾天要敲钟，每隔一刻钟敲三下。", "In fog the bell is rung three times each quarter of an hour."),
    ("paragraph", "船长可以上塔喝茶，但不得带狗。", "Skippers are welcome to tea upstairs; leave the dog below."),
    ("paragraph", "太阳能板由北山水务局检修。", "The solar panels are looked after by the water office."),
)


@pytest.fixture
def versions(add) -> tuple[Document, Document]:
    old = add(
        "lighthouse-1998", *ROWS_1998, title_zh="灯塔守则 1998", title_en="Rules of the Lighthouse", issued="1998"
    )
    new = add(
        "lighthouse-2018", *ROWS_2018, title_zh="灯塔守则 2018", title_en="Rules of the Lighthouse", issued="2018"
    )
    return old, new


@pytest.fixture
def address(versions: tuple[Document, Document]) -> str:
    return f"/compare?ui=en&a={versions[0].id}&b={versions[1].id}"


def page(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.text


class TestPage:
    def test_what_differs_is_marked_in_the_words_of_both(self, client, address):
        text = page(client, f"{address}&lang=zh")
        assert '<del class="figures">2</del> 次' in text
        assert '<ins class="figures">3</ins> 次' in text

    def test_every_row_says_in_words_what_became_of_it(self, client, address):
        text = page(client, f"{address}&lang=zh")
        assert re.findall(r'<span class="sign" aria-hidden="true">(.)</span>\s*<span>([^<]+)</span>', text) == [
            ("≈", "reworded"),
            ("≈", "reworded"),
            ("=", "the same"),
            ("−", "only in A"),
            ("=", "the same"),
            ("+", "only in B"),
        ]

    def test_a_moved_row_is_told_in_both_places(self, client, address):
        text = page(client, f"{address}&lang=zh")
        assert "stands elsewhere in B" in text
        assert "Here stands ¶ " in text

    def test_without_a_language_it_compares_where_they_differ_more(self, client, address):
        assert re.search(r'lang=en[^>]*aria-current="true"', page(client, address))

    def test_one_chinese_text_stands_beside_its_two_translations(self, client, add):
        a = add("a", ("paragraph", "雾天要敲钟，每隔一刻钟敲三下。", "In fog the bell is rung."))
        b = add("b", ("paragraph", "雾天要敲钟，每隔一刻钟敲三下。", "When it is misty, sound the bell."))
        text = page(client, f"/compare?a={a.id}&b={b.id}")
        assert 'data-columns="3"' in text
        assert text.count("雾天要敲钟，每隔一刻钟敲三下。") == 1
        assert 'data-columns="2"' in page(client, f"/compare?a={a.id}&b={b.id}&other=0")

    def test_rows_of_one_kind_alone_can_be_asked_for(self, client, address):
        text = page(client, f"{address}&lang=zh&show=only-b")
        assert "太阳能板" in text
        assert "雾天" not in text

    def test_rows_that_stay_are_folded_where_there_are_many(self, client, add):
        rows = [("paragraph", f"第{at}盏灯在码头的东边，每晚都亮。", "") for at in range(2, 9)]
        a, b = add("a", *rows), add("b", *rows, ("paragraph", "新装的灯在西边。", ""))
        assert "7 rows are the same" in page(client, f"/compare?ui=en&a={a.id}&b={b.id}")

    def test_two_documents_that_share_nothing_are_asked_about(self, client, add, address):
        a = add("a", *(("paragraph", f"第{at}间仓库存放绳索与灯油。", "") for at in "甲乙丙"))
        b = add("b", *(("paragraph", text, "") for text in ("茶会每周三在塔下。", "船队明年改走北线，不再靠岸。")))
        asked = "These two hardly share a passage. Are they versions of one text?"
        strange = page(client, f"/compare?ui=en&a={a.id}&b={b.id}")
        assert asked in strange
        assert "show=changes" not in strange
        ours = page(client, address)
        assert asked not in ours
        assert "show=reworded" in ours

    def test_long_versions_come_in_parts(self, client, add):
        rows = [("paragraph", f"码头的灯有 {at} 盏，编在第 {at * 7} 号册子里。", "") for at in range(ROWS_A_PAGE + 5)]
        a, b = add("a", *rows), add("b", *rows, ("paragraph", "新装的灯在西边。", ""))
        first = page(client, f"/compare?ui=en&a={a.id}&b={b.id}")
        assert "part 1 of 2" in first
        assert "新装的灯" not in first
        assert "新装的灯" in page(client, f"/compare?ui=en&a={a.id}&b={b.id}&page=2")

    def test_the_texts_of_a_document_are_escaped(self, client, add):
        a = add("a", ("paragraph", "", "The lamp is <b>bright</b> & old."))
        b = add("b", ("paragraph", "", "The lamp is <i>bright</i> & old."))
        text = page(client, f"/compare?a={a.id}&b={b.id}")
        assert "<b>" not in text
        assert "&lt;<del" in text


class TestForm:
    def test_without_documents_the_page_proposes_likely_versions(self, client, versions):
        text = page(client, "/compare?ui=en")
        assert f"/compare?a={versions[0].id}&amp;b={versions[1].id}" in text
        assert "their titles are alike" in text

    def test_one_document_is_kept_and_asks_for_the_other(self, client, versions, canal):
        text = page(client, f"/compare?a={versions[1].id}")
        assert f'<option value="{versions[1].id}" lang="zh-Hans" selected>' in text
        assert f"b={versions[1].id}" in text
        assert f"b={versions[1].id}" not in page(client, f"/compare?a={canal.id}")

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            ("a={0}&b={0}", "one and the same document"),
            ("a={0}&b=nowhere", "no such document"),
            ("a={0}&b={2}&lang=en", "share only"),
        ],
    )
    def test_what_cannot_be_compared_is_said_beside_the_form(self, client, versions, store, given: str, said: str):
        willows = next(each for each in store.documents() if each.reference.title_zh == "柳岸遊記")
        answer = client.get(f"/compare?ui=en&{given.format(versions[0].id, versions[1].id, willows.id)}")
        assert answer.status_code in (400, 404)
        assert said in answer.text
        assert f'<option value="{versions[0].id}" lang="zh-Hans" selected>' in answer.text

    def test_what_is_wrong_is_said_in_the_language_of_the_page(self, client, versions):
        assert "这是同一份文献" in client.get(f"/compare?ui=zh&a={versions[0].id}&b={versions[0].id}").text


class TestTwin:
    def test_it_says_what_the_page_says(self, client, address):
        answer = client.get(address.replace("/compare", "/api/v1/compare") + "&lang=zh").get_json()
        assert [row["status"] for row in answer["rows"]] == [
            *("reworded", "reworded", "same", "only-a", "same", "only-b")
        ]
        assert answer["counts"]["figures"] == 2
        assert answer["counts"]["moved"] == 1
        change = answer["rows"][1]["changes"][0]
        assert change["turn"] == "figures"
        assert [answer["rows"][1][side]["text"][slice(*change[side])] for side in "ab"] == ["2", "3"]

    def test_a_part_can_be_had(self, client, address):
        answer = client.get(address.replace("/compare", "/api/v1/compare") + "&lang=zh&offset=1&limit=2").get_json()
        assert (answer["total"], len(answer["rows"])) == (6, 2)

    def test_likely_versions_are_listed(self, client, versions):
        (found,) = client.get("/api/v1/compare").get_json()["versions"]
        assert (found["a"]["id"], found["b"]["id"]) == tuple(each.id for each in versions)

    def test_the_likely_versions_of_one_document_alone_are_listed(self, client, versions, canal):
        assert client.get(f"/api/v1/compare?a={versions[1].id}").get_json()["total"] == 1
        assert client.get(f"/api/v1/compare?b={canal.id}").get_json()["total"] == 0
