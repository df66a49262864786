"""PDF as publications are set: what stands in margins, over the text and between its parts is told from the text."""

from __future__ import annotations

import time
from collections.abc import Iterable

import pytest
from pdfs import HEIGHT, Box, Column, Leaf, Text, pdf

from corpus.assemble import assemble_editions
from corpus.readers import read_bytes
from corpus.readers.pdf.leaders import ends_entry
from corpus.types import Block

ZH = "磨坊在河湾的北岸，水车有两丈高，一年里只有结冰的二十天不转，磨出来的面有一股木头的香气。"
ZH_2 = "磨坊主姓秦，耳朵不好，却听得出哪一根轴该上油，哪一片木叶松了，远近的木匠都来向他请教。"
EN = "The mill stands on the north bank of the bend, and its wheel, twenty feet high, turns on all but twenty days."
EN_2 = "Old Mr Qin is hard of hearing, yet he hears which axle needs oil, and carpenters come from afar to ask him."


def blocks(*leaves: Leaf | Iterable[Text | Box]) -> tuple[Block, ...]:
    return read_bytes(pdf(*leaves), "mill.pdf").blocks


def texts(found: Iterable[Block]) -> list[str]:
    return [block.text for block in found if block.hint != "boilerplate"]


def left_out(found: Iterable[Block]) -> list[str]:
    return [block.text for block in found if block.hint == "boilerplate"]


def column(*paragraphs: str, x: float = 80, width: float = 400, y: float = 80) -> list[Text]:
    made = Column(x, width, y)
    for paragraph in paragraphs:
        made.paragraph(paragraph, gap=0.8)
    return made.texts


class TestPages:
    def test_a_page_without_a_size_of_its_own_has_that_of_its_document(self):
        head = [Text("河湾志", 80, 30, size=8)]
        pages = [Leaf((*head, *column(text)), sized=False) for text in (ZH, ZH_2, ZH + ZH_2)]
        found = blocks(*pages)
        assert texts(found)[1:] == [ZH, ZH_2, ZH + ZH_2] or texts(found) == [ZH, ZH_2, ZH + ZH_2]
        assert "河湾志" in left_out(found)


class TestOverTheText:
    def test_large_words_printed_across_it_are_left_out(self):
        found = blocks([Text("DRAFT", 150, 110, size=48), *column(ZH, EN)])
        assert (texts(found), left_out(found)) == ([ZH, EN], ["DRAFT"])

    def test_they_are_left_out_where_they_meet_no_text_too(self):
        short = [Text("DRAFT", 150, 110, size=48), *column("完。", y=600)]
        found = blocks([Text("DRAFT", 150, 110, size=48), *column(ZH, EN)], short)
        assert texts(found) == [ZH, EN, "完。"]

    def test_a_line_of_the_text_with_the_same_words_stays(self):
        marked = [Text("样本", 150, 98, size=48), *column(ZH, EN)]
        found = blocks(marked, column("样本", ZH_2), [Text("样本", 250, 200, size=48), *column("完。", y=600)])
        assert (texts(found)[2:4], left_out(found)) == (["样本", ZH_2], ["样本", "样本"])

    def test_a_title_with_the_small_mark_of_a_note_in_its_letters_is_whole(self):
        found = blocks([Text("River and Mill", 80, 60, size=30), Text("1", 200, 50, size=7), *column(ZH, EN, y=90)])
        assert not left_out(found)
        assert sorted(texts(found)[0].replace(" ", "")) == sorted("RiverandMill1")

    def test_a_large_number_stays(self):
        large = [Text("1924", 80, 100, size=60), *column("河湾的磨坊", "北岸的水车", x=90, y=72)]
        assert "1924" in " ".join(texts(blocks([*large, *column(ZH, EN, y=200)])))

    def test_a_large_title_stays(self):
        found = blocks([Text("河湾的磨坊", 80, 60, size=30), *column(ZH, EN, y=90)])
        assert texts(found) == ["河湾的磨坊", ZH, EN]


class TestAboveCharacters:
    LARGE = "河湾磨坊水车木叶"

    def above(self, *words: str, y: float = 84.0, pitch: float = 20.0, size: float = 8.0) -> list[Text]:
        """Words in the middle above each of the large characters, one letter of theirs half as wide as high."""
        return [
            Text(word, 90 + pitch * at - len(word) * size / 4, y, size)
            for at, word in enumerate(words)
            if not word.isspace()
        ]

    def large(self, text: str = LARGE) -> list[Text]:
        return [Text(text, 80, 100, size=20), *column(ZH, EN, y=140)]

    @pytest.mark.parametrize(
        "words",
        [
            ("he", "wan", "mo", "fang", "shui", "che", "mu", "ye"),
            ("hé", "wān", "mò", "fáng", "shuǐ", "chē", "mù", "yè"),
            ("Hé", "wān", "mò", "fáng", "Shuǐ", "chē", "mù", "yè"),
            ("か", "わん", "ま", "ぼう", "すい", "しゃ", "もく", "よう"),
            ("ㄏㄜ", "ㄨㄢ", "ㄇㄛ", "ㄈㄤ", "ㄕㄨㄟ", "ㄔㄜ", "ㄇㄨ", "ㄧㄝ"),
        ],
    )
    def test_how_they_are_read_is_left_out(self, words: tuple[str, ...]):
        found = blocks([*self.above(*words), *self.large()])
        assert texts(found) == [self.LARGE, ZH, EN]
        assert left_out(found) == ["".join(words)]

    def test_words_of_several_syllables_stand_above_as_many_characters(self):
        above = [
            Text(word, x - len(word) * 2, 84, 8) for word, x in (("hewan", 100), ("mofang", 140), ("shuiche", 180))
        ]
        assert left_out(blocks([*above, *self.large()])) == ["hewanmofangshuiche"]

    @pytest.mark.parametrize(
        "line",
        [
            "Office of the River Mill",
            "Annual Report of the Mill and its Wheel",
            "he can fan a long song",
            "河湾水磨年报第三卷",
            "Hewan Mofang Nianbao",
        ],
    )
    def test_a_line_in_another_language_above_is_text(self, line: str):
        found = blocks([Text(line, 80, 84, size=8), *self.large()])
        assert not left_out(found)
        assert line in " ".join(texts(found))

    def test_a_name_in_capitals_above_each_word_is_text(self):
        above = [
            Text(word, x - len(word) * 2, 84, 8) for word, x in (("Hewan", 100), ("Mofang", 140), ("Shuiche", 180))
        ]
        assert not left_out(blocks([*above, *self.large()]))

    def test_words_that_can_be_read_in_many_ways_take_little_time(self):
        begun = time.process_time()
        blocks([Text("an" * 24 + "x", 80, 84, size=8), *self.large()])
        assert time.process_time() - begun < 1


class TestLineNumbers:
    def numbered(self, first: int, step: int = 1) -> list[Text]:
        held = column(ZH + ZH_2, EN + " " + EN_2, width=220)
        return [*held, *(Text(str(first + step * at), 50, text.y, size=7) for at, text in enumerate(held))]

    def test_they_are_left_out(self):
        assert texts(blocks(self.numbered(1))) == [ZH + ZH_2, EN + " " + EN_2]

    def test_they_may_go_on_from_page_to_page(self):
        first = self.numbered(1)
        second = self.numbered(1 + len(first) // 2)
        assert texts(blocks(first, second)) == [ZH + ZH_2, EN + " " + EN_2] * 2

    def test_a_part_of_a_document_may_begin_with_any_number(self):
        first = self.numbered(42)
        second = self.numbered(42 + len(first) // 2)
        assert texts(blocks(first, second)) == [ZH + ZH_2, EN + " " + EN_2] * 2

    def test_years_beside_what_happened_in_them_are_no_such_numbers(self):
        assert "2015" in " ".join(texts(blocks(self.numbered(2015))))

    def test_every_fifth_line_may_have_its_number(self):
        held = column((ZH + ZH_2) * 7, width=220)
        numbers = [Text(str(at), 50, text.y, size=7) for at, text in enumerate(held, 1) if at % 5 == 0]
        assert texts(blocks([*held, *numbers])) == [(ZH + ZH_2) * 7]

    @pytest.mark.parametrize("step", [50, 100])
    def test_amounts_behind_what_they_are_for_are_none(self, step: int):
        rows = ("一石面粉", "一担麸皮", "三块豆饼，另加口袋", "两袋碎米", "半车木柴", "一整车干草")
        held = [Text(row, 80, 90 + 18 * at) for at, row in enumerate(rows)]
        found = blocks([*held, *(Text(str(step * at), 400, 72 + 18 * at) for at in range(1, 7))])
        assert {str(step * at) for at in range(1, 7)} <= set(texts(found))

    @pytest.mark.parametrize("long", [ZH + ZH_2, EN + " " + EN_2])
    def test_numbers_of_sections_are_none(self, long: str):
        held: list[Text] = []
        for number in range(1, 8):
            beside = column(long, x=110, width=360, y=held[-1].y + 25 if held else 80)
            held += [Text(str(number), 80, beside[0].y), *beside]
        assert not left_out(blocks(held))

    @pytest.mark.parametrize("first", [1, 2001])
    @pytest.mark.parametrize("item", ["磨坊换了新的水车，全村的人都来看", "the old mill had a new wheel of oak"])
    def test_numbers_of_items_that_count_on_overleaf_are_none(self, first: int, item: str):
        pages = [
            [
                each
                for at in range(6)
                for each in (
                    Text(str(first + 6 * page + at), 80, 90 + 18 * at),
                    Text(f"{item}{' and axle' * (at % 3)}", 130, 90 + 18 * at),
                )
            ]
            for page in range(2)
        ]
        found = blocks(*pages)
        assert not left_out(found)
        assert all(str(first + at) in " ".join(texts(found)).split() for at in range(12))

    @pytest.mark.parametrize(
        "items",
        [
            ("the axle that turns in the wall", "the board on which water falls", "a stone that is worn away soon"),
            (
                "磨坊照常开工，下午三点以后不收麦子",
                "磨坊停工，清理水渠和闸门，不收麦子",
                "磨坊照常开工，傍晚收秋天的新麦子。",
            ),
        ],
    )
    def test_numbers_of_items_of_one_length_are_none(self, items: tuple[str, ...]):
        held = [
            text
            for at in range(1, 13)
            for text in (Text(str(at), 80, 80 + 16 * at), Text(items[at % 3], 110, 80 + 16 * at))
        ]
        assert not left_out(blocks(held))

    def test_numbers_of_the_lines_of_a_table_are_none(self):
        held = [
            text
            for at in range(1, 9)
            for text in (
                Text(str(at), 60, 80 + 16 * at),
                Text(f"第{at}根轴，橡木，新", 90, 80 + 16 * at),
                Text("an axle of oak, new, well oiled", 300, 80 + 16 * at),
            )
        ]
        assert not left_out(blocks(held))


class TestDropCapitals:
    @pytest.mark.parametrize(("large", "rest", "whole"), [("T", EN[1:], EN), ("磨", ZH[1:], ZH)])
    def test_they_stand_in_their_word(self, large: str, rest: str, whole: str):
        lines = [text.text for text in column(rest, width=200)]
        held = [Text(large, 80, 97, size=24)]
        held += [Text(line, 106 if at < 2 else 80, 82 + 15 * at) for at, line in enumerate(lines)]
        assert texts(blocks([*held, *column(EN_2, y=82 + 15 * len(lines) + 10, width=226)]))[0] == whole


class TestContents:
    TITLES = ("水车", "面粉", "木匠", "封冻")

    def entries(self, *numbers: object, y: float = 110) -> list[Text]:
        return [
            Text(f"{title}{'.' * 40}{number}", 80, y + 15 * at)
            for at, (title, number) in enumerate(zip(self.TITLES, numbers, strict=False))
        ]

    def test_its_entries_are_left_out_and_what_stands_above_them(self):
        found = blocks([Text("目录", 80, 90), *self.entries("i", 1, 2)], column(ZH, EN))
        assert texts(found) == [ZH, EN]
        assert len(left_out(found)) == 4

    def test_three_entries_need_nothing_above_them(self):
        assert texts(blocks(self.entries(1, 2, 2), column(ZH, EN))) == [ZH, EN]

    def test_two_entries_do(self):
        assert len(texts(blocks(self.entries(1, 2), column(ZH, EN)))) == 4

    def test_the_name_of_a_part_between_its_entries_stays(self):
        held = [*self.entries(1, 1), Text("下编", 80, 140), *self.entries(2, 2, y=155)]
        assert texts(blocks(held, column(ZH, EN))) == ["下编", ZH, EN]

    @pytest.mark.parametrize("numbers", [(12, 8, 15, 9), (1, 2, 300, 400), (50, 60, 70, 80)])
    def test_fees_that_dots_lead_to_are_none(self, numbers: tuple[int, ...]):
        found = blocks(self.entries(*numbers), column(ZH, EN))
        assert not left_out(found)
        assert all(str(number) in " ".join(texts(found)) for number in numbers)

    @pytest.mark.parametrize("end", ["，等等......", "，他说不下去了…………", " ................................"])
    def test_dots_that_lead_nowhere_are_text(self, end: str):
        found = blocks(column(ZH[:-1] + end, *([ZH[:-1] + end] * 3), EN, width=300))
        assert not left_out(found)
        assert texts(found).count(ZH[:-1] + end) == 4

    def test_a_run_of_dots_takes_time_by_its_length(self):
        def seconds(count: int) -> float:
            begun = time.process_time()
            for _ in range(20):
                ends_entry("." * count + "12345")
                ends_entry(". " * count + "x" + "." * count + "(12x")
            return time.process_time() - begun

        seconds(1000)
        assert seconds(32000) < 80 * max(seconds(2000), 1e-4)


class TestTables:
    ROWS = (("面粉", "412.6", "447.9"), ("麸皮", "56.4", "61.7"), ("豆饼", "23.9", "25.8"), ("合计", "492.9", "535.4"))

    NEXT = (("木柴", "31.2", "28.8"), ("口袋", "9.4", "11.3"), ("修轴", "77.5", "64.1"), ("工钱", "120.6", "118.0"))
    HEAD = ("项目", "今年", "去年")

    def table(self, y: float, head: tuple[str, ...] = HEAD, body: tuple[tuple[str, ...], ...] = ROWS) -> list[Text]:
        rows = (head, *body)
        return [
            Text(cell, x, y + 16 * at)
            for at, row in enumerate(rows)
            for cell, x in zip(row, (80, 230, 330), strict=True)
        ]

    def test_a_line_below_that_crosses_its_columns_is_none_of_its_rows(self):
        found = blocks([*self.table(80), Text("注：麸皮含代磨所得，豆饼按每百斤折算。", 80, 180, size=8)])
        assert [block.locator.cell for block in found if block.text in ("535.4", "去年")] == ["r1c3", "r5c3"]
        assert texts(found)[-1] == "注：麸皮含代磨所得，豆饼按每百斤折算。"

    def test_a_head_that_stands_again_overleaf_is_left_out_there(self):
        found = blocks(self.table(600), self.table(80, body=self.NEXT))
        assert left_out(found) == ["项目", "今年", "去年"]
        assert [block.locator.page for block in found if block.text == "项目"] == [1, 2]

    def test_a_table_that_ended_before_the_foot_of_its_page_doesnt_go_on(self):
        assert not left_out(blocks(self.table(80), self.table(80)))

    def test_a_form_on_each_of_two_pages_has_its_first_row_on_both(self):
        assert not left_out(blocks(self.table(640, ("磨坊", "河湾", "北岸")), self.table(80, ("磨坊", "河湾", "北岸"))))

    def test_another_head_overleaf_stays(self):
        assert not left_out(blocks(self.table(600), self.table(80, ("项目", "前年", "大前年"), self.NEXT)))

    def test_words_that_a_narrow_cell_sets_wide_stay_in_their_line(self):
        held: list[Text | Box] = [Box(70, 60, 270, 130), Box(270, 60, 470, 130)]
        held += [Text("The wheel", 80, 80), Text("turns", 160, 80), Text("slowly in", 215, 80), Text("winter.", 80, 95)]
        assert "The wheel turns slowly in winter." in texts(blocks([*held, *column(ZH, x=280, width=180, y=70)]))


class TestFigures:
    CAPTION = "图 3 水车的叶片"

    def test_a_caption_above_the_text_stands_behind_the_paragraph_that_names_it(self):
        before, naming = (
            "河水从东边来，" * 6 + "绕过磨坊。",
            "叶片共有二十四片，见图 3，" + "逐年更换一次，" * 5 + "从不间断。",
        )
        found = blocks([Text(self.CAPTION, 200, 70, size=8), *column(before, naming, ZH)])
        assert texts(found) == [before, naming, self.CAPTION, ZH]

    def test_a_caption_that_nothing_names_stays_where_it_is(self):
        found = blocks([Text(self.CAPTION, 200, 70, size=8), *column(ZH, EN)])
        assert texts(found) == [self.CAPTION, ZH, EN]

    def test_a_sentence_that_begins_with_a_figure_is_no_caption(self):
        sentence = "图 3 说明叶片怎样安装，" + "榫头朝着水流的方向，" * 4 + "不用钉子。"
        found = blocks(column(ZH, sentence, EN))
        assert {block.hint for block in found} == {""}

    def test_a_paragraph_that_a_figure_stands_inside_of_is_whole(self):
        lines = column((ZH + ZH_2) * 4, width=200, y=HEIGHT - 150)
        room = [text for text in lines if text.y < HEIGHT - 60]
        rest = [Text(text.text, 300, 120 + 15 * at) for at, text in enumerate(lines[len(room) :])]
        left = column(EN * 2, width=200)
        found = blocks([*left, *room, Text(self.CAPTION, 340, 80, size=8), *rest])
        assert [block.edge for block in found if block.text.startswith("磨坊在河湾")] == ["full"]


class TestColumns:
    def test_the_last_page_of_two_columns_may_fill_only_one(self):
        both = [*column((ZH + ZH_2) * 4, width=200), *column((ZH_2 + ZH) * 4, x=310, width=200)]
        last = [
            Text("图 9 磨坊全景，由东向西，摄于封冻以前的最后一天", 170, 75, size=9),
            *column(EN, EN_2, width=200, y=85),
        ]
        assert texts(blocks(both, both, last))[-2:] == [EN, EN_2]

    def test_a_title_in_large_letters_beside_text_needs_no_wider_gutter(self):
        held = [*column((ZH + ZH_2) * 4, width=200), Text("磨坊与木匠", 300, 90, size=26)]
        found = texts(blocks([*held, *column((ZH_2 + ZH) * 3, x=300, width=200, y=110)]))
        assert "磨坊与木匠" in found
        assert found[-1] == (ZH_2 + ZH) * 3


class TestEditions:
    def test_a_line_that_ends_with_its_page_and_has_room_is_whole_in_two_files_too(self):
        short = {"zh": "磨坊的来历，以及它的三位主人", "en": "How the mill came to be, and its three owners"}
        zh = pdf(column(ZH, short["zh"], width=200), column(ZH_2, width=200))
        en = pdf(column(EN, short["en"], width=400), column(EN_2, width=400))
        editions = read_bytes(zh, "mill.zh.pdf"), read_bytes(en, "mill.en.pdf")
        found = [(passage.zh, passage.en) for passage in assemble_editions(*editions).passages]
        assert found == [(ZH, EN), (short["zh"], short["en"]), (ZH_2, EN_2)]
