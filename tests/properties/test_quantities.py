"""What holds for the quantities of any text."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from effort import growth
from hypothesis import given
from hypothesis import strategies as st

from corpus.quantities import find_quantities
from corpus.quantities.agreement import compare
from corpus.types import LANGS, Lang

PIECES = st.sampled_from(
    (
        "1 3 07 12 150 2024 1,100 3.5 ½ 一 两 三 十 百 千 万 亿 半 第 零 年 月 日 时 点 分之 成 元 % 个 个百分点 公里 "
        "人民币 民国 上世纪 年代 多 余 至 ～ — - – / : . ， 。 （ ） one two twenty hundred million billion half third "
        "fifth a an and to of in percent yuan March May century years quarter first second twice fold $ US$ CNY € "
        "th st s m bn G ( ) [ ] COVID-"
    ).split()
)
TEXTS = st.lists(PIECES | st.just(" ") | st.just("\n") | st.text(max_size=2), max_size=14).map("".join)
STRAINING = (
    "1|一|1,111,|1 111 |1万|一万|1-|1.|1/|1~|第一|半|a |one |one in |May |三点三|2024-|1亿2|half a |twenty-|$1|百分之"
    "|1st |10:30|x1|两三"
).split("|")
SIZE = re.compile(r"-?\d+(?:\.\d*[1-9])?|-?\d+/\d+")
DATE = re.compile(r"-?\d{4}(?:-\d\d(?:-\d\d)?|-Q[1-4])?|--\d\d(?:-\d\d)?|---\d\d|--Q[1-4]")


@given(TEXTS, st.sampled_from(LANGS))
def test_a_quantity_is_exact_and_stands_somewhere_apart(text: str, lang: Lang) -> None:
    found = find_quantities(text, lang)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for each in found:
        said = text[each.start : each.end]
        assert said.strip() == said != ""
        shape = DATE if each.unit == "date" else re.compile(r"[0-2]\d:[0-5]\d") if each.unit == "time" else SIZE
        assert shape.fullmatch(each.value), (said, each)


@given(TEXTS)
def test_letters_of_old_prints_and_of_turkish_are_read_like_ours(text: str) -> None:
    strange = text.translate(str.maketrans("siSI", "ſıſİ"))
    assert find_quantities(strange, "en") == find_quantities(text.replace("S", "s"), "en")


@given(TEXTS, TEXTS)
def test_every_figure_has_one_place_in_a_comparison(zh: str, en: str) -> None:
    result = compare(zh, en)
    pairs = result.agreed + result.rounded + result.disagreeing
    for lang, text, alone in (("zh", zh, result.only_zh), ("en", en, result.only_en)):
        placed = [getattr(pair, lang) for pair in pairs] + list(alone)
        assert len(placed) == len(set(placed))
        assert set(placed) <= set(find_quantities(text, "zh" if lang == "zh" else "en"))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("piece", STRAINING)
def test_the_time_grows_with_the_text_and_no_faster(piece: str, lang: Lang) -> None:
    assert growth(lambda times: find_quantities(piece * times, lang), 2000, 16000, bound=24) < 24
