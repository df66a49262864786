"""Paragraphs get their kind, headings their level."""

from __future__ import annotations

import pytest

from corpus.numbering import leading_number
from corpus.structure import structure
from corpus.types import Kind, Lang, Paragraph


def paragraph(text: str, kind: Kind = "paragraph", level: int | None = None, lang: Lang = "zh") -> Paragraph:
    number = leading_number(text)
    return Paragraph(lang, text, (), kind, level, number.text if number else "", number.value if number else None)


def kinds(*paragraphs: Paragraph) -> list[tuple[str, int | None]]:
    return [(p.kind, p.level) for p in structure(paragraphs)]


def test_the_first_heading_is_the_title_and_numbers_give_the_levels() -> None:
    assert kinds(
        paragraph("青岚茶讯", "heading"),
        paragraph("一、概况", "heading"),
        paragraph("（一）区位", "heading"),
        paragraph("新区位于高原东缘。"),
        paragraph("茶政策", "heading"),
        paragraph("（二）资源", "heading"),
        paragraph("二、环境", "heading"),
    ) == [
        ("title", 1),
        ("heading", 1),
        ("heading", 2),
        ("paragraph", None),
        ("heading", 3),
        ("heading", 2),
        ("heading", 1),
    ]


@pytest.mark.parametrize("printed", ["3/14/26, 9:05 AM", "https://ferry.example/bridge", "file:///home/gu/bridge.html"])
def test_what_a_program_printed_on_a_page_is_no_title(printed: str) -> None:
    found = kinds(paragraph(printed, "heading", lang="en"), paragraph("The Old Bridge", "heading", lang="en"))
    assert found == [("other", None), ("title", 1)]


def test_the_levels_of_the_markup_win_and_unmarked_headings_follow_their_style() -> None:
    assert kinds(
        paragraph("茶业报告", "heading", 1),
        paragraph("一、形势", "heading", 2),
        paragraph("（一）产量", "heading", 3),
        paragraph("(二) 价格", "heading"),
        paragraph("参考文献:"),
    ) == [("title", 1), ("heading", 2), ("heading", 3), ("heading", 3), ("heading", 2)]


def test_numbered_running_text_is_a_clause() -> None:
    assert kinds(paragraph("新区于 2009 年成立。"), paragraph("（一）对茶园给予补贴。")) == [
        ("paragraph", None),
        ("clause", None),
    ]


def test_dashes_before_items_go_also_where_they_were_read_as_a_numeral() -> None:
    made = structure(
        (
            paragraph("一铁路:里程达到 118 公里。"),
            paragraph("一 公路:里程达到 96 公里。"),
            paragraph("一水利:建成水库 3 座。"),
        )
    )
    assert [(p.kind, p.text[:3]) for p in made] == [("bullet", "铁路:"), ("bullet", "公路:"), ("bullet", "水利:")]
    english = structure((paragraph("——Railway: it runs.", lang="en"), paragraph("- Road: it is wide.", lang="en")))
    assert [(p.kind, p.text) for p in english] == [("bullet", "Railway: it runs."), ("bullet", "Road: it is wide.")]


def test_a_numeral_that_is_the_authors_stays() -> None:
    for lines in (
        ["一等奖：云生。", "一等奖学金：林晓。", "一般预算：五万元。"],
        ["一季度：茶叶五吨。", "一半以上：云岭茶。", "一带一路：茶路。"],
        ["一是铁路:要快。", "一是公路:要宽。", "一是水利:要稳。"],
        ["一铁路:里程达到 118 公里。"],
    ):
        assert [p.text for p in structure([paragraph(line) for line in lines])] == lines


def test_signs_and_options_are_no_list_markers() -> None:
    lines = ["-5 degrees is the lowest.", "--help shows the help.", "-v prints the version.", "— 5 is less than 6."]
    assert [p.text for p in structure([paragraph(line, lang="en") for line in lines])] == lines


def test_lines_about_the_document_are_told_from_its_text() -> None:
    assert kinds(
        paragraph("茶山的风", "heading"),
        paragraph("2024-06-09 (", "heading"),
        paragraph("关键词：茶 风 铁路", "heading"),
        paragraph("草甸上有风。"),
        paragraph("责任编辑:云生", "heading"),
    ) == [("title", 1), ("byline", None), ("keywords", None), ("paragraph", None), ("credit", None)]


def test_a_labelled_line_is_no_heading_but_a_title_may_have_a_colon() -> None:
    assert kinds(
        paragraph("茶路新生：从铁路到夜车", "heading"),
        paragraph("记者：请介绍情况", "heading"),
        paragraph("结语：", "heading"),
    ) == [("title", 1), ("paragraph", None), ("heading", 1)]
