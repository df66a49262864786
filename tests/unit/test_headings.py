"""Chinese that ends with Latin names is parted from its English where both sides say the same."""

from __future__ import annotations

import pytest

from corpus.language_runs import language_runs


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
