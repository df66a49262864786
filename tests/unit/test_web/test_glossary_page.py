"""The glossary on its page: read by everybody, filled from a file by an editor."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from corpus.glossary.entry import Entry
from corpus.store import Store

TABLE = "水闸\tsluice gate\tpreferred\n河湾\triver bend\t\t又作 <i>bend</i>\n"


def send(client: FlaskClient, data: str | bytes, name: str = "terms.tsv", **more: str):
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/glossary").text)
    assert found
    file = (BytesIO(data.encode() if isinstance(data, str) else data), name)
    return client.post("/glossary", data={"csrf_token": found[1], "file": file, **more})


def test_terms_are_read_from_a_table_and_shown(client: FlaskClient, store: Store):
    answer = send(client, TABLE)
    assert answer.status_code == 303
    assert store.glossary()[0] == Entry("水闸", "sluice gate", "preferred")
    page = BeautifulSoup(client.get("/glossary").text, "html.parser")
    assert [row.text.strip() for row in page.select("tbody th")] == ["水闸", "河湾"]
    assert "<i>bend</i>" in page.select("tbody td")[-1].text
    assert page.select_one(".said[role=status]")
    saved = client.get(page.select_one("a[download]")["href"])
    assert "sluice gate" in saved.text


def test_terms_are_added_or_put_in_the_place_of_all(client: FlaskClient, store: Store):
    send(client, TABLE)
    send(client, "桥\tbridge\n", how="add")
    assert len(store.glossary()) == 3
    send(client, "桥\tbridge\n", how="replace")
    assert store.glossary() == (Entry("桥", "bridge"),)


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe\xff", b"no tabs here", b"<tbx", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>']
)
def test_a_file_that_is_no_glossary_changes_nothing(client: FlaskClient, store: Store, data: bytes):
    send(client, TABLE)
    before = store.generation()
    answer = send(client, data, how="replace")
    assert (answer.status_code, store.generation()) == (422, before)
    page = BeautifulSoup(answer.text, "html.parser")
    assert page.select_one("#terms-wrong")
    assert page.select_one("input[value=replace][checked]")


def test_who_only_reads_sees_the_terms_and_no_form(client: FlaskClient):
    send(client, TABLE)
    page = client.get("/glossary", headers={"Via": "1.1 proxy"}).text
    assert "sluice gate" in page
    assert 'type="file"' not in page
