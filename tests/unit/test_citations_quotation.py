"""What the copy buttons give: quotation marks by language, no hidden characters, one newline between parts."""

from __future__ import annotations

import unicodedata

import pytest

from corpus.types import Document, Locator, Passage, Reference
from webapp.citations import quotation
from webapp.citations.printed_pages import quoted_pages
from webapp.citations.quotes import quoted

PASSAGE = Passage(
    ordinal=3,
    kind="paragraph",
    zh="他说：“先修桥，再谈‘快’字。”",
    en="“Build the bridge first,” he said, “and don’t talk of ‘speed’ yet.”",
    zh_locators=(Locator("bridge.txt", line=27), Locator("bridge.txt", line=28)),
    en_locators=(Locator("bridge.txt", line=30),),
)

DOCUMENT = Document(
    id="bridge",
    path="bridge.txt",
    source=("bridge.txt",),
    digest="",
    reference=Reference(
        type="webpage",
        title_zh="新桥通车",
        title_en="A Bridge Opens",
        author=("江城市建设局",),
        issued="2022-10-08",
        url="https://news.example/bridge",
    ),
    languages=("zh", "en"),
    added="2026-11-21T08:00:00Z",
    passages=9,
)


def document(**fields: str) -> Document:
    record = Reference(**fields)
    return Document(DOCUMENT.id, "d", ("南桥.txt",), "", record, ("zh",), added="2026-11-21T08:00:00+00:00", passages=1)


def test_all_is_quotation_counterpart_and_citation_a_line_each():
    assert quotation(PASSAGE, DOCUMENT, style="gbt7714-2015-numeric", part="all").split("\n") == [
        "“他说：‘先修桥，再谈“快”字。’”",
        "“‘Build the bridge first,’ he said, ‘and don’t talk of “speed” yet.’”",
        "江城市建设局. 新桥通车[EB/OL]. (2022-10-08)[2026-11-21]. https://news.example/bridge.",
    ]


def test_the_language_asked_for_comes_first_and_is_cited_in():
    first, second, citation = quotation(PASSAGE, DOCUMENT, style="apa", part="all", lang="en").split("\n")
    assert first.startswith("“‘Build")
    assert second.startswith("“他说")
    assert citation == "江城市建设局. (2022, October 8). A Bridge Opens. https://news.example/bridge"


@pytest.mark.parametrize(("part", "start"), [("zh", "“他说"), ("en", "“‘Build"), ("citation", "江城市建设局. ")])
def test_one_part_is_one_line(part, start):
    text = quotation(PASSAGE, DOCUMENT, style="gbt7714", part=part)
    assert text.startswith(start)
    assert "\n" not in text


def test_a_side_that_is_missing_leaves_no_empty_line():
    alone = Passage(ordinal=0, kind="paragraph", zh="", en="Only this.")
    text = quotation(alone, DOCUMENT, style="apa", part="all")
    assert text.split("\n") == [
        "“Only this.”",
        "江城市建设局. (2022, October 8). A Bridge Opens. https://news.example/bridge",
    ]
    assert quotation(alone, DOCUMENT, style="apa", part="zh") == ""


def test_nothing_hidden_and_no_trailing_blanks_are_copied():
    dirty = Passage(
        ordinal=0, kind="paragraph", zh="\ufeff渡\u200b口 \u00ad\r\n\n \u3000夜\u00a0雨\u202e ", en="a\tb \x07"
    )
    text = quotation(dirty, document(title_zh="渡\u200d口"), style="gbt7714", part="all")
    assert text == "“渡口\n夜 雨”\n“a b”\n渡口[Z]."
    assert not [char for char in text if unicodedata.category(char) in {"Cc", "Cf"} and char != "\n"]


def test_lines_are_given_only_when_asked_for_and_are_never_pages():
    zh = quotation(PASSAGE, DOCUMENT, style="chicago", part="zh", lines=True)
    en = quotation(PASSAGE, DOCUMENT, style="chicago", part="en", lines=True)
    assert zh.endswith("” (bridge.txt, 第 27–28 行)")
    assert en.endswith("” (bridge.txt, line 30)")
    assert "27" not in quotation(PASSAGE, DOCUMENT, style="chicago", part="all")


def test_pages_are_the_citation_s_pinpoint_and_lines_stay_out_of_their_way():
    paged = Passage(1, "paragraph", "雨。", "", zh_locators=(Locator("a.txt", 3, 7), Locator("a.txt", 90, 8)))
    book = document(type="book", title_zh="渡口", author="", publisher="远山", publisher_place="成都", issued="2012")
    assert quotation(paged, book, style="gbt7714", part="citation") == "渡口[M]. 成都：远山，2012：7-8."
    assert quotation(paged, book, style="chicago", part="all", lines=True) == "“雨。”\n《渡口》 (远山, 2012), 7–8."


@pytest.mark.parametrize(
    ("places", "pages"),
    [
        ([Locator("a.pdf", page=9, label="23")], "23"),
        ([Locator("a.pdf", page=9, label="23"), Locator("a.pdf", page=10, label="24")], "23-24"),
        ([Locator("a.pdf", page=3, label="xiv")], "xiv"),
        ([Locator("a.pdf", page=9, label="23", certain=False)], "9"),
        ([Locator("a.pdf", page=9, label="23"), Locator("a.pdf", page=10)], "9-10"),
        ([], ""),
    ],
)
def test_the_printed_number_is_cited_where_it_is_sure(places, pages):
    assert quoted_pages(places) == pages


def test_the_citation_in_the_text_has_the_page_quoted_from_and_stands_in_no_other_text():
    paged = Passage(1, "paragraph", "雨。", "", zh_locators=(Locator("a.txt", 3, 7),))
    book = document(type="book", title_zh="渡口", publisher="远山", issued="2012")
    assert quotation(paged, book, style="apa", part="in_text") == "(《渡口》, 2012, 第7页)"
    assert quotation(paged, book, style="apa", part="all") == "“雨。”\n渡口. (2012). 远山."
    assert quotation(paged, book, style="chicago", part="in_text") == ""


def test_a_document_without_a_title_is_cited_by_its_file_s_name():
    assert quotation(PASSAGE, document(), style="gbt7714", part="citation") == "南桥.txt[Z]."


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("雨", "zh", "“雨”"),
        ("“雨”", "zh", "“‘雨’”"),
        ("“甲‘乙“丙”’”", "zh", "“‘甲“乙‘丙’”’”"),
        ("‘甲’与“乙”", "zh", "“‘甲’与‘乙’”"),
        ("他說「雨」", "zh", "「他說『雨』」"),
        ('说"雨"', "zh", "“说‘雨’”"),
        ('「說"雨"」', "zh", "「『說「雨」』」"),
        ('"甲"与"乙"', "zh", "“‘甲’与‘乙’”"),
        ('“甲"乙"”', "zh", "“‘甲“乙”’”"),
        ('甲"乙\n丙"', "zh", '“甲"乙\n丙"”'),
        ("雨”他说", "zh", "“雨’他说”"),
        ("“甲\n“乙”", "zh", "“‘甲\n‘乙’”"),
        ("don’t", "en", "“don’t”"),
        ("“don’t”", "en", "“‘don’t’”"),
        ("the workers’ “rights”", "en", "“the workers’ ‘rights’”"),
        ("‘tis “so”", "en", "“‘tis ‘so’”"),
        ("“a ‘b’ c” ‘d’", "en", "“‘a “b” c’ ‘d’”"),
        ('a "straight" one', "en", "“a ‘straight’ one”"),
        ('"Rain," he said. "Go."', "en", "“‘Rain,’ he said. ‘Go.’”"),
        ('"don’t"', "en", "“‘don’t’”"),
        ('12" by 14" wide', "en", '“12" by 14" wide”'),
        ('a "quote', "en", '“a "quote”'),
        ('a " lone " pair', "en", '“a " lone " pair”'),
    ],
)
def test_quotation_marks_inside_move_one_level_down(text, lang, expected):
    assert quoted(text, lang) == expected
