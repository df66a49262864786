"""Styles and scripts: kept by browsers for as long as they are what they were."""

from __future__ import annotations

import re
from pathlib import Path

from webapp.assets import digest


def test_every_style_and_script_of_a_page_may_be_kept_for_a_year(client):
    page = client.get("/").text
    files = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    assert len(files) > 5
    for address in files:
        answer = client.get(address, buffered=True)
        assert answer.status_code == 200
        assert answer.cache_control.max_age == 365 * 24 * 60 * 60
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Vary" not in answer.headers


def test_an_address_of_another_state_of_a_file_is_asked_again(client):
    for address in ("/static/frame.css", "/static/frame.css?v=000000000000", "/static/frame.css?v="):
        answer = client.get(address, buffered=True)
        assert answer.status_code == 200
        assert answer.cache_control.no_cache
        assert not answer.cache_control.max_age


def test_a_file_that_is_not_there_is_kept_by_nobody(client):
    for address in ("/static/none.css", "/static/none.css?v=", "/static/../settings.py?v="):
        answer = client.get(address, buffered=True)
        assert answer.status_code == 404
        assert "immutable" not in answer.headers.get("Cache-Control", "")


def test_a_file_that_is_written_has_another_address(tmp_path: Path):
    path = tmp_path / "a.css"
    assert digest(path) == ""
    path.write_text("a{}", encoding="utf-8")
    before = digest(path)
    path.write_text("a{b:c}", encoding="utf-8")
    assert len(before) == 12
    assert digest(path) != before


def test_choosing_a_language_beside_a_file_sets_no_cookie(client):
    assert "Set-Cookie" not in client.get("/static/frame.css?ui=en", buffered=True).headers
