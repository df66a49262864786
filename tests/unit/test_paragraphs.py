"""Paragraphs that pages and columns cut are whole again, and nothing else is joined."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.continuity import bridging_word, continuation, is_closed, is_label, open_marks
from corpus.paragraphs import repair
from corpus.types import Fragment, Hint, Lang, Span


def stream(lang: Lang, *texts: str, hints: dict[int, Hint] | None = None, mixed: bool = False) -> list[Fragment]:
    return [
        Fragment(lang, text, (Span(at, 0, len(text)),), (hints or {}).get(at, ""), None, mixed)
        for at, text in enumerate(texts)
    ]


def repaired(lang: Lang, *texts: str, hints: dict[int, Hint] | None = None, mixed: bool = False) -> list[str]:
    return [p.text for p in repair(stream(lang, *texts, hints=hints, mixed=mixed))]


def test_a_cut_inside_a_word_is_mended() -> None:
    assert repaired("zh", "新建茶园，面积达到补", "贴标准后予以兑现。", "第二年起另行规定。") == [
        "新建茶园，面积达到补贴标准后予以兑现。",
        "第二年起另行规定。",
    ]


def test_a_tail_behind_the_next_clause_finds_its_head() -> None:
    assert repaired(
        "zh",
        "（一）对新建茶园给予扶持，资金在面积达到补",
        "（二）对老茶园改造给予奖励，每亩 300 元。",
        "贴标准后予以兑现。",
    ) == ["（一）对新建茶园给予扶持，资金在面积达到补贴标准后予以兑现。", "（二）对老茶园改造给予奖励，每亩 300 元。"]


def test_nothing_is_moved_over_a_paragraph_that_a_page_shows_in_its_place() -> None:
    texts = (
        "Reading was dear once; it has been made easier for",
        "workers on night shifts, the hall of the",
        "library is open until eleven every night.",
    )
    laid = [replace(each, edge="short") for each in stream("en", *texts)]
    joined = " ".join(paragraph.text for paragraph in repair(laid))
    assert joined == " ".join(texts)


def test_a_tail_that_was_read_as_a_list_item_is_no_item() -> None:
    whole = repaired(
        "en",
        "(1) A bonus of CNY5million yuan will be",
        "given to gardens above 100 mu.",
        "(2) Old gardens will be renewed at public cost.",
        hints={1: "bullet", 2: "bullet"},
    )
    assert whole == [
        "(1) A bonus of CNY5million yuan will be given to gardens above 100 mu.",
        "(2) Old gardens will be renewed at public cost.",
    ]


def test_a_number_and_its_unit_are_one_again() -> None:
    assert repaired("zh", "全区建成管道37", "条，里程 5344.9 公里。") == ["全区建成管道37条，里程 5344.9 公里。"]
    assert repaired("en", "There is a plan (Order No.", "174) issued by the city.") == [
        "There is a plan (Order No. 174) issued by the city."
    ]


def test_headings_stay_apart_from_the_text_below_them() -> None:
    texts = ("一、概况", "新区位于高原东缘。", "茶产业扶持政策", "（一）奖励良种，每个 5 万元。")
    assert repaired("zh", *texts) == list(texts)
    english = ("Industry grows", "It is understood that output rose.", "Green Development", "The region went on.")
    assert repaired("en", *english) == list(english)


def test_a_clause_that_was_cut_early_is_no_heading() -> None:
    texts = [f"（{n}）支持茶园改造升级，每亩补贴 {n} 百元，分期兑现。" for n in "一二三"]
    cut = "（四）支持乡镇书屋延长晚间服"
    assert repaired("zh", *texts, cut, "务时间，经评估后给予奖励。")[-1] == cut + "务时间，经评估后给予奖励。"


def test_headings_and_clauses_of_one_style_are_told_apart_by_their_series() -> None:
    texts = (
        "（一）区位优势", "新区位于高原东缘。",
        "（二）政策优势", "新区出台了一系列政策。",
        "（一）对茶园给予补贴，每亩 300 元。", "（二）对企业给予奖励，每户 5 万元。",
        "（三）对人才给予资助，每人 2 万元。",
        "（三）设施完善", "铁路里程达到 118 公里。",
    )  # fmt: skip
    assert repaired("zh", *texts) == list(texts)


def test_clauses_that_rows_ran_together_come_apart_where_their_numbers_go_up() -> None:
    row = "one-year discount subsidy. (8) For parks (5) or more, support is given. (9) For gardens, a bonus is paid."
    assert repaired("en", "(7) Wind farms will be given a", row, mixed=True) == [
        "(7) Wind farms will be given a one-year discount subsidy.",
        "(8) For parks (5) or more, support is given.",
        "(9) For gardens, a bonus is paid.",
    ]


def test_every_piece_keeps_its_place_in_the_source() -> None:
    paragraphs = repair(stream("zh", "新建茶园，面积达到补", "第二条 另行规定。", "贴标准后予以兑现。"))
    assert [[span.block for span in p.spans] for p in paragraphs] == [[0, 2], [1]]


@pytest.mark.parametrize(
    ("text", "lang", "closed"),
    [
        ("草甸上有风。", "zh", True), ("他说：“好。”", "zh", True), ("如下：", "zh", True),
        ("（见附件。）", "zh", True), ("草甸上有", "zh", False), ("直接投资。■", "zh", True),
        ("It grew.", "en", True), ('He said "yes."', "en", True), ("see No.", "en", False), ("of the", "en", False),
    ],
)  # fmt: skip
def test_end_marks_close_a_text(text: str, lang: Lang, closed: bool) -> None:
    assert is_closed(text, lang) is closed


def test_labels_are_short_and_without_the_marks_of_running_text() -> None:
    assert is_label("（二）政策优势", "zh")
    assert is_label("How can tea travel by train?", "en")
    assert not is_label("（二）支持茶园，分期兑现", "zh")
    assert not is_label("It grew. Then it stopped", "en")


def test_open_brackets_and_quotes_wait_for_their_partner() -> None:
    assert open_marks('茶园（共 12 处、"老') == ("）", '"')
    assert open_marks("（茶）") == ()


def test_the_cut_through_a_word_is_evidence() -> None:
    assert bridging_word("达到补", "贴标准") == "补贴"
    assert not bridging_word("茶园。", "贴标准")
    assert continuation("达到补", "贴标准后兑现。", "zh") > continuation("达到补", "气候宜人。", "zh")


def test_a_whole_paragraph_between_the_two_makes_a_join_less_likely() -> None:
    assert continuation("达到补", "贴标准。", "zh") > continuation("达到补", "贴标准。", "zh", "skipped", "skipped")


def test_list_items_without_stops_stay_apart() -> None:
    items = [
        "Warm the pot with water from the spring behind the old store before the leaves are put into it",
        "Wait until the leaves have sunk to the ground of the pot and the steam begins to smell of orchids",
        "Pour the tea into the small cups on the left and serve the oldest guest at the table before the others",
    ]
    assert repaired("en", *items, hints={0: "bullet", 1: "bullet", 2: "bullet"}) == items
    assert repaired("en", *items) == items


def test_words_in_a_column_stay_apart() -> None:
    assert repaired("en", "Words of the day", "apple", "banana", "cherry") == [
        "Words of the day", "apple", "banana", "cherry",
    ]  # fmt: skip


def test_labelled_lines_stay_apart_and_no_tail_crosses_a_heading() -> None:
    lines = (
        "甲方（委托方）：青岚茶业公司，住所云岭镇",
        "乙方（受托方）：鹿溪车队，住所鹿溪镇",
        "第一条 服务内容",
        "乙方向甲方提供运输服务。",
    )
    assert repaired("zh", *lines) == list(lines)


def test_a_format_that_marks_paragraphs_has_none_to_mend() -> None:
    pieces = stream("zh", "新建茶园，面积达到补", "贴标准后予以兑现。")
    assert len(repair(pieces)) == 1
    assert len(repair(pieces, cut=False)) == 2


def test_long_texts_without_stops_are_mended_in_time_that_grows_with_them() -> None:
    paragraphs = repair(stream("zh", *(f"第{n}段没有句号，只有逗号，（而且括号也没有闭合" for n in range(1500))))
    assert paragraphs
