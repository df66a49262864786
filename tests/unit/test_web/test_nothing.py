"""What a search that finds nothing says: how often each word stands, and what would find more."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient


def soup(client: FlaskClient, address: str) -> BeautifulSoup:
    joint = "&" if "?" in address else "?"
    return BeautifulSoup(client.get(f"{address}{joint}ui=en").text, "html.parser")


def ways(page: BeautifulSoup) -> dict[str, str]:
    """What is offered with a number of passages, by its words."""
    return {
        li.a.get_text(" ", strip=True): li.a["href"]
        for heading in page.select(".empty h2")
        if heading.text == "What finds more"
        for li in heading.find_next("ul").select("li")
    }


def test_each_word_is_counted_by_itself(client):
    page = soup(client, '/search?q="运河" "xyzzy" -居民')
    assert [li.get_text(" ", strip=True) for li in page.select(".alone li")] == [
        '"运河" 4 passages',
        '"xyzzy" No passages',
    ]
    assert [a["href"] for a in page.select(".alone a")] == ["/search?q=%22%E8%BF%90%E6%B2%B3%22"]


def test_a_chinese_string_is_counted_by_its_words(client):
    page = soup(client, "/search?q=石料宇航员&widen=0&language=both&document=nowhere")
    assert [run.text for run in page.select(".alone [lang]")] == ["石料", "宇航员"]


def test_one_word_is_not_counted_again(client):
    assert not soup(client, "/search?q=xyzzy").select(".alone")


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("q=运河&with=kangaroo", "Ask for less of the translation"),
        ("q=运河&status=machine", "Without the filter: Translations"),
        ("q=运河&status=machine&year=1950", "Search without the filters"),
        ("q=canal&widen=0&document=nowhere", "Without the filter: Documents"),
        ("q=运河 year:1950", "Without what limits it in the query itself: 运河"),
        ("q=en:运河", "On either side: 运河"),
        ('q="run of the canal"', "Without the quotation marks: run of the canal"),
        ("q=运河 -运河", "Without leaving anything out: 运河"),
        ('q="运河全长" AND "居民"', 'With any of the words: "运河全长" OR "居民"'),
    ],
)
def test_what_would_find_more_is_offered_and_does(client, asked, offered):
    page = soup(client, f"/search?{asked}")
    assert page.select(".empty"), asked
    found = ways(page)
    assert offered in found
    for address in found.values():
        assert soup(client, address).select(".hit"), address


def test_nothing_is_offered_that_finds_nothing_either(client):
    page = soup(client, '/search?q="xyzzy" "qwrtz"&with=kangaroo&status=machine')
    assert ways(page) == {}
    assert page.select_one('.empty a[href="/help"]')


def test_the_number_beside_a_way_is_that_of_its_page(client):
    page = soup(client, "/search?q=运河&status=machine&with=canal")
    for li in page.select(".empty li:has(.n)"):
        assert soup(client, li.a["href"]).select_one("h1").get_text(strip=True).startswith(li.select_one(".n").text)
