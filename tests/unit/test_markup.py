"""HTML as a tree and as pieces: what authors leave out is filled in, nothing is lost, and no page takes long."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from time import process_time

import pytest
from bs4.element import PageElement
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import DamagedFile
from corpus.markup import Tag, parse, walk
from corpus.markup.tokens import attributes
from corpus.markup.tree import DEEPEST


def pieces(text: str) -> list[str]:
    page = parse(text)
    return [piece.text for piece in walk(page, page)]


def names(element: Tag) -> list[str]:
    return [each.name for each in element.find_all()]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a < b and b > c", ["a < b and b > c"]),
        ("<p>一<!-- <p>no --><!-->二<!--->三<!-- a --!>四", ["一二三四"]),
        ("<p>5 <3 <三> </ 四>", ["5 <3 <三>"]),
        ("<a title='1 > 0' href=x>链接</a>", ["链接"]),
        ("<p>甲<a href=x", ["甲<a href=x"]),
        ("<p>甲<b title='x>乙</b>丙", ["甲乙丙"]),
        ("<p>甲<!-- 乙 > 丙", ["甲 丙"]),
        ("<![CDATA[甲 <b> 乙]]>", ["甲 <b> 乙"]),
        ("<?xml version='1.0'?><!DOCTYPE html><p>甲", ["甲"]),
        ("<textarea><p>甲</textarea>", ["<p>甲"]),
        ("<title>甲<p>乙", ["甲", "乙"]),
        ("&lt;甲&gt; &amp;c &#20057; &#x4e19;&nbsp;&copy", ["<甲> &c 乙 丙\xa0©"]),
        (f"&#{'9' * 5000}; &#xFFFFFFFFF; &#0000065;", ["\ufffd \ufffd A"]),
        ("<pre>甲\n 乙\r\r丙</pre>", ["甲", " 乙", "丙"]),
        ("<ruby>漢<rt>hàn</rt>字<rt>zì</rt></ruby>典", ["漢字典", "hàn zì"]),
        ("<p>甲<span style='display: none'>乙</span>丙", ["甲丙", "乙"]),
    ],
)
def test_text_is_read_as_browsers_show_it_and_nothing_is_thrown_away(text: str, shown: list[str]):
    assert pieces(text) == shown


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("<p>a<p>b", "p p"),
        ("<p>a<div>b</div>", "p div"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "ul li ul li li"),
        ("<table><caption>a<tr><td>b<td>c<tr><td>d</table>", "table caption tr td td tr td"),
        ("<h2>a<h3>b<p>c", "h2 h3 p"),
        ("<DIV CLASS=A><BR></DIV>", "div br"),
        ("<a href=1>a<a href=2>b", "a a"),
        ("<select><option>a<option>b</select>", "select option option"),
    ],
)
def test_end_tags_that_authors_leave_out_are_known(text: str, tree: str):
    assert names(parse(text)) == tree.split()


def test_an_end_tag_reaches_no_further_than_its_cell():
    page = parse("<div><table><tr><td>a</div>b<td>c</table></div>")
    assert [cell.get_text() for cell in page.find_all("td")] == ["ab", "c"]


def test_a_heading_left_open_ends_where_its_text_begins():
    page = parse("<h2>题<p>文<p>章")
    (heading,) = page.find_all("h2")
    assert heading.get_text() == "题"
    assert [each.parent for each in page.find_all("p")] == [page, page]


def test_of_two_attributes_the_first_counts_and_quotes_may_be_missing():
    (link,) = parse("<A HREF=a.html href='b.html' title=\"&quot;x&quot;\" hidden>").find_all("a")
    assert link.attrs == {"href": "a.html", "title": '"x"', "hidden": ""}


def test_no_page_is_deeper_than_browsers_build_it():
    page = parse("<div>" * 100_000 + "深处" + "</div>" * 100_000 + "<p>之后")
    (deepest,) = (each for each in page.find_all("div") if "深处" in each.contents)
    assert sum(1 for _ in deepest.parents) < DEEPEST
    assert pieces("<div>" * 100_000 + "深处" + "</div>" * 100_000 + "<p>之后") == ["深处", "之后"]


def test_a_page_with_elements_without_end_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("corpus.markup.tree.MOST", 99)
    with pytest.raises(DamagedFile, match=r"log\.html has more than 99 elements"):
        parse("<p>" * 100, "log.html")


HOSTILE = (
    "<!--", "<!-- a -->", "<![CDATA[", "<a ", "</", "<?x", '<a b="', "<a b='<", '<a b=">" ', "<!x ", "&a", "&#9999",
    "<script>", "<title>", "<textarea>", '</a "', "<div>", "<b id=1><p>", "<font>", "<li>", "<table><tr><td>", "</b>",
    "<a =      ", "<", "<h1><div>", "<p>字", "<select><option>", "<ruby><rt>", "<td rowspan=1000 colspan=1000>",
    "<tr><td rowspan=1000 colspan=1000>a", "<pre>", "<pre>a\n", "a<b><br>", "<h1><p>a", "<meta charset=x>",
    "<svg><title>",
)  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_the_time_for_a_page_grows_with_its_length_whatever_it_holds(unit: str):
    began = process_time()
    pieces("<div><table><tr>" + unit * (200_000 // len(unit)))
    assert process_time() - began < 5


SOUP = st.lists(st.sampled_from([*HOSTILE, "甲", "b", " ", ">", '"', "-->", "]]>", "</p>", "</td>", "</h1>", "\n"]))


@given(SOUP)
def test_any_soup_is_a_page_whose_elements_know_each_other(parts: list[str]):
    page = parse("".join(parts))
    order = list(in_order(page))
    assert all(found is each for found, each in zip(page.descendants, order[1:], strict=True))
    assert all(a.next_element is b and b.previous_element is a for a, b in pairwise(order[1:]))
    for element in (page, *page.find_all()):
        assert all(child.parent is element for child in element.contents)
        assert all(a.next_sibling is b and b.previous_sibling is a for a, b in pairwise(element.contents))
        assert all(end.previous_sibling is None for end in element.contents[:1])
        assert all(end.next_sibling is None for end in element.contents[-1:])
        assert element.get_text() == "".join(str(each) for each in in_order(element) if not isinstance(each, Tag))
    list(walk(page, page))


def in_order(element: Tag) -> Iterator[PageElement]:
    yield element
    for child in element.contents:
        yield from in_order(child) if isinstance(child, Tag) else [child]


@given(st.text(st.characters(blacklist_characters="<&\r", blacklist_categories=["Cs"])))
def test_every_character_of_a_text_without_markup_is_kept(text: str):
    assert "".join("".join(pieces(f"<div>{text}</div>")).split()) == "".join(text.split())


def test_attributes_are_remembered_but_not_a_picture_in_them():
    short, long = "src='rain.png'", "src='data:" + "x" * 1000 + "'"
    assert attributes(short) is attributes(short)
    assert attributes(long) == attributes(long)
    assert attributes(long) is not attributes(long)
