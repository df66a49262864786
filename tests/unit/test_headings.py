"""Chinese that ends with Latin names is parted from its English where both sides say the same."""

from __future__ import annotations

import pytest

from corpus.language_runs import interruptions, language_runs, runs_in_rows


def parts(text: str, *, paired: bool = False) -> list[str]:
    return [text[run.start : run.end].strip() for run in language_runs(text, paired=paired)]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("删除 Gateway", "Delete a Gateway"),
        ("启动 Redis Cluster", "Start the Redis Cluster"),
        ("把日志发送到 Fluent-Bit:", "Send the logs to Fluent-Bit:"),
        ("Gateway 限制", "Gateway Limits"),
        ("用 git 安装 Widget", "Install a Widget with git"),
        ("传给 Alpha 和 Beta", "Pass it to Alpha and Beta"),
        ("灰度发布（Gray Releases）", "Gray releases"),
    ],
)
def test_a_name_that_both_sides_have_stands_on_both(zh: str, en: str) -> None:
    assert parts(f"{zh} {en}") == [zh, en]


def test_a_name_that_translates_the_chinese_is_english() -> None:
    assert parts("节点 Node of the other Node") == ["节点", "Node of the other Node"]


@pytest.mark.parametrize("text", ["删除 Gateway", "这是一个用来保存密码的 Secret:", "git clone 命令会复制一个仓库。"])
def test_a_name_that_nothing_repeats_stays_with_its_chinese(text: str) -> None:
    assert parts(text) == [text]


def test_a_command_behind_a_chinese_sentence_goes_with_the_chinese_behind_it() -> None:
    text = "默认保留十份备份。 backup rotate 命令会删除更早的备份。 By default, ten backups are kept."
    assert parts(text) == [
        "默认保留十份备份。 backup rotate 命令会删除更早的备份。",
        "By default, ten backups are kept.",
    ]


def test_where_texts_are_pairs_what_no_dictionary_translates_is_a_pair_too() -> None:
    assert parts("收尾 Teardown") == ["收尾 Teardown"]
    assert parts("收尾 Teardown", paired=True) == ["收尾", "Teardown"]


@pytest.mark.parametrize("number", ["3.", "2004:", "(3)"])
def test_a_number_behind_a_chinese_sentence_begins_the_english_one(number: str) -> None:
    assert parts(f'三、仓库每天开放。 {number} "The store" is open every day.')[0] == "三、仓库每天开放。"


def test_the_points_of_an_abbreviation_end_no_sentence() -> None:
    assert parts("公司谈到出口的前景 U.S. firm speaks of its exports") == [
        "公司谈到出口的前景",
        "U.S. firm speaks of its exports",
    ]


def test_headings_inside_a_block_of_pairs_come_apart() -> None:
    units = ["动机", "Motivation", "启动 Redis", "Start Redis Now", "我们每天都会做一次备份。", "We back up every day."]
    assert parts(" ".join(units), paired=True) == units


def test_a_name_that_the_next_heading_begins_with_is_not_the_end_of_the_english_before_it() -> None:
    units = ["Gateway 设计", "Gateway Design", "Gateway 限制说明", "Gateway Limits"]
    assert parts(" ".join(units), paired=True) == units


def test_a_name_behind_an_english_sentence_begins_the_chinese_one() -> None:
    units = [
        "仓库每天都会在早上九点开放。",
        "The store is open every day.",
        "Gateway 会把请求转发到仓库。",
        "The gateway passes requests on.",
    ]
    assert parts(" ".join(units)) == units


def test_the_number_of_a_chinese_item_is_not_the_end_of_the_english_before_it() -> None:
    units = ["打开仓库的大门", "Open the gate of the store", "2. 在门口等候", "2. Wait at the gate"]
    assert parts(" ".join(units)) == units


def test_chinese_that_interrupts_an_english_sentence_is_counted() -> None:
    rows = "The keeper of the 仓库管理员每天早上 store opens the gate 九点打开大门。 at nine in the morning."
    pairs = "仓库每天开放。 The store is open every day. 请在门口等候。 Please wait at the gate."
    assert interruptions(rows, runs_in_rows(rows)) == 2
    assert interruptions(pairs, runs_in_rows(pairs)) == 0


@pytest.mark.parametrize(
    "text", ["参见（Gray） 然后（Blue） 完成。", "甲. Name 乙 Name", "说明（Gray Releases）", "A. B 丙 B. C 丁"]
)
@pytest.mark.parametrize("paired", [True, False])
def test_the_runs_tile_a_text_and_none_is_empty(text: str, paired: bool) -> None:
    runs = language_runs(text, paired=paired)
    assert [run.start for run in runs] == [0, *(run.end for run in runs[:-1])]
    assert runs[-1].end == len(text)
    assert all(text[run.start : run.end].strip() for run in runs)
