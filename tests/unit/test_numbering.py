"""Printed numbers are recognised by their looks and have a value."""

from __future__ import annotations

import pytest

from corpus.numbering import han_number, leading_number, roman_number, without_bullet


@pytest.mark.parametrize(
    ("text", "style", "value", "printed"),
    [
        ("一、概况", "han comma", 1, "一、"),
        ("（十二）支持", "han bracket", 12, "（十二）"),
        ("(四十五) 对", "han bracket", 45, "(四十五)"),
        ("第三章 总则", "chapter", 3, "第三章"),
        ("第一百零五条 本法", "article", 105, "第一百零五条"),
        ("第四十八條之二 本法", "article", 48, "第四十八條之二"),
        ("第二節 閱覽", "section", 2, "第二節"),
        ("第三条为便利读者，特订定本规则。", "article", 3, "第三条"),
        ("IV. Key parks", "roman", 4, "IV."),
        ("iii. Services", "small roman", 3, "iii."),
        ("(12)Enterprises", "bracket", 12, "(12)"),
        ("(3). Subsidies", "bracket", 3, "(3)."),
        ("Article 7 Readers", "article", 7, "Article 7"),
        ("Chapter II Reading", "chapter", 2, "Chapter II"),
        ("3. Annexes", "point", 3, "3."),
        ("2.1 Scope", "decimal", 1, "2.1"),
        ("③ 第三", "circled", 3, "③"),
        ("(b) the second", "letter bracket", 2, "(b)"),
    ],
)
def test_a_number_has_a_style_a_value_and_its_printed_form(text: str, style: str, value: int, printed: str) -> None:
    number = leading_number(text)
    assert number is not None
    assert (number.style, number.value, number.text) == (style, value, printed)


@pytest.mark.parametrize(
    "text",
    [
        "2023 年内",
        "91.52 billion",
        "5.8 亿元",
        "1,100万",
        "I am",
        "一是",
        "3.5% of",
        "vi",
        "Chapters of",
        "",
        "第三节车厢设有图书室",
        "第三部门在行动",
        "第一条件是水",
        "第二条高速公路通车",
        "一、二线城市",
        "C. Wright Mills",
        "2.5 US dollars",
    ],
)
def test_figures_and_words_are_no_numbers(text: str) -> None:
    assert leading_number(text) is None


def test_numerals_of_both_kinds_are_read() -> None:
    assert [han_number(text) for text in ("十", "二十一", "一百零五", "二〇", "茶")] == [10, 21, 105, 20, None]
    assert [roman_number(text) for text in ("IX", "xl", "Q", "")] == [9, 40, None, None]


@pytest.mark.parametrize(
    ("line", "bare"),
    [("• 水车", "水车"), ("  ◦ the mill ", "the mill"), ("- a", "a"), ("·水车", "·水车"), ("-5 °C", "-5 °C"), ("", "")],
)
def test_a_bullet_is_known_by_the_blank_behind_it(line: str, bare: str):
    assert without_bullet(line) == bare
