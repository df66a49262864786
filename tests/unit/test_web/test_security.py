"""Who is answered, and what the browser is forbidden."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.store import Store
from indexer.index import Index
from webapp import create_app
from webapp.security import host_name
from webapp.settings import Settings


@pytest.fixture
def answers(tmp_path: Path, store: Store):
    settings = Settings(tmp_path, host="192.168.7.7", allowed_hosts=("reading.example", "fd00::7"))
    client = create_app(settings, store, Index.open(tmp_path, store)).test_client()
    return lambda host: client.get("/about", headers={"Host": host}).status_code


@pytest.mark.parametrize(
    "host",
    [
        "localhost", "localhost:8000", "LOCALHOST:8000", "127.0.0.1", "127.0.0.1:9", "[::1]", "[::1]:8000",
        "192.168.7.7:8000", "reading.example", "Reading.Example.:8000", "[fd00::7]:8000",
    ],
)  # fmt: skip
def test_the_names_of_this_server_are_answered(answers, host):
    assert answers(host) == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "[::2]",
        "[::1",
        "@localhost",
        "[::1].evil.example",
        "[::1]evil.example:8000",
        "localhost:80@evil.example",
        "localhost:",
        "localhost:80:80",
        "localhost evil.example",
        "localhost/",
        "evil.example#localhost",
        "",
    ],
)
def test_any_other_name_is_refused(answers, host):
    assert answers(host) == 400


def test_the_refusal_is_a_page_for_people_and_json_for_scripts(client):
    headers = {"Host": "evil.example"}
    assert "127.0.0.1" in client.get("/?ui=zh", headers=headers).text
    body = client.get("/api/v1/documents", headers=headers).json
    assert (body["ok"], body["kind"], body["status"]) == (False, "UnknownHost", 400)


@pytest.mark.parametrize(
    ("header", "name"), [("a.b:1", "a.b"), ("[::1]:8", "[::1]"), ("", ""), ("A.", "a"), (".", ""), ("a b", "")]
)
def test_a_host_is_compared_without_port_and_case(header, name):
    assert host_name(header) == name


@pytest.mark.parametrize("address", ["/", "/nowhere", "/api/v1/documents", "/static/frame.js"])
def test_every_answer_carries_the_strict_headers(client, address):
    headers = client.get(address, buffered=True).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy == {
        "default-src": "'none'",
        **dict.fromkeys(("style-src", "script-src", "img-src", "font-src", "connect-src", "form-action"), "'self'"),
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
