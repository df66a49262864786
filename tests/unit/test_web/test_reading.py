"""The reading page: its layouts, finding in a document, and what goes to paper."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup

from corpus.errors import CitationError
from corpus.types import Passage
from webapp import documents
from webapp.coverage import coverage
from webapp.walking import LIKELY


def page(client, address: str, **parameters: str) -> BeautifulSoup:
    answer = client.get(address, query_string=parameters or None, follow_redirects=True)
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


def text(soup: BeautifulSoup, selector: str) -> str:
    return " ".join(soup.select_one(selector).text.split())


@pytest.fixture
def address(canal) -> str:
    return f"/documents/{canal.id}"


def fragment(answer) -> str:
    return urlsplit(answer.location).fragment


def parameters(location: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(location).query)


# Finding


def test_finding_leads_to_the_first_hit_in_reading_order(client, address, canal_passages):
    answer = client.get(address, query_string={"find": "运河全长"})
    assert answer.status_code == 303
    assert fragment(answer) == f"p-{canal_passages[2].id}"
    assert parameters(answer.location) == {"find": ["运河全长"], "hit": [canal_passages[2].id]}


def test_where_the_reader_stands_among_the_hits_is_said_and_marked(client, address, canal_passages):
    soup = page(client, address, find="运河", widen="0", ui="en")
    assert text(soup, ".walk .where") == "passage 1 of 3"
    assert soup.title.text.startswith("passage 1 of 3 · ")
    assert soup.select_one("[aria-current=location]")["id"] == f"p-{canal_passages[0].id}"
    assert {mark.text for mark in soup.select(".rows mark:not(.likely)")} == {"运河"}
    assert len(soup.select(".pair.stop")) == 3


def test_finding_says_which_equivalents_count_and_offers_the_words_alone(client, add):
    rows = [("paragraph", "运河很长。", "It is long."), ("paragraph", "水道很宽。", "The canal is wide.")]
    soup = page(client, f"/documents/{add('waters', *rows).id}", find="运河", ui="en")
    bar = soup.select_one(".walk .read")
    assert " ".join(bar.span.text.split()) == "“运河” also finds: canal."
    assert bar.a.text == "Only the words as they were typed"
    alone = page(client, bar.a["href"])
    assert "widen=0" in bar.a["href"]
    assert {mark.text for mark in alone.select(".rows mark:not(.likely)")} == {"运河"}
    assert alone.select_one(".find [name=widen]")["value"] == "0"
    assert "widen" not in alone.select_one(".walk .read a")["href"]


def test_every_hit_leads_to_the_next_and_back(client, address, canal_passages):
    first = page(client, address, find="运河", widen="0")
    assert first.select_one(".walk [rel=prev]") is None
    second = page(client, first.select_one(".walk [rel=next]")["href"])
    assert second.select_one("[aria-current=location]")["id"] == f"p-{canal_passages[2].id}"
    assert second.select_one(".walk [rel=prev]")["href"].endswith(f"#p-{canal_passages[0].id}")
    last = page(client, second.select_one(".walk [rel=next]")["href"])
    assert last.select_one(".walk [rel=next]") is None
    assert last.select_one("[aria-current=location]")["id"] == f"p-{canal_passages[7].id}"


def test_hits_lead_on_across_the_parts_of_a_document(client, address, canal_passages, monkeypatch):
    monkeypatch.setattr(documents, "ROWS_A_PAGE", 3)
    soup = page(client, address, find="运河", widen="0", hit=canal_passages[2].id)
    last = page(client, soup.select_one(".walk [rel=next]")["href"])
    assert [each["id"] for each in last.select(".rows .pair")] == [f"p-{p.id}" for p in canal_passages[6:]]
    assert text(last, ".walk .where").startswith("第 3 段")


def test_who_asks_again_in_a_later_part_begins_there(client, address, canal_passages, monkeypatch):
    monkeypatch.setattr(documents, "ROWS_A_PAGE", 3)
    form = page(client, address, page="2").select_one("form.find")
    given = {each["name"]: each.get("value", "") for each in form.select("input")} | {"find": "运河", "widen": "0"}
    assert fragment(client.get(address, query_string=given)) == f"p-{canal_passages[7].id}"


def test_what_is_behind_the_last_hit_begins_with_the_first_again(client, address, canal_passages):
    answer = client.get(address, query_string={"find": "沿岸居民", "from": "5"})
    assert fragment(answer) == f"p-{canal_passages[3].id}"


def test_what_is_not_in_the_document_is_said_and_can_be_searched_in_the_library(client, address):
    soup = page(client, address, find="xyzzy", ui="en")
    assert text(soup, ".walk .where") == "Nothing in this document holds it."
    assert soup.select_one("#find")["value"] == "xyzzy"
    assert "/search?q=xyzzy" in {link["href"] for link in soup.select(".walk a")}
    assert len(soup.select(".rows .pair")) == 8


def test_an_ended_way_leaves_the_reader_where_they_are(client, address, canal_passages, monkeypatch):
    monkeypatch.setattr(documents, "ROWS_A_PAGE", 3)
    soup = page(client, address, find="运河", hit=canal_passages[7].id, ui="en")
    assert soup.find("a", string="Done")["href"] == f"{address}?ui=en&page=3"


def test_in_context_the_query_of_a_search_is_carried_into_the_document(client, canal_passages):
    soup = page(client, "/search", q="运河", **{"with": "canal"})
    link = next(a["href"] for a in soup.select(".hit .actions a") if f"#p-{canal_passages[2].id}" in a["href"])
    there = page(client, link)
    assert there.select_one("[aria-current=location]")["id"] == f"p-{canal_passages[2].id}"
    assert {"运河", "canal"} <= {mark.text for mark in there.select("[aria-current=location] mark")}


def test_a_query_that_is_carried_finds_what_the_search_page_found(client, canal):
    for query in ("运河", "boats", "zh:运河 en:stone", "350 million"):
        found = client.get("/api/v1/search", query_string={"q": query, "document": canal.id}).json["total"]
        stops = page(client, f"/documents/{canal.id}", find=query, page="1").select(".pair.stop")
        assert len(stops) == found, query


def test_what_holds_some_of_the_words_is_no_stop_where_something_holds_them_all(client, address, canal_passages):
    soup = page(client, address, find="运河全长", ui="en")
    assert text(soup, ".walk .where") == "passage 1 of 1"
    partial = page(client, address, find="运河全长", hit=canal_passages[0].id, ui="en")
    assert text(partial, ".walk .where").startswith("passage 1 of ")
    assert len(partial.select(".pair.stop")) > 1


def test_pairs_in_doubt_can_be_gone_through_one_by_one(client, address, canal_passages):
    soup = page(client, page(client, address, ui="en").select_one(".coverage .absent a")["href"])
    assert text(soup, ".walk .where") == "passage 1 of 2"
    assert soup.select_one(".walk [rel=next]")["href"].endswith(f"#p-{canal_passages[4].id}")
    assert text(page(client, address, state="unsure"), ".walk .where") == "passage 1 of 1"


@pytest.mark.parametrize("given", ["state=sure", "widen=2&find=a", "page=0", "at=x", "from=-1&find=a"])
def test_what_can_not_be_used_is_a_mistake_that_is_told(client, address, given):
    assert client.get(f"{address}?{given}").status_code == 400


def test_a_stop_that_is_none_is_passed_over(client, address):
    assert client.get(f"{address}?find=运河&hit=nowhere").status_code == 303
    assert client.get(f"{address}?hit=nowhere").status_code == 200


def test_many_hits_are_all_marked_and_those_nearby_with_their_likely_equivalents(client, add):
    rows = [("paragraph", f"水渠通向第{at}个村庄。", f"The ditch leads to village {at}.") for at in range(LIKELY + 40)]
    document = add("ditches", *rows)
    soup = page(client, f"/documents/{document.id}", find="水渠", widen="0")
    assert len(soup.select(".pair.stop mark:not(.likely)")) == LIKELY + 40
    assert len(soup.select(".pair.stop:has(mark.likely)")) <= LIKELY


# Layouts


@pytest.mark.parametrize("layout", ["side-by-side", "stacked", "zh", "en", "panes"])
def test_every_layout_holds_every_passage_in_both_languages(client, address, canal_passages, layout):
    soup = page(client, address, layout=layout)
    assert soup.select_one("main")["data-layout"] == layout
    for passage in canal_passages:
        assert len(soup.select(f"#p-{passage.id}")) == 1
    for lang in ("zh", "en"):
        shown = [side.text for side in soup.select(f".side.{lang}:not(.none)")]
        assert shown == [passage.text(lang) for passage in canal_passages if passage.text(lang)]


@pytest.mark.parametrize(("layout", "word"), [("zh", "English"), ("en", "Chinese")])
def test_one_language_has_the_other_folded_away_beside_it(client, address, canal_passages, layout, word):
    soup = page(client, address, layout=layout, ui="en")
    folded = soup.select("details.reveal")
    assert len(folded) == sum(1 for each in canal_passages if each.text("en" if layout == "zh" else "zh"))
    assert {each.summary.text for each in folded} == {word}
    assert not [each for each in folded if each.has_attr("open")]


def test_a_hit_is_shown_in_both_languages_also_where_one_is_folded_away(client, address, canal_passages):
    soup = page(client, address, layout="zh", find="Boats carry", widen="0")
    assert soup.select_one(f"#p-{canal_passages[4].id} details").has_attr("open")


def test_what_is_found_is_never_folded_away(client, address, canal_passages):
    soup = page(client, address, layout="en", find="运河", widen="0")
    assert len(soup.select("details.reveal[open]:has(mark)")) == 3
    assert not soup.select("details.reveal:not([open]) mark:not(.likely)")
    assert len(soup.select("details.reveal:not([open])")) == 4


def test_the_panes_hold_a_language_each_and_can_be_reached_by_keyboard(client, address):
    panes = page(client, address, layout="panes", ui="en").select(".pane")
    assert [pane["aria-label"] for pane in panes] == ["Chinese", "English"]
    assert [pane["tabindex"] for pane in panes] == ["0", "0"]
    assert not panes[0].select(".side.en")
    assert not panes[1].select(".side.zh")
    numbers = [[row["data-at"] for row in pane.select(".pair")] for pane in panes]
    assert numbers[0] == numbers[1]


def test_the_pane_of_the_language_that_comes_first_is_the_first(client, address):
    panes = page(client, address, layout="panes", first="en", ui="en").select(".pane")
    assert [pane["aria-label"] for pane in panes] == ["English", "Chinese"]
    assert panes[0].select("a.number")
    assert not panes[1].select("a.number")


def test_headings_are_headings_in_every_layout(client, address):
    for layout in ("side-by-side", "zh", "en", "panes"):
        soup = page(client, address, layout=layout)
        assert [each.name for each in soup.select_one(".rows").select("h2, h3")] == ["h2", "h2", "h3"], layout


def test_an_unsure_pair_says_so_in_words(client, address, canal_passages):
    soup = page(client, address, ui="en")
    assert "pairing unsure" in soup.select_one(f"#p-{canal_passages[5].id} .doubt").text
    assert len(soup.select(".doubt")) == 1


def test_the_size_of_the_text_is_remembered(client, address):
    assert page(client, address, size="large").html["data-size"] == "large"
    assert page(client, address).html["data-size"] == "large"
    assert not page(client, address, size="medium").html.has_attr("data-size")


# Long documents, and paper


def test_a_number_leads_to_its_passage(client, address, canal_passages, monkeypatch):
    monkeypatch.setattr(documents, "ROWS_A_PAGE", 3)
    assert client.get(address, query_string={"at": "8"}).location == f"{address}?page=3#p-{canal_passages[7].id}"
    assert client.get(address, query_string={"at": "999"}).location == f"{address}?page=3#p-{canal_passages[7].id}"
    assert page(client, address).select_one(".pager form input#at")


def test_only_the_part_that_is_shown_is_read_whole(client, address, store, monkeypatch):
    monkeypatch.setattr(documents, "ROWS_A_PAGE", 3)
    read: list[tuple[int, int | None]] = []
    passages = store.passages

    def watched(key: str, start: int = 0, stop: int | None = None) -> tuple[Passage, ...]:
        read.append((start, stop))
        return passages(key, start, stop)

    monkeypatch.setattr(store, "passages", watched)
    page(client, address, page="2")
    assert read == [(3, 6)]


def test_a_printout_says_what_it_is_of(client, address):
    soup = page(client, address)
    assert "运河修缮报告" in text(soup, ".colophon")
    assert text(soup, ".colophon .address").endswith(address)


def test_the_longest_gap_is_told_where_there_is_one():
    rows = [Passage(at, "paragraph", "水", "" if at in range(4, 11) else "water", confidence=0.9) for at in range(20)]
    gap = coverage(rows).gap
    assert gap is not None
    assert (gap.start, gap.length) == (4, 7)
    assert coverage(rows[:6]).gap is None
    assert coverage(rows).alone == {"zh": 7, "en": 0}


def test_a_slice_of_a_long_bar_tells_what_is_missing_without_hiding_what_is_there():
    rows = [Passage(at, "paragraph", "水", "" if at % 30 == 7 else "water", confidence=0.9) for at in range(6000)]
    (run, *_) = coverage(rows).runs
    assert (run.state, run.mixed, run.first.ordinal) == ("absent", True, 7)
    assert not any(run.mixed for run in coverage(rows[:200]).runs)


def test_a_record_that_a_style_can_not_print_does_not_keep_anybody_from_reading(client, address, monkeypatch):
    def refuse(*_: object, **__: object) -> str:
        raise CitationError("This style can't print the record. Choose another one.")

    monkeypatch.setattr(documents, "cite", refuse)
    assert text(page(client, address), ".colophon").startswith("运河修缮报告")
