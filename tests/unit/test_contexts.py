from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.concordance.contexts import after, before, columns, one_line

TEXTS = st.text(alphabet="茶園，。 \n\tteaA1é\u0301ｗ…", max_size=60)


@pytest.mark.parametrize(
    ("text", "width"),
    [("茶", 2), ("tea", 3), ("茶 tea", 6), ("ｗ", 2), ("e\u0301", 1), ("，", 2), ("", 0), ("\u200b", 0)],
)
def test_a_chinese_character_takes_two_columns(text, width):
    assert columns(text) == width


def test_a_context_is_one_line_without_blanks_beside_chinese():
    assert one_line("绿\n色  仓库 a \t b 茶") == "绿色仓库a b茶"


def test_a_context_shows_the_blank_before_an_english_node_and_none_before_a_chinese_one():
    assert before("green  tea", 7, 20) == "green "
    assert before("绿 色", 2, 20) == "绿"
    assert after("tea houses", 3, 20) == " houses"
    assert after("绿 色", 1, 20) == "色"


def test_no_latin_word_is_cut_unless_it_fills_the_context():
    assert before("the green tea house", 14, 8) == "tea "
    assert after("the green tea house", 3, 8) == " green"
    assert before("internationalisation", 20, 5) == "ation"


def test_a_context_has_as_many_columns_as_it_may():
    assert before("甲乙丙丁戊", 5, 6) == "丙丁戊"
    assert after("甲乙丙丁戊", 0, 5) == "甲乙"


@given(TEXTS, st.integers(0, 60), st.integers(1, 30))
def test_contexts_are_never_wider_than_asked_and_stand_in_the_text(text, at, width):
    at = min(at, len(text))
    left, right = before(text, at, width), after(text, at, width)
    assert columns(left) <= width
    assert columns(right) <= width
    solid = "".join(text.split())
    assert "".join(left.split()) in solid
    assert "".join(right.split()) in solid
    assert "\n" not in left + right
