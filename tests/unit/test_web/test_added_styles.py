"""Citation styles that the user put into the library's folder, on pages, in the API and in the terminal."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from webapp.citations import DEFAULT_STYLE, added_styles, find_style
from webapp.cli import program

STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
<info><title>本刊体例</title><id>x</id><updated>2026-01-01T00:00:00+00:00</updated></info>
<citation><layout prefix="▷ "><text variable="title"/></layout></citation></style>"""


@pytest.fixture
def house(app):
    folder = app.extensions["duizhao"].settings.home / "styles"
    folder.mkdir(parents=True)
    (folder / "house.csl").write_text(STYLE, "utf-8")
    (folder / "broken.csl").write_text("<style", "utf-8")
    return folder


def test_a_page_cites_in_it_and_remembers_it(client, canal_passages, house):
    address = f"/passages/{canal_passages[2].id}"
    page = client.get(f"{address}?style=house")
    assert "▷ 运河修缮报告" in page.text
    assert "本刊体例" in page.text
    assert "▷ 运河修缮报告" in client.get(address).text


def test_its_name_may_be_chinese(client, canal_passages, house):
    (house / "house.csl").rename(house / "本刊（脚注）.csl")
    address = f"/passages/{canal_passages[2].id}"
    assert "▷ 运河修缮报告" in client.get(address, query_string={"style": "本刊（脚注）"}).text
    assert "▷ 运河修缮报告" in client.get(address).text


def test_the_api_takes_its_name_and_describes_it(client, canal_passages, house):
    body = client.get(f"/api/v1/passages/{canal_passages[2].id}/cite?style=house").json
    assert (body["style"], body["citation"]) == ("house", "▷ 运河修缮报告")
    assert "house" in json.dumps(client.get("/api/v1/openapi.json").json)


def test_a_broken_one_is_in_no_menu_and_the_api_says_why(client, canal_passages, house):
    address = f"passages/{canal_passages[2].id}"
    assert "broken" not in client.get(f"/{address}").text
    answer = client.get(f"/api/v1/{address}/cite?style=broken")
    assert answer.status_code == 404
    assert "styles/broken.csl can't be used: it is no well-formed XML" in answer.json["error"]


def said(client, address: str) -> str:
    """What a page says beside the form of the styles."""
    note = BeautifulSoup(client.get(address).text, "html.parser").select_one("#citation #style-unusable")
    return " ".join(note.text.split()) if note else ""


def test_a_page_says_of_a_style_that_can_not_be_had_that_it_is_another(client, canal_passages, house):
    address = f"/passages/{canal_passages[2].id}?ui=en"
    assert said(client, address) == ""
    assert said(client, f"{address}&style=no<b>ne").startswith("There is no citation style “no<b>ne” here.")
    assert said(client, f"{address}&style=broken").startswith(
        "The style “broken.csl” can’t be used: it is no well-formed XML"
    )
    assert "▷" not in client.get(f"{address}&style=broken").text


def test_a_text_by_itself_is_never_in_another_style_than_its_address_says(client, canal_passages, house):
    address = f"/passages/{canal_passages[2].id}/cite?part=citation&style="
    assert client.get(f"{address}house").text == "▷ 运河修缮报告\n"
    assert client.get(f"{address}broken").status_code == 404


def test_a_style_that_is_gone_is_said_to_be_gone_to_who_had_chosen_it(client, canal_passages, house):
    address = f"/passages/{canal_passages[2].id}?ui=en"
    client.get(f"{address}&style=house")
    (house / "house.csl").unlink()
    assert said(client, address).startswith("There is no citation style “house” here.")


def test_a_style_that_stumbles_over_a_work_gives_way_to_the_default_and_breaks_no_page(client, canal_passages, house):
    twice = STYLE.replace("<citation>", '<locale xml:lang="zh"/><locale xml:lang="zh"/><citation>')
    (house / "house.csl").write_text(twice, "utf-8")
    passage = canal_passages[2]
    assert "“house” can’t be used: it can’t print this work" in said(
        client, f"/passages/{passage.id}?ui=en&style=house"
    )
    assert client.get(f"/documents/{passage.document}?style=house").status_code == 200


def test_a_file_whose_name_can_not_be_printed_breaks_no_page(client, canal_passages, house):
    (house / os.fsdecode(b"\xb1\xbe.csl")).write_text(STYLE, "utf-8")
    passage = canal_passages[2]
    for address in (f"/passages/{passage.id}", f"/documents/{passage.document}", "/api/v1/openapi.json"):
        assert client.get(address).status_code == 200


def test_the_folder_is_looked_at_once_a_request(client, canal_passages, house, monkeypatch):
    looks = []
    monkeypatch.setattr("webapp.style_choice.added_styles", lambda home: looks.append(home) or added_styles(home))
    assert client.get(f"/passages/{canal_passages[2].id}?style=house").status_code == 200
    assert looks == [house.parent]


def test_a_thread_of_its_own_has_the_styles_it_is_given(house):
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(find_style, "house", added_styles(house.parent)).result().name == "house"


def test_the_terminal_lists_the_styles_and_the_files_that_cannot_be_used(house):
    listed = CliRunner().invoke(program, ["cite", "--list-styles", "--home", str(house.parent)])
    assert listed.exit_code == 0
    assert f"{DEFAULT_STYLE}\tGB/T 7714—2025 顺序编码制 / GB/T 7714-2025, numeric (default)" in listed.stdout
    assert "house\t本刊体例\n" in listed.stdout
    assert "styles/broken.csl can't be used" in listed.stderr
    answer = json.loads(
        CliRunner().invoke(program, ["cite", "--list-styles", "--json", "--home", str(house.parent)]).stdout
    )
    assert answer["styles"][-1] == {"name": "house", "zh": "本刊体例", "en": "本刊体例"}
    assert [each["file"] for each in answer["refused"]] == ["broken.csl"]


def test_without_a_passage_the_terminal_asks_for_one(house):
    asked = CliRunner().invoke(program, ["cite", "--home", str(house.parent)])
    assert asked.exit_code == 2
    assert "PASSAGE" in asked.stderr
