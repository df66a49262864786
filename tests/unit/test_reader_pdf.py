"""PDF: what stands on pages becomes whole paragraphs in reading order, with the places they are cited by."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from time import process_time

import pytest
from pdfs import HEIGHT, Box, Column, Leaf, Text, numbered, pdf

from corpus.errors import DamagedFile, NothingToRead, ProtectedFile
from corpus.readers import read_bytes
from corpus.readers.pdf.names import page_names
from corpus.types import Block

ZH = "江边的小镇有一座老桥，桥下每天有三十多条船经过，船上装的是木材、砖瓦和新摘的橘子。"
EN = "There is an old bridge in the town by the river, and more than thirty boats pass under it every day."
ZH_2 = "守桥的老人姓顾，记得每一条船的名字，也记得船主人的父亲和祖父，逢年过节还收到他们的信。"
EN_2 = "Its keeper, old Mr Gu, knows the name of every boat and those of the fathers of all who steer them."
ZH_3 = "去年秋天涨水，桥面第一次淹没，三天以后水退，石栏杆上多了一条新刻的水位线，写着年月日。"
EN_3 = "Last autumn the flood covered the bridge for the first time, and a new mark was cut into its parapet."


def blocks(*leaves: Leaf | Iterable[Text | Box], labels: str = "") -> tuple[Block, ...]:
    return read_bytes(pdf(*leaves, labels=labels), "bridge.pdf").blocks


def texts(found: Iterable[Block]) -> list[str]:
    return [block.text for block in found if block.hint != "boilerplate"]


def left_out(found: Iterable[Block]) -> list[str]:
    return [block.text for block in found if block.hint == "boilerplate"]


def page_of(*paragraphs: str, width: float = 400) -> list[Text]:
    column = Column(80, width)
    for paragraph in paragraphs:
        column.paragraph(paragraph, gap=0.8)
    return column.texts


class TestParagraphs:
    def test_its_lines_are_one_text_without_blanks_inside_chinese(self):
        assert texts(blocks(page_of(ZH, width=180))) == [ZH]

    def test_english_lines_are_joined_with_blanks(self):
        assert texts(blocks(page_of(EN, width=180))) == [EN]

    def test_a_wide_distance_parts_them(self):
        assert texts(blocks(page_of(ZH, ZH_2, EN))) == [ZH, ZH_2, EN]

    def test_an_indent_parts_them(self):
        column = Column(80, 200).paragraph(ZH, 2).paragraph(ZH_2, 2).paragraph(ZH_3, 2)
        assert texts(blocks(column.texts)) == [ZH, ZH_2, ZH_3]

    def test_a_last_line_with_room_parts_them(self):
        column = Column(80, 200).paragraph(ZH).paragraph(ZH_2).paragraph(ZH_3)
        assert texts(blocks(column.texts)) == [ZH, ZH_2, ZH_3]

    def test_a_change_of_language_behind_a_full_stop_parts_them(self):
        full = ZH[:19] + "。"
        found = [Text(full, 80, 80), Text("The boats pass under the old bridge.", 80, 95), Text(full, 80, 110)]
        assert texts(blocks(found)) == [full, "The boats pass under the old bridge.", full]

    RAGGED = (
        ("The keeper of the old bridge counts the", "boats and writes the number of each in a book."),
        ("The book lies on the sill of his window,", "where the wind turns its pages for him."),
        ("His daughter reads it out to those who", "can no longer see the boats from the bank."),
    )

    def test_ragged_lines_are_whole_beside_one_that_reaches_far_where_distances_part_them(self):
        held = [Text("A line of the fourth paragraph that reaches far beyond.", 80, 320)]
        held += [
            Text(line, 80, 80 + 60 * n + 15 * m) for n, pair in enumerate(self.RAGGED) for m, line in enumerate(pair)
        ]
        assert texts(blocks(held))[:3] == [" ".join(pair) for pair in self.RAGGED]

    def test_a_word_that_a_hyphen_parts_is_whole_again(self):
        lines = [
            "The river carries silt, and the silt fills the reser-",
            "voir. A reservoir that is full holds no flood.",
        ]
        (text,) = texts(blocks([Text(line, 80, 80 + 15 * n) for n, line in enumerate(lines)]))
        assert "the reser\u00advoir." in text

    def test_a_hyphen_of_the_word_itself_stays(self):
        lines = [
            "The county has a long-term plan and, for years, a long-",
            "term debt that no other county in the hills has.",
        ]
        (text,) = texts(blocks([Text(line, 80, 80 + 15 * n) for n, line in enumerate(lines)]))
        assert "a long-term debt" in text

    def test_a_sign_at_the_end_of_a_line_has_the_blank_behind_it_that_it_has_before(self):
        upper = ZH.removesuffix("。")[:18]
        held = [Text(upper, 80, 80), Text("&", 262.5, 80), Text("蜂蜜、橘子和老人的来信。", 80, 95)]
        assert texts(blocks(held)) == [upper + " & 蜂蜜、橘子和老人的来信。"]

    def test_radicals_are_the_characters_that_they_look_like(self):
        assert texts(blocks(page_of("⻓江⻔外有⼈家，⽔边有⼩桥。"))) == ["长江门外有人家，水边有小桥。"]

    def test_the_items_of_a_list_keep_their_marks(self):
        held = [Text("•", 80, 80), Text("木材与砖瓦；", 100, 80), Text("•", 80, 96), Text("橘子和蜂蜜。", 100, 96)]
        held += [Text("•", 80, 112), Text("老人的来信。", 100, 112)]
        assert texts(blocks(held)) == ["• 木材与砖瓦；", "• 橘子和蜂蜜。", "• 老人的来信。"]


class TestPrintedByABrowser:
    WHEN = ("3/14/26, 9:05 AM", "2026/3/14 上午9:05", "2026年3月14日 09:05")

    def printed(self, *texts: Text) -> tuple[Block, ...]:
        column = Column(60, 400).paragraph(ZH).paragraph(ZH_2, gap=0.8)
        return blocks([*texts, *column.texts])

    @pytest.mark.parametrize("when", WHEN)
    def test_the_head_of_a_single_page_is_no_text(self, when: str):
        found = self.printed(Text(when, 24, 22, 8), Text("渡船", 300, 23, 8))
        assert texts(found) == [ZH, ZH_2]
        assert left_out(found) == [when, "渡船"]

    @pytest.mark.parametrize("where", ["https://ferry.example/bridge?page=2", "file:///home/gu/bridge.html"])
    def test_its_foot_is_none_either(self, where: str):
        found = self.printed(Text(where, 24, HEIGHT - 17, 8), Text("1/1", 560, HEIGHT - 17, 8))
        assert texts(found) == [ZH, ZH_2]

    def test_a_date_in_the_text_is_text(self):
        assert "3/14/26, 9:05 AM" in texts(self.printed(Text("3/14/26, 9:05 AM", 60, 60)))

    def test_a_share_at_the_edge_that_is_no_page_is_text(self):
        assert "约占 3/4" in texts(self.printed(Text("约占", 24, 22, 8), Text("3/4", 560, 22, 8)))


class TestPlacesInALine:
    def drawn(self, *parts: tuple[str, float]) -> list[str]:
        return texts(blocks([Text(text, 80 + 10 * x, 80) for text, x in parts]))

    def test_marks_that_are_drawn_behind_a_line_stand_where_they_are_seen(self):
        found = self.drawn(
            ("她问：", 0),
            ("船来了吗？", 3.5),
            ("又关上", 9),
            ("西门", 12.5),
            ("。", 15),
            ("“", 3),
            ("”", 8.5),
            ("‘", 12),
            ("’", 14.5),
        )
        assert found == ["她问：“船来了吗？”又关上‘西门’。"]

    def test_two_marks_in_one_hole_keep_their_order(self):
        assert self.drawn(("买了", 0), ("木桶", 2.5), ("竹篮", 5.5), ("“", 2), ("”“", 4.5), ("”", 7.5)) == [
            "买了“木桶”“竹篮”"
        ]

    @pytest.mark.parametrize("mark", "&+")
    def test_a_blank_beside_a_sign_is_seen(self, mark: str):
        assert self.drawn(("木材", 0), (mark, 2.25), ("蜂蜜", 3.3)) == [f"木材 {mark} 蜂蜜"]

    def test_figures_that_a_composer_set_off_from_chinese_get_no_blank(self):
        assert self.drawn(("木材", 0), ("30", 2.25), ("车", 3.5)) == ["木材30车"]

    def test_what_is_printed_over_a_line_is_not_mixed_into_it(self):
        assert self.drawn(("江边的小镇有老桥。", 0), ("样张", 3.4)) == ["江边的小镇有老桥。样张"]


class TestColumns:
    def test_each_is_read_to_its_end(self):
        left = Column(60, 220).paragraph(ZH).paragraph(ZH_2, gap=0.8)
        right = Column(320, 220, leading=1.3).paragraph(EN).paragraph(EN_2, gap=0.8)
        assert texts(blocks(left.texts + right.texts)) == [ZH, ZH_2, EN, EN_2]

    def test_the_order_in_the_file_does_not_matter(self):
        left, right = Column(60, 220).paragraph(ZH).paragraph(ZH_2, gap=0.8), Column(320, 220).paragraph(EN)
        shuffled = sorted(left.texts + right.texts, key=lambda text: text.text)
        assert texts(blocks(shuffled)) == [ZH, ZH_2, EN]

    def test_a_title_over_both_stands_first(self):
        left, right = Column(60, 220, 120).paragraph(ZH), Column(320, 220, 120).paragraph(EN)
        title = Text("老桥与渡船的故事 The Bridge and Its Boats", 110, 80, 18)
        found = blocks([title, *left.texts, *right.texts])
        assert texts(found) == [title.text, ZH, EN]
        assert found[0].hint == "heading"

    def test_two_of_each_language_one_below_the_other(self):
        upper = Column(60, 220).paragraph(ZH).texts + Column(320, 220).paragraph(ZH_2).texts
        lower = Column(60, 220, 400).paragraph(EN).texts + Column(320, 220, 400).paragraph(EN_2).texts
        between = Text("The same in English, for readers from over the river and further", 60, 300)
        assert texts(blocks([*upper, between, *lower])) == [ZH, ZH_2, between.text, EN, EN_2]

    def test_the_rest_of_two_columns_on_the_last_page_is_not_one_line(self):
        first = Column(60, 220).paragraph(ZH).paragraph(ZH_2, gap=1).texts
        first += Column(320, 220).paragraph(EN).paragraph(EN_2, gap=1).texts
        last = [Text("全文到此为止。", 60, 80), Text("Here it ends.", 320, 80)]
        assert texts(blocks(first, last))[-2:] == ["全文到此为止。", "Here it ends."]


class TestCuts:
    def two_pages(self, second: float) -> tuple[Block, ...]:
        column = Column(80, 200).paragraph(ZH, 2).paragraph(ZH_2, 2).paragraph(ZH_3 + ZH, 2)
        before, after = column.texts[:-2], column.texts[-2:]
        return blocks(
            before, [Text(line.text, line.x + (0 if n else second), 80 + 15 * n) for n, line in enumerate(after)]
        )

    def test_a_paragraph_that_a_page_cut_is_said_to_be_cut(self):
        found = self.two_pages(0)
        assert [block.edge for block in found] == ["short", "short", "full", "short"]
        assert found[2].text + found[3].text == ZH_3 + ZH
        assert [block.locator.page for block in found] == [1, 1, 1, 2]

    def test_one_that_begins_with_an_indent_is_another(self):
        assert "full" not in [block.edge for block in self.two_pages(20)]


class TestFurniture:
    def pages(self, *numbers: str) -> tuple[Block, ...]:
        said = [ZH, ZH_2, ZH_3, EN, EN_2, EN_3]
        head = Text("渡口年鉴 2023", 80, 40, 8)
        return blocks(*(numbered([head, *page_of(text)], number) for text, number in zip(said, numbers, strict=False)))

    def test_running_heads_and_page_numbers_are_kept_but_are_no_text(self):
        found = self.pages("7", "8", "9")
        assert texts(found) == ["渡口年鉴 2023", ZH, ZH_2, ZH_3]  # the first is the only title that it has
        assert left_out(found) == ["7", "渡口年鉴 2023", "8", "渡口年鉴 2023", "9"]

    def test_a_head_that_is_the_title_of_the_text_is_left_out_on_every_page(self):
        title = Text("渡口年鉴 2023", 150, 100, 20)
        first = [Text("渡口年鉴 2023", 80, 40, 8), title, *Column(80, 400, 140).paragraph(ZH).texts]
        rest = [[Text("渡口年鉴 2023", 80, 40, 8), *page_of(text)] for text in (ZH_2, ZH_3)]
        assert texts(blocks(first, *rest)) == ["渡口年鉴 2023", ZH, ZH_2, ZH_3]

    def test_the_printed_number_is_the_label(self):
        assert [(b.locator.page, b.locator.label, b.locator.certain) for b in self.pages("7", "8", "9")][:2] == [
            (1, "7", True),
            (1, "7", True),
        ]

    def test_a_number_in_words_of_its_own_is_the_number(self):
        assert {b.locator.label for b in self.pages("第 31 页", "第 32 页")} == {"31", "32"}

    def test_roman_numbers_are_labels_too(self):
        assert {b.locator.label for b in self.pages("xi", "xii", "xiii")} == {"xi", "xii", "xiii"}

    def test_a_number_that_its_neighbours_contradict_is_not_certain(self):
        found = {b.locator.page: b.locator for b in self.pages("7", "8", "19", "10", "11", "12")}
        assert not found[3].certain
        assert all(found[page].certain for page in (1, 2, 4, 5, 6))

    def test_a_page_without_a_number_is_reckoned_from_its_neighbours(self):
        found = {b.locator.page: b.locator for b in self.pages("7", "", "9", "10")}
        assert (found[2].label, found[2].certain) == ("8", False)

    def test_the_names_of_the_file_are_not_certain_where_nothing_is_printed(self):
        found = blocks(page_of(ZH), page_of(EN), labels="0<</S/r/St 4>>")
        assert [(b.locator.label, b.locator.certain) for b in found] == [("iv", False), ("v", False)]

    def test_a_name_of_the_file_that_differs_from_the_print_makes_it_uncertain(self):
        found = blocks(*(numbered(page_of(t), n) for t, n in ((ZH, "7"), (EN, "8"))), labels="0<</S/D/St 70>>")
        assert {(b.locator.label, b.locator.certain) for b in found} == {("7", False), ("8", False)}

    def test_facing_pages_may_have_the_same_number(self):
        found = {b.locator.page: b.locator for b in self.pages("12", "12", "13", "13")}
        assert [(place.label, place.certain) for place in found.values()] == [
            ("12", True), ("12", True), ("13", True), ("13", True),
        ]  # fmt: skip

    def test_the_numbers_of_notes_are_no_page_numbers(self):
        found = blocks(
            *(
                [*page_of(text), Text(f"{n} 见县志第十卷。", 80, HEIGHT - 50, 8)]
                for n, text in enumerate((ZH, ZH_2, ZH_3), 1)
            )
        )
        assert not left_out(found)


class TestRoles:
    def test_headings_are_told_by_their_size_and_have_levels(self):
        column = Column(80, 400, 100, size=16).paragraph("第一章 桥")
        for size, text in (
            (13, "第一节 桥的来历"),
            (10, ZH),
            (16, "第二章 船"),
            (10, ZH_2),
            (13, "第二节 船的名字"),
            (10, ZH_3),
        ):
            column.size = size
            column.paragraph(text, gap=1)
        found = blocks(page_of(EN), column.texts)
        assert [block.level for block in found] == [None, 1, 2, None, 1, None, 2, None]
        assert {block.hint for block in found if block.level} == {"heading"}

    def test_a_bold_line_of_the_same_size_is_a_heading(self):
        column = Column(80, 400).paragraph(ZH).paragraph("桥的来历", bold=True, gap=1).paragraph(ZH_2, gap=1)
        assert [block.hint for block in blocks(column.texts)] == ["", "heading", ""]

    def test_the_largest_on_the_first_page_is_the_title(self):
        held = [Text("老桥", 250, 100, 24), Text("来历", 80, 150, 14), *Column(80, 400, 180).paragraph(ZH).texts]
        assert [block.hint for block in blocks(held)] == ["title", "heading", ""]

    def note(self) -> tuple[Block, ...]:
        call = Text("1", 80 + 43 * 10, 77, 6)
        foot = [Text("1", 80, HEIGHT - 103, 5), Text("见《渡口志》第三卷。", 86, HEIGHT - 100, 8)]
        return blocks(
            [*Column(80, 430).paragraph(ZH + "顾。").texts, call, *Column(80, 430, 300).paragraph(ZH_2).texts, *foot]
        )

    def test_a_note_follows_the_paragraph_that_calls_it(self):
        found = [(block.hint, block.text) for block in self.note() if block.hint != "boilerplate"]
        assert [hint for hint, _ in found] == ["", "note", ""]
        assert found[1][1] == "见《渡口志》第三卷。"

    def test_its_mark_is_kept_beside_it(self):
        assert left_out(self.note()) == ["1"]


class TestTables:
    def table(
        self, *rows: tuple[str, ...], top: float = 80, widths: tuple[float, ...] = (180, 220)
    ) -> list[Text | Box]:
        held: list[Text | Box] = []
        for row in rows:
            x, bottom = 80.0, top
            for text, width in zip(row, widths, strict=True):
                column = Column(x + 4, width - 8, top + 14).paragraph(text)
                held.extend(column.texts)
                bottom, x = max(bottom, column.y), x + width
            x = 80.0
            for width in widths:
                held.append(Box(x, top, x + width, bottom))
                x += width
            top = bottom
        return held

    def test_rows_with_a_language_a_column_are_units(self):
        found = blocks(self.table(("中文", "English"), (ZH, EN), (ZH_2, EN_2)))
        assert [b.unit.number if b.unit else None for b in found] == [0, 0, 1, 1, 2, 2]
        assert [b.lang for b in found] == ["zh", "en"] * 3
        assert [b.locator.cell for b in found] == ["r1c1", "r1c2", "r2c1", "r2c2", "r3c1", "r3c2"]
        assert texts(found)[2:4] == [ZH, EN]

    def test_a_row_that_a_page_cut_is_one(self):
        head, tail = EN.split(" river, ")
        first = self.table((ZH, EN), (ZH_2, EN_2), (ZH_3, head))
        found = blocks(first, self.table(("", "river, " + tail), (ZH, EN)))
        assert [b.text for b in found if b.unit and b.unit.number == 2] == [ZH_3, EN]
        assert max(b.unit.number for b in found if b.unit) == 3

    def test_a_table_of_one_language_is_cells(self):
        rows = (("指标", "2022"), ("渡口数量", "31"), ("渡船数量", "117"))
        found = blocks([*page_of(ZH), *self.table(*rows, top=200, widths=(120, 60))])[1:]
        assert all(block.hint == "table" and block.unit is None for block in found)
        assert [block.locator.cell for block in found] == ["r1c1", "r1c2", "r2c1", "r2c2", "r3c1", "r3c2"]

    def test_without_rules_rows_are_read_row_by_row(self):
        rows = (("指标", "2021", "2022"), ("渡口", "31", "29"), ("渡船", "117", "120"))
        held = [Text(cell, 80 + 120 * x, 200 + 18 * y) for y, row in enumerate(rows) for x, cell in enumerate(row)]
        found = [block for block in blocks([*page_of(ZH), *held]) if block.hint == "table"]
        assert [block.text for block in found] == [cell for row in rows for cell in row]

    def test_cells_of_many_paragraphs_are_the_columns_of_a_text(self):
        left, right = Column(84, 200).paragraph(ZH), Column(304, 250).paragraph(EN)
        for zh, en in ((ZH_2, EN_2), (ZH_3, EN_3)):
            left.paragraph(zh, gap=1)
            right.paragraph(en, gap=1)
        found = blocks([*left.texts, *right.texts, Box(80, 60, 300, 400), Box(300, 60, 560, 400)])
        assert texts(found) == [ZH, ZH_2, ZH_3, EN, EN_2, EN_3]


class TestDirections:
    def test_text_that_runs_up_the_page_is_read_where_it_is_most_of_it(self):
        turned = [Text(each.text, each.y, HEIGHT - each.x, turned=True) for each in page_of(EN, EN_2)]
        assert texts(blocks(turned)) == [EN, EN_2]

    def test_text_beside_the_text_is_kept_apart(self):
        found = blocks([*page_of(ZH), Text("Stamped in the margin", 30, 600, turned=True)])
        assert texts(found) == [ZH]
        assert left_out(found) == ["Stamped in the margin"]

    def test_what_stands_outside_the_page_is_left_out(self):
        found = blocks([*page_of(ZH), Text("printer's marks", 2000, 80)])
        assert (texts(found), left_out(found)) == ([ZH], ["printer's marks"])


class TestWhatCantBeRead:
    def test_pages_without_text_are_said_to_need_recognition(self):
        with pytest.raises(NothingToRead, match=r"scan\.pdf has no text.*OCR"):
            read_bytes(pdf([Box(80, 80, 300, 300)]), "scan.pdf")

    def test_a_password_is_said_to_lock_it(self):
        with pytest.raises(ProtectedFile, match=r"locked\.pdf is locked with a password"):
            read_bytes(pdf(page_of(ZH), locked=True), "locked.pdf")

    def test_what_is_cut_short_is_damaged_or_read_as_far_as_it_goes(self):
        data = pdf(page_of(ZH), page_of(EN))
        with pytest.raises(DamagedFile, match=r"short\.pdf is damaged or cut short"):
            read_bytes(data[:60], "short.pdf")

    def test_a_page_tree_that_is_a_loop_ends(self):
        data = pdf(page_of(ZH)).replace(b"/Kids[10 0 R]", b"/Kids[2 0 R ]")
        with pytest.raises((DamagedFile, NothingToRead)):
            read_bytes(data, "loop.pdf")


def test_the_title_in_the_file_is_its_title():
    data = pdf(page_of(ZH), title="Bridges of the Lower River")
    assert read_bytes(data, "a.pdf").reference.title_en == "Bridges of the Lower River"


@pytest.mark.parametrize("made_up", ["Microsoft Word - a.doc", "report_final.docx", "untitled"])
def test_a_title_that_a_program_made_up_is_none(made_up: str):
    data = pdf(page_of(ZH), title=made_up)
    assert read_bytes(data, "a.pdf").reference.title_en == ""


class TestNamesOfPages:
    def names(self, tree: str, *others: str, count: int = 4) -> tuple[str, ...]:
        written = "".join(f"{number} 0 obj\n{text}\nendobj\n" for number, text in enumerate(others, 20))
        return page_names(f"1 0 obj\n<</Type/Catalog/PageLabels {tree}>>\nendobj\n{written}".encode("latin-1"), count)

    def test_ranges_have_their_own_numbers(self):
        assert self.names("<</Nums[0<</S/r>>2<</S/D/St 7>>]>>") == ("i", "ii", "7", "8")

    def test_they_may_have_words_before_them_and_letters(self):
        assert self.names("<</Nums[0<</P(Vor)>>1<</S/A/P(\\101-)>>3<</S/R/St 9>>]>>") == ("Vor", "A-A", "A-B", "IX")
        assert self.names("<</Nums[0<</S/D/P<FEFF9644>>>]>>")[0] == "附1"

    def test_a_tree_of_several_nodes_is_followed(self):
        nodes = ("<</Kids[21 0 R 22 0 R]>>", "<</Nums[0 23 0 R]>>", "<</Nums[2<</S/D>>]>>", "<</S/r>>")
        assert self.names("20 0 R", *nodes) == ("i", "ii", "1", "2")

    @pytest.mark.parametrize("tree", ["<</Kids[20 0 R]>>", "<</Kids[20 0 R 21 0 R]>>"])
    def test_a_tree_that_is_its_own_branch_ends(self, tree: str):
        assert self.names("20 0 R", tree, "<</Kids[20 0 R]>>") == ("",) * 4

    def test_counting_says_nothing(self):
        assert self.names("<</Nums[0<</S/D>>]>>") == ("",) * 4

    def test_many_names_of_streams_before_one_object_cost_no_time(self):
        begun = process_time()
        written = "9 0 obj <<" + " /A 1" * 40_000 + "\n" + "/Type/ObjStm " * 300 + "stream\n \nstream\n"
        assert self.names("7 0 R", written, count=2) == ("", "")
        assert self.names("7 0 R", "obj<</Type/ObjStm" * 4_000 + "stream\n" + "x" * 50_000, count=2) == ("", "")
        assert process_time() - begun < 4

    def test_objects_inside_each_other_cost_no_time(self):
        refs = " ".join(f"{at} 0 R" for at in range(100, 4_000))
        written = "".join(f"{at} 0 obj[" for at in range(100, 4_000)) + "1 " * 100_000
        begun = process_time()
        assert self.names(f"<</Kids[{refs}]>>", written, count=2) == ("", "")
        assert process_time() - begun < 8

    def test_numbers_that_no_file_has_are_passed_over(self):
        long = "1" * 5_000
        assert self.names(f"<</Nums[0 {long} 0 R 1<</S/r>>]>>", count=3)[0] == ""
        packed = zlib.compress(f"{long} 0 21 0 ".encode() + b"<</Type/Catalog/PageLabels 21 0 R>>")
        stream = b"5 0 obj\n<</Type/ObjStm/N 2/First 5009>>stream\n%s\nendstream" % packed
        assert page_names(stream, 2) == ("", "")

    def test_they_are_found_in_packed_objects(self):
        held = b"20 0 21 40 " + b"<</Type/Catalog/PageLabels 21 0 R>>".ljust(40) + b"<</Nums[0<</S/r>>]>>"
        packed = zlib.compress(held)
        stream = b"5 0 obj\n<</Type/ObjStm/N 2/First 11/Length %d>>stream\n%s\nendstream" % (len(packed), packed)
        assert page_names(stream, 2) == ("i", "ii")

    def test_one_that_is_nested_without_end_is_none(self):
        assert self.names("[" * 100_000) == ("",) * 4
