"""The list of queries that a reader keeps in a cookie."""

from __future__ import annotations

import json
import zlib
from base64 import urlsafe_b64encode
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from webapp.kept_queries import LARGEST, KeptQuery, keeping, read, without, written
from webapp.queries import cookie_name

OFFER = "/queries?keep=search&q=运河&year=2019&status=official"


def cookie(client: FlaskClient) -> str:
    with client.application.app_context():
        return cookie_name()


def soup(client: FlaskClient, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).text, "html.parser")


def send(client: FlaskClient, form, **given: str) -> TestResponse:
    """Send a form of a page as a browser does, with what somebody types and the button that is pressed."""
    values = [(field["name"], field.get("value", "")) for field in form.select("input[name]")]
    filled = [(name, given.pop(name, value)) for name, value in values]
    data = "&".join(f"{name}={value}" for name, value in (*filled, *given.items()))
    return client.post("/queries", data=data.encode(), content_type="application/x-www-form-urlencoded")


def keep(client: FlaskClient, offer: str = OFFER, **given: str) -> TestResponse:
    return send(client, soup(client, offer).select_one(".keep form"), **given)


def titles(client: FlaskClient) -> list[str]:
    return [each.get_text(strip=True) for each in soup(client, "/queries").select(".kept .asked")]


def test_a_search_offers_to_keep_its_question_and_not_its_place_or_its_looks(client):
    link = soup(client, "/search?q=运河&year=2019&offset=0&layout=stacked&limit=5").find("a", string="保存这次检索")
    assert link["href"] == "/queries?keep=search&q=运河&year=2019"


def test_lines_are_kept_as_lines(client):
    link = soup(client, "/search?q=运河&view=kwic").find("a", string="保存这次检索")
    keep(client, link["href"])
    assert soup(client, "/queries").select_one(".kept .asked a")["href"] == "/search?q=运河&view=kwic"


@pytest.mark.parametrize(
    "asked",
    [
        "/translations?term=运河&year=2019", "/collocates?q=运河&sort=count", "/frequencies?lang=en&prefix=ca",
        "/lookup?text=运河的水来自北山水库。", "/check?text=运河全长 42 公里&document=运河修缮报告&page=2",
    ],
)  # fmt: skip
def test_every_page_that_answers_a_question_offers_to_keep_it(client, asked):
    offer = soup(client, asked).find("a", string="保存这次检索")
    keep(client, offer["href"])
    address = soup(client, "/queries").select_one(".kept .asked a")["href"]
    assert parse_qs(urlsplit(address).query) == parse_qs(urlsplit(asked).query)
    assert urlsplit(address).path == urlsplit(asked).path


def test_what_is_kept_stands_in_the_list_and_opens_as_it_was(client):
    answer = keep(client)
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/queries"
    link = soup(client, "/queries").select_one(".kept .asked a")
    assert link["href"] == "/search?q=运河&year=2019&status=official"
    assert client.get(link["href"]).status_code == 200


def test_a_query_may_have_a_name_and_another_one_later(client):
    keep(client, name="船与水")
    assert titles(client) == ["船与水"]
    send(client, soup(client, "/queries").select_one(".kept form"), name="运河旧事", do="name")
    assert titles(client) == ["运河旧事"]


def test_the_same_question_is_kept_once_with_its_newest_name(client):
    keep(client, name="一")
    keep(client, "/queries?keep=translations&term=运河")
    keep(client, name="二")
    assert titles(client) == ["二", "运河"]


def test_a_query_is_removed_and_an_empty_list_leaves_no_cookie(client):
    keep(client)
    answer = send(client, soup(client, "/queries").select_one(".kept form"), do="remove")
    assert titles(client) == []
    assert f"{cookie(client)}=;" in answer.headers["Set-Cookie"]


def test_the_list_can_be_taken_along(client):
    keep(client, name="船\t与水")
    answer = client.get("/queries/export")
    assert "attachment" in answer.headers["Content-Disposition"]
    heading, row = answer.text.splitlines()
    assert heading.split("\t") == ["name", "page", "query", "address"]
    assert row.split("\t") == [
        "船 与水", "search", "运河", "http://localhost/search?q=运河&year=2019&status=official",
    ]  # fmt: skip


def test_the_twin_has_the_same_list(client):
    keep(client, name="船与水")
    found = client.get("/api/v1/queries").json
    assert found["total"] == 1
    assert found["queries"][0]["name"] == "船与水"
    assert found["queries"][0]["parameters"][0] == {"name": "q", "value": "运河"}


def test_a_full_list_says_so_keeps_what_was_typed_and_stays_as_it_was(client):
    number = 0
    while keep(client, f"/queries?keep=search&q={'水'.join(map(str, range(number, number + 90)))}").status_code == 303:
        number += 90
    before = titles(client)
    answer = keep(client, f"/queries?keep=search&q={'闸'.join(map(str, range(5000, 5300)))}", name="最后一个")
    assert answer.status_code == 400
    page = BeautifulSoup(answer.text, "html.parser")
    assert "列表已满" in page.select_one(".wrong").text
    assert page.select_one(".keep #name")["value"] == "最后一个"
    assert titles(client) == before
    assert len(client.get_cookie(cookie(client)).value) <= LARGEST


def test_nothing_to_keep_is_told_with_advice(client):
    token = soup(client, OFFER).select_one("input[name=csrf_token]")["value"]
    answer = client.post("/queries", data={"keep": "search", "csrf_token": token})
    assert answer.status_code == 400
    assert "没有可以保存的内容" in answer.text


def test_a_form_from_elsewhere_changes_no_list(client):
    assert client.post("/queries", data={"keep": "search", "q": "运河"}).status_code == 400
    assert titles(client) == []


@pytest.mark.parametrize(
    "value",
    [
        "x", "=", "AAAA", urlsafe_b64encode(b"[]").decode(),
        urlsafe_b64encode(zlib.compress(b"[" * 60_000)).decode(),
        urlsafe_b64encode(zlib.compress(b"0" * 10_000_000, 9)).decode()[:LARGEST],
        urlsafe_b64encode(zlib.compress(json.dumps([["nowhere", [], ""]]).encode())).decode(),
        urlsafe_b64encode(zlib.compress(json.dumps([["search", [["q", 5]], ""]]).encode())).decode(),
        urlsafe_b64encode(zlib.compress(json.dumps([[["search"], [], ""]]).encode())).decode(),
        urlsafe_b64encode(zlib.compress(json.dumps([["search", 7, ""]]).encode())).decode(),
        urlsafe_b64encode(zlib.compress(json.dumps({"search": 1}).encode())).decode(),
        urlsafe_b64encode(zlib.compress(json.dumps([["search", [["q", "\ud800"]], ""]]).encode())).decode(),
        urlsafe_b64encode(zlib.compress(json.dumps([["search", [["q", "改革"]], "\udfff"]]).encode())).decode(),
    ],
    ids=range(13),
)  # fmt: skip
def test_a_cookie_that_is_no_list_is_an_empty_list(client, value):
    client.set_cookie(cookie(client), value)
    assert titles(client) == []


def test_two_libraries_on_one_machine_keep_lists_of_their_own(client, empty_app):
    assert cookie(client) != cookie(empty_app.test_client())
    assert client.get("/api/v1/openapi.json").json["paths"]["/queries"]["get"]["parameters"][0]["name"] == cookie(
        client
    )


def test_the_addresses_of_a_list_lead_nowhere_else(client):
    row = KeptQuery("search", (("q", "//evil.example/?a=b&c"), ("next", "https://evil.example")))
    client.set_cookie(cookie(client), written((row,)))
    for link in soup(client, "/queries").select(".kept a"):
        assert urlsplit(link["href"]).netloc == ""
        assert link["href"].startswith("/search?")


def test_a_list_is_read_as_it_was_written():
    one = KeptQuery("search", (("q", "zh:改革 -en:reform"), ("year", "2019"), ("year", "2020")), "改革，另译")
    other = KeptQuery("lookup", (("text", "第一行\n第二行\u3000&=+"),))
    assert read(written((one, other))) == (one, other)
    assert keeping((one, other), other) == (other, one)
    assert without((one, other), one.id) == (other,)
