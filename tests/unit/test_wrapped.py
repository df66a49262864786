"""Paragraphs that are but lines of a page, and lines whose tabs make columns."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from corpus.readers.tabbed import tabbed
from corpus.readers.wrapped import paragraphs
from corpus.types import Block, Hint, Locator

LINES = (
    "The keeper of the lighthouse lit the lamp at",
    "dusk and put it out again when the first of",
    "the boats came home, which was never before",
    "six and in summer often as late as eight.",
    "On Sundays his daughter did it, and she was",
    "the only one who ever let it burn till noon.",
)
CHINESE = (
    "　　守塔人天黑点灯，等第一条船回来才熄灭，冬",
    "天从来不早于六点，夏天常常要到八点。有人说那",
    "盏灯比钟还准，镇上的人都照着它吃早饭、上工，",
    "也照着它吵架与和好。",
    "　　星期天由他的女儿点灯，只有她一个人让灯一",
    "直亮到中午。",
)


def blocks(*texts: str, hint: Hint = "") -> tuple[Block, ...]:
    return tuple(Block(text, Locator("note.docx"), hint) for text in texts)


def gaps(found: tuple[Block, ...]) -> list[bool]:
    return [block.gap for block in found]


def test_lines_that_break_off_in_their_sentences_leave_no_gap_before_the_next():
    assert gaps(paragraphs(blocks(*LINES))) == [True, False, False, False, False, False]
    assert gaps(paragraphs(blocks(*CHINESE))) == [True, False, False, False, False, False]


def test_what_is_blank_between_lines_parts_them_and_is_none():
    made = paragraphs(blocks(*LINES[:4], "", *LINES[4:]))
    assert [block.text for block in made] == list(LINES)
    assert gaps(made) == [True, False, False, False, True, False]


def test_paragraphs_that_end_as_paragraphs_do_stay_apart():
    whole = blocks(*(f"Whoever comes as number {at} pays two coppers." for at in range(9)))
    assert paragraphs(whole) == whole


def test_lists_of_names_and_titles_are_no_lines_of_a_page():
    names = blocks(
        *(f"Harbour of {name}, eastern shore" for name in ("Lin", "Hollow Pine", "Ash", "Weir", "Mo", "Tao"))
    )
    titles = blocks("渡口的由来与变迁", "守塔人", "一盏灯的故事和它的主人们", "星期天", "镇上的早饭", "和好")
    assert paragraphs(names) == names
    assert paragraphs(titles) == titles


def test_lines_with_a_language_a_column_are_units():
    rows = ("渡船靠岸。\tThe ferry lands.", "灯亮了。\t\tThe lamp is lit.", "没有人来。\tNobody comes.")
    made = tuple(tabbed(blocks(*rows), count()))
    assert [(b.unit.number, b.lang, b.text) for b in made if b.unit] == [
        (0, "zh", "渡船靠岸。"),
        (0, "en", "The ferry lands."),
        (1, "zh", "灯亮了。"),
        (1, "en", "The lamp is lit."),
        (2, "zh", "没有人来。"),
        (2, "en", "Nobody comes."),
    ]


def test_english_may_stand_in_the_first_column_and_a_number_before_it():
    rows = ("1.\tThe ferry lands.\t渡船靠岸。", "2.\tThe lamp is lit.\t灯亮了。", "3.\tNobody comes.\t没有人来。")
    made = tuple(tabbed(blocks(*rows), count()))
    assert [(b.text, b.hint) for b in made if b.unit and b.unit.number == 0] == [
        ("1.", "boilerplate"),
        ("渡船靠岸。", ""),
        ("The ferry lands.", ""),
    ]


def test_tabs_behind_the_numbers_of_a_list_make_no_columns():
    items = blocks("(1)\t渡船靠岸。", "(2)\t灯亮了。", "(3)\t没有人来。")
    assert tuple(tabbed(items, count())) == items


def test_a_single_line_with_a_tab_is_none_of_a_table():
    line = blocks("渡船靠岸。\tThe ferry lands.")
    assert tuple(tabbed(line, count())) == line


def test_lines_of_very_many_tabs_are_no_columns():
    lines = blocks(*("渡船\tferry" + "\t船" * 9,) * 4)
    assert tuple(tabbed(lines, count())) == lines


def test_a_format_that_tells_lines_from_paragraphs_is_believed():
    told = tuple(replace(block, gap=at == 3) for at, block in enumerate(blocks(*LINES, *LINES)))
    assert paragraphs(told) == told
