"""Folding makes texts comparable and keeps the way back to the original."""

from __future__ import annotations

import random

import pytest

from corpus.folding import _fold_by_characters, fold, is_chinese, is_han, simplify


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("茶山　與 草甸", "茶山与草甸"),
        ("５Ｇ 基站", "5g基站"),
        ("（一）總則", "(一)总则"),
        ("Tea  Road\nMuseum", "tea road museum"),
        ("共 12 座\n車站", "共12座车站"),
        ("soft\u00adhyphen\u200b", "softhyphen"),
        ("“云岭”", '"云岭"'),
        ("面积 5㎡", "面积5m2"),
        ("", ""),
    ],
)
def test_width_case_script_and_chinese_white_space_fold_away(text: str, folded: str) -> None:
    assert fold(text).text == folded


def test_a_span_of_the_fold_leads_back_to_the_characters_it_came_from() -> None:
    text = "全區 鐵 路 通車"
    folded = fold(text)
    start = folded.text.index("铁路通")
    assert text[slice(*folded.span(start, start + 3))] == "鐵 路 通"


def test_a_character_that_folds_into_several_is_one_character_on_the_way_back() -> None:
    folded = fold("约㎡算")
    assert folded.text == "约m2算"
    assert folded.span(1, 2) == folded.span(1, 3) == (1, 2)


def test_an_empty_span_stays_empty() -> None:
    assert fold("茶").span(0, 0) == (0, 0)
    assert fold("茶").span(1, 1) == (1, 1)


def test_folding_goes_by_character_and_not_by_phrase() -> None:
    assert simplify("乾坤") == simplify("乾") + simplify("坤")
    assert len(simplify("藉口與乾坤")) == 5


def test_han_and_chinese_marks_are_told_from_the_rest() -> None:
    assert is_han("茶")
    assert is_han("〇")
    assert not is_han("，")
    assert is_chinese("，")
    assert not is_chinese(",")
    assert not is_chinese("Ａ")


def test_texts_folded_by_table_are_folded_as_character_by_character():
    draw = random.Random(0)
    texts = [f"a{chr(code)} b {chr(code)}" for code in range(0x33000)]
    texts += [
        "".join(draw.choices("茶園 a bＡ。,\n\t　é…½ﬁ\u200b\0’“㎡〇", k=draw.randint(0, 9))) for _ in range(20_000)
    ]
    for text in texts:
        found, expected = fold(text), _fold_by_characters(text)
        assert (found.text, tuple(found.offsets)) == (expected.text, expected.offsets), text
