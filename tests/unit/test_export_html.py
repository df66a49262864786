"""The page with both languages side by side: what it shows, and that nothing in a text can act on it."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from time import process_time

import pytest
from bs4 import BeautifulSoup

from corpus.export import Found, Heading, Work
from corpus.export.html import write
from corpus.readers import read_bytes
from corpus.types import Boilerplate, Document, Locator, Passage, Reference, SentenceBead

DOCUMENT = Document(
    id="lock2345",
    path="lock.txt",
    source=("lock.txt",),
    digest="0" * 64,
    reference=Reference(
        title_zh="船闸规程", title_en="Lock Rules", author=("林小雨",), url="https://example.org/a?b&c"
    ),
    languages=("zh", "en"),
    added="2024-05-06T07:08:09+00:00",
    passages=2,
)
PASSAGE = Passage(
    ordinal=0,
    kind="paragraph",
    zh="船闸关了。谁来开？",
    en="The lock is shut. Who opens it?",
    confidence=0.9,
    id="lock2345-a",
    zh_locators=(Locator("lock.txt", 1, page=7, label="xii"), Locator("lock.txt", 2, page=8, label="9", certain=False)),
    sentences=(SentenceBead((0, 5), (0, 17), 0.8), SentenceBead((5, 9), (18, 31), 0.7)),
)
HOSTILE = "</td><script>alert(1)</script>&lt;\u202e<img src=x onerror=alert(1)>\x00\x1b\ud800\"'"


def page(*works: Work, **options: object) -> BeautifulSoup:
    out = io.StringIO()
    write(works, out, **options)  # type: ignore[arg-type]
    return BeautifulSoup(out.getvalue(), "html.parser")


def test_a_row_has_both_languages_each_marked_as_what_it_is():
    shown = page(Work(DOCUMENT, (PASSAGE,)))
    (row,) = shown.select("tbody tr")
    assert [(cell["lang"], cell.get_text()) for cell in row.select("td")] == [("zh", PASSAGE.zh), ("en", PASSAGE.en)]
    assert (row["id"], row["data-kind"], row["data-confidence"]) == ("lock2345-a", "paragraph", "0.9")


def test_the_head_says_what_the_document_is_and_the_foot_what_made_the_page():
    shown = page(Work(DOCUMENT, (PASSAGE,)))
    assert [(each.name, each["lang"], each.get_text()) for each in shown.select("header [lang]")[:2]] == [
        ("h1", "zh", "船闸规程"),
        ("h2", "en", "Lock Rules"),
    ]
    assert "林小雨" in shown.select_one("header").get_text()
    assert shown.select_one("header a")["href"] == "https://example.org/a?b&c"
    assert re.fullmatch(r"Exported \d{4}-.* with Duizhao .*\.", shown.select_one("footer").get_text())


def test_pages_are_cited_as_printed_and_otherwise_said_to_be_those_of_the_file():
    shown = page(Work(DOCUMENT, (PASSAGE,)))
    assert [span.get_text() for span in shown.select("tbody th span")] == ["p. xii", "page 8 of the file"]


def test_what_a_search_found_is_marked_also_across_its_sentences():
    found = Found(1.0, 1, {"zh": ((3, 6),), "en": ()})
    (whole,) = page(Work(DOCUMENT, (PASSAGE,), found=found)).select("tbody tr")
    assert [mark.get_text() for mark in whole.select("mark")] == ["了。谁"]
    rows = page(Work(DOCUMENT, (PASSAGE,), found=found), level="sentence").select("tbody tr")
    assert [[mark.get_text() for mark in row.select("mark")] for row in rows] == [["了。"], ["谁"]]
    assert [row.select_one("td").get_text() for row in rows] == ["船闸关了。", "谁来开？"]


def test_hits_of_one_document_in_a_row_share_a_table():
    other = replace(DOCUMENT, id="weir2345")
    hits = (Work(each, (PASSAGE,)) for each in (DOCUMENT, DOCUMENT, other))
    assert [len(table.select("tbody tr")) for table in page(*hits).select("table")] == [2, 1]


def test_no_two_things_on_a_page_have_the_same_id():
    other = replace(DOCUMENT, id="weir2345")
    hits = (
        Work(document, (replace(PASSAGE, id=f"{document.id}-{number}"),))
        for number, document in enumerate((DOCUMENT, other, DOCUMENT, other))
    )
    shown = page(*hits)
    ids = [each["id"] for each in shown.select("[id]")]
    assert len(ids) == len(set(ids))
    assert [each.get("id") for each in shown.select("section > header")] == ["lock2345", "weir2345", None, None]


def test_what_was_asked_stands_before_all():
    shown = page(heading=Heading({"query": "船闸 <b>", "widen": True}))
    assert [term.get_text() for term in shown.select("dt")] == ["query", "widen"]
    assert [said.get_text() for said in shown.select("dd")] == ["船闸 <b>", "true"]
    assert shown.title
    assert shown.title.get_text() == "Duizhao: 船闸 <b>"


def test_nothing_in_a_text_becomes_markup():
    record = Reference(title_zh=HOSTILE, author=(HOSTILE,), url='javascript:alert(1)//"')
    document = replace(DOCUMENT, id='"><b>', reference=record, source=(HOSTILE,))
    passage = replace(PASSAGE, id='"><b>', zh=HOSTILE, en=HOSTILE, sentences=())
    work = Work(document, (passage,), (Boilerplate(HOSTILE, Locator(HOSTILE)),))
    shown = page(work, heading=Heading({HOSTILE: HOSTILE}))
    assert not shown.select("script, img, b")
    assert {link["href"] for link in shown.select("a")} == {'#"><b>'}
    cell = shown.select_one("tbody td").get_text()
    assert cell == re.sub("[\x00\x1b\ud800]", "", HOSTILE)


def test_the_page_needs_nothing_and_may_do_nothing():
    shown = page(Work(DOCUMENT, (PASSAGE,)))
    assert not shown.select("link, script, img, iframe, [src]")
    policy = shown.select_one("meta[http-equiv]")["content"]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"


def test_what_was_left_out_is_listed_where_it_is_wanted():
    shown = page(Work(DOCUMENT, (PASSAGE,), (Boilerplate("首页 > 水利", Locator("lock.txt", 1)),)))
    assert [item.get_text() for item in shown.select("details li")] == ["首页 > 水利"]


ROW = '<tr data-kind="note"><td lang="zh">{}</td></tr>'
EXPORT = '<meta name="generator" content="Duizhao 9"><section data-document="a">{}</section>'


def nested(depth: int) -> bytes:
    inside = ROW.format("渡")
    for _ in range(depth):
        inside = ROW.format(f"船<table>{inside}</table>")
    return EXPORT.format(f"<table>{inside}</table>").encode()


@pytest.mark.parametrize("depth", [1, 200])
def test_a_row_inside_a_row_is_text_of_the_outer_one(depth: int):
    blocks = read_bytes(nested(depth), "ferry.html").blocks
    assert len([block for block in blocks if block.unit]) == 1


def test_text_in_many_elements_inside_one_another_costs_no_more_than_beside_one_another():
    def cost(around: str) -> float:
        texts = "<i>x</i>" * 30_000
        page = EXPORT.format(f"<table>{ROW.format('渡船')}</table><details>{around}{texts}</details>").encode()
        begun = process_time()
        assert len(read_bytes(page, "ferry.html").blocks) == 2
        return process_time() - begun

    assert min(cost("<b>" * 200) for _ in range(2)) < 3 * min(cost("") for _ in range(2)) + 0.5
