"""Quotations checked through the API."""

from __future__ import annotations

QUOTED = "运河全长 42 公里，修缮耗资 3.5亿元"


def test_a_quotation_comes_back_with_its_place_and_its_translation(client, canal_passages):
    answer = client.get("/api/v1/check", query_string={"text": QUOTED}).json
    (part,) = answer["parts"]
    (place,) = part["places"]
    (stretch,) = place["stretches"]
    assert (answer["verdict"], part["total"], place["typography"], answer["claim"]) == ("verbatim", 1, [], None)
    assert (stretch["passage"], stretch["text"]) == (canal_passages[2].id, QUOTED)
    assert stretch["counterpart"] == canal_passages[2].en
    assert stretch["locators"][0]["line"] == 5


def test_a_figure_that_differs_is_shown_and_said(client):
    answer = client.get("/api/v1/check", query_string={"text": QUOTED.replace("42", "24")}).json
    (place,) = answer["parts"][0]["places"]
    changed = [(step["quoted"], step["stored"]) for step in place["differences"] if step["kind"] == "changed"]
    assert (answer["verdict"], place["alarms"], changed) == ("near", ["figures"], [("24", "42")])


def test_where_it_is_said_to_stand_is_answered_apart(client, canal):
    for document, standing in ((canal.id, "there"), ("《柳岸遊記》", "absent"), ("no such book", "unknown-document")):
        answer = client.post("/api/v1/check", json={"text": QUOTED, "document": document}).json
        assert (answer["verdict"], answer["claim"]["standing"]) == ("verbatim", standing)


def test_a_page_is_that_of_the_side_quoted(client):
    asked = {"text": "its repair cost CNY350 million", "document": "运河修缮报告", "page": "3"}
    assert client.post("/api/v1/check", data=asked).json["claim"]["standing"] == "there"
    assert client.post("/api/v1/check", data=asked | {"page": "4"}).json["claim"] == {
        "document": "运河修缮报告",
        "page": "4",
        "standing": "other-page",
        "documents": [{"id": client.get("/api/v1/documents").json["documents"][0]["id"], "title": "运河修缮报告"}],
        "pages": [3],
    }


def test_nothing_and_numbers_that_are_none_are_refused(client):
    assert client.get("/api/v1/check").json["verdict"] == "not-found"
    for asked in ("?text=", "?text=%20", "?text=x&limit=0", "?text=x&page=3", "?text=x&page=abc&document=y"):
        refused = client.get(f"/api/v1/check{asked}")
        assert (refused.status_code, refused.json["kind"]) == (400, "BadParameter")
    assert "needs a document" in client.get("/api/v1/check?text=x&page=3").json["error"]
    assert client.get("/check").status_code == client.get("/check?text=").status_code == 200
