"""Amounts, shares and dates of both languages are the same exact values."""

from __future__ import annotations

import pytest

from corpus.quantities import find_quantities
from corpus.types import Lang


def values(text: str, lang: Lang) -> list[tuple[str, str]]:
    return [(quantity.value, quantity.unit) for quantity in find_quantities(text, lang)]


@pytest.mark.parametrize(
    ("zh", "en", "value", "unit"),
    [
        ("茶叶收入 31684.7 亿元", "CNY3168.47 billion yuan from tea", "3168470000000", "CNY"),
        ("1,100万吨", "11 million tons", "11000000", "t"),
        ("3.5万亿元", "3.5 trillion yuan", "3500000000000", "CNY"),
        ("两万亿元", "RMB 2 trillion", "2000000000000", "CNY"),
        ("增长百分之五点八", "rose by 5.8 percent", "5.8", "%"),
        ("增长 12.30%", "a growth of 12.3%", "12.3", "%"),
        ("二〇一八年六月", "in June 2018", "2018-06", "date"),
        ("1962 年 8 月 1 日", "on August 1st, 1962", "1962-08-01", "date"),
        ("2020年12月22日", "Tuesday, December 22, 2020", "2020-12-22", "date"),
        ("27.4 亿亩竹林", "2.74 billion mu of bamboo", "2740000000", "mu"),
        ("三百五十四个", "three hundred and fifty-four", "354", ""),
        ("3.16亿美元", "$316million", "316000000", "USD"),
        ("3.86 亿千瓦", "386million kW", "386000000", "kW"),
        ("600 万元", "CNY6million yuan", "6000000", "CNY"),
        ("十三个产区", "thirteen areas", "13", ""),
        ("86 个百分点", "86 percentage points", "86", "pp"),
        ("裝機 300 兆瓦", "a capacity of 300MW", "300", "MW"),
        ("投資 3.5 億元", "an investment of CNY350million", "350000000", "CNY"),
        ("增长１２.３％", "up 12.3%", "12.3", "%"),
        ("全长 5 公里", "5km long", "5", "km"),
        ("总值两万亿", "worth two trillion", "2000000000000", ""),
    ],
)
def test_both_languages_state_one_value(zh: str, en: str, value: str, unit: str) -> None:
    assert values(zh, "zh") == values(en, "en") == [(value, unit)]


def test_a_range_is_its_two_ends() -> None:
    assert [value for value, _ in values("4800～6200 兆焦", "zh")] == ["4800", "6200"]
    assert [value for value, _ in values("between 4800 ~ 6200 MJ", "en")] == ["4800", "6200"]


def test_both_ends_of_a_range_share_its_scale_and_unit() -> None:
    assert values("年产 3—5 万吨", "zh") == [("30000", "t"), ("50000", "t")]
    assert values("between 3-5 million tons", "en") == [("3000000", "t"), ("5000000", "t")]
    assert values("US$1.5–2 billion", "en") == [("1500000000", "USD"), ("2000000000", "USD")]
    assert values("from 2600 to 3400 hours", "en") == [("2600", "h"), ("3400", "h")]


@pytest.mark.parametrize("text", ["两三个车站", "七八百家企业", "五六百元", "十多个", "一些"])
def test_what_is_only_about_so_many_is_no_exact_value(text: str) -> None:
    assert [value for value, _ in values(text, "zh") if value != "10"] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三千五百元", "3500"),
        ("三千五元", "3500"),
        ("一万五元", "15000"),
        ("二十五元", "25"),
        ("一百零五元", "105"),
        ("一千零二十元", "1020"),
    ],
)
def test_spoken_numerals_are_read_as_they_are_meant(text: str, value: str) -> None:
    assert values(text, "zh") == [(value, "CNY")]


def test_years_in_words_are_no_sums_and_scales_multiply() -> None:
    assert values("in nineteen ninety-eight", "en") == [("1998", "date")]
    assert values("five thousand million yuan", "en") == [("5000000000", "CNY")]


def test_a_long_run_of_numerals_is_read_in_no_time() -> None:
    assert find_quantities("一" * 20000 + "个", "zh") is not None
    assert find_quantities("1" * 20000 + "a", "zh") is not None
    assert len(find_quantities("12 吨，" * 5000, "zh")) == 5000


@pytest.mark.parametrize(("text", "lang"), [("建成 5G 网络", "zh"), ("5G and A4 paper", "en"), ("一带一路", "zh")])
def test_names_with_figures_are_no_quantities(text: str, lang: Lang) -> None:
    assert values(text, lang) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("no one may march in", []),
        ("one of the gardens", []),
        ("One-quarter of the tea", [("0.25", "")]),
        ("one\u00a0hectare", [("1", "ha")]),
        ("RMB one per cup", [("1", "CNY")]),
        ("in A.D. 64. Then", [("0064", "date")]),
        ("under ISO 9001 since", []),
        ("of 5, 6 and 1/3", [("5", ""), ("6", ""), ("1/3", "")]),
    ],
)
def test_what_is_ruled_out_at_once_is_no_quantity_and_nothing_else_is(text: str, found: list[tuple[str, str]]) -> None:
    assert values(text, "en") == found


def test_a_quantity_stands_where_it_says() -> None:
    text = "投资 5.4 亿元，占 20%。"
    assert [text[q.start : q.end] for q in find_quantities(text, "zh")] == ["5.4 亿元", "20%"]


@pytest.mark.parametrize("text", ["3 mıllıon people", "five dayſ", "one-ſixth of it", "TWO MİLLİON"])
def test_a_letter_of_old_prints_or_another_alphabet_is_no_mistake(text: str) -> None:
    assert values(text, "en") == values(text.translate(str.maketrans("ıſİ", "isI")), "en") != []
