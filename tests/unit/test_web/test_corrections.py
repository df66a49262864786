"""Correcting pairs in the browser: what is offered, what it does, what is refused, and how it is undone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from corpus.correcting import put_rows
from corpus.store import Store
from corpus.types import Document

Add = Callable[..., Document]

ROWS = (
    ("title", "渡口章程", "Rules of the Ferry"),
    ("paragraph", "渡船每日两班。夜间停开。", "The ferry runs twice a day. It stops at night."),
    ("paragraph", "每船限载十二人。", "A boat carries twelve people. The boatman is elected."),
    ("paragraph", "船工由村里推举。", "His term is three years."),
)


@pytest.fixture
def ferry(add: Add) -> Document:
    return add("rules", *ROWS, title_zh="渡口章程")


def passages(store: Store, document: Document) -> list[tuple[str, str]]:
    return [(each.zh, each.en) for each in store.passages(document.id)]


def hidden(page: str) -> dict[str, str]:
    """What a form sends that nobody types: the token and what it was made for."""
    return dict(re.findall(r'name="(csrf_token|seen)" value="([^"]*)"', page))


def address(store: Store, document: Document, at: int) -> str:
    return f"/passages/{store.passages(document.id)[at].id}/correct"


def send(client: FlaskClient, store: Store, document: Document, at: int, **typed: str) -> TestResponse:
    """Open the page of a passage and send one of its forms."""
    there = address(store, document, at)
    return client.post(there, data=hidden(client.get(there).text) | typed)


def go_on(client: FlaskClient, answer: TestResponse) -> str:
    assert answer.status_code == 303, answer.text
    return client.get(answer.headers["Location"]).text


# What can be done


def test_a_passage_is_split_before_a_sentence_of_each_side(client: FlaskClient, store: Store, ferry: Document):
    answer = send(client, store, ferry, 1, do="split", zh_at="7", en_at="28")
    assert passages(store, ferry)[1:3] == [
        ("渡船每日两班。", "The ferry runs twice a day."),
        ("夜间停开。", "It stops at night."),
    ]
    page = go_on(client, answer)
    assert "渡船每日两班。" in page
    assert 'role="status"' in page


def test_a_side_that_is_not_cut_stays_with_the_first_part(client: FlaskClient, store: Store, ferry: Document):
    send(client, store, ferry, 1, do="split", en_at="28")
    assert passages(store, ferry)[1:3] == [(ROWS[1][1], "The ferry runs twice a day."), ("", "It stops at night.")]


def test_a_sentence_moves_to_the_passage_after_and_back(client: FlaskClient, store: Store, ferry: Document):
    send(client, store, ferry, 2, do="on", en_at="30")
    moved = ("船工由村里推举。", "The boatman is elected.\nHis term is three years.")
    assert passages(store, ferry)[2:] == [("每船限载十二人。", "A boat carries twelve people."), moved]
    send(client, store, ferry, 3, do="back", en_at="24")
    assert passages(store, ferry) == [each[1:] for each in ROWS]
    assert store.corrections(ferry.id) == ()


def test_a_whole_side_moves_and_what_is_empty_then_is_gone(client: FlaskClient, store: Store, add: Add):
    document = add("lone", ("paragraph", "渡船停开。", ""), ("paragraph", "", "The ferry stopped."))
    send(client, store, document, 1, do="back", en_at="18")
    assert passages(store, document) == [("渡船停开。", "The ferry stopped.")]


@pytest.mark.parametrize(("at", "deed"), [(1, "join-next"), (2, "join-before")])
def test_two_passages_become_one(client: FlaskClient, store: Store, ferry: Document, at: int, deed: str):
    page = go_on(client, send(client, store, ferry, at, do=deed))
    assert passages(store, ferry)[1] == (f"{ROWS[1][1]}\n{ROWS[2][1]}", f"{ROWS[1][2]}\n{ROWS[2][2]}")
    assert "¶ 2" in page


def test_what_was_split_and_is_joined_again_is_as_it_was(client: FlaskClient, store: Store, ferry: Document):
    before = [passage.id for passage in store.passages(ferry.id)]
    send(client, store, ferry, 1, do="split", zh_at="7", en_at="28")
    send(client, store, ferry, 1, do="join-next")
    assert [passage.id for passage in store.passages(ferry.id)] == before


def test_a_slip_and_a_kind_are_corrected(client: FlaskClient, store: Store, ferry: Document):
    typed = {"zh": "渡船每日三班。夜间停开。", "en": ROWS[1][2], "kind": "clause", "level": ""}
    send(client, store, ferry, 1, do="edit", **typed)
    passage = store.passages(ferry.id)[1]
    assert (passage.zh, passage.en, passage.kind, passage.corrected) == (typed["zh"], ROWS[1][2], "clause", True)


def test_two_corrections_of_one_document_at_once_are_both_done(
    client: FlaskClient, store: Store, ferry: Document, monkeypatch: pytest.MonkeyPatch
):
    """The second is reckoned anew where the first did not touch its passages."""
    meanwhile(monkeypatch, store, ferry, 3, "任期三年。")
    typed = {"zh": "渡口总章程", "en": ROWS[0][2], "kind": "title", "level": ""}
    assert send(client, store, ferry, 0, do="edit", **typed).status_code == 303
    texts = passages(store, ferry)
    assert (texts[0][0], texts[3][0]) == ("渡口总章程", "任期三年。")


def test_who_comes_second_to_the_same_passage_sees_it_and_keeps_what_was_typed(
    client: FlaskClient, store: Store, ferry: Document, monkeypatch: pytest.MonkeyPatch
):
    meanwhile(monkeypatch, store, ferry, 1, "渡船每日五班。夜间停开。")
    typed = {"zh": "渡船每日三班。夜间停开。", "en": ROWS[1][2], "kind": "paragraph", "level": ""}
    answer = send(client, store, ferry, 1, do="edit", **typed)
    assert answer.status_code == 409
    assert "每日三班" in answer.text
    assert "每日五班" in answer.text
    assert passages(store, ferry)[1][0] == "渡船每日五班。夜间停开。"


def meanwhile(monkeypatch: pytest.MonkeyPatch, store: Store, document: Document, at: int, zh: str) -> None:
    """Somebody else corrects a passage between the reckoning and the writing of the next correction."""
    whole = Store.correct

    def correct(self: Store, *given: Any) -> object:
        monkeypatch.undo()
        present = store.laid(document.id)
        rows = list(present.passages)
        rows[at] = replace(rows[at], zh=zh)
        put_rows(store, document.id, present, rows, "edit")
        return whole(self, *given)

    monkeypatch.setattr(Store, "correct", correct)


def test_an_address_of_before_leads_to_the_corrected_passage(client: FlaskClient, store: Store, ferry: Document):
    old = store.passages(ferry.id)[1].id
    send(client, store, ferry, 1, do="join-next")
    answer = client.get(f"/passages/{old}/correct")
    assert answer.headers["Location"].endswith(f"/passages/{store.passages(ferry.id)[1].id}/correct")


# What is refused, kindly


def test_text_that_would_be_lost_is_asked_about_and_what_was_typed_stays(
    client: FlaskClient, store: Store, ferry: Document
):
    typed = {"zh": "渡船。", "en": ROWS[1][2], "kind": "paragraph"}
    answer = send(client, store, ferry, 1, do="edit", **typed)
    assert answer.status_code == 422
    assert "\n渡船。</textarea>" in answer.text
    assert 'name="meant"' in answer.text
    assert passages(store, ferry)[1] == ROWS[1][1:]
    send(client, store, ferry, 1, do="edit", meant="1", **typed)
    assert passages(store, ferry)[1] == ("渡船。", ROWS[1][2])


@pytest.mark.parametrize(
    "typed",
    [
        {"do": "split"},
        {"do": "split", "zh_at": "5"},
        {"do": "split", "zh_at": "0", "en_at": "0"},
        {"do": "split", "zh_at": "9" * 5000},
        {"do": "on", "zh_at": "12"},
        {"do": "back", "zh_at": "0"},
        {"do": "edit", "zh": "渡船每日两班。夜间停开。", "en": "The ferry runs twice a day. It stops at night.\r\n"},
        {"do": "edit", "zh": "渡船\x07", "en": "The ferry"},
        {"do": "burn"},
        {},
    ],
)
def test_what_can_not_be_meant_is_said_beside_the_form(
    client: FlaskClient, store: Store, ferry: Document, typed: dict[str, str]
):
    answer = send(client, store, ferry, 1, **typed)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert passages(store, ferry) == [each[1:] for each in ROWS]


@pytest.mark.parametrize(("at", "deed"), [(0, "join-before"), (0, "back"), (3, "join-next"), (3, "on")])
def test_at_the_ends_there_is_nothing_to_join(client: FlaskClient, store: Store, ferry: Document, at: int, deed: str):
    page = client.get(address(store, ferry, at)).text
    assert f'value="{deed}"' not in page
    assert send(client, store, ferry, at, do=deed, zh_at="0").status_code == 422


def test_a_form_that_somebody_else_has_overtaken_shows_what_is_now(client: FlaskClient, store: Store, ferry: Document):
    there = address(store, ferry, 2)
    form = hidden(client.get(there).text)
    send(client, store, ferry, 1, do="split", zh_at="7", en_at="28")
    answer = client.post(there, data=form | {"do": "join-before"})
    assert answer.status_code == 409
    assert "夜间停开。" in answer.text
    assert len(store.passages(ferry.id)) == 5
    again = hidden(answer.text) | {"do": "join-before"}
    assert client.post(there, data=again).status_code == 303


def test_what_was_typed_stays_where_the_passage_itself_has_changed(client: FlaskClient, store: Store, ferry: Document):
    there = address(store, ferry, 1)
    form = hidden(client.get(there).text)
    send(client, store, ferry, 1, do="join-next")
    answer = client.post(there, data=form | {"do": "edit", "zh": "我的改正。", "en": "Mine."})
    assert answer.status_code == 409
    assert "\n我的改正。</textarea>" in answer.text
    assert "每船限载十二人。" in answer.text


def test_who_may_not_edit_sees_the_history_and_no_forms(app: Flask, store: Store, ferry: Document):
    elsewhere = {"X-Forwarded-For": "203.0.113.7"}
    client = app.test_client()
    send(client, store, ferry, 1, do="join-next")
    page = client.get(f"/documents/{ferry.id}/corrections", headers=elsewhere)
    assert page.status_code == 200
    assert "每船限载十二人。" in page.text
    assert 'method="post"' not in page.text
    there = address(store, ferry, 1)
    assert client.get(there, headers=elsewhere).status_code == 403
    assert client.post(there, data=hidden(client.get(there).text), headers=elsewhere).status_code == 403


# The history


def history(client: FlaskClient, document: Document) -> str:
    return client.get(f"/documents/{document.id}/corrections?ui=en").text


def undo(client: FlaskClient, document: Document, step: int, **more: str) -> TestResponse:
    token = hidden(history(client, document))["csrf_token"]
    there = f"/documents/{document.id}/corrections/undo"
    return client.post(there, data={"csrf_token": token, "step": str(step), **more})


def test_each_step_is_undone_and_an_undone_one_is_done_again(client: FlaskClient, store: Store, ferry: Document):
    send(client, store, ferry, 1, do="split", zh_at="7", en_at="28")
    send(client, store, ferry, 1, do="edit", zh="渡船每日三班。", en="The ferry runs twice a day.", kind="paragraph")
    edited, split = (step.number for step in store.history(ferry.id))
    go_on(client, undo(client, ferry, edited, stay="1"))
    assert passages(store, ferry)[1][0] == "渡船每日两班。"
    undone = store.history(ferry.id)[0]
    page = go_on(client, undo(client, ferry, undone.number))
    assert passages(store, ferry)[1][0] == "渡船每日三班。"
    assert 'value="undo"' not in page
    refused = client.get(undo(client, ferry, split).headers["Location"]).text
    assert "has been changed since" in refused or "不能" in refused
    assert len(passages(store, ferry)) == 5


def test_the_history_says_what_was_done_and_shows_it_before_and_after(
    client: FlaskClient, store: Store, ferry: Document
):
    assert "Nothing was corrected" in history(client, ferry)
    send(client, store, ferry, 1, do="split", zh_at="7", en_at="28")
    page = history(client, ferry)
    assert "Split in two" in page
    assert page.index("渡船每日两班。夜间停开。") < page.index(">夜间停开。")
    assert f"/passages/{store.passages(ferry.id)[2].id}" in page


def steps(page: str) -> list[tuple[str, str, str]]:
    """Of each step of a history: what it was, whether it was undone or done again later, the label of its button."""
    found = BeautifulSoup(page, "html.parser").select("ol.history")[0].find_all("li", recursive=False)
    later = (each.select_one("p > strong") for each in found)
    buttons = (each.select_one("button") for each in found)
    return [
        (each.h2.contents[0].strip(), told.text if told else "", button["aria-label"] if button else "")
        for each, told, button in zip(found, later, buttons, strict=True)
    ]


def test_the_history_tells_what_was_undone_and_done_again(client: FlaskClient, store: Store, ferry: Document):
    send(client, store, ferry, 1, do="join-next")
    undo(client, ferry, store.history(ferry.id)[0].number, stay="1")
    page = history(client, ferry)
    assert "Undone: these passages" in page
    assert steps(page) == [("Undone", "", "Redo: ¶ 2"), ("Joined", "It was undone later.", "")]
    undo(client, ferry, store.history(ferry.id)[0].number, stay="1")
    page = history(client, ferry)
    assert "Done again: these passages" in page
    assert steps(page) == [
        ("Redone", "", "Undo: Redone ¶ 2"),
        ("Undone", "It was done again later.", ""),
        ("Joined", "", "Undo: Joined ¶ 2"),
    ]
    assert 'aria-label="Take back: Joined ¶ 2"' in page
    undo(client, ferry, store.history(ferry.id)[0].number, stay="1")
    assert steps(history(client, ferry))[0] == ("Undone", "", "Redo: ¶ 2")


def test_all_corrections_are_taken_back(client: FlaskClient, store: Store, ferry: Document):
    send(client, store, ferry, 1, do="split", zh_at="7", en_at="28")
    send(client, store, ferry, 4, do="edit", zh="船工由村里选举。", en=ROWS[3][2], kind="paragraph")
    token = hidden(history(client, ferry))["csrf_token"]
    there = f"/documents/{ferry.id}/corrections/take-back"
    (first, _second) = store.corrections(ferry.id)
    client.post(there, data={"csrf_token": token, "correction": first.id})
    assert len(store.corrections(ferry.id)) == 1
    client.post(there, data={"csrf_token": token, "all": "1"})
    assert passages(store, ferry) == [each[1:] for each in ROWS]
    assert client.post(there, data={"csrf_token": token, "correction": "none"}).status_code == 303


def test_the_twin_tells_the_corrections_and_the_steps(client: FlaskClient, store: Store, ferry: Document):
    send(client, store, ferry, 1, do="join-next")
    answer = client.get(f"/api/v1/documents/{ferry.id}/corrections").get_json()
    assert (answer["ok"], answer["total"], len(answer["history"])) == (True, 1, 1)
    (change,) = answer["history"][0]["changes"]
    assert (answer["history"][0]["did"], change["ordinal"], len(change["before"]), len(change["after"])) == (
        "join", 1, 2, 1,
    )  # fmt: skip
    assert client.get("/api/v1/documents/nowhere/corrections").status_code == 404
