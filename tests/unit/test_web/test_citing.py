"""The panel of citations, its texts at addresses of their own, and the files for reference managers."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup, Tag

from webapp.citations import styles
from webapp.references import FORMATS

LARK = ("paragraph", "云雀在草甸上筑巢，数目比去年多。", "Larks nest in the meadow, more of them than last year.")


def page(client, address: str, **parameters: str) -> BeautifulSoup:
    answer = client.get(address, query_string=parameters)
    assert answer.status_code == 200, address
    return BeautifulSoup(answer.text, "html.parser")


def lines(block: Tag) -> list[str]:
    return [line.text for line in block.find_all("p")]


@pytest.fixture
def lark(add, store):
    """The address of a passage of a web page with a title in both languages."""
    document = add(
        "lark", LARK, title_zh="草甸的云雀", title_en="Larks of the Meadow", url="https://birds.example/lark"
    )
    return f"/passages/{store.passages(document.id)[0].id}"


def test_the_panel_has_each_text_to_select_without_script(client, lark):
    soup = page(client, lark, ui="en")
    texts = {block["id"]: lines(block) for block in soup.select("#citation .text")}
    assert list(texts) == [
        "copy-all", "copy-citation", "copy-zh", "copy-en", "copy-citation_zh", "copy-citation_en", "copy-paired",
    ]  # fmt: skip
    assert texts["copy-all"] == [*texts["copy-zh"], *texts["copy-en"], *texts["copy-citation"]]
    assert texts["copy-paired"] == [*texts["copy-citation_zh"], *texts["copy-citation_en"]]
    assert all(soup.find(id=block["aria-labelledby"]).text for block in soup.select("#citation .text"))


def test_each_line_of_a_text_is_in_its_language(client, lark):
    assert [line["lang"] for line in page(client, lark).select("#copy-all p")] == ["zh-Hans", "en", "zh-Hans"]


def test_each_text_has_a_plain_address(client, lark):
    soup = page(client, lark)
    links = [link["href"] for link in soup.select("#citation .copyable a")]
    assert len(links) == 7
    for link, block in zip(links, soup.select("#citation .text"), strict=True):
        plain = client.get(link)
        assert plain.mimetype == "text/plain"
        assert plain.text.splitlines() == lines(block)


def test_every_style_can_be_chosen_in_the_panel(client, addresses):
    choices = page(client, addresses["passage"]).select("#citation select[name=style] option")
    assert [choice["value"] for choice in choices] == [style.name for style in styles()]
    cited = {
        page(client, addresses["passage"], style=each["value"]).select_one("#copy-citation").text for each in choices
    }
    assert len(cited) > len(choices) // 2


def test_a_style_can_be_asked_for_by_any_of_its_names_and_is_kept(client, addresses):
    for asked in ({"style": "Chicago"}, {}):
        chosen = page(client, addresses["passage"], **asked).select_one("#citation select[name=style] option[selected]")
        assert chosen["value"] == "chicago-18-note"


def test_what_a_record_lacks_is_said_before_the_texts(client, store):
    passage_id = store.passages(store.documents()[1].id)[0].id
    section = page(client, f"/passages/{passage_id}", ui="en").select_one("#citation")
    assert "The record lacks what this style wants: author" in " ".join(section.select_one(".caveats").text.split())
    order = [each["class"][0] for each in section.select(".caveats, .text")]
    assert order[0] == "caveats"


def test_an_unsure_pair_is_said_before_it_is_copied(client, canal_passages):
    words = page(client, f"/passages/{canal_passages[5].id}", ui="en").select_one(".caveats").text
    assert "It is not sure that these two texts belong together" in words


def test_a_citation_brings_every_text_that_can_be_copied(client, canal_passages):
    body = client.get(f"/api/v1/passages/{canal_passages[2].id}/cite?style=apa").json
    texts = ["all", "zh", "en", "citation", "in_text", "citation_zh", "citation_en", "paired"]
    assert list(body) == ["ok", "passage", "style", *texts, "missing", "warnings", "original"]
    assert body["citation"] in body["all"]


def test_a_citation_in_english_puts_english_first(client, canal_passages):
    body = client.get(f"/api/v1/passages/{canal_passages[2].id}/cite?lang=en").json
    assert body["all"].splitlines() == [body["en"], body["zh"], body["citation_en"]]
    assert "Report on the Repair of the Canal" in body["citation_en"]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_work_can_be_had_as_a_file_of_each_kind(client, canal, form):
    answer = client.get(f"/api/v1/documents/{canal.id}/reference?format={form.name}")
    assert answer.mimetype == form.media_type
    assert f".{form.suffix}" in answer.headers["Content-Disposition"]
    assert "运河修缮报告" in answer.text
    assert "Report on the Repair of the Canal" in answer.text


def test_the_record_comes_in_every_kind_at_once(client, canal):
    body = client.get(f"/api/v1/documents/{canal.id}/reference").json
    assert [item["language"] for item in body["items"]] == ["zh-CN", "en-US"]
    assert body["ris"].count("TY  - RPRT") == 2
    assert body["bibtex"].startswith("@techreport{")
    assert body["biblatex"].startswith("@report{")


def test_a_file_of_a_passage_brings_the_quotation_as_a_note(client, canal_passages):
    passage = canal_passages[2]
    text = client.get(f"/api/v1/passages/{passage.id}/cite?format=ris&lang=zh").text
    assert f"N1  - “{passage.zh}” — “{passage.en}”" in text
    items = json.loads(client.get(f"/api/v1/passages/{passage.id}/cite?format=csl-json").text)
    assert all(passage.en in item["annote"] for item in items)


def test_the_language_of_a_file_can_be_chosen(client, canal):
    text = client.get(f"/api/v1/documents/{canal.id}/reference?format=ris&lang=en").text
    assert re.findall("LA  - (.*)\r", text) == ["en-US"]


@pytest.mark.parametrize("wrong", ["format=docx", "lang=fr", "part=half&format=text", "style=none"])
def test_what_can_not_be_had_is_refused_with_the_choices(client, canal_passages, wrong):
    answer = client.get(f"/api/v1/passages/{canal_passages[2].id}/cite?{wrong}")
    assert answer.status_code in (400, 404)
    assert answer.json["ok"] is False


def test_the_page_of_a_web_document_links_to_the_place_in_the_original(client, lark):
    link = page(client, lark).select_one("#citation .original a")
    assert link["href"].startswith("https://birds.example/lark#:~:text=")


def test_the_head_names_a_file_of_each_language_for_reference_managers(client, lark):
    links = page(client, lark).select('head link[type="application/x-research-info-systems"]')
    assert [link["hreflang"] for link in links] == ["zh", "en"]
    assert [client.get(link["href"]).text.count("TY  - ") for link in links] == [1, 1]


def test_an_add_on_finds_the_records_of_both_languages(client, lark):
    soup = page(client, lark)
    server = soup.select_one("link[rel=unapi-server]")["href"].removeprefix("http://localhost")
    ids = [each["title"] for each in soup.select("abbr.unapi-id")]
    assert len(ids) == 2
    formats = ElementTree.fromstring(client.get(server).data)
    assert [each.get("name") for each in formats] == [form.name for form in FORMATS]
    offered = client.get(server, query_string={"id": ids[0]})
    assert (offered.status_code, offered.mimetype) == (300, "application/xml")
    found = [client.get(server, query_string={"id": each, "format": "ris"}).text for each in ids]
    assert [re.findall("LA  - (.*)\r", text) for text in found] == [["zh-CN"], ["en-US"]]


@pytest.mark.parametrize("wrong", ["id=none", "id={document}:fr&format=ris", "id={document}&format=docx"])
def test_an_add_on_is_told_what_can_not_be_had(client, canal, wrong):
    answer = client.get(f"/api/v1/unapi?{wrong.format(document=canal.id)}")
    assert answer.status_code in (400, 404)
    assert answer.json["ok"] is False


def test_what_a_record_lacks_stands_beside_the_copy_button_of_a_result_and_is_spoken_after_copying(client):
    hit = page(client, "/search", q="柳樹", ui="en").select_one(".hit")
    assert hit.select_one(".lacks").text.startswith("record lacks author")
    assert "The record lacks author" in hit.select_one("button.copy")["data-said"]
    assert hit.select_one("button.copy").text == "Copy"


def test_what_a_record_lacks_is_spoken_after_a_passage_of_its_document_was_copied(client, store):
    document = store.documents()[1]
    said = page(client, f"/documents/{document.id}", ui="en").select_one(".rows")["data-said"]
    assert said.startswith("Copied: passage and citation, ")
    assert "The record lacks author" in said
    assert "\n" not in said


@pytest.mark.parametrize("address", ["/passages/{}/cite?part=paired", "/api/v1/passages/{}/cite?format=text&part=en"])
def test_a_text_that_a_passage_lacks_is_refused(client, store, address):
    passage_id = store.passages(store.documents()[1].id)[0].id
    answer = client.get(address.format(passage_id), headers={"Accept-Language": "en"})
    assert answer.status_code == 400
    assert "There is no" in answer.text
