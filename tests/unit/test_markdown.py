"""Markdown: the lines of plain text, with what block syntax says about them."""

from __future__ import annotations

from corpus.readers import read_bytes
from corpus.types import RawDocument


def read(text: str) -> RawDocument:
    return read_bytes(text.encode(), "a.md")


def hints(text: str) -> list[tuple[str, str]]:
    return [(block.text, block.hint) for block in read(text).blocks]


def test_headings_have_their_level_and_keep_their_text():
    found = [(b.text, b.hint, b.level) for b in read("# 总则\n### Scope ###\n#标签").blocks]
    assert found == [("# 总则", "heading", 1), ("### Scope ###", "heading", 3), ("#标签", "", None)]


def test_underlined_headings_are_headings_and_the_line_is_kept_apart():
    assert hints("总则\n====\n\nScope\n---\ntext") == [
        ("总则", "heading"),
        ("====", "boilerplate"),
        ("Scope", "heading"),
        ("---", "boilerplate"),
        ("text", ""),
    ]


def test_list_items_are_bullets_and_their_further_lines_are_not():
    assert hints("- 一\n  二\n* three\n+ four") == [
        ("- 一", "bullet"),
        ("  二", ""),
        ("* three", "bullet"),
        ("+ four", "bullet"),
    ]


def test_syntax_that_sets_lines_apart_makes_gaps():
    assert [b.gap for b in read("# a\nb\n- c\n  d\ne").blocks] == [True, True, True, False, False]


def test_a_table_is_read_cell_by_cell_in_row_order():
    found = [(b.text, b.hint, b.locator.cell) for b in read("| 年份 | 水位 |\n|:--|---|\n| 去年 \\| 夏 | 31 |").blocks]
    assert found == [
        ("年份", "table", "r1c1"),
        ("水位", "table", "r1c2"),
        ("|:--|---|", "boilerplate", None),
        ("去年 | 夏", "table", "r2c1"),
        ("31", "table", "r2c2"),
    ]


def test_a_table_with_a_language_a_column_is_made_of_pairs_without_markup():
    table = "| 中文 | English |\n|--|--|\n| **绿茶**[^1] | [green tea](https://example.org) |\n| 黑茶 | dark tea |"
    found = read(f"{table}\n\n[^1]: 未发酵。")
    pairs = [(b.text, b.lang, b.unit.number) for b in found.blocks if b.unit and b.hint != "boilerplate"]
    assert pairs == [("绿茶", "zh", 1), ("green tea", "en", 1), ("黑茶", "zh", 2), ("dark tea", "en", 2)]
    assert [b.text for b in found.blocks if b.hint == "boilerplate"] == ["中文", "English", "|--|--|", "[^1]", "[^1]:"]


def test_footnotes_are_notes_and_their_marks_stand_aside():
    text = "水渠很长。[^a]\n很旧。\n\n[^a]: 见县志\n    第三卷。\n\n    另见附录。\n[^b]:\n    A note.\n\n正文。"
    assert [(b.text.strip(), b.hint, b.gap) for b in read(text).blocks if b.hint != "boilerplate"] == [
        ("水渠很长。", "", True),
        ("很旧。", "", False),
        ("见县志", "note", True),
        ("第三卷。", "note", False),
        ("另见附录。", "note", True),
        ("A note.", "note", True),
        ("正文。", "", True),
    ]
    assert [block.text for block in read(text).blocks if block.hint == "boilerplate"] == ["[^a]", "[^a]:", "[^b]:"]


def test_what_only_looks_like_the_mark_of_a_note_is_text():
    given = [("字符 [^a] 与 `[^1]`。", ""), ("x [^1](y)", "")]
    assert hints("字符 [^a] 与 `[^1]`。\n\nx [^1](y)\n\n[^1]: 注")[: len(given)] == given


def test_a_line_of_marks_alone_still_parts_paragraphs():
    found = read("一\n\n[^1]\n二\n\n[^1]: 注").blocks
    assert [(block.text, block.gap) for block in found if not block.hint] == [("一", True), ("二", True)]


def test_a_heading_or_a_list_ends_a_note():
    text = "[^1]: 注\n# 总则\n[^2]: 又注\n- 一"
    assert [hint for _, hint in hints(text)] == ["boilerplate", "note", "heading", "boilerplate", "note", "bullet"]


def test_a_line_with_a_bar_is_no_table():
    assert hints("a | b\nc") == [("a | b", ""), ("c", "")]


def test_code_is_text_whatever_it_looks_like():
    assert hints("```sh\n# 注释\n- x\n```\n# h") == [
        ("```sh", "boilerplate"),
        ("# 注释", "code"),
        ("- x", "code"),
        ("```", "boilerplate"),
        ("# h", "heading"),
    ]


def test_an_open_fence_loses_nothing():
    assert hints("```\n# a\nb") == [("```", "boilerplate"), ("# a", "code"), ("b", "code")]


def test_rules_and_comment_marks_are_markup_only():
    assert hints("a\n\n* * *\n\n<!--\nb\n-->") == [
        ("a", ""),
        ("* * *", "boilerplate"),
        ("<!--", "boilerplate"),
        ("b", ""),
        ("-->", "boilerplate"),
    ]


def test_front_matter_gives_the_record():
    found = read('---\ntitle: "渡口的早晨"\nauthor: [林小雨, Bao Lin]\ndate: 2021-06-09\n---\n\n正文')
    assert (found.reference.title_zh, found.reference.issued) == ("渡口的早晨", "2021-06-09")
    assert found.reference.author == ("林小雨", "Bao Lin")
    assert [block.text for block in found.blocks if not block.hint] == ["正文"]


def test_a_rule_at_the_top_is_no_front_matter():
    assert hints("---\n文字。\n---\nb")[1][0] == "文字。"
    assert read("---\n文字。\n\n---\nb").reference.title_zh == ""
