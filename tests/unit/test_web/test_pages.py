"""What a reader meets on each page, without script."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from corpus.corrections.replacing import replaced
from corpus.types import Document, Passage
from webapp.addresses import FILTERS

PAGES = (
    "home", "search", "lines", "both", "folded", "nothing", "library", "document", "passage", "lookup", "found",
    "check", "checked", "terms", "translations", "collocates", "frequencies", "queries", "help", "about",
)  # fmt: skip


def page(client: FlaskClient, address: str, **query: str) -> BeautifulSoup:
    joint = "&" if "?" in address else "?"
    answer = client.get(address + (joint + "&".join(f"{k}={v}" for k, v in query.items()) if query else ""))
    assert answer.status_code == 200, answer.text
    return BeautifulSoup(answer.text, "html.parser")


def words(soup: BeautifulSoup, selector: str) -> str:
    return " ".join(soup.select_one(selector).get_text(" ").split())


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("ui", "tag"), [("zh", "zh-Hans"), ("en", "en")])
def test_every_page_opens_in_both_languages(client, addresses, name, ui, tag):
    assert page(client, addresses[name], ui=ui).html["lang"] == tag


@pytest.mark.parametrize("name", PAGES)
def test_every_page_names_a_json_twin_that_answers(client, addresses, name):
    twin = page(client, addresses[name]).select_one('link[rel="alternate"][type="application/json"]')["href"]
    answer = client.get(twin)
    assert answer.status_code == 200
    assert answer.is_json


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_sound_for_those_who_do_not_see_it(client, addresses, name):
    soup = page(client, addresses[name])
    ids = [each["id"] for each in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    assert len(soup.select("h1")) == 1
    assert len(soup.select("main")) == 1
    assert soup.select_one("a.skip")["href"] == "#main"
    assert all(
        soup.select_one(f'label[for="{field.get("id")}"]')
        for field in soup.select("input:not([type=hidden]), textarea, select")
    )
    assert all(each.get_text(strip=True) for each in soup.select("a:not(svg a), button"))
    headings = [int(each.name[1]) for each in soup.select("h1, h2, h3, h4, h5, h6")]
    assert headings[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(headings))
    assert not soup.select("nav:not(header nav):has(~ main)"), "the text comes before what stands beside it"
    assert all(each.get("aria-label") for each in soup.select("nav, [role=group]:not([aria-labelledby]), .actions"))
    assert all(side.get("lang") in {"en", "zh-Hans", "zh-Hant"} for side in soup.select(".side:not(.none)"))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_loads_nothing_from_elsewhere_and_holds_no_script_or_style_of_its_own(client, addresses, name):
    soup = page(client, addresses[name])
    loaded = [
        each.get("src") or each.get("href")
        for each in soup.select("script, img, link:not([rel=canonical], [rel=unapi-server])")
    ]
    assert all(address.startswith("/") and not address.startswith("//") for address in loaded)
    assert not soup.select("style, script:not([src]), [style]")
    assert not [name for each in soup.find_all(True) for name in each.attrs if name.startswith("on")]


def test_the_first_page_weighs_less_than_100_kilobytes_in_all(client):
    soup = page(client, "/")
    parts = [
        "/",
        *(each.get("src") or each["href"] for each in soup.select("script[src], link[rel=stylesheet], link[rel=icon]")),
    ]
    assert sum(len(client.get(part, buffered=True).data) for part in parts) < 100_000


def test_the_first_page_gives_the_size_and_the_latest_documents(client):
    soup = page(client, "/", ui="en")
    assert "3 documents, 10 passages." in words(soup, ".size")
    assert [item.text for item in soup.select(".latest li")] == [
        "渡口",
        "柳岸遊記",
        "运河修缮报告 Report on the Repair of the Canal",
    ]


def test_every_example_on_the_first_page_shows_what_it_promises(client):
    term, amount, asked = page(client, "/").select(".examples a")
    assert page(client, term["href"]).select(".hit .zh mark")
    assert page(client, term["href"]).select(".hit .en mark.likely")

    found = page(client, amount["href"])
    assert amount.text == "3.5亿元"
    assert [mark.text for mark in found.select(".hit .en mark")] == ["CNY350 million"]

    word, unwanted = re.fullmatch(r"zh:(\w+) -en:(\w+)", asked.text).groups()
    hits = page(client, asked["href"]).select(".hit")
    assert hits
    assert all(word in hit.select_one(".zh").text for hit in hits)
    assert not [hit for hit in hits if unwanted in hit.select_one(".en").text.lower()]


def test_no_amount_is_an_example_that_a_query_does_not_ask_for_by_its_value(client, store, monkeypatch):
    monkeypatch.setattr("webapp.examples.amounts", lambda _: ())
    assert "3.5亿元" not in page(client, "/").select_one(".examples").text


def test_an_amount_finds_the_other_notation_as_the_help_says(client, add):
    (query,) = (code.text for code in page(client, "/help").select("td code") if re.fullmatch(r"\d+亿元", code.text))
    add("dam", ("paragraph", "", "The dam cost CNY 55 billion."))
    assert [mark.text for mark in page(client, f"/search?q={query}").select(".hit mark")] == ["CNY 55 billion"]


def test_every_query_of_the_help_is_read_without_a_remark(client):
    for code in page(client, "/help").select("td code"):
        notes = client.get("/api/v1/search", query_string={"q": code.text}).json["notes"]
        assert {note["kind"] for note in notes} <= {"widened", "wildcard", "partial", "none-whole", "nearly"}, code.text


def test_an_empty_library_says_how_to_fill_it(empty_app: Flask):
    for address in ("/", "/library"):
        assert "duizhao add" in page(empty_app.test_client(), address).text


def test_a_match_is_marked_and_everything_else_is_escaped_once(client):
    soup = page(client, "/search?q=gates")
    hit = soup.select_one(".hit")
    assert [mark.text for mark in hit.select("mark:not(.likely)")] == ["gates"]
    assert "steel <b>now</b> & heavier" in hit.select_one(".side.en").text
    assert not hit.select("b")


@pytest.mark.parametrize(
    ("query", "found", "likely"),
    [("zh:运河", {"运河"}, {"canal"}), ("canal", {"canal"}, {"运河"})],
)
def test_likely_equivalents_are_marked_apart_from_what_was_typed(client, query, found, likely):
    (hit,) = (each for each in page(client, f"/search?q={query}").select(".hit") if "42" in each.text)
    assert {mark.text.lower() for mark in hit.select("mark:not(.likely)")} == found
    assert {mark.text.lower() for mark in hit.select("mark.likely")} == likely


def test_a_query_is_shown_as_text(client):
    answer = client.get("/search", query_string={"q": '"><script>alert(1)</script>'})
    assert "<script>alert" not in answer.text
    assert BeautifulSoup(answer.text, "html.parser").select_one("#q")["value"] == '"><script>alert(1)</script>'


def test_a_long_passage_is_cut_to_an_excerpt_with_the_whole_of_it_at_hand(client):
    soup = page(client, "/search?q=水库")
    hit = soup.select_one(".hit")
    assert hit.select_one("details.whole")
    assert hit.select_one(".rest")
    assert hit.select_one(".side.zh").text.replace("…", "") == "运河的水来自北山水库。" * 40


def test_amounts_that_agree_are_said_to(client):
    soup = page(client, "/search?q=修缮耗资", ui="en")
    assert "3.5亿元" in words(soup, ".amounts .unseen")


def test_results_without_a_hit_help(client):
    soup = page(client, "/search?q=闸门&kind=note", ui="en")
    links = [link["href"] for link in soup.select(".empty a")]
    assert "/search?q=闸门&ui=en" in links
    assert any(link.startswith("/lookup?text=") for link in links)


def test_filters_are_links_that_limit_the_results(client, canal: Document):
    soup = page(client, "/search?q=运河", ui="en")
    filtered = page(client, soup.select_one(f'#filters a[href*="document={canal.id}"]')["href"])
    assert filtered.select_one("#filters a[aria-current][href]")
    places = [urlsplit(hit.select_one(".actions a:last-child")["href"]) for hit in filtered.select(".hit")]
    assert {place.path for place in places} == {f"/documents/{canal.id}"}
    assert {tuple(parse_qs(place.query)["find"]) for place in places} == {("运河",)}
    assert words(filtered, "h1").endswith("in 1 document")


def facet_counts(client: FlaskClient, soup: BeautifulSoup) -> list[tuple[str, int, int]]:
    """For each value that is not chosen: its parameter, the count beside it, and how much choosing it adds."""
    chosen = {link["href"] for link in soup.select("#filters a[aria-current]")}
    headings = {id(li): li.find_previous("h2").text for li in soup.select("#filters li")}
    limited = {headings[id(li)] for li in soup.select("#filters li") if li.select("[aria-current]")}
    found = []
    for li in soup.select("#filters li"):
        link = li.a["href"]
        if link not in chosen:
            before = total(soup) if headings[id(li)] in limited else 0
            found.append((link, int(li.select_one(".n").text), total(page(client, link)) - before))
    return found


def total(soup: BeautifulSoup) -> int:
    return int(re.match(r"\d+|No", words(soup, "h1"))[0].replace("No", "0"))


@pytest.mark.parametrize(
    "query",
    ["运河", "canal", "运河 石阶 boats", "the water of the canal OR 河", "运河 OR water&kind=paragraph&year=2019"],
)
def test_every_count_of_a_filter_is_what_choosing_it_gives(client, add, query):
    for at, (issued, status) in enumerate((("2019", "machine"), ("2021-05", "official"), ("2023", ""))):
        heading = ("heading", f"运河第{at}号水闸", f"Canal sluice {at}")
        text = ("paragraph", f"第{at}条河的水经运河流入湖中。", "The water runs through the canal.")
        add(f"sluice-{at}", heading, text, title_zh=f"水闸 {at}", issued=issued, status=status)
    soup = page(client, f"/search?q={query}", ui="en")
    counts = facet_counts(client, soup)
    assert len(soup.select("#filters h2")) >= len(set(FILTERS) - {"source", "collection"}) - 1
    assert len(counts) >= 5
    assert [(link, said) for link, said, _ in counts] == [(link, given) for link, _, given in counts]


def test_years_and_standings_chosen_go_beside_the_query_whatever_it_says(client, add):
    add("later", ("paragraph", "船闸", "locks"), title_zh="船闸", issued="2021", status="machine")
    both = page(client, "/search?q=船闸 OR 闸门&year=2021&status=machine", ui="en")
    assert total(both) == 1
    assert both.select_one("#q")["value"] == "船闸 OR 闸门"
    assert total(page(client, "/search?q=船闸 OR 闸门&year=2021&year=2019", ui="en")) > 1
    assert total(page(client, "/search?q=船闸 OR 闸门&year=2000..2020", ui="en")) > 1
    for wrong in ("year=soon", "year=..", "status=good"):
        assert client.get(f"/search?q=a&{wrong}").status_code == 400


def test_values_beyond_those_that_stand_open_are_counted_and_at_hand(client, add):
    for at in range(15):
        add(f"weir-{at}", ("paragraph", f"堰坝第{at}号。", f"Weir {at}."), title_zh=f"堰坝 {at}")
    soup = page(client, "/search?q=堰坝", ui="en")
    assert words(soup, "#filters details summary") == "… and 3 more"
    assert not soup.select_one("#filters details").has_attr("open")
    assert len({link["href"] for link in soup.select('#filters a[href*="document="]')}) == 15
    hidden = soup.select("#filters details a")[-1]["href"]
    assert page(client, hidden).select_one("#filters details")["open"] == ""


def test_what_is_chosen_can_be_taken_out_where_nothing_has_it(client):
    soup = page(client, "/search?q=运河&status=machine", ui="en")
    link = soup.select_one("#filters a[aria-current]")
    assert link.text == "machine translation"
    assert total(page(client, link["href"])) > 0


def test_an_answer_longer_than_a_page_is_turned_over_by_links(client):
    first = page(client, "/search?q=运河&limit=1")
    second = page(client, first.select_one('.pager a[rel="next"]')["href"])
    assert first.select_one(".hit .meta a")["href"] != second.select_one(".hit .meta a")["href"]
    assert second.select_one('.pager a[rel="prev"]')


def test_the_reading_page_shows_both_sides_and_keeps_what_has_no_counterpart(client, addresses, canal_passages):
    soup = page(client, addresses["document"], ui="en")
    rows = soup.select(".rows .pair")
    assert [row["id"] for row in rows] == [f"p-{each.id}" for each in canal_passages]
    assert [bool(row.select(".none")) for row in rows] == [not (each.zh and each.en) for each in canal_passages]
    assert words(soup, ".none") == "no counterpart in this document"
    assert [heading.name for heading in soup.select(".rows h2, .rows h3")] == ["h2", "h2", "h3"]


def test_the_outline_leads_to_the_headings(client, addresses):
    soup = page(client, addresses["document"])
    targets = [link["href"].partition("#")[2] for link in soup.select("#outline li a")]
    assert len(targets) == 2
    assert all(soup.find(id=target) for target in targets)


def test_the_coverage_bar_counts_and_leads_to_the_gaps(client, addresses, canal_passages):
    soup = page(client, addresses["document"], ui="en")
    assert [words(soup, f".coverage .key.{state}") for state in ("sure", "unsure", "absent")] == [
        "6 of 8 passages have a counterpart",
        "1 of these pairs is unsure",
        "2 stand in one language alone (1 Chinese, 1 English)",
    ]
    assert soup.select_one(".coverage .absent a")["href"].endswith(f"#p-{canal_passages[3].id}")
    assert sum(int(rect["width"]) for rect in soup.select(".coverage rect")) == len(canal_passages)


@pytest.mark.parametrize("layout", ["side-by-side", "stacked", "zh", "en"])
def test_every_layout_has_an_address_and_is_remembered(client, addresses, layout):
    soup = page(client, addresses["document"], layout=layout)
    assert soup.select_one("main")["data-layout"] == layout
    assert soup.select_one(f'.choice a[data-layout="{layout}"]')["aria-current"] == "true"
    assert page(client, addresses["document"]).select_one("main")["data-layout"] == layout


def test_a_document_in_one_language_says_so_once(client, store):
    soup = page(client, f"/documents/{store.documents()[1].id}", ui="en")
    assert not soup.select(".none")
    assert "in Chinese alone" in soup.main.text


def test_traditional_text_is_marked_as_such(client, store):
    soup = page(client, f"/documents/{store.documents()[1].id}")
    assert soup.select_one(".side.zh")["lang"] == "zh-Hant"


def test_sentences_bear_the_number_of_their_counterparts_and_the_text_is_as_it_was(client, add):
    zh, en = "水涨了。<船>停了！谁付钱？", "The water rose. The <boats> stopped!\nNobody pays."
    document = add(
        "flood", ("paragraph", zh, en), ("paragraph", "雨停了。", "It stopped."), ("note", "天晴了。风停了。", "")
    )
    rows = page(client, f"/documents/{document.id}").select(".rows .pair")
    first = {lang: rows[0].select_one(f".side.{lang}") for lang in ("zh", "en")}
    assert (first["zh"].text, first["en"].text) == (zh, en)
    numbers = {lang: [each["data-s"] for each in side.select("[data-s]")] for lang, side in first.items()}
    assert numbers["zh"] == numbers["en"]
    assert len(numbers["zh"]) > 1
    assert first["zh"].select_one("[data-s]").text == "水涨了。"
    assert not [each for row in rows[1:] for each in row.select("[data-s]")]


def test_a_corrected_passage_says_so(client, store, canal):
    present = store.laid(canal.id)
    rows = (*present.passages[:3], replace(present.passages[3], kind="note"), *present.passages[4:])
    store.correct(canal.id, replaced(present, rows, canal.id, "2026-11-21T10:00:00+00:00"), present.passages)
    (corrected,) = (each for each in store.passages(canal.id) if each.corrected)
    assert "corrected by hand" in words(page(client, f"/passages/{corrected.id}", ui="en"), "h1.meta")
    assert client.get(f"/api/v1/passages/{corrected.id}").json["corrected"] is True
    assert client.get(f"/api/v1/documents/{canal.id}").json["corrected"] == [corrected.id]


def test_a_document_answers_to_its_other_names_by_leading_to_its_address(client, canal):
    assert client.get("/documents/canal.txt").location == f"/documents/{canal.id}"


def test_the_passage_page_gives_sides_place_neighbours_and_a_citation_to_select(client, addresses, canal_passages):
    soup = page(client, addresses["passage"], ui="en")
    assert soup.select_one(".here .side.zh").text == canal_passages[2].zh
    assert len(soup.select(".around .pair")) == 4
    assert "canal.txt, page 3, line 6" in " ".join(soup.main.text.split())
    assert "运河修缮报告" in soup.select_one("#copy-citation").text
    whole = soup.select_one("#copy-all").text
    assert canal_passages[2].zh in whole
    assert canal_passages[2].en in whole
    assert soup.select_one("#permalink")["value"] == f"http://localhost/passages/{canal_passages[2].id}"


def test_an_earlier_address_of_a_passage_leads_to_the_present_one(client, corrected):
    old, present = corrected
    assert old != present
    answer = client.get(f"/passages/{old}?style=apa")
    assert answer.status_code == 301
    assert answer.location == f"/passages/{present}?style=apa"


@pytest.mark.parametrize(("ui", "word"), [("zh", "出错了"), ("en", "That did not work")])
def test_a_removed_passage_is_a_404_in_the_language_of_the_page(client, removed, ui, word):
    answer = client.get(f"/passages/{removed}?ui={ui}")
    assert answer.status_code == 404
    assert word in answer.text


def test_a_short_pasted_text_gets_an_address_of_its_own(client):
    answer = client.post("/lookup", data={"text": "运河全长 42 公里", "lang": ""})
    assert answer.status_code == 303
    soup = page(client, answer.location)
    assert soup.select_one("#text").text == "运河全长 42 公里"
    assert soup.select(".hit")


def test_a_long_pasted_text_is_answered_at_once(client):
    answer = client.post("/lookup", data={"text": "运河的水来自北山水库。" * 200})
    assert answer.status_code == 200
    assert BeautifulSoup(answer.text, "html.parser").select(".hit")


def test_a_passage_leads_to_what_says_the_same(client, addresses, canal_passages):
    link = page(client, addresses["passage"]).select_one('.here a[href^="/lookup"]')
    assert page(client, link["href"]).select_one("#text").text == canal_passages[2].zh


@pytest.mark.parametrize(
    ("address", "status"),
    [("/nowhere", 404), ("/documents/none", 404), ("/search?q=a&limit=x", 400), ("/search?kind=x&q=a", 400)],
)
@pytest.mark.parametrize("ui", ["zh", "en"])
def test_an_error_page_keeps_the_search_box_and_says_what_to_do(client, address, status, ui):
    answer = client.get(f"{address}{'&' if '?' in address else '?'}ui={ui}")
    soup = BeautifulSoup(answer.text, "html.parser")
    assert answer.status_code == status
    assert soup.select_one("#q")
    assert re.search("[一-鿿]" if ui == "zh" else "[a-z]", soup.select_one(".error p").text)


def test_a_crash_is_a_page_too_and_tells_nothing_of_its_cause(app: Flask, client, monkeypatch, caplog):
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a secret path")

    monkeypatch.setattr("webapp.search.ask_search", fail)
    answer = client.get("/search?q=运河&ui=en")
    assert answer.status_code == 500
    assert "unharmed" in answer.text
    assert "a secret path" not in answer.text
    assert "a secret path" in caplog.text


def test_passages_before_the_page_keep_their_place(
    client, canal: Document, canal_passages: tuple[Passage, ...], monkeypatch
):
    monkeypatch.setattr("webapp.documents.ROWS_A_PAGE", 3)
    soup = page(client, f"/documents/{canal.id}?page=2")
    assert [row["id"] for row in soup.select(".rows .pair")] == [f"p-{each.id}" for each in canal_passages[3:6]]
    assert page(client, f"/passages/{canal_passages[7].id}").select_one("h1 a")["href"] == (
        f"/documents/{canal.id}?page=3#p-{canal_passages[7].id}"
    )


def test_a_side_without_a_match_shows_what_stands_opposite_the_match(client):
    soup = page(client, "/search?q=ferryman")
    hit = soup.select_one(".hit")
    shown = "".join(text for text in hit.select_one(".side.zh").strings if "rest" not in text_classes(text))
    assert "摆渡人" in shown


def text_classes(text) -> list[str]:
    return text.parent.get("class", [])


def test_the_counterpart_of_a_pasted_text_is_shown_whole_and_unmarked(client, canal_passages):
    hit = page(client, f"/lookup?passage={canal_passages[7].id}").select_one(".hit")
    assert hit.select_one(".relation")
    assert not hit.select("mark, .rest")
    assert hit.select_one(".side.en").text == canal_passages[7].en


@pytest.mark.parametrize(
    "query",
    ["endpoint=1", "_anchor=x", "_scheme=x", "_method=POST", "_external=1", "document_id=zz", "passage_id=zz", "_x=1"],
)
@pytest.mark.parametrize("name", ["search", "document", "passage", "help"])
def test_no_parameter_changes_where_the_links_of_a_page_lead(client, addresses, name, query):
    plain, odd = (page(client, addresses[name], **dict([each.split("=")])) for each in ("ui=en", query))
    assert odd.select_one("footer a[hreflang]")["href"].partition("?")[0] == addresses[name].partition("?")[0]
    assert not [link for link in odd.select("[href]") if query.partition("=")[2] == "zz" and "zz" in link["href"]]
    assert len(odd.select("a")) == len(plain.select("a"))


@pytest.mark.parametrize(
    "address", ["/nowhere?endpoint=1", "/search?limit=x&q=a&_scheme=x", "/documents/none?_anchor=x"]
)
def test_no_parameter_breaks_the_page_of_an_error(client, address):
    answer = client.get(address)
    assert answer.status_code in {400, 404}
    assert BeautifulSoup(answer.text, "html.parser").select_one(".error")


@pytest.mark.parametrize("address", ["/static/missing.css", "/static/", "/static/../x", "/favicon.ico"])
def test_a_missing_file_is_not_found(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    soup = BeautifulSoup(answer.text, "html.parser")
    assert soup.select_one("footer a[hreflang]")["href"].startswith("/?ui=")


def test_the_twin_of_a_page_of_a_document_holds_the_passages_of_that_page(client, canal: Document, monkeypatch):
    monkeypatch.setattr("webapp.documents.ROWS_A_PAGE", 3)
    soup = page(client, f"/documents/{canal.id}?page=2")
    found = client.get(soup.select_one("link[rel=alternate]")["href"]).json["passages"]
    assert [f"p-{each['id']}" for each in found] == [row["id"] for row in soup.select(".rows .pair")]


def test_the_twin_of_a_passage_looked_up_holds_the_same_hits(client, addresses):
    soup = page(client, addresses["found"])
    found = client.get(soup.select_one("link[rel=alternate]")["href"]).json["hits"]
    assert [f"/passages/{each['id']}" for each in found] == [link["href"] for link in soup.select(".hit .meta a")] != []


LAMPS = {"text": "沿岸居民每月清理一次河道，运河的水来自水库。", "lang": "zh"}
"""A text that several passages say something of."""


def test_a_lookup_counts_all_it_found_and_is_turned_over(client):
    whole = client.get("/api/v1/lookup", query_string=LAMPS).json
    assert whole["total"] > 1
    first = page(client, "/lookup", **LAMPS, limit="1", ui="en")
    assert words(first, ".count").startswith(f"{whole['total']} passages")
    second = page(client, first.select_one('.pager a[rel="next"]')["href"])
    shown = [soup.select_one(".hit .meta a")["href"] for soup in (first, second)]
    assert shown == [f"/passages/{hit['id']}" for hit in whole["hits"][:2]]
    skipped = client.get("/api/v1/lookup", query_string=LAMPS | {"offset": 1}).json
    assert (skipped["total"], skipped["hits"]) == (whole["total"], whole["hits"][1:])


def test_a_long_pasted_text_is_turned_over_by_sending_it_again(client):
    text = "沿岸居民每月清理一次河道，运河的水来自水库。" * 100
    first = client.post("/lookup", data={"text": text, "lang": "zh", "limit": "1"})
    button = BeautifulSoup(first.text, "html.parser").select_one(".pager button[form=paste]")
    assert (button["name"], button["value"]) == ("offset", "1")
    second = client.post("/lookup", data={"text": text, "lang": "zh", "limit": "1", "offset": "1"})
    links = [BeautifulSoup(each.text, "html.parser").select_one(".hit .meta a")["href"] for each in (first, second)]
    assert links[0] != links[1]


def test_a_query_as_long_as_a_paragraph_is_looked_up_and_that_is_said(client):
    paragraph = "运河的水来自北山水库。" * 19
    answer = client.get("/search", query_string={"q": paragraph, "document": "x"})
    assert answer.status_code == 303
    soup = page(client, answer.location + "&ui=en")
    assert soup.select_one("#text").text == paragraph
    assert "200 characters" in words(soup, ".notes")
    assert soup.select(".hit")
    assert client.get("/api/v1/search", query_string={"q": paragraph}).status_code == 200
    assert client.get("/search", query_string={"q": paragraph[:200]}).status_code == 200


def test_an_earlier_address_with_an_odd_parameter_leads_on_all_the_same(client, corrected):
    old, present = corrected
    assert client.get(f"/passages/{old}?endpoint=1&_anchor=x").location == f"/passages/{present}"


@pytest.mark.parametrize("text", ["运河 & 堤+岸=#水?%20", "a b/c\"'<>;", "水\u3000\u2028\u00a0é😀", "%E8%BF%90"])
def test_a_link_to_the_same_query_keeps_every_character_of_it(client, text):
    soup = BeautifulSoup(client.get("/search", query_string={"q": text}).text, "html.parser")
    for link in (soup.select_one("footer a[hreflang]"), soup.select_one("link[rel=alternate]")):
        assert parse_qs(urlsplit(link["href"]).query)["q"] == [text.strip()]
    assert page(client, soup.select_one("footer a[hreflang]")["href"]).select_one("#q")["value"] == text


def test_a_long_chinese_query_does_not_make_a_heavy_page(client, add):
    text = "运河的水来自北山水库，沿岸居民每月清理一次河道。"
    for at in range(15):
        add(f"water-{at}", ("paragraph", text, "Water."), ("heading", text, ""), issued=str(2000 + at))
    answer = client.get("/search", query_string={"q": (text * 9)[:200]})
    links = BeautifulSoup(answer.text, "html.parser").select("#filters a, .tools a, footer a, .pager a")
    assert len(links) > 30
    assert sum(len(link["href"].encode()) for link in links) < 1000 * len(links)
