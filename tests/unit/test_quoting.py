"""What counts in a quotation, how it is laid on a text, and how it is taken apart."""

from __future__ import annotations

import pytest
from effort import effort

from indexer.quoting.differences import compare
from indexer.quoting.edits import Allowed, fit
from indexer.quoting.marked import marked
from indexer.quoting.parts import by_language, marks, segments, unquoted
from indexer.quoting.pieces import pieces

PIECES = {
    "增长１５％，": "增 长 15 %",
    "1,234.5 萬元": "1234.5 万 元",
    "10-15%": "10 - 15 %",
    "10%—15%": "10 % - 15 %",
    "1015%": "1015 %",
    "增长 -5.2%": "增 长 -5.2 %",
    "by -3 percent": "by -3 percent",
    "20514. 2 亿元": "20514.2 亿 元",
    "共 2 0 514 吨": "共 20514 吨",
    "截至 12 2021 年": "截 至 12 2021 年",
    "in 2020. 5 boats": "in 2020 5 boats",
    "on May 5, 2020": "on may 5 2020",
    "1,2 and 3": "1 2 and 3",
    "U.S.-made 5G don’t": "u s made 5 g don t",
    "CNY5million": "cny 5 million",
    "9:30": "9 30",
    "乾　坤\n圖": "干 坤 图",
    "-": "",
    "": "",
}


@pytest.mark.parametrize("text", PIECES)
def test_characters_words_figures_and_signs_of_value_are_what_counts(text):
    found = pieces(text)
    assert [piece.key for piece in found.items] == PIECES[text].split()
    assert all(text[piece.start : piece.end].strip() for piece in found.items)


FITS = {
    ("bcd", "abcde"): "b=b c=c d=d",
    ("bxd", "abcde"): "b=b x=c d=d",
    ("bcxd", "abcde"): "b=b c=c x= d=d",
    ("bd", "abcde"): "b=b =c d=d",
    ("abcxyz", "abc123456789xyz"): "a=a b=b c=c =1 =2 =3 =4 =5 =6 =7 =8 =9 x=x y=y z=z",
    ("xyz", ""): "x= y= z=",
    ("", "abc"): "",
}


@pytest.mark.parametrize(("quotation", "text"), FITS)
def test_a_quotation_is_laid_where_it_needs_the_fewest_edits(quotation, text):
    pairs = fit(quotation, text).pairs
    written = [f"{quotation[a] if a is not None else ''}={text[b] if b is not None else ''}" for a, b in pairs]
    assert " ".join(written) == FITS[quotation, text]


def test_a_marked_omission_costs_next_to_nothing_however_long_it_is():
    text = "ab" + "c" * 200 + "de"
    assert fit("abde", text).stretch != (0, 204)
    assert fit("abde", text, Allowed(gaps=frozenset({2}))).stretch == (0, 204)


def test_words_in_brackets_cost_next_to_nothing():
    allowed = Allowed(added=frozenset(range(2, 8)))
    assert fit("abINSERTcd".replace("INSERT", "xxxxxx"), "zzabcdzz", allowed).stretch == (2, 6)


SENSES = {
    ("税额不低于五成", "税额不超过五成"): (True, False),
    ("二十座以上的茶馆", "二十座以下的茶馆"): (True, False),
    ("中央财政补贴茶馆", "地方财政补贴茶馆"): (True, False),
    ("大规模的茶馆", "小规模的茶馆"): (True, False),
    ("sales of more than that", "sales of less than that"): (True, False),
    ("at least ten seats", "at most ten seats"): (True, False),
    ("pay before the feast", "pay after the feast"): (True, False),
    ("包头的茶馆", "呼和浩特的茶馆"): (False, True),
    ("满洲里市的茶馆", "呼和浩特市的茶馆"): (False, True),
    ("tea houses in Baotou pay", "tea houses in Hohhot pay"): (False, True),
    ("文明的茶馆", "模范的茶馆"): (False, False),
    ("fine tea houses", "good tea houses"): (False, False),
}


@pytest.mark.parametrize(("quotation", "text"), SENSES)
def test_limits_opposites_and_names_that_differ_are_told_from_other_words(quotation, text):
    mine, its = pieces(quotation), pieces(text)
    found = fit([each.key for each in mine.items], [each.key for each in its.items])
    alarms = compare(mine, its, found, (0, len(text)), ()).alarms
    assert ("limits" in alarms, "names" in alarms) == SENSES[quotation, text]


BY_LANGUAGE = {
    "船在桥下。": [("zh", "船在桥下。")],
    "The boat is under the bridge.": [("en", "The boat is under the bridge.")],
    "船用 GPS 定位，由 Bridge Office 看管。": [("zh", "船用 GPS 定位，由 Bridge Office 看管。")],
    "The word 船 means a boat": [("en", "The word 船 means a boat")],
    "船停在桥下过夜。The boat stays under the bridge.": [
        ("zh", "船停在桥下过夜。"),
        ("en", "The boat stays under the bridge."),
    ],
    "The boat left the quay in 2020.\n2021年船停在桥下。": [
        ("en", "The boat left the quay in 2020."),
        ("zh", "2021年船停在桥下。"),
    ],
    "船停在桥下过夜。\n2 boats stay under the bridge.": [
        ("zh", "船停在桥下过夜。"),
        ("en", "2 boats stay under the bridge."),
    ],
}


@pytest.mark.parametrize("text", BY_LANGUAGE)
def test_a_quotation_in_both_languages_is_taken_apart(text):
    assert [(lang, text[start:end]) for lang, (start, end) in by_language(text)] == BY_LANGUAGE[text]


@pytest.mark.parametrize("mark", ["……", "…", "...", " . . . ", "[...]", "（……）", "[…]", "⋯⋯"])
def test_every_mark_of_omission_divides_a_quotation(mark):
    text = f"船到桥头{mark}桥下有灯"
    assert [text[start:end] for start, end in segments(text)] == ["船到桥头", "桥下有灯"]


def test_what_the_quoter_writes_in_brackets_is_known():
    text = "the boat [the ferry] leaves … at [n]ight"
    assert [text[start:end].strip() for start, end in marks(text)] == ["[the ferry]", "…", "[n]"]


def test_quotation_marks_around_all_of_it_are_no_part_of_it():
    assert unquoted(" “船到桥头” ") == "船到桥头"
    assert unquoted("“船”到“桥”") == "“船”到“桥”"


@pytest.mark.parametrize("quoted", ["“船到桥头有灯”", "「船到桥頭有燈」", '"船到桥头有灯"', "『船到桥头有灯』"])
def test_what_stands_between_quotation_marks_is_a_quotation(quoted):
    text = f"他说\n{quoted}，又说“灯”，见《船到桥头有灯》。"
    assert [(each.text, each.line, text[each.start : each.end]) for each in marked(text)] == [
        (quoted[1:-1], 2, quoted[1:-1])
    ]


def test_the_lines_of_many_quotations_are_counted_on():
    text = "“船到桥头有灯”\n\n" * 5
    assert [each.line for each in marked(text)] == [1, 3, 5, 7, 9]


def test_a_page_of_digits_apart_is_read_in_one_go():
    text = "1 " * 20_000 + "吨"
    assert len(pieces(text)) == 2
    assert effort(lambda: pieces(text)) < 2


def test_an_apostrophe_opens_no_quotation():
    text = "the ferryman’s lamp isn’t lit, ‘the boat’s lamp is lit at night’ he wrote"
    assert [each.text for each in marked(text)] == ["the boat’s lamp is lit at night"]
