"""Rows of two columns: how wide they are, which language each is in, and where paragraphs end among them."""

from __future__ import annotations

from itertools import zip_longest

import pytest

from corpus.language_runs.columns import peaks
from corpus.language_runs.layout import set_rows
from corpus.language_runs.lines import in_two_columns
from corpus.language_runs.widths import Columns, width
from corpus.streams import demultiplex
from corpus.types import Block, Locator

CELLS = Columns(zh=24.0, en=32.0, metric="cells")


def woven(pairs: list[tuple[str, str]], joint: str) -> str:
    return joint.join(cell for pair in pairs for cell in pair if cell)


def sides(text: str, columns: Columns) -> tuple[str, str]:
    rows = set_rows(text, columns)
    zh, en = ("".join(text[row.start : row.end] for row in rows if row.lang == lang) for lang in ("zh", "en"))
    return zh, en


@pytest.mark.parametrize(
    ("text", "metric", "cells"),
    [("水车", "cells", 4.0), ("teactl", "cells", 6.0), ("teactl", "characters", 12.0), ("水，", "letters", 4.0)],
)
def test_a_chinese_character_is_as_wide_as_two_narrow_ones(text: str, metric: str, cells: float) -> None:
    assert width(text, "zh", metric) == cells  # type: ignore[arg-type]


def test_letters_of_a_book_face_are_of_different_widths() -> None:
    assert width("mill", "en", "letters") < width("worm", "en", "letters")


def test_the_width_that_most_rows_agree_upon_is_taken() -> None:
    told = [(30.0, 36.0), (33.0, 40.0), (34.0, 35.0), (60.0, 64.0)]
    ((width_found, share),) = peaks(told, 20.0, 80.0, 1)
    assert 34.0 <= width_found <= 35.0
    assert share == 0.75
    assert peaks([], 20.0, 80.0, 1) == []


PAGE = [
    ("守桥人每天清晨打开水车，", "The keeper opens the water mill"),
    ("傍晚再把它关上。随后 teactl", "every morning and closes it at"),
    ("记下水位，并且把数值发给", "dusk. Then teactl writes down"),
    ("下游的三个村庄。", "the level and sends it to three"),
    ("", "villages downstream."),
]


@pytest.mark.parametrize("joint", [" ", "\n"])
def test_a_name_at_the_seam_goes_with_the_row_that_it_fills(joint: str) -> None:
    zh, en = sides(woven(PAGE, joint), Columns(zh=28.0, en=32.0, metric="cells"))
    assert zh == "".join(cell for cell, _ in PAGE)
    assert en == "".join(cell for _, cell in PAGE)


def test_a_row_with_room_left_behind_a_stop_ends_its_paragraph() -> None:
    second = [
        ("船夫住在东岸，每逢集市的", "The boatman lives on the east"),
        ("日子才过河。", "bank and crosses on market days."),
    ]
    text = woven([*PAGE, *second], " ")
    rows = set_rows(text, Columns(zh=28.0, en=32.0, metric="cells"))
    assert [text[row.start : row.end] for row in rows if row.ends] == ["下游的三个村庄。", "villages downstream."]


def test_a_text_whose_languages_do_not_take_turns_has_no_rows() -> None:
    text = f"{'守桥人每天清晨打开水车，' * 6}傍晚关上。 The keeper opens the mill every morning."
    assert set_rows(text, CELLS) == ()


@pytest.mark.parametrize(
    ("lines", "turns"),
    [
        (["守桥人打开", "The keeper opens", "水车。", "the mill."], True),
        (["守桥人打开 The keeper opens", "水车。 the mill and goes"], True),
        (["The keeper opens", "the mill and goes", "to the village"], False),
        (["守桥人用 teactl 打开", "水车，再去村里。"], False),
        (["守桥人打开水车。"], False),
    ],
)
def test_lines_that_take_turns_between_languages_are_rows(lines: list[str], turns: bool) -> None:
    assert in_two_columns(lines) == turns


def test_rows_that_stand_line_by_line_make_paragraphs_with_their_places() -> None:
    page = PAGE * 4
    lines = [cell for zh, en in page for cell in (zh, en) if cell]
    blocks = [Block(line, Locator("mill.txt", at), gap=at == 1) for at, line in enumerate(lines, start=1)]
    streams = demultiplex(blocks)
    assert [fragment.text for fragment in streams["zh"]] == ["".join(zh for zh, _ in PAGE)] * 4
    assert [fragment.text for fragment in streams["en"]] == [" ".join(en for _, en in PAGE)] * 4
    assert streams["zh"][0].edge == "short"
    for span, line in zip_longest(streams["en"][0].spans, (en for _, en in PAGE)):
        assert blocks[span.block].text[span.start : span.end] == line
