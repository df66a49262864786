"""Pairs come out of tables however spreadsheets and translators' tools lay them out."""

from __future__ import annotations

import csv
import io

import pytest

from corpus.readers import read_bytes
from corpus.readers.bitext.languages import named
from corpus.ready import ready_passages
from corpus.types import Block

PAIRS = (
    ("渡口管理办法", "Measures for the Ferry"),
    ("渡船每天开八班，冬天开六班。", "The ferry makes eight trips a day, and six in winter."),
    ("票价：成人2元；儿童免费。", "Fare: adults 2 yuan; children travel free."),
    ("他说：“船还没来。”", '"The boat has not come yet," he said.'),
    ("请在码头排队，\n不要拥挤。", "Please queue on the quay,\nand do not push."),
    ("大风天停航", "No service in strong wind"),
)
REMARKS = ("已核对", "请再确认一下此处的用词，客户上次提过意见，希望改得更口语一些", "", "见合同第三条", "", "首页")

Rows = list[list[object]]


def table(rows: Rows, sign: str = ",", encoding: str = "utf-8-sig", how: int = csv.QUOTE_MINIMAL) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=sign, quoting=how).writerows(rows)
    return out.getvalue().encode(encoding)


def pairs(data: bytes) -> list[tuple[str, str]]:
    blocks = read_bytes(data, "ferry.csv").blocks
    return [(each.zh, each.en) for each in ready_passages([block for block in blocks if block.unit])]


def loose(data: bytes) -> list[Block]:
    return [block for block in read_bytes(data, "ferry.csv").blocks if not block.unit and block.hint != "boilerplate"]


@pytest.mark.parametrize(
    "data",
    [
        table([["中文", "英文"], *map(list, PAIRS)], encoding="gbk"),
        table([["中文", "英文"], *map(list, PAIRS)], ";", "gbk", csv.QUOTE_ALL),
        table([["中文", "英文"], *map(list, PAIRS)], "\t", "utf-16"),
        b"sep=;\r\n" + table([["ZH", "EN"], *map(list, PAIRS)], ";", "utf-8"),
        table([["中", "英", "", ""], *([*pair, "", ""] for pair in PAIRS)]),
        table([[english, chinese] for chinese, english in PAIRS], "|"),
        table([["序号", "中文", "英文", "备注"], *([at, *pair, REMARKS[at]] for at, pair in enumerate(PAIRS))]),
        table([[at, *pair, REMARKS[at]] for at, pair in enumerate(PAIRS)]),
        table([["备注", "zhText", "enText"], *([REMARKS[at], *pair] for at, pair in enumerate(PAIRS))]),
        table([["日期", "中文", "字数", "English"], *(["2024-05-06", zh, 9, en] for zh, en in PAIRS)]),
        table([["location", "source", "target", "fuzzy"], *(["app.c:7", en, zh, "False"] for zh, en in PAIRS)]),
        table([["文本", "文本", "说明"], ["中文", "English", "Note"], *([*pair, "x"] for pair in PAIRS)]),
        table([["中文", "English"], ["原文", "译文"], *map(list, PAIRS)]),
        table([["English", "日本語", "中文"], *([en, "渡し船は八便です。", zh] for zh, en in PAIRS)]),
        table([[english, "渡し船は一日に八便あります。冬は六便です。", chinese] for chinese, english in PAIRS]),
        table([["中文", "zh-TW", "英文"], *([chinese, chinese, english] for chinese, english in PAIRS)]),
    ],
)  # fmt: skip
def test_pairs_are_found_and_nothing_else_is_taken_for_one(data: bytes):
    assert pairs(data) == list(PAIRS)
    assert loose(data) == []


def test_a_title_above_the_names_of_the_columns_is_text():
    data = table(
        [["渡口中英词句表（2024年版）", "", ""], [], ["编号", "中文", "英文"], *([1, *pair] for pair in PAIRS)]
    )
    assert pairs(data) == list(PAIRS)
    assert [block.text for block in loose(data)] == ["渡口中英词句表（2024年版）"]


def test_text_for_taiwan_that_differs_is_a_translation_too():
    rows: Rows = [["zh-CN", "zh-TW", "en"], ["救生衣", "救生背心", "Life jackets"], ["渡船", "渡船", "Ferry"]]
    assert pairs(table(rows)) == [("救生衣", "Life jackets"), ("救生背心", "Life jackets"), ("渡船", "Ferry")]


@pytest.mark.parametrize(
    ("heading", "lang"),
    [
        *dict.fromkeys(
            ("Chinese (Simplified)", "Source (zh-CN)", "原文（中文）", "简体中文", "中", "中文(Chinese)", "zhText",
             "text.zh", "华语", "SC", "繁體中文", "zh_Hans", "CHS", "中译"),
            "zh",
        ).items(),
        *dict.fromkeys(
            ("English (US)", "英文译文", "Target (en-US)", "英語", "英", "enText", "UK English", "ENU"), "en"
        ).items(),
        *dict.fromkeys(("中英文", "汉英对照", "备注", "Comment", "sc_id", "chic", "English/Chinese"), "").items(),
    ],
)  # fmt: skip
def test_the_heading_of_a_column_names_one_language_or_none(heading: str, lang: str):
    assert named(heading) == lang
