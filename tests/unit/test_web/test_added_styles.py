"""Citation styles that the user put into the library's folder, on pages, in the API and in the terminal."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from webapp.citations import DEFAULT_STYLE, use_styles_of
from webapp.cli import program

STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
<info><title>本刊体例</title><id>x</id><updated>2026-01-01T00:00:00+00:00</updated></info>
<citation><layout prefix="▷ "><text variable="title"/></layout></citation></style>"""


@pytest.fixture
def house(app, tmp_path):
    folder = app.extensions["duizhao"].settings.home / "styles"
    folder.mkdir(parents=True)
    (folder / "house.csl").write_text(STYLE, "utf-8")
    (folder / "broken.csl").write_text("<style", "utf-8")
    yield folder
    use_styles_of(tmp_path / "nowhere")


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
