"""The record of a document, removing it, and the library's list, in the browser and without script."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from threading import Barrier
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from corpus.reference_fields import TYPES
from corpus.sidecar import parse_sidecar
from corpus.store import Store
from corpus.types import Document
from webapp.editing.form import COMMON_TYPES
from webapp.listing import alphabetical

from .conftest import CANAL_RECORD


def form(client: FlaskClient, address: str) -> dict[str, object]:
    """What a browser would send of the first form of a page if nothing were changed."""
    page = BeautifulSoup(client.get(address).text, "html.parser").select_one("main form")
    assert page
    sent: dict[str, object] = {
        field["name"]: field.get("value", "") for field in page.select("input:not([type=checkbox])")
    }
    sent |= {field["name"]: field.text.removeprefix("\n") for field in page.select("textarea")}
    for field in page.select("select"):
        chosen = field.select_one("option[selected]")
        sent[field["name"]] = chosen["value"] if chosen else ""
    sent["collection"] = [field["value"] for field in page.select("input[type=checkbox][checked]")]
    return sent


def edit(client: FlaskClient, document: Document, **changes: object):
    address = f"/documents/{document.id}/edit"
    return client.post(address, data=form(client, address) | changes)


def test_what_is_typed_becomes_the_record(client: FlaskClient, store: Store, canal: Document):
    answer = edit(
        client, canal, author="柳望舒\r\n 何 小满 \r\n", issued="2020-01-02", status="machine", new_collection="水 利"
    )
    assert answer.status_code == 303
    after = store.document(canal.id)
    assert after.reference.author == ("柳望舒", "何 小满")
    assert (after.reference.issued, after.reference.status) == ("2020-01-02", "machine")
    assert after.reference.title_en == CANAL_RECORD.title_en
    assert after.collections == ("水 利",)
    assert "保存" in client.get(answer.location).text


def test_a_form_that_changes_nothing_changes_nothing(client: FlaskClient, store: Store, canal: Document):
    before = store.generation()
    assert edit(client, canal).status_code == 303
    assert store.generation() == before


def test_a_field_can_be_emptied_and_a_collection_left(client: FlaskClient, store: Store, canal: Document):
    store.collect(canal.id, ["水利"])
    edit(client, canal, publisher=" ", status="", collection=[])
    after = store.document(canal.id)
    assert (after.reference.publisher, after.reference.status, after.collections) == ("", "", ())


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("issued", "last spring"),
        ("accessed", "2021-13"),
        ("url", "javascript:alert(1)"),
        ("doi", "x"),
        ("type", "novel"),
        ("status", "sworn"),
    ],
)
def test_a_value_that_cannot_be_used_is_said_beside_its_field(
    client: FlaskClient, store: Store, canal: Document, name: str, typed: str
):
    before = store.generation()
    answer = edit(client, canal, **{name: typed, "title_zh": "新题名"})
    assert (answer.status_code, store.generation()) == (422, before)
    page = BeautifulSoup(answer.text, "html.parser")
    field = page.select_one(f"#{name}")
    assert field["aria-invalid"] == "true"
    assert page.select_one(f"#{field['aria-describedby'].split()[0]}").text.strip()
    assert typed in str(field)
    assert page.select_one("#title_zh")["value"] == "新题名"


def test_a_collection_without_a_name_is_refused(client: FlaskClient, store: Store, canal: Document):
    answer = edit(client, canal, new_collection="……")
    assert answer.status_code == 422
    assert BeautifulSoup(answer.text, "html.parser").select_one("#new_collection[aria-invalid]")


def test_what_somebody_else_changed_meanwhile_is_not_overwritten_unseen(
    client: FlaskClient, store: Store, canal: Document
):
    address = f"/documents/{canal.id}/edit"
    mine = form(client, address) | {"publisher": "北山出版社"}
    edit(client, canal, publisher="南山出版社")
    answer = client.post(address, data=mine)
    assert answer.status_code == 409
    page = BeautifulSoup(answer.text, "html.parser")
    assert page.select_one("#publisher")["value"] == "北山出版社"
    assert "南山出版社" in page.select_one("#publisher-now").text
    assert store.document(canal.id).reference.publisher == "南山出版社"
    again = mine | {"seen": page.select_one("input[name=seen]")["value"]}
    assert client.post(address, data=again).status_code == 303
    assert store.document(canal.id).reference.publisher == "北山出版社"


def test_of_many_who_save_at_once_one_wins_and_the_others_keep_what_they_typed(
    app: Flask, client: FlaskClient, store: Store, canal: Document
):
    address = f"/documents/{canal.id}/edit"
    sent = form(client, address)
    cookie = client.get_cookie(app.config["SESSION_COOKIE_NAME"])
    start = Barrier(6)

    def save(number: int) -> tuple[int, str]:
        mine = app.test_client()
        mine.set_cookie(cookie.key, cookie.value)
        start.wait()
        answer = mine.post(address, data=sent | {"publisher": f"第{number}社", "new_collection": f"第{number}集"})
        return answer.status_code, answer.text

    with ThreadPoolExecutor(6) as people:
        answers = list(people.map(save, range(6)))
    assert sorted(status for status, _text in answers) == [303, 409, 409, 409, 409, 409]
    winner = next(at for at, (status, _text) in enumerate(answers) if status == 303)
    after = store.document(canal.id)
    assert (after.reference.publisher, after.collections) == (f"第{winner}社", (f"第{winner}集",))
    for number, (_status, text) in enumerate(answers):
        assert number == winner or f'value="第{number}社"' in text


def test_a_record_that_changes_between_comparing_and_writing_is_not_overwritten(
    client: FlaskClient, store: Store, canal: Document, monkeypatch: pytest.MonkeyPatch
):
    whole = Store.edit

    def meanwhile(self: Store, *given: Any, **more: Any) -> Document:
        monkeypatch.undo()
        store.collect(canal.id, ["水利"])
        return whole(self, *given, **more)

    address = f"/documents/{canal.id}/edit"
    sent = form(client, address) | {"publisher": "北山出版社"}
    monkeypatch.setattr(Store, "edit", meanwhile)
    answer = client.post(address, data=sent)
    assert answer.status_code == 409
    assert 'value="北山出版社"' in answer.text
    assert store.document(canal.id).collections == ("水利",)
    assert store.document(canal.id).reference == canal.reference


def test_the_record_saved_as_a_file_reads_back_the_same(client: FlaskClient, store: Store, canal: Document):
    edit(client, canal, title_en='A "quoted" \\ title', keywords="运河\n船闸", url="https://example.org/a?b=c&d")
    kept = store.document(canal.id).reference
    answer = client.get(f"/documents/{canal.id}/record.toml")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert parse_sidecar(answer.data, "record.toml") == kept
    edit(client, canal, title_en="Another", keywords="", url="")
    address = f"/documents/{canal.id}/edit"
    token = form(client, address)["csrf_token"]
    read = client.post(f"{address}/file", data={"csrf_token": token, "file": (BytesIO(answer.data), "record.toml")})
    assert store.document(canal.id).reference.title_en == "Another"
    page = BeautifulSoup(read.text, "html.parser").select_one("main form")
    sent = {field["name"]: field.get("value", "") for field in page.select("input:not([type=checkbox])")}
    sent |= {field["name"]: field.text.removeprefix("\n") for field in page.select("textarea")}
    sent |= {
        field["name"]: field.select_one("option[selected]")["value"] for field in page.select("select:has([selected])")
    }
    assert client.post(address, data=sent).status_code == 303
    assert store.document(canal.id).reference == kept


@pytest.mark.parametrize("data", [b"", b"author = [", b"colour = 'red'", b"\xff\xfe", b"x" * 70_000])
def test_a_file_that_is_no_record_is_said_so(client: FlaskClient, store: Store, canal: Document, data: bytes):
    address = f"/documents/{canal.id}/edit"
    token = form(client, address)["csrf_token"]
    answer = client.post(f"{address}/file", data={"csrf_token": token, "file": (BytesIO(data), "a.toml")})
    assert answer.status_code == 422
    assert "file-wrong" in answer.text


def test_what_the_file_says_stays_in_sight(client: FlaskClient, canal: Document):
    edit(client, canal, publisher="南山出版社")
    page = BeautifulSoup(client.get(f"/documents/{canal.id}/edit").text, "html.parser")
    assert CANAL_RECORD.publisher in page.select_one("#publisher-found").text


def test_every_field_of_the_form_has_its_label(client: FlaskClient, canal: Document):
    page = BeautifulSoup(client.get(f"/documents/{canal.id}/edit").text, "html.parser")
    for field in page.select("main :is(input:not([type=hidden]), select, textarea)"):
        assert page.select_one(f"label[for='{field.get('id')}']") or field.find_parent("label"), field
    for field in page.select("[aria-describedby]"):
        assert all(page.select_one(f"#{name}") for name in field["aria-describedby"].split()), field


def test_the_types_begin_with_the_common_ones_and_go_on_by_the_alphabet_of_the_page(
    client: FlaskClient, canal: Document
):
    for ui in ("zh", "en"):
        page = BeautifulSoup(client.get(f"/documents/{canal.id}/edit?ui={ui}").text, "html.parser")
        options = page.select("#type option[value]:not([value=''])")
        assert sorted(option["value"] for option in options) == sorted(TYPES)
        assert options[0]["value"] == "article-journal"
        assert all(link.text.strip() for link in page.select("footer a"))  # its choices are other ones
        rest = [option.text for option in options[len(COMMON_TYPES) :]]
        assert rest == sorted(rest, key=alphabetical)


def test_a_doi_and_a_date_are_taken_as_they_are_pasted(client: FlaskClient, store: Store, canal: Document):
    assert edit(client, canal, doi="https://doi.org/10.1000/182", issued="2021年6月").status_code == 303
    after = store.document(canal.id).reference
    assert (after.doi, after.issued) == ("10.1000/182", "2021-06")
    page = BeautifulSoup(client.get(f"/documents/{canal.id}/edit").text, "html.parser")
    assert "doi-hint" in page.select_one("#doi")["aria-describedby"]


# ---- removing


def test_a_document_is_removed_after_it_was_asked(client: FlaskClient, store: Store, canal: Document):
    address = f"/documents/{canal.id}/remove"
    passage = store.passages(canal.id)[2].id
    assert client.get(address).status_code == 200
    assert store.document(canal.id) == canal
    answer = client.post(address, data=form(client, address), follow_redirects=True)
    assert canal.title in BeautifulSoup(answer.text, "html.parser").select_one("[role=status].said").text
    assert client.get(f"/documents/{canal.id}").status_code == 404
    assert client.get(f"/passages/{passage}").status_code == 404
    assert client.get("/api/v1/search?q=修缮").json["total"] == 0


def test_removing_it_twice_is_said_so(client: FlaskClient, store: Store, canal: Document):
    address = f"/documents/{canal.id}/remove"
    sent = form(client, address)
    client.post(address, data=sent)
    assert client.post(address, data=sent).status_code == 404


def test_a_name_that_may_be_anothers_removes_nothing(client: FlaskClient, store: Store, canal: Document):
    sent = form(client, f"/documents/{canal.id}/remove")
    answer = client.post("/documents/canal.txt/remove", data=sent)
    assert answer.location == f"/documents/{canal.id}/remove"
    assert store.document(canal.id) == canal


@pytest.mark.parametrize("address", ["edit", "edit/file", "remove"])
def test_nothing_changes_without_the_right_to(client: FlaskClient, store: Store, canal: Document, address: str):
    before = store.generation()
    sent = form(client, f"/documents/{canal.id}/remove")
    answer = client.post(f"/documents/{canal.id}/{address}", data=sent, headers={"X-Real-IP": "10.0.0.1"})
    assert (answer.status_code, store.generation()) == (403, before)
    assert client.post(f"/documents/{canal.id}/{address}", data={}).status_code == 400
    assert store.generation() == before


def test_who_only_reads_is_offered_nothing_to_change(client: FlaskClient, canal: Document):
    for address in ("/library", f"/documents/{canal.id}", "/"):
        page = client.get(address, headers={"Via": "1.1 proxy"}).text
        assert not re.search(r"/edit\b|/remove|/library/add", page), address


# ---- the list


def titles(client: FlaskClient, query: str = "") -> list[str]:
    page = BeautifulSoup(client.get(f"/library{query}").text, "html.parser")
    return [row.text for row in page.select("tbody th > a")]


def test_the_list_can_be_put_in_order(client: FlaskClient, store: Store):
    assert titles(client, "?sort=title") == ["渡口", "柳岸遊記", "运河修缮报告"]  # dù, liǔ, yùn
    assert titles(client, "?sort=passages")[0] == "运河修缮报告"
    assert titles(client, "?sort=issued")[0] == "运河修缮报告"
    assert client.get("/library?sort=colour").status_code == 400


@pytest.mark.parametrize(
    ("issued", "zh", "en"),
    [
        ("2019", "2019年", "2019"),
        ("2019-04", "2019年4月", "April 2019"),
        ("2019-04-03", "2019年4月3日", "3 April 2019"),
        ("spring", "spring", "spring"),
    ],
)
def test_the_list_writes_dates_as_its_language_does(
    client: FlaskClient, store: Store, canal: Document, issued: str, zh: str, en: str
):
    store.edit(canal.id, replace(canal.reference, issued=issued))
    for ui, shown in (("zh", zh), ("en", en)):
        page = BeautifulSoup(client.get(f"/library?ui={ui}").text, "html.parser")
        assert shown in [time.text for time in page.select("tbody th time")]


def test_a_collection_can_be_listed_alone(client: FlaskClient, store: Store, canal: Document):
    store.collect(canal.id, ["Water Works"])
    assert titles(client, "?collection=water works") == ["运河修缮报告"]
    assert titles(client, "?collection=none") == []
    page = BeautifulSoup(client.get("/library?collection=Water Works&sort=title").text, "html.parser")
    assert page.select_one("nav.arrange a[aria-current]").text.split() == ["Water", "Works", "1"]
    twin = page.select_one("link[rel=alternate][type='application/json']")["href"]
    assert [each["id"] for each in client.get(twin).json["documents"]] == [canal.id]


def test_the_twin_lists_in_order_of_adding_unless_asked(client: FlaskClient, store: Store):
    listed = [each["id"] for each in client.get("/api/v1/documents").json["documents"]]
    assert listed == [document.id for document in store.documents()]
    assert client.get("/api/v1/documents?sort=colour").status_code == 400
