"""Citations in the running text, beside which author-date styles have an entry in the list."""

from __future__ import annotations

import pytest

from corpus.types import Reference
from webapp.citations import find_style
from webapp.citations.in_text import in_text

ZH = {"type": "book", "title_zh": "渡口", "issued": "2012-05", "publisher": "远山出版社"}
EN = {"type": "book", "title_en": "The ferry: a life", "issued": "1990", "publisher": "Harrow Lane Press"}


@pytest.mark.parametrize(
    ("fields", "page", "apa", "gbt"),
    [
        (ZH | {"author": ("何向南",)}, "57", "(何向南, 2012, 第57页)", "（何向南，2012）"),
        (ZH | {"author": ("何向南", "沈一")}, "", "(何向南, 沈一, 2012)", "（何向南 等，2012）"),
        (ZH | {"author": ("何向南", "沈一", "周明远")}, "", "(何向南 等, 2012)", "（何向南 等，2012）"),
        (EN | {"author": ("Ada Quill",)}, "12", "(Quill, 1990, p. 12)", "（Quill，1990）"),
        (EN | {"author": ("Ada Quill",)}, "12-13", "(Quill, 1990, pp. 12–13)", "（Quill，1990）"),
        (EN | {"author": ("Ada Quill", "Tom Birch")}, "", "(Quill & Birch, 1990)", "（Quill et al.，1990）"),
        (EN | {"editor": ("Ada Quill",)}, "", "(Quill, 1990)", "（Quill，1990）"),
        (
            EN | {"author": ("River City Authority",)},
            "",
            "(River City Authority, 1990)",
            "（River City Authority，1990）",
        ),
        (EN, "3", "(The Ferry: A Life, 1990, p. 3)", "（Anon，1990）"),
        (EN | {"type": "webpage", "publisher": ""}, "", "(“The Ferry: A Life,” 1990)", "（Anon，1990）"),
        (ZH, "", "(《渡口》, 2012)", "（佚名，2012）"),
        ({"title_zh": "渡口"}, "", "(《渡口》, 日期不详)", "（佚名）"),
    ],
)
def test_an_author_date_style_names_author_and_year_in_the_text(fields, page, apa, gbt):
    record = Reference(**fields)
    assert in_text(record, find_style("apa"), page) == apa
    assert in_text(record, find_style("gbt7714-2025-author-date"), page) == gbt


def test_the_2015_standard_has_halfwidth_marks_and_says_that_a_year_is_unknown():
    style = find_style("gbt7714-2015-author-date")
    assert in_text(Reference(**ZH, author=("何向南",)), style, "57") == "(何向南, 2012)"
    assert in_text(Reference(title_zh="渡口"), style) == "(佚名, [出版年不详])"


def test_a_record_in_both_languages_is_cited_in_the_one_asked_for():
    both = Reference(**(ZH | EN), author=("何向南 / He Xiangnan",))
    assert in_text(both, find_style("apa"), "7", "zh") == "(何向南, 1990, 第7页)"
    assert in_text(both, find_style("apa"), "7", "en") == "(He, 1990, p. 7)"


@pytest.mark.parametrize("name", ["gbt7714-2025-numeric", "chicago-18-note", "chinese-footnote"])
def test_numbers_and_notes_have_no_citation_in_the_text(name):
    assert in_text(Reference(**ZH), find_style(name)) == ""
