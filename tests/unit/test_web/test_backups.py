"""The whole library as a file to save in the browser, and such a file put in the library's place."""

from __future__ import annotations

import json
import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from corpus.correcting import put_rows
from corpus.store import Store
from corpus.store import library as library_module
from corpus.store.backup import KEPT, Archive


def hidden(page: str) -> dict[str, str]:
    """What the first form of a page sends that nobody types."""
    found = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page)
    return dict(reversed(found))


def saved(client: FlaskClient) -> bytes:
    answer = client.get("/library/backup/file")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=duizhao-")
    data = answer.data
    answer.close()
    return data


def send(client: FlaskClient, data: bytes, name: str = "mine.zip") -> TestResponse:
    token = hidden(client.get("/library/restore").text)
    return client.post("/library/restore", data=token | {"file": (BytesIO(data), name)})


def paths(store: Store) -> list[str]:
    return [document.path for document in store.documents()]


def waiting(home: Path) -> list[Path]:
    return list((home / "cache" / "restoring").glob("*"))


def test_what_is_saved_is_the_library(client: FlaskClient, store: Store):
    with Archive(BytesIO(saved(client)), "a.zip") as archive:
        assert archive.manifest.count("documents") == len(store.documents())


def test_a_backup_is_read_then_asked_about_then_restored(client: FlaskClient, store: Store, tmp_path: Path):
    data, before = saved(client), paths(store)
    store.remove("ferry.txt")
    answer = send(client, data)
    assert answer.status_code == 200
    assert paths(store) == before[:2]
    page = answer.text
    assert "mine.zip" in page
    done = client.post("/library/restore/confirm", data=hidden(page) | {"meant": "1"})
    assert done.status_code == 303
    assert paths(store) == before
    assert "3" in re.sub(r"<[^>]*>", "", client.get("/library/restore").text)
    assert waiting(tmp_path) == []


def test_what_is_here_now_stands_beside_what_the_backup_holds(client: FlaskClient, store: Store):
    data = saved(client)
    ferry = store.documents()[2]
    present = store.laid(ferry.id)
    put_rows(store, ferry.id, present, [replace(present.passages[0], zh="摆渡人住在西岸。")], "edit")
    page = BeautifulSoup(send(client, data).text, "html.parser")
    rows = [[cell.text for cell in row.select("td")] for row in page.select("tbody tr")]
    assert rows[1:] == [["3", "3"], ["10", "10"], ["0", "1"], ["0", "0"]]


def test_nothing_is_replaced_without_the_tick(client: FlaskClient, store: Store):
    data = saved(client)
    store.remove("ferry.txt")
    answer = client.post("/library/restore/confirm", data=hidden(send(client, data).text))
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert len(paths(store)) == 2


def test_a_library_that_changed_meanwhile_is_looked_at_again(client: FlaskClient, store: Store):
    form = hidden(send(client, saved(client)).text) | {"meant": "1"}
    store.remove("ferry.txt")
    answer = client.post("/library/restore/confirm", data=form)
    assert answer.status_code == 409
    assert len(paths(store)) == 2
    again = hidden(answer.text) | {"meant": "1"}
    assert client.post("/library/restore/confirm", data=again).status_code == 303
    assert len(paths(store)) == 3


def test_what_was_there_before_is_had_back(client: FlaskClient, store: Store, tmp_path: Path):
    data = saved(client)
    store.remove("ferry.txt")
    form = hidden(send(client, data).text) | {"meant": "1"}
    client.post("/library/restore/confirm", data=form)
    assert (tmp_path / KEPT).exists()
    token = hidden(client.get("/library/restore").text)
    form = hidden(client.post("/library/restore/previous", data=token).text) | {"meant": "1"}
    client.post("/library/restore/confirm", data=form)
    assert len(paths(store)) == 2


def test_who_thinks_better_of_it_leaves_no_file(client: FlaskClient, store: Store, tmp_path: Path):
    form = hidden(send(client, saved(client)).text)
    assert len(waiting(tmp_path)) == 1
    assert client.post("/library/restore/cancel", data=form).status_code == 303
    assert waiting(tmp_path) == []
    assert client.post("/library/restore/confirm", data=form | {"meant": "1"}).status_code == 422


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", "不是备份".encode(), b"SQLite format 3\x00"])
def test_a_file_that_is_no_backup_is_refused_beside_its_field(
    client: FlaskClient, store: Store, tmp_path: Path, data: bytes
):
    answer = send(client, data)
    assert answer.status_code == 422
    assert 'id="file-wrong"' in answer.text
    assert len(paths(store)) == 3
    assert waiting(tmp_path) == []


def test_a_form_without_a_file_is_refused(client: FlaskClient):
    token = hidden(client.get("/library/restore").text)
    assert client.post("/library/restore", data=token).status_code == 422


@pytest.mark.parametrize("ticket", ["", "../../library", "0" * 32, "x" * 5000, "\x00"])
def test_a_made_up_ticket_opens_nothing(client: FlaskClient, store: Store, ticket: str):
    token = hidden(client.get("/library/restore").text)
    for address in ("/library/restore/confirm", "/library/restore/cancel"):
        answer = client.post(address, data=token | {"ticket": ticket, "meant": "1"})
        assert answer.status_code in (303, 422)
    assert len(paths(store)) == 3


def test_a_bomb_is_refused(client: FlaskClient, store: Store):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", b" " * (50 << 20))
    assert send(client, out.getvalue()).status_code == 422
    assert len(paths(store)) == 3


def test_who_may_not_edit_gets_neither_the_file_nor_the_forms(app: Flask):
    client, elsewhere = app.test_client(), {"X-Forwarded-For": "203.0.113.7"}
    for address in ("/library/backup", "/library/backup/file", "/library/restore"):
        assert client.get(address, headers=elsewhere).status_code == 403
    token = hidden(client.get("/library/restore").text)
    for end in ("", "/previous", "/confirm", "/cancel"):
        assert client.post(f"/library/restore{end}", data=token, headers=elsewhere).status_code == 403


def test_an_empty_library_needs_no_tick(empty_app: Flask, client: FlaskClient):
    data, other = saved(client), empty_app.test_client()
    page = send(other, data).text
    assert 'name="meant"' not in page
    assert other.post("/library/restore/confirm", data=hidden(page)).status_code == 303
    assert other.get("/api/v1/documents").get_json()["total"] == 3


def kept_paths(home: Path) -> list[str]:
    with (home / KEPT).open("rb") as kept, zipfile.ZipFile(kept) as archive:
        return [json.loads(line)["path"] for line in archive.read("documents.jsonl").splitlines()]


def test_a_form_that_is_sent_twice_keeps_what_was_there_before_the_first_time(
    client: FlaskClient, store: Store, tmp_path: Path
):
    data, before = saved(client), paths(store)
    store.remove("ferry.txt")
    form = hidden(send(client, data).text) | {"meant": "1"}
    assert client.post("/library/restore/confirm", data=form).status_code == 303
    again = client.post("/library/restore/confirm", data=form)
    assert again.status_code == 422
    assert "正在恢复" in again.text
    assert (paths(store), kept_paths(tmp_path)) == (before, before[:2])


def test_of_two_who_confirm_at_once_one_restores(
    app: Flask, client: FlaskClient, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    data, before = saved(client), paths(store)
    store.remove("ferry.txt")
    form = hidden(send(client, data).text) | {"meant": "1"}
    cookie = client.get_cookie(app.config["SESSION_COOKIE_NAME"])
    answers: list[int] = []
    whole = Store.restore

    def slow(self: Store, archive: Archive, **how: Any) -> object:
        if not answers:  # while the first restores, the second comes
            answers.append(0)
            second = app.test_client()
            second.set_cookie(cookie.key, cookie.value)
            answers[0] = second.post("/library/restore/confirm", data=form).status_code
        return whole(self, archive, **how)

    monkeypatch.setattr(Store, "restore", slow)
    first = client.post("/library/restore/confirm", data=form).status_code
    assert (first, answers) == (303, [422])
    assert (paths(store), kept_paths(tmp_path)) == (before, before[:2])


def test_what_is_changed_while_the_backup_is_read_is_not_overwritten(
    client: FlaskClient, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    form = hidden(send(client, saved(client)).text) | {"meant": "1"}
    read = library_module.backup.examined

    def meanwhile(archive: Archive) -> object:
        store.remove("ferry.txt")
        return read(archive)

    monkeypatch.setattr(library_module.backup, "examined", meanwhile)
    answer = client.post("/library/restore/confirm", data=form)
    assert answer.status_code == 409
    assert len(paths(store)) == 2
    assert not (tmp_path / KEPT).exists()
    monkeypatch.undo()
    again = hidden(answer.text) | {"meant": "1"}
    assert client.post("/library/restore/confirm", data=again).status_code == 303


def test_a_form_that_does_not_say_what_it_was_made_for_restores_nothing(client: FlaskClient, store: Store):
    form = hidden(send(client, saved(client)).text) | {"meant": "1"}
    before = store.generation()
    for seen in ("", "x", "9" * 30):
        assert client.post("/library/restore/confirm", data=form | {"seen": seen}).status_code == 409
    assert store.generation() == before


def test_a_page_elsewhere_cannot_have_a_backup_made(client: FlaskClient):
    for site, status in (("cross-site", 403), ("same-site", 403), ("same-origin", 200), ("none", 200)):
        answer = client.get("/library/backup/file", headers={"Sec-Fetch-Site": site, "Connection": "keep-alive"})
        assert answer.status_code == status
        answer.close()
