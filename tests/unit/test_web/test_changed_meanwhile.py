"""A document is shortened or removed while a page about it is made: before each look at the library, in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus.store import Store
from webapp.editing.corrections import _after

from .conftest import CANAL, CANAL_RECORD, put

CHANGES: dict[str, Callable[[Store, str], object]] = {
    "shortened": lambda store, _name: put(store, "canal.txt", CANAL[:1], CANAL_RECORD),
    "removed": lambda store, name: store.remove(name),
}
ADDRESSES = (
    "/documents/{document}?find=运河",
    "/documents/{document}/corrections",
    "/passages/{passage}",
    "/passages/{passage}/correct",
    "/api/v1/passages/{passage}",
    "/api/v1/passages/{passage}/cite",
    "/compare?a={document}&b={other}",
)


class Turn:
    """Changes the library before the ``left``-th look at it."""

    def __init__(self, left: int, change: Callable[[], object]) -> None:
        self.left, self._change = left, change

    def look(self) -> None:
        self.left -= 1
        if self.left == 0:
            self._change()


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_answered_whenever_its_document_changes(
    app: Flask, client: FlaskClient, store: Store, tmp_path, monkeypatch: pytest.MonkeyPatch, address: str, change: str
):
    document, _, other = store.documents()
    names = {"document": document.id, "other": other.id, "passage": store.passages(document.id)[4].id}
    app.config["PROPAGATE_EXCEPTIONS"] = False
    reading, value = store._database.reading, store._database.value
    turn = Turn(0, lambda: None)

    @contextmanager
    def looked() -> Iterator[Any]:
        turn.look()
        with reading() as connection:
            yield connection

    def counted(query: str) -> int:
        turn.look()
        return value(query)

    monkeypatch.setattr(store._database, "reading", looked)
    monkeypatch.setattr(store._database, "value", counted)
    with Store.open(tmp_path) as writer:
        for looks in range(1, 100):
            turn = meddling = Turn(looks, lambda: CHANGES[change](writer, document.id))
            answer = client.get(address.format_map(names))
            assert answer.status_code < 500, (looks, answer.text)
            turn = Turn(0, lambda: None)
            if meddling.left > 0:
                break  # answered in fewer looks
            put(writer, "canal.txt", CANAL, CANAL_RECORD)
    assert looks > 2


@pytest.mark.parametrize("left", [1, 0])
def test_after_a_correction_the_way_leads_on_though_the_passages_are_gone(
    app: Flask, store: Store, monkeypatch: pytest.MonkeyPatch, left: int
):
    document = store.documents()[0]
    passages = store.passages

    def shortened(key: str, *between: int) -> object:
        put(store, "canal.txt", CANAL[:left], CANAL_RECORD)
        return passages(key, *between)

    monkeypatch.setattr(store, "passages", shortened)
    with app.test_request_context("/"):
        assert _after(document.id, 6).location == f"/documents/{document.id}/corrections"
