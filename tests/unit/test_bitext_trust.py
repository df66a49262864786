"""What files say of their pairs is believed as far as it can be meant, and takes no room without end."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpus.readers import read_bytes
from corpus.readers.bitext.places import LONGEST
from corpus.types import Block


def blocks(text: str, name: str) -> Sequence[Block]:
    return read_bytes(text.encode(), name).blocks


def pairs(text: str, name: str) -> list[tuple[str, ...]]:
    held: dict[int, list[str]] = {}
    for block in blocks(text, name):
        if block.unit and block.hint != "boilerplate":
            held.setdefault(block.unit.number, []).append(block.text)
    return [tuple(texts) for texts in held.values()]


TERMS = [
    [("中文", "English"), ("英语", "English"), ("法语", "French")],
    [("中文", "English"), ("原文", "source"), ("译文", "target")],
    [("中文", "English"), ("译文", "source"), ("目标", "target")],
]


@pytest.mark.parametrize("rows", TERMS)
def test_terms_that_name_languages_or_texts_are_pairs_in_the_first_row_as_well(rows: list[tuple[str, str]]):
    assert pairs("".join(f"{zh},{en}\n" for zh, en in rows), "terms.csv") == rows[1:]


def test_which_language_is_the_source_may_stand_under_the_languages():
    assert pairs("中文,English\n原文,译文\n渡船,ferry\n", "terms.csv") == [("渡船", "ferry")]


ROW = '<tr data-kind="paragraph"><td lang="zh">渡船开航。</td><td lang="en">The ferry leaves.</td></tr>'
HEAD = '<head><meta name="generator" content="Duizhao 9"></head>'


def section(rows: str, title: str = "渡口") -> str:
    return f'<section data-document="{title[:4]}" data-title="{title}"><table>{rows}</table></section>'


def test_the_title_of_a_document_is_a_part_as_long_as_names_are():
    page = f"{HEAD}<body>{section(ROW, 'a' * 50_000)}{section(ROW, 'b' * 50_000)}</body>"
    assert {len(block.locator.part) for block in blocks(page, "a.html") if block.unit} == {LONGEST}


def test_the_file_that_xliff_names_is_a_part_as_long_as_names_are():
    unit = '<trans-unit id="1"><source>渡船</source><target>ferry</target></trans-unit>'
    held = f'<file original="{"a" * 50_000}" source-language="zh" target-language="en"><body>{unit}</body></file>'
    page = f'<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">{held}</xliff>'
    assert {len(block.locator.part) for block in blocks(page, "a.xlf")} == {LONGEST}


@pytest.mark.parametrize("rows", [section(ROW), f"<table>{ROW}</table>"])
def test_a_page_with_a_row_like_ours_is_read_whole(rows: str):
    prose = (
        "<p>The ferryman walks home along the pier, and the lamp in the tower is lit when the last of them lands.</p>"
    )
    shown = [block.text for block in blocks(f"{HEAD}<body>{rows}{prose * 2}</body>", "a.html") if not block.hint]
    assert sum("lamp in the tower" in text for text in shown) == 2


def test_paragraphs_in_a_cell_of_our_export_are_told_once():
    row = ROW.replace("渡船开航。", "渡船开航。<p>风大停航。</p>")
    texts = [block.text for block in blocks(f"{HEAD}<body>{section(row)}</body>", "a.html")]
    assert texts == ["渡船开航。风大停航。", "The ferry leaves."]
