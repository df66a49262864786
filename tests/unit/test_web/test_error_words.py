"""What goes wrong is said in the page's language, with what to do next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from corpus.errors import DuizhaoError
from webapp.errors import ADVICE

from .test_adding import finished, send


def leaves(kind: type[DuizhaoError] = DuizhaoError) -> Iterator[str]:
    below = kind.__subclasses__()
    for each in below:
        yield from leaves(each)
    if not below:
        yield kind.__name__


def main(page: str) -> str:
    return BeautifulSoup(page, "html.parser").select_one("main").text


def english(text: str) -> list[str]:
    """Four English words in a row."""
    return re.findall(r"(?:[A-Za-z’']{2,} ){3}[A-Za-z’']{2,}", text)


def test_every_kind_of_error_has_advice_of_its_own():
    assert [name for name in leaves() if name not in ADVICE] == []


@pytest.mark.parametrize("address", ["/search?q=运河&kind=nonsense", "/documents/nowhere", "/library?sort=colour"])
def test_an_error_page_is_in_one_language(client: FlaskClient, address: str):
    mark = "&" if "?" in address else "?"
    assert english(main(client.get(f"{address}{mark}ui=zh").text)) == []
    assert not re.search(r"[一-龥]", main(client.get(f"{address}{mark}ui=en").text).replace("运河", ""))


def test_what_could_not_be_added_is_said_in_the_page_s_language(client: FlaskClient):
    answer = send(client, ("empty.txt", ""), ("bad.zip", b"PK\x03\x04 \x00"), ("cut.txt", "漓江".encode()[:-1] * 3))
    finished(client, answer)
    said = main(client.get(f"{answer.location}?ui=zh").text)
    assert english(said) == []
    assert "bad.zip" in said
    assert "压缩包请先解压" in said


def test_what_is_no_backup_is_said_in_the_page_s_language(client: FlaskClient):
    form = BeautifulSoup(client.get("/library/restore?ui=zh").text, "html.parser")
    token = form.select_one("[name=csrf_token]")["value"]
    answer = client.post("/library/restore?ui=zh", data={"csrf_token": token, "file": (BytesIO(b"x"), "x.zip")})
    assert answer.status_code == 422
    assert english(main(answer.text)) == []


def test_what_is_no_record_is_said_in_the_page_s_language(client: FlaskClient, canal):
    address = f"/documents/{canal.id}/edit"
    form = BeautifulSoup(client.get(address).text, "html.parser")
    token = form.select_one("main [name=csrf_token]")["value"]
    sent = {"csrf_token": token, "file": (BytesIO(b"author = ["), "a.toml")}
    answer = client.post(f"{address}/file?ui=zh", data=sent)
    assert answer.status_code == 422
    assert english(main(answer.text)) == []
