"""What a reader chooses once: by a link, kept by a cookie, never anything else."""

from __future__ import annotations

import pytest


def cookies(answer) -> list[str]:
    return answer.headers.getlist("Set-Cookie")


def test_the_language_is_that_of_the_link_then_of_the_cookie_then_of_the_browser(client):
    ask = {"Accept-Language": "en-GB,en;q=0.9,zh;q=0.2"}
    assert 'html lang="en"' in client.get("/", headers=ask).text
    assert 'html lang="zh-Hans"' in client.get("/?ui=zh", headers=ask).text
    assert 'html lang="zh-Hans"' in client.get("/", headers=ask).text


def test_a_browser_that_asks_for_neither_language_gets_chinese(client):
    assert 'html lang="zh-Hans"' in client.get("/", headers={"Accept-Language": "fr"}).text


def test_a_choice_is_kept_in_a_cookie_of_this_site_alone(client):
    (cookie,) = cookies(client.get("/?theme=dark"))
    assert cookie.startswith("theme=dark;")
    assert "SameSite=Lax" in cookie
    assert 'data-theme="dark"' in client.get("/").text
    assert cookies(client.get("/")) == []


@pytest.mark.parametrize("query", ["ui=xx", "theme=<b>", "layout=upside-down", "style=none"])
def test_a_value_that_is_not_on_offer_changes_nothing(client, query):
    assert cookies(client.get(f"/?{query}")) == []


def test_the_api_sets_no_cookies(client):
    assert cookies(client.get("/api/v1/documents?ui=en")) == []


def test_the_link_to_the_other_language_keeps_the_rest_of_the_address(client):
    page = client.get("/search?q=运河&kind=heading&ui=zh").text
    assert "/search?q=运河&amp;kind=heading&amp;ui=en" in page
