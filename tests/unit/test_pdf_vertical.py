"""PDF with Chinese that is read downwards: its columns, from right to left, are lines like any others."""

from __future__ import annotations

import math
from collections.abc import Iterable

from pdfs import Box, Column, Text, pdf

from corpus.assemble import assemble
from corpus.pdfium.page import Mark, RawPage
from corpus.readers import read_bytes
from corpus.readers.pdf.characters import meant
from corpus.readers.pdf.vertical import levelled
from corpus.types import Block

TITLE = "守灯塔的人"
ZH = "灯塔在礁石的尽头，退潮的时候才走得过去，守塔的人每天黄昏提着油壶走这一趟，四十年没有误过一次。"
ZH_2 = "有一年冬天潮水来得早，他在半路抱住一根铁桩，等了整整一夜，灯却亮着，是他女儿从另一头游过去点的。"
EN = "The lighthouse stands at the end of the reef, and its keeper has walked there at every dusk for forty years."
EN_2 = "One winter the tide came early and he clung to a pile all night; his daughter swam across and lit the lamp."

HEIGHT = 240.0  # points of a column


def blocks(*pages: Iterable[Text | Box]) -> tuple[Block, ...]:
    return read_bytes(pdf(*pages), "tower.pdf").blocks


def texts(found: Iterable[Block]) -> list[str]:
    return [block.text for block in found if block.hint != "boilerplate"]


def downwards(*paragraphs: str, right: float, top: float = 80, size: float = 12, pitch: float = 1.6) -> list[Text]:
    """Paragraphs glyph by glyph in columns from ``right`` to the left, each begun two ems down."""
    made: list[Text] = []
    x = right - size
    for paragraph in paragraphs:
        y = top + 2 * size
        for char in paragraph:
            if y + size > top + HEIGHT:
                x, y = x - pitch * size, top
            made.append(Text(char, x, y + 0.88 * size, size))
            y += size
        x -= pitch * size
    return made


def raw(texts: Iterable[Text]) -> RawPage:
    """A page with a mark for each of these texts, which are one character each."""
    marks = []
    for each in texts:
        wide, y = each.size if ord(each.text) > 127 else each.size / 2, 842 - each.y
        box = (each.x, y - 0.12 * each.size, each.x + wide, y + 0.88 * each.size)
        marks.append(Mark(ord(each.text), *box, 0.0, each.x, y, each.size, False, ""))
    return RawPage(1, (0, 0, 595, 842), tuple(marks), ())


def level(*paragraphs: str, x: float = 60, y: float = 90, width: float = 220) -> list[Text]:
    made = Column(x, width, y)
    for paragraph in paragraphs:
        made.paragraph(paragraph, gap=0.8)
    return made.texts


class TestColumns:
    def test_they_are_read_from_right_to_left(self):
        assert texts(blocks(downwards(ZH, ZH_2, right=520))) == [ZH, ZH_2]

    def test_level_text_beside_them_stays_as_it_is(self):
        assert texts(blocks([*level(EN, EN_2), *downwards(ZH, ZH_2, right=520)])) == [EN, EN_2, ZH, ZH_2]

    def test_what_is_level_on_their_other_side_is_read_first(self):
        found = texts(blocks([*downwards(ZH, ZH_2, right=270), *level(EN, EN_2, x=320)]))
        assert found == [EN, EN_2, ZH, ZH_2]

    def test_they_are_paired_with_the_level_text(self):
        page = [*level(EN, EN_2), *downwards(ZH, ZH_2, right=520)]
        made = assemble(read_bytes(pdf(page), "tower.pdf")).passages
        assert [(each.zh, each.en) for each in made] == [(ZH, EN), (ZH_2, EN_2)]

    def test_a_larger_title_in_a_short_column_goes_before_them(self):
        found = blocks([*downwards(TITLE, right=540, size=20), *downwards(ZH, ZH_2, right=490)])
        assert texts(found) == [TITLE, ZH, ZH_2]

    def test_more_columns_than_are_high_are_read_in_their_order(self):
        paragraphs = [f"第{number}个守塔人{ZH[2:]}" for number in "一二三四五六七八"]
        assert texts(blocks(downwards(*paragraphs, right=560))) == paragraphs

    def test_the_upper_of_two_tiers_is_read_first(self):
        found = blocks([*downwards(ZH, ZH, right=330, top=420), *downwards(ZH_2, ZH_2, right=520)])
        assert texts(found) == [ZH_2, ZH_2, ZH, ZH]

    def test_the_page_number_below_them_is_none_of_their_text(self):
        pages = ((ZH, ZH_2), (ZH_2, ZH), (ZH[18:], ZH_2))
        found = blocks(*([*downwards(*page, right=520), Text(str(at), 290, 800)] for at, page in enumerate(pages, 7)))
        assert texts(found) == [ZH, ZH_2, ZH_2, ZH, ZH[18:], ZH_2]
        assert [block.locator.label for block in found if block.text == ZH_2] == ["7", "8", "9"]

    def test_what_stands_level_above_and_below_is_read_before_them(self):
        page = [*level(EN, y=40, width=400), *downwards(ZH, ZH_2, right=300), *level(EN_2, y=400, width=400)]
        assert texts(blocks(page)) == [EN, EN_2, ZH, ZH_2]


class TestWhatStandsInThem:
    def test_figures_one_below_the_other_are_a_number(self):
        assert texts(blocks(downwards(ZH.replace("每天", "19"), ZH_2, right=520))) == [ZH.replace("每天", "19"), ZH_2]

    def test_two_figures_in_one_em_are_a_number(self):
        marks = downwards(ZH.replace("每天", "〇"), ZH_2, right=520)
        hole = next(each for each in marks if each.text == "〇")
        at = marks.index(hole)
        figures = [Text("4", hole.x, hole.y, 12), Text("0", hole.x + 6, hole.y, 12)]
        assert texts(blocks([*marks[:at], *figures, *marks[at + 1 :]])) == [ZH.replace("每天", "40"), ZH_2]

    def test_marks_in_their_upright_forms_are_those_that_they_stand_for(self):
        assert "".join(meant(ord(char)) for char in "︐︒﹃﹄︵︶︽︾") == "，。『』（）《》"


class TestOtherThings:
    def test_a_label_written_downwards_beside_a_text_stays_aside(self):
        label = [Text(char, 40, 80 + 12 * at, 12) for at, char in enumerate("守塔人与他的女儿在礁石上")]
        assert texts(blocks([*level(EN, EN_2, x=120), *label]))[-1] != "守塔人与他的女儿在礁石上"
        assert EN in texts(blocks([*level(EN, EN_2, x=120, width=400), *label]))

    def test_level_chinese_on_a_grid_is_read_level(self):
        grid = [Text(char, 80 + 12 * (at % 16), 80 + 12 * (at // 16), 12) for at, char in enumerate(ZH + ZH_2)]
        assert "".join(texts(blocks(grid))) == ZH + ZH_2

    def test_two_labels_far_from_each_other_are_no_text(self):
        label = "守塔人与他的女儿在礁石上"
        page = raw([Text(char, x, 80 + 12 * at, 12) for x in (40, 540) for at, char in enumerate(label)])
        assert levelled(page) == (page, ())

    def test_a_table_with_a_character_a_cell_is_no_text_row_by_row_or_column_by_column(self):
        cells = [(x, 80 + 18 * at) for at in range(20) for x in (80, 110, 140)]
        for order in (cells, sorted(cells)):
            page = raw([Text("是", x, y, 12) for x, y in order])
            assert levelled(page) == (page, ())

    def test_latin_on_its_side_in_a_column_stays_in_its_place(self):
        turned = [mark._replace(angle=math.pi / 2) if mark.code < 128 else mark for mark in raw(self.latin()).marks]
        page, begins = levelled(RawPage(1, (0, 0, 595, 842), tuple(turned), ()))
        assert len(begins) == 1
        lines = sorted(page.marks, key=lambda mark: (-round(mark.y), mark.x))
        assert "".join(chr(mark.code) for mark in lines) == ZH.replace("油壶", "OIL") + ZH_2

    def latin(self) -> list[Text]:
        return downwards(ZH.replace("油壶", "OIL"), ZH_2, right=520)
