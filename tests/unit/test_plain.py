"""Plain text: one block a line, as it stands."""

from __future__ import annotations

import pytest

from corpus.assemble import assemble
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


SAVED = (
    '编号\t中文\tEnglish\r\n1\t渡口\t"the ""quay"", as they say"\r\n2\t盐\t"salt\nand more"\r\n'
    '3\t苹果\tapples\r\n4\t“先下”\t"first, off"\r\n'
)


def test_a_table_that_a_spreadsheet_saved_as_text_loses_the_marks_around_its_cells() -> None:
    blocks = read_bytes(SAVED.encode("utf-16"), "a.txt").blocks
    assert [(block.text, block.locator.cell) for block in blocks if block.unit and not block.hint][:4] == [
        ("渡口", "r2c2"), ('the "quay", as they say', "r2c3"), ("盐", "r3c2"), ("salt\nand more", "r3c3"),
    ]  # fmt: skip
    assert [(passage.zh, passage.en) for passage in assemble(read_bytes(SAVED.encode(), "a.txt")).passages][3:] == [
        ("“先下”", "first, off")
    ]


def test_where_every_comma_is_enclosed_a_spreadsheet_has_done_it() -> None:
    rows = '中文\tEnglish\n盐和苹果\t"Salt, apples"\n船\tboat\n先下后上\t"First off, then on"\n'
    blocks = read_bytes(rows.encode(), "a.txt").blocks
    assert [block.text for block in blocks if block.lang == "en"] == ["Salt, apples", "boat", "First off, then on"]
    said = rows.replace("boat", "boat, ship")
    assert '"Salt, apples"' in [block.text for block in read_bytes(said.encode(), "a.txt").blocks]


@pytest.mark.parametrize("text", ['A\tB\n"x ""y""\n', '\t"a ""b"""\n一\n', '姓名\t"话"\n王\t"他说""走"""\n'])
def test_other_texts_with_tabs_and_marks_stay_lines(text: str) -> None:
    blocks = read_bytes(text.encode(), "a.txt").blocks
    assert [block.text for block in blocks] == [line.rstrip() for line in text.splitlines()]
