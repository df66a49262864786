"""The pages that ask more than a query: both sides, line by line, quotations, words."""

from __future__ import annotations

import io
import re
import zipfile
from typing import get_args
from urllib.parse import parse_qsl

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from corpus.export import formats
from indexer import concordance
from indexer.equivalents.renderings import Known
from indexer.quoting.verdict import Alarm, Standing, Typography, Verdict
from indexer.search import SORTS
from webapp.terms import one_term
from webapp.vocabulary import VOCABULARY


def page(client: FlaskClient, address: str, **query: str) -> BeautifulSoup:
    path, _, asked = address.partition("?")
    answer = client.get(path, query_string=dict(parse_qsl(asked)) | {"ui": "en"} | query)
    assert answer.status_code == 200, answer.text
    return BeautifulSoup(answer.text, "html.parser")


def words(soup: BeautifulSoup, selector: str) -> str:
    return " ".join(soup.select_one(selector).get_text(" ").split())


@pytest.fixture
def signs(add) -> None:
    """A formula that three documents repeat, with two translations, and once without any."""
    for at, english in enumerate(("Mind the lock gate.", "Mind the gate.", "Mind the lock gate.", "")):
        add(f"sign-{at}", ("paragraph", "小心闸门，注意安全。", english))


def test_the_second_box_is_closed_until_it_asks_something(client):
    assert not page(client, "/search", q="运河").select(".second[open]")
    soup = page(client, "/search", q="运河", without="boats")
    assert soup.select_one(".second[open] #without")["value"] == "boats"
    assert not soup.select_one("#with")["value"]


def test_what_the_translation_lacks_stays_in_every_link_of_the_page(client):
    soup = page(client, "/search", q="运河", without="boats", limit="1")
    links = soup.select('.tools a, #filters li a, .pager a, .exports a, link[rel="alternate"]')
    assert links
    assert all("without=boats" in link["href"] for link in links if link["href"] != "#filters")


def test_repetitions_are_folded_with_their_translations_to_open(client, signs):
    soup = page(client, "/search", q="小心闸门", fold="1")
    (folded,) = soup.select(".repeated")
    assert words(folded, "summary") == "stands here 4 times, 2 translations"
    assert [words(each, "a") for each in folded.select("li")] == [
        "Mind the lock gate.", "Mind the gate.", "no counterpart in this document",
    ]  # fmt: skip
    assert "different ones" in words(soup, "h1")
    assert not page(client, "/search", q="小心闸门").select(".repeated")


def test_words_of_the_other_language_are_switched_off_beside_what_they_add(client):
    soup = page(client, "/search", q="boats")
    if soup.select('.beside a[href*="widen=0"]'):
        assert "also finds" in words(soup, ".notes")
    off = page(client, "/search", q="boats", widen="0")
    assert off.select_one('.beside a:not([href*="widen"])')
    assert "also finds" not in off.main.text


def test_a_line_holds_its_left_what_was_found_and_its_right(client, canal_passages):
    soup = page(client, "/search", q="水库", view="kwic", limit="3")
    lines = soup.select(".kwic li")
    assert len(lines) == 3
    for line in lines:
        assert line.select_one("mark").text == "水库"
        joined = line.select_one(".line").text
        assert joined in canal_passages[7].zh
        assert line.select_one(".line")["lang"] == "zh-Hans"
        assert line.select_one(".said")["lang"] == "en"
    assert words(soup, "h1") == "40 lines in 1 passage"
    assert soup.select_one('.pager a[rel="next"]')


def test_another_search_from_the_lines_gives_lines(client):
    assert page(client, "/search", q="水库", view="kwic").select_one('.box input[name="view"]')["value"] == "kwic"
    assert not page(client, "/search", q="水库").select('.box input[name="view"]')


def test_lines_of_one_side_alone_can_be_asked_for(client):
    soup = page(client, "/search", q="canal OR 运河", view="kwic", lang="en", limit="50")
    assert {line.select_one("mark").text.lower() for line in soup.select(".kwic li")} == {"canal"}
    assert client.get("/search?q=运河&view=kwic&sort=none").status_code == 400
    assert client.get("/search?q=运河&view=none").status_code == 400


def test_a_search_that_finds_nothing_says_what_was_tried(client):
    assert "nor their equivalents" in words(page(client, "/search", q="xyzzy"), ".empty")
    assert "as they were typed" in words(page(client, "/search", q="xyzzy", widen="0"), ".empty")
    soup = page(client, "/search", q="运河", without="canal", kind="note")
    assert "everything that is asked" in words(soup, ".empty")
    wider = [link["href"] for link in soup.select(".empty a")]
    assert any("without" not in link and "kind" not in link and link.startswith("/search?") for link in wider)


@pytest.mark.parametrize("view", ["", "kwic"])
def test_everything_that_was_found_can_be_taken_along(client, view):
    soup = page(client, "/search", q="运河", view=view or "passages", language="both", sort="left" if view else "date")
    links = [link["href"] for link in soup.select(".exports a")]
    assert {dict(parse_qsl(link.partition("?")[2]))["format"] for link in links} == set(formats())
    for link in links:
        answer = client.get(link)
        assert answer.status_code == 200, link
        assert "attachment" in answer.headers["Content-Disposition"]
        data = answer.data
        if data.startswith(b"PK"):
            data = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
        assert "运河" in data.decode()


def test_the_words_of_a_note_have_their_language(client, add):
    add("ferry3", ("paragraph", "", "The reservoir feeds the canal."))
    note = page(client, "/search", q="水库").select_one(".notes li")
    assert {each["lang"] for each in note.select("[lang]")} == {"zh-Hans", "en"}


def test_what_was_meant_is_offered_and_not_searched(client):
    soup = page(client, "/search", q="resevoir", widen="0")
    (offered,) = soup.select(".meant a")
    assert offered.text == "reservoir"
    assert page(client, offered["href"]).select(".hit")


def test_what_is_counted_already_is_not_offered_again(client):
    soup = page(client, "/search", q="resevoir")
    assert "reservoir" in soup.select_one(".notes").text
    assert soup.select(".hit")
    assert not soup.select(".meant a")


QUOTED = "闸门由木料改为钢制。"


def test_a_quotation_is_shown_with_what_differs_and_its_counterpart(client):
    soup = page(client, "/check", text=QUOTED)
    assert soup.select_one(".verdict")["class"] == ["verdict", "near"]
    place = soup.select_one(".hit")
    assert ([each.text for each in place.select("del")], [each.text for each in place.select("ins")]) == (
        ["木"],
        ["石"],
    )
    assert place.select_one(".side.zh")["lang"] == "zh-Hans"
    assert place.select_one(".side.en").text == "The lock gates, once stone, are steel <b>now</b> & heavier."
    assert place.select_one("button[data-text]")["data-text"] == "闸门由石料改为钢制。"


@pytest.mark.parametrize(
    ("document", "said"),
    [("运河修缮报告", "where you said"), ("柳岸遊記", "not in that document"), ("海港志", "no such document")],
)
def test_whether_it_is_there_and_whether_it_is_where_one_said_are_told_apart(client, document, said):
    soup = page(client, "/check", text="闸门由石料改为钢制。", document=document)
    there, where = (" ".join(each.text.split()) for each in soup.select(".verdict"))
    assert "word for word" in there
    assert said in where


def test_a_sign_and_words_tell_the_verdict_not_the_colour_alone(client):
    found = {
        text: words(page(client, "/check", text=text), ".verdict")
        for text in ("闸门由石料改为钢制。", QUOTED, "海面上没有一只船，也没有一个人。")
    }
    assert len(set(found.values())) == 3
    assert [each[0] for each in found.values()] == ["✓", "≈", "✗"]


def test_a_long_quotation_is_answered_at_once_and_switches_the_language_by_sending_it_again(client):
    answer = client.post("/check?ui=en", data={"text": "运河的水来自北山水库。" * 200})
    soup = BeautifulSoup(answer.text, "html.parser")
    switch = soup.select_one("footer button[form=paste]")
    assert soup.select_one("#paste")
    again = client.post(switch["formaction"], data={"text": "运河的水来自北山水库。" * 200})
    assert BeautifulSoup(again.text, "html.parser").html["lang"] == "zh-Hans"
    short = client.post("/check", data={"text": QUOTED, "document": "", "page": ""})
    assert (short.status_code, "document" in short.location) == (303, False)


def test_each_rendering_opens_its_passages_and_divides_them(client, canal):
    soup = page(client, "/translations", term="运河")
    rendering = soup.select_one(".renderings li")
    count = int(re.search(r"(\d+) passage", words(rendering, ".n"))[1])
    assert words(rendering, "a").lower() == "canal"
    assert words(page(client, rendering.select_one("a")["href"]), "h1").startswith(f"{count} passage")
    divided = rendering.select_one(f'dd a[href*="document={canal.id}"]')
    assert page(client, divided["href"]).select(".hit")
    assert "likely, not certain" in soup.main.text


@pytest.mark.parametrize(
    ("table", "values"),
    [("verdict", Verdict), ("standing", Standing), ("alarm", Alarm), ("typography", Typography), ("known", Known),
     ("order", concordance.Sort)],
)  # fmt: skip
def test_every_value_that_a_page_shows_has_words(table, values):
    assert set(VOCABULARY[table]) == set(get_args(values))


def test_every_order_of_the_results_has_words():
    assert set(VOCABULARY["sort"]) == set(SORTS)


def test_collections_are_filters(client, store, canal):
    store.collect(canal.id, ["水利"])
    soup = page(client, "/search", q="水", lang="en")
    assert "水利" not in soup.main.text
    chosen = page(client, soup.select_one('#filters a[href*="collection="]')["href"])
    places = [hit.select_one(".actions a:last-child")["href"].partition("?")[0] for hit in chosen.select(".hit")]
    assert set(places) == {f"/documents/{canal.id}"}
    assert "水利" in page(client, "/library").main.text


@pytest.mark.parametrize("term", ["xyzzy", "柳樹", "<b>", "？"])
def test_a_term_without_translations_is_told_so(client, term):
    soup = page(client, "/translations", term=term)
    assert soup.select_one(".count")
    assert soup.select_one("#term")["value"] == term


def test_neighbours_lead_to_the_lines_where_they_stand(client):
    soup = page(client, "/collocates", q="水库")
    neighbour = soup.select_one(".words tbody a")
    assert page(client, neighbour["href"]).select(".kwic li")


def test_words_are_counted_in_a_language_and_a_document(client, canal):
    answer = client.get("/frequencies")
    assert answer.location.endswith("lang=zh")
    soup = page(client, "/frequencies", lang="en", document=canal.id, prefix="can")
    assert [words(row, "th") for row in soup.select(".words tbody tr")] == ["canal"]


@pytest.mark.parametrize(
    ("query", "term"),
    [("改革", "改革"), ('zh:"改革"', "改革"), ("wind power", "wind power"), ("改革 开放", ""), ("wind AND power", ""),
     ("20514.2亿元", ""), ("zh:改革 -en:reform", ""), ("(wind)", ""), ("a" * 41, "")],
)  # fmt: skip
def test_a_query_of_one_term_is_known(query, term):
    assert one_term(query) == term


@pytest.mark.parametrize(
    ("beside", "advice"), [({"page": "3"}, "name the document"), ({"page": "abc", "document": "x"}, "no page number")]
)
def test_a_page_that_can_not_be_checked_keeps_what_was_typed_and_says_why(client, beside, advice):
    answer = client.get("/check", query_string={"text": QUOTED, "ui": "en", **beside})
    soup = BeautifulSoup(answer.text, "html.parser")
    assert answer.status_code == 400
    field = soup.select_one("#page")
    assert (soup.select_one("#text").text, field["value"]) == (QUOTED, beside["page"])
    assert advice in soup.find(id=field["aria-describedby"]).text
    assert not soup.select(".verdict")


def test_translations_are_asked_within_limits_that_stay_in_the_form(client, canal):
    soup = page(client, "/translations", term="运河", document=canal.id, year="2019", status="official")
    form = soup.select_one("form.ask[action='/translations']")
    assert form.select_one("select[name=document] [selected]")["value"] == canal.id
    assert form.select_one("[name=year]")["value"] == "2019"
    assert form.select_one("select[name=status] [selected]")["value"] == "official"
    assert soup.select(".renderings")
    blank = page(client, "/translations", term="运河", document="", year="", status="")
    assert blank.select(".renderings")


def test_a_year_that_is_none_is_told_beside_what_was_typed(client):
    answer = client.get("/translations", query_string={"term": "运河", "year": "soon", "ui": "en"})
    soup = BeautifulSoup(answer.text, "html.parser")
    field = soup.select_one("[name=year]")
    assert (answer.status_code, field["value"], soup.select_one("#term")["value"]) == (400, "soon", "运河")
    assert "2015..2019" in soup.find(id=field["aria-describedby"]).text


def test_a_page_says_where_no_passage_holds_all_and_which_words_stand_nowhere(client):
    told = words(page(client, "/search", q="运河 zzqqxx"), ".notes")
    assert "No passage here holds all of the query" in told
    assert "“ zzqqxx ” stands nowhere in the library" in told
    kinds = [note["kind"] for note in client.get("/api/v1/search?q=运河 zzqqxx").json["notes"]]
    assert {"nowhere", "none-whole"} <= set(kinds)
    assert "partial" not in kinds


@pytest.mark.parametrize("view", ["", "kwic"])
def test_filters_that_are_set_stand_above_the_results_each_with_a_way_out(client, view):
    soup = page(client, "/search", q="运河", kind="paragraph", year="2019", view=view or "passages")
    told = {" ".join(each.text.split()): each["href"] for each in soup.select(".limits a")}
    assert list(told) == ["Kinds: paragraph × (take this filter out)", "Years: 2019 × (take this filter out)"]
    assert [("kind=" in href, "year=" in href) for href in told.values()] == [(False, True), (True, False)]
    assert not page(client, "/search", q="运河").select(".limits")


def test_a_printout_of_a_search_says_what_was_asked_and_where(client):
    told = words(page(client, "/search", q="运河", year="2019"), ".colophon")
    assert told == "Search: 运河 http://localhost/search?q=运河&year=2019"


@pytest.mark.parametrize("view", ["passages", "kwic"])
def test_a_second_way_leads_past_the_tools_to_the_results(client, view):
    soup = page(client, "/search", q="运河", view=view)
    assert [each["href"] for each in soup.select(".skip")] == ["#main", "#results"]
    (results,) = soup.select("#results[tabindex='-1']")
    assert results.select(".hit, .kwic li")
    assert not results.select(".tools")


def test_the_parts_of_a_list_are_set_apart_as_the_language_does(client, add):
    add("lists", ("paragraph", "", "They construct a pier."), ("paragraph", "", "They build a pier."))
    added = [each for each in page(client, "/search", q="建设", ui="zh").select(".notes li") if "也包括" in each.text]
    assert [re.sub(r"\s", "", each.text) for each in added] == ["“建设”也包括：build、construct。"]
