"""A file's blocks become passages in reading order, and nothing is lost."""

from __future__ import annotations

import pytest

from corpus.assemble import assemble, assemble_editions
from corpus.errors import NothingToRead
from corpus.readers import read_bytes

GUIDE = """# 青岚茶园指南

Guide to the Tea Gardens of Qinglan

一、概况

新区成立于 2009 年，茶园面积 12.4 万亩，其中有机茶园占到全部茶

I. At a glance

The New Area was founded in 2009 and has 124000 mu of tea gardens, of which organic gardens make up one

园的三成。

third of the total.

本段没有译文，只在中文版里出现。
"""


def test_a_mixed_file_becomes_parallel_passages() -> None:
    made = assemble(read_bytes(GUIDE.encode(), "guide.txt"))
    assert [(p.ordinal, p.kind, bool(p.zh), bool(p.en)) for p in made.passages] == [
        (0, "title", True, True),
        (1, "heading", True, True),
        (2, "paragraph", True, True),
        (3, "paragraph", True, False),
    ]
    assert made.passages[2].zh.endswith("占到全部茶园的三成。")
    assert made.passages[2].en.endswith("make up one third of the total.")
    assert [locator.line for locator in made.passages[2].zh_locators] == [7, 13]
    assert made.passages[3].confidence is None
    assert made.reference.title_zh == "青岚茶园指南"
    assert made.reference.title_en == "Guide to the Tea Gardens of Qinglan"


def test_a_file_in_one_language_stays_in_one_language() -> None:
    text = "夜车图书室\n\n第三节车厢设有图书室，可借 5G 时代以前的书，也可连接 Wi-Fi 听书。\n\n清晨六点半到站。\n"
    assert [p.en for p in assemble(read_bytes(text.encode(), "train.txt")).passages] == ["", "", ""]


def test_what_has_no_chinese_follows_the_english_before_it() -> None:
    zh = "茶山\n\n茶园面积 12.4 万亩。\n\n夜车 1932 年通车。\n\n草甸上记录到鸟类 213 种。\n"
    only_english = (
        "Every spring 118 shepherds drive their flocks across the stone bridge to the auction of wool, where prices "
        "rose by 7.5 percent; buyers from 26 towns pay in cash, and the finest fleece is rewarded with a silver bell."
    )
    en = f"Tea Hills\n\nThere are 124000 mu of tea gardens.\n\n{only_english}\n\n213 species of birds were recorded.\n"
    made = assemble_editions(read_bytes(zh.encode(), "t.zh.txt"), read_bytes(en.encode(), "t.en.txt"))
    assert [(p.zh[:4], p.en[:4]) for p in made.passages] == [
        ("茶山", "Tea "),
        ("茶园面积", "Ther"),
        ("", "Ever"),
        ("夜车 1", ""),
        ("草甸上记", "213 "),
    ]
    assert [p.zh_locators[0].source for p in made.passages if p.zh] == ["t.zh.txt"] * 4


def test_boilerplate_is_kept_and_is_no_passage() -> None:
    text = "Home> Travel> Trains\n\nThe Night Train\n\nThe train has a library.\n\nPlease log in to comment!\n"
    made = assemble(read_bytes(text.encode(), "train.txt"))
    assert [b.text for b in made.boilerplate] == ["Home> Travel> Trains", "Please log in to comment!"]
    assert [p.en for p in made.passages] == ["The Night Train", "The train has a library."]


def test_a_file_without_text_says_so() -> None:
    with pytest.raises(NothingToRead, match="empty"):
        assemble(read_bytes(b"Home> Travel> Trains\n", "empty.txt"))


def test_code_is_kept_whole_and_heads_nothing() -> None:
    text = "# 安装\n\n请运行下面的命令。\n\n```bash\n# 安装依赖\npip install duizhao\n```\n\nRun the command above.\n"
    made = assemble(read_bytes(text.encode(), "install.md")).passages
    code = [p for p in made if "pip install" in p.zh + p.en]
    assert [(p.kind, p.zh) for p in code] == [("other", "# 安装依赖\npip install duizhao")]
    assert [p.kind for p in made].count("title") == 1


def test_a_heading_in_both_languages_is_one_however_freely_it_is_translated() -> None:
    page = "<h1>船屋租赁合同 Boathouse Lease Agreement</h1><table><tr><td>灯</td><td>lamp</td></tr></table>"
    made = assemble(read_bytes(page.encode(), "museum.html")).passages
    assert (made[0].zh, made[0].en) == ("船屋租赁合同", "Boathouse Lease Agreement")
