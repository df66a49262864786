"""Plain text: one block a line, as it stands."""

from __future__ import annotations

from corpus.readers import read_bytes
from corpus.types import Block


def blocks_of(text: str) -> tuple[Block, ...]:
    return read_bytes(text.encode(), "a.txt").blocks


def test_a_line_is_kept_with_its_indent():
    assert [block.text for block in blocks_of("　　第一段\n  second")] == ["　　第一段", "  second"]


def test_blank_lines_are_gaps_and_lines_are_counted_from_one():
    found = [(block.text, block.gap, block.locator.line) for block in blocks_of("\na\nb\n \u3000\nc")]
    assert found == [("a", True, 2), ("b", False, 3), ("c", True, 5)]


def test_form_feeds_turn_the_page_and_leave_no_gap():
    found = [(b.text, b.gap, b.locator.page, b.locator.line) for b in blocks_of("一页\n上半\n\f下半\n\n尾\f三页")]
    assert found == [
        ("一页", True, 1, 1),
        ("上半", False, 1, 2),
        ("下半", False, 2, 3),
        ("尾", True, 2, 5),
        ("三页", False, 3, 5),
    ]


def test_without_form_feeds_there_are_no_pages():
    assert blocks_of("a")[0].locator.page is None


def test_markdown_in_plain_text_is_left_alone():
    assert [(b.text, b.hint) for b in blocks_of("# 标题\n- 项")] == [("# 标题", ""), ("- 项", "")]


def test_blank_lines_of_what_a_mail_quotes_part_its_paragraphs():
    found = [(block.text, block.hint, block.gap) for block in blocks_of("> 渡船靠岸。\n> \n> > 灯亮了。\n>>\n> 完")]
    assert found == [
        ("> 渡船靠岸。", "", True),
        ("> ", "boilerplate", False),
        ("> > 灯亮了。", "", True),
        (">>", "boilerplate", False),
        ("> 完", "", True),
    ]


def test_columns_that_tabs_make_are_units():
    rows = "\n".join(("The ferry lands.\t渡船靠岸。", "The lamp is lit.\t灯亮了。", "Nobody comes.\t没有人来。"))
    assert [(block.lang, block.text, block.locator.line) for block in blocks_of(rows)][:3] == [
        ("zh", "渡船靠岸。", 1),
        ("en", "The ferry lands.", 1),
        ("zh", "灯亮了。", 2),
    ]
