"""Adding documents in the browser, without script."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from time import monotonic, sleep

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from corpus.fetching.address import parse
from corpus.fetching.limits import Limits
from corpus.fetching.page import Page
from corpus.pipeline import Outcome, ingest_source
from corpus.sources import File, Source
from corpus.store import Store
from webapp.editing import apart, staging
from webapp.editing import jobs as jobs_module
from webapp.editing.staging import base_name
from webapp.editing.turns import Turn

MILL = (
    "水车立在河湾里，一年到头不停地转。\n\nThe water wheel stands in the bend of the river and turns all year round.\n"
)
ICE = "冬天河面结冰，水车就歇下来。\n\nIn winter the river freezes and the wheel rests.\n"


def token(client: FlaskClient, address: str = "/library/add") -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get(address).text)
    assert found
    return found[1]


def send(client: FlaskClient, *files: tuple[str, str | bytes], **more: object):
    """Send files as the form does; the answer."""
    parts = [(BytesIO(data.encode() if isinstance(data, str) else data), name) for name, data in files]
    data = {"csrf_token": token(client), "files": parts, **more}
    return client.post("/library/add", data=data, content_type="multipart/form-data")


def finished(client: FlaskClient, answer) -> dict:
    """The job that an upload began, when it is over or asks."""
    assert answer.status_code == 303, answer.text
    until = monotonic() + 60
    while monotonic() < until:
        job = client.get(f"/api/v1{answer.location.removeprefix('/library')}").json
        if job["state"] in ("done", "stopped", "asking"):
            return job
        sleep(0.05)
    raise AssertionError(job)


def fates(job: dict) -> dict[str, str]:
    return {each["name"]: each["fate"] for each in job["documents"]}


def test_a_file_becomes_a_document_that_can_be_read_and_found(client: FlaskClient):
    job = finished(client, send(client, ("水车.txt", MILL)))
    assert fates(job) == {"水车.txt": "added"}
    assert "水车立在河湾里" in client.get(f"/documents/{job['documents'][0]['document']}").text
    assert client.get("/api/v1/search?q=水车").json["total"] == 1


def test_the_page_of_the_work_tells_what_became_of_each_file(client: FlaskClient):
    answer = send(client, ("mill.txt", MILL), ("empty.txt", ""), ("paper.pdf", b"%PDF-1.7 \x00"), (".hidden.txt", MILL))
    job = finished(client, answer)
    assert fates(job) == {"mill.txt": "added", "empty.txt": "failed", "paper.pdf": "failed", ".hidden.txt": "refused"}
    page = client.get(answer.location + "?ui=en").text
    assert "PDF" in page
    assert "empty.txt has no text in it: it is empty." in page
    assert "里面没有文字" in client.get(answer.location + "?ui=zh").text
    assert f"/documents/{job['documents'][0]['document'] or job['documents'][1]['document']}" in page


def test_one_bad_file_stops_no_other_and_leaves_nothing(client: FlaskClient, store: Store):
    before = len(store.documents())
    job = finished(client, send(client, ("a.txt", b"\xff\xfe\x00"), ("b.txt", MILL), ("c.html", "<html></html>")))
    assert fates(job)["b.txt"] == "added"
    assert len(store.documents()) == before + 1


def test_a_record_beside_its_document_is_read(client: FlaskClient, store: Store):
    job = finished(client, send(client, ("mill.txt", MILL), ("mill.toml", 'author = ["沈水生"]')))
    assert store.document(job["documents"][0]["document"]).reference.author == ("沈水生",)


def test_a_record_alone_is_refused_with_advice(client: FlaskClient):
    job = finished(client, send(client, ("mill.toml", 'author = ["沈水生"]')))
    assert [(each["fate"], each["why"]) for each in job["documents"]] == [("refused", "alone")]


def test_names_that_differ_in_the_language_alone_are_one_document(client: FlaskClient, store: Store):
    zh, en = MILL.split("\n\n")
    job = finished(client, send(client, ("mill.zh.txt", zh), ("mill.en.txt", en)))
    assert store.document(job["documents"][0]["document"]).languages == ("zh", "en")


def test_two_editions_are_one_document_whatever_they_are_called(client: FlaskClient, store: Store):
    zh, en = MILL.split("\n\n")
    editions = {"zh": (BytesIO(zh.encode()), "wheel.txt"), "en": (BytesIO(en.encode()), "wheel.txt")}
    record = {"record": (BytesIO(b'issued = "1999"'), "whatever.toml")}
    job = finished(client, send(client, how="editions", collection="河湾", **editions, **record))
    document = store.document(job["documents"][0]["document"])
    assert document.languages == ("zh", "en")
    assert document.reference.issued == "1999"
    assert document.collections == ("河湾",)


def test_one_edition_alone_is_asked_for_the_other(client: FlaskClient):
    answer = send(client, how="editions", zh=(BytesIO(b"x"), "a.txt"), collection="河湾")
    assert answer.status_code == 422
    page = BeautifulSoup(answer.text, "html.parser")
    assert page.select_one("#en[aria-invalid]")
    assert page.select_one("#collection-editions")["value"] == "河湾"
    assert not page.select_one("#zh[aria-invalid]")


def test_documents_go_into_the_collection_that_was_named(client: FlaskClient, store: Store):
    job = finished(client, send(client, ("mill.txt", MILL), collection="  河 湾 "))
    assert store.document(job["documents"][0]["document"]).collections == ("河 湾",)
    again = finished(client, send(client, ("mill.txt", MILL), collection="冬"))
    assert fates(again) == {"mill.txt": "unchanged"}
    assert store.document(job["documents"][0]["document"]).collections == ("冬", "河 湾")


def test_a_name_that_is_no_collections_keeps_what_was_typed(client: FlaskClient, store: Store):
    before = store.generation()
    answer = send(client, ("mill.txt", MILL), collection="——")
    assert answer.status_code == 422
    assert 'value="——"' in answer.text
    assert store.generation() == before


def test_the_same_content_under_another_name_is_told(client: FlaskClient, store: Store):
    finished(client, send(client, ("mill.txt", MILL)))
    assert fates(finished(client, send(client, ("wheel.txt", MILL)))) == {"wheel.txt": "duplicate"}


def test_a_document_is_replaced_only_when_somebody_agrees(client: FlaskClient, store: Store):
    first = finished(client, send(client, ("mill.txt", MILL)))["documents"][0]["document"]
    before = store.generation()
    answer = send(client, ("mill.txt", MILL + ICE), ("ice.txt", ICE))
    job = finished(client, answer)
    assert (job["state"], store.generation()) == ("asking", before)
    assert {each["name"]: each["replaces"] for each in job["documents"]} == {"mill.txt": first, "ice.txt": None}
    form = {"csrf_token": token(client, answer.location), "replace": "yes"}
    job = finished(client, client.post(answer.location, data=form))
    assert fates(job) == {"mill.txt": "changed", "ice.txt": "added"}
    assert store.document(first).passages > 1
    again = client.post(answer.location, data=form | {"replace": "no"})  # in another window, too late
    assert fates(finished(client, again)) == {"mill.txt": "changed", "ice.txt": "added"}


def test_without_agreement_only_the_new_ones_are_added(client: FlaskClient, store: Store):
    first = finished(client, send(client, ("mill.txt", MILL)))["documents"][0]["document"]
    passages = store.document(first).passages
    answer = send(client, ("mill.txt", MILL + ICE), ("ice.txt", ICE))
    form = {"csrf_token": token(client, answer.location), "replace": "no"}
    job = finished(client, client.post(answer.location, data=form))
    assert fates(job) == {"mill.txt": "left-out", "ice.txt": "added"}
    assert store.document(first).passages == passages


def test_a_file_takes_the_place_of_the_document_that_was_named(client: FlaskClient, store: Store):
    first = finished(client, send(client, ("mill.txt", MILL)))["documents"][0]["document"]
    assert "mill" in client.get(f"/library/add?as={first}").text
    job = finished(client, send(client, ("wheel.txt", MILL + ICE), **{"as": first}))
    assert [(each["fate"], each["document"]) for each in job["documents"]] == [("changed", first)]
    assert send(client, ("a.txt", MILL), ("b.txt", ICE), **{"as": first}).status_code == 422
    assert send(client, ("a.txt", MILL), **{"as": "nowhere"}).status_code == 404


def test_nothing_chosen_is_said_beside_the_field(client: FlaskClient):
    answer = send(client)
    assert answer.status_code == 422
    assert BeautifulSoup(answer.text, "html.parser").select_one("#files[aria-invalid][aria-describedby='files-wrong']")


def test_limits_are_said_before_and_kept(client: FlaskClient, monkeypatch: pytest.MonkeyPatch):
    page = client.get("/library/add?ui=en").text
    assert "64 MB" in page
    assert ".md" in page
    monkeypatch.setattr(staging, "LARGEST_FILE", 50)
    job = finished(client, send(client, ("mill.txt", MILL), ("ice.txt", "冰")))
    assert fates(job) == {"mill.txt": "refused", "ice.txt": "added"}


def test_more_than_a_form_may_hold_is_refused(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch):
    upload = app.view_functions["editing.upload"]
    assert upload.longest_body > staging.LARGEST_UPLOAD > app.config["MAX_CONTENT_LENGTH"]
    monkeypatch.setattr(upload, "longest_body", 100_000)
    answer = send(client, ("big.txt", b"x" * 100_000))
    assert answer.status_code == 413
    assert "fewer or smaller files" in client.post("/library/add?ui=en", data={"text": "x" * 200_000}).text


def test_only_an_editors_forms_may_be_large(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 100_000)
    data = {"csrf_token": token(client), "files": (BytesIO(b"x" * (400 << 10)), "big.txt")}
    answer = client.post("/library/add", data=data, headers={"X-Forwarded-For": "1.2.3.4"})
    assert answer.status_code == 413


@pytest.mark.parametrize("address", ["/library/add", "/library/jobs/x"])
def test_others_see_nothing_of_it(client: FlaskClient, address: str):
    assert client.get(address, headers={"Via": "1.1 proxy"}).status_code == 403
    assert client.post(address, headers={"Via": "1.1 proxy"}).status_code in (400, 403)


def test_an_unknown_job_is_said_so(client: FlaskClient):
    assert client.get("/library/jobs/nowhere").status_code == 404
    assert client.get("/api/v1/jobs/nowhere").json["status"] == 404
    assert client.get("/api/v1/jobs/nowhere", headers={"Via": "x"}).json["kind"] == "EditingOff"


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("C:\\texts\\书.txt", "书.txt"),
        ("/etc/passwd", "passwd"),
        ("../../書.md", "書.md"),
        ("folder/", ""),
        ("..", ""),
        (".bashrc", ""),
        ("~$draft.txt", ""),
        ("a\0b.txt", ""),
        ("a\nb.txt", ""),
        ("字" * 100 + ".txt", ""),
        ("cafe\u0301.txt", "café.txt"),
        ("", ""),
    ],
)
def test_a_file_is_known_by_its_base_name(given: str, name: str):
    assert base_name(given) == name


def test_a_name_that_comes_twice_is_read_once(client: FlaskClient):
    job = finished(client, send(client, ("a/mill.txt", MILL), ("b/MILL.txt", ICE)))
    assert sorted(each["fate"] for each in job["documents"]) == ["added", "refused"]


def test_a_library_that_refuses_stops_the_work_and_says_why(client: FlaskClient, monkeypatch: pytest.MonkeyPatch):
    from corpus.errors import StoreFull

    def full(*_args: object) -> None:
        raise StoreFull("The disk is full: nothing was changed.")

    monkeypatch.setattr(jobs_module, "ingest_source", full)
    answer = send(client, ("mill.txt", MILL))
    job = finished(client, answer)
    assert (job["state"], job["error"]) == ("stopped", "The disk is full: nothing was changed.")
    assert "The disk is full" in client.get(f"{answer.location}?ui=en").text


def test_old_jobs_are_forgotten_and_their_files_with_them(
    client: FlaskClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "incoming").mkdir()
    monkeypatch.setattr(staging.tempfile, "tempdir", str(tmp_path / "incoming"))
    monkeypatch.setattr(jobs_module, "KEPT", 1)
    finished(client, send(client, ("mill.txt", MILL)))
    asking = send(client, ("mill.txt", ICE))
    assert finished(client, asking)["state"] == "asking"
    assert len(list((tmp_path / "incoming").iterdir())) == 1
    finished(client, send(client, ("ice.txt", ICE)))
    assert client.get(asking.location).status_code == 404
    assert list((tmp_path / "incoming").iterdir()) == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("mill.txt", MILL * 200),
        ("mill.csv", "水车转。,The wheel turns.\n"),
        ("mill.html", f"<title>水车</title><p>{MILL}</p>"),
        ("mill.unknown-kind", MILL),
    ],
)
def test_all_but_small_plain_texts_are_read_by_another_process(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, name: str, data: str
):
    def here(*_args: object) -> None:
        raise AssertionError("read in the server itself")

    monkeypatch.setattr(jobs_module, "ingest_source", here)
    job = finished(client, send(client, (name, data), collection="河湾"))
    assert fates(job) == {name: "added"}
    assert client.get("/api/v1/search?q=水车").json["total"]


def test_what_only_calls_itself_a_text_is_read_by_another_process(tmp_path: Path):
    (tmp_path / "mill.txt").write_bytes(b"%PDF-1.7\n%%EOF\n")
    (tmp_path / "mill.md").write_text(MILL, encoding="utf-8")
    text, markdown = (Source((File(tmp_path / name, name),)) for name in ("mill.txt", "mill.md"))
    assert (apart.harmless(text), apart.harmless(markdown)) == (False, True)


@contextmanager
def busy(app: Flask) -> Iterator[None]:
    """While this lasts another job reads a small text."""
    with app.extensions[jobs_module.NAME]._turns.take(Turn("here", frozenset()), lambda: False):
        yield


def test_a_document_that_came_while_the_job_waited_is_not_replaced_unasked(app: Flask, client: FlaskClient, add):
    with busy(app):
        answer = send(client, ("mill.txt", MILL), ("ice.txt", ICE))
        theirs = add("mill", ("paragraph", "磨坊关了门。", "The mill has closed."))
    job = finished(client, answer)
    assert job["state"] == "asking"
    assert fates(job) == {"mill.txt": "waiting", "ice.txt": "added"}
    assert {each["name"]: each["replaces"] for each in job["documents"]} == {"mill.txt": theirs.id, "ice.txt": None}
    page = client.get(answer.location + "?ui=en").text
    assert "May the documents above be replaced?" in page
    assert "Nothing has been added yet" not in page
    form = {"csrf_token": token(client, answer.location), "replace": "no"}
    assert fates(finished(client, client.post(answer.location, data=form))) == {
        "mill.txt": "left-out",
        "ice.txt": "added",
    }


def test_a_document_that_was_removed_meanwhile_is_not_replaced_and_says_so(
    app: Flask, client: FlaskClient, store: Store
):
    first = finished(client, send(client, ("mill.txt", MILL)))["documents"][0]["document"]
    with busy(app):
        answer = send(client, ("wheel.txt", ICE), **{"as": first})
        store.remove(first)
    job = finished(client, answer)
    assert (job["state"], fates(job)) == ("done", {"wheel.txt": "failed"})
    page = client.get(answer.location + "?ui=zh").text
    assert "要替换的文献已被删除" in page
    assert "duizhao list" not in page


def test_what_is_not_begun_can_be_stopped(app: Flask, client: FlaskClient, store: Store):
    before = store.generation()
    with busy(app):
        answer = send(client, ("mill.txt", MILL), ("ice.txt", ICE))
        form = {"csrf_token": token(client, answer.location)}
        assert f'action="{answer.location}/stop"' in client.get(answer.location).text
        assert client.post(f"{answer.location}/stop", data=form).location == answer.location
    job = finished(client, answer)
    assert (job["state"], fates(job)) == ("stopped", {"mill.txt": "left-out", "ice.txt": "left-out"})
    assert store.generation() == before


def hang_on_the_mill(home: Path, source: Source, replacing: str | None) -> Outcome:
    """As the process reads documents, but for one."""
    if source.known.startswith("mill"):
        sleep(600)
    with Store.open(home) as opened:
        return ingest_source(source, opened, replacing)


def stop(client: FlaskClient, answer) -> None:
    client.post(f"{answer.location}/stop", data={"csrf_token": token(client)})


def begun(client: FlaskClient, answer, fate: str = "reading") -> None:
    """Wait until a document of the job is being read."""
    until = monotonic() + 30
    while fate not in (now := fates(client.get(f"/api/v1{answer.location.removeprefix('/library')}").json)).values():
        assert monotonic() < until, now
        sleep(0.02)


WHEEL = f"<title>水车</title><p>{MILL}</p>"


def test_a_document_that_hangs_is_stopped_and_those_behind_it_are_read(
    client: FlaskClient, store: Store, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(apart, "_ingest", hang_on_the_mill)
    first = send(client, ("ice.txt", ICE), ("mill.html", WHEEL), ("wheel.html", WHEEL))
    begun(client, first, "added")
    begun(client, first)
    behind = send(client, ("reeds.html", WHEEL.replace("水车", "芦苇")))
    small = finished(client, send(client, ("willow.txt", ICE.replace("冬天", "春天"))))
    assert (small["state"], fates(small)) == ("done", {"willow.txt": "added"})
    stop(client, first)
    job = finished(client, first)
    assert job["state"] == "stopped"
    assert fates(job) == {"ice.txt": "added", "mill.html": "stopped", "wheel.html": "left-out"}
    assert fates(finished(client, behind)) == {"reeds.html": "added"}
    assert {document.path for document in store.documents()} >= {"ice.txt", "willow.txt", "reeds.html"}
    page = client.get(first.location + "?ui=zh").text
    assert "已停止" in page
    assert "其余的不再加入" not in page


def test_stopping_a_job_that_waits_ends_it_at_once_and_nobody_elses_document(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(apart, "_ingest", hang_on_the_mill)
    first = send(client, ("mill.html", WHEEL))
    begun(client, first)
    second = send(client, ("wheel.html", WHEEL))
    stop(client, second)
    assert fates(finished(client, second)) == {"wheel.html": "left-out"}
    begun(client, first)
    stop(client, first)
    assert fates(finished(client, first)) == {"mill.html": "stopped"}


def stored_and_silent(home: Path, source: Source, replacing: str | None) -> None:
    with Store.open(home) as opened:
        ingest_source(source, opened, replacing)
    sleep(600)


def test_a_document_that_was_stored_when_it_was_stopped_is_told_as_there(
    client: FlaskClient, store: Store, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(apart, "_ingest", stored_and_silent)
    before = len(store.documents())
    answer = send(client, ("mill.html", WHEEL), collection="河湾")
    until = monotonic() + 30
    while len(store.documents()) == before and monotonic() < until:
        sleep(0.05)
    stop(client, answer)
    job = finished(client, answer)
    assert fates(job) == {"mill.html": "duplicate"}
    assert store.document(job["documents"][0]["document"]).collections == ("河湾",)


def test_documents_that_may_become_one_wait_for_each_other(client: FlaskClient, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(apart, "_ingest", hang_on_the_mill)
    first = send(client, ("mill.zh.txt", MILL * 300))
    begun(client, first)
    second = send(client, ("mill.en.txt", ICE))
    third = finished(client, send(client, ("ice.txt", ICE)))
    assert fates(third) == {"ice.txt": "added"}
    assert fates(client.get(f"/api/v1{second.location.removeprefix('/library')}").json) == {"mill.en.txt": "waiting"}
    stop(client, first)
    assert fates(finished(client, second))["mill.en.txt"] in ("added", "duplicate")


def test_a_server_that_stops_begins_no_other_document_and_names_what_is_left(app: Flask, client: FlaskClient):
    jobs = app.extensions[jobs_module.NAME]
    finished(client, send(client, ("ice.txt", ICE)))
    with busy(app):
        answer = send(client, ("mill.txt", MILL))
        assert jobs.end(0) == ("mill.txt",)
    assert finished(client, answer)["state"] == "stopped"
    assert jobs.end() == ("mill.txt",)


def test_folders_that_a_killed_server_left_are_removed_and_no_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(staging.tempfile, "tempdir", str(tmp_path))
    old, new, other = (tmp_path / name for name in ("duizhao-upload-old", "duizhao-upload-new", "elsewhere"))
    for folder in (old, new, other):
        (folder / "zh").mkdir(parents=True)
    for folder in (old, other):
        os.utime(folder, (0, 0))
    staging.sweep()
    assert sorted(tmp_path.iterdir()) == sorted((new, other))


def send_page(client: FlaskClient, address: str, **more: str):
    return client.post("/library/add", data={"csrf_token": token(client), "how": "page", "address": address, **more})


def test_a_page_of_the_web_becomes_a_document_known_by_its_address(
    client: FlaskClient, store: Store, monkeypatch: pytest.MonkeyPatch
):
    asked: list[tuple[str, bool]] = []

    def fetch(text: str, *, private: bool = False, limits: Limits) -> Page:
        asked.append((text, private))
        address = parse(text)
        return Page(address, address, "text/html", f"<title>水车</title><p>{MILL}</p>".encode())

    monkeypatch.setattr(staging, "fetch", fetch)
    job = finished(client, send_page(client, "https://example.org/mill?a=b", collection="Rivers"))
    assert fates(job) == {"https://example.org/mill?a=b": "added"}
    document = store.document(job["documents"][0]["document"])
    assert (document.reference.url, document.collections) == ("https://example.org/mill?a=b", ("Rivers",))
    assert asked == [("https://example.org/mill?a=b", False)]  # never from a private network


@pytest.mark.parametrize("address", ["", "mill", "ftp://example.org/", "http://127.0.0.1/", "http://[::1]:1/"])
@pytest.mark.parametrize("ui", ["en", "zh"])
def test_an_address_that_gives_no_page_is_told_beside_the_field(client: FlaskClient, address: str, ui: str):
    data = {"csrf_token": token(client), "how": "page", "address": address}
    answer = client.post(f"/library/add?ui={ui}", data=data)
    field = BeautifulSoup(answer.text, "html.parser").select_one("#address[aria-describedby='address-wrong']")
    assert answer.status_code == 422
    assert field
    assert field["value"] == address
