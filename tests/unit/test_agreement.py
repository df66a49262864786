"""Whether the two sides of a passage state the same figures."""

from __future__ import annotations

import pytest
from effort import effort

from corpus.quantities.agreement import MANY, NOTHING_STATED, compare
from corpus.types import Quantity


def found(zh: str, en: str) -> dict[str, list[str]]:
    """What the comparison says, in the words of the texts."""
    result = compare(zh, en)

    def said(text: str, quantity: Quantity) -> str:
        return text[quantity.start : quantity.end]

    pairs = {name: getattr(result, name) for name in ("agreed", "rounded", "disagreeing")}
    return {name: [f"{said(zh, each.zh)} | {said(en, each.en)}" for each in some] for name, some in pairs.items()} | {
        "only_zh": [said(zh, each) for each in result.only_zh],
        "only_en": [said(en, each) for each in result.only_en],
    }


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("耗资3.5亿元。", "It cost CNY350 million."),
        ("工期为两周。", "The work takes 14 days."),
        ("一半的村民同意。", "50 percent of the villagers agreed."),
        ("六成的村民同意。", "Three-fifths of the villagers agreed."),
        ("面积30亩。", "It covers 2 hectares."),
        ("有五分之一的孩子。", "One in five children is."),
        ("利率上调25个基点。", "The rate was raised by 0.25 percentage points."),
        ("共有三个省参加。", "Three provinces took part."),
        ("第四条规定如下。", "Article 4 provides as follows."),
        ("会议于2024年3月5日召开。", "The meeting was held on March 5."),
        ("他今年20岁。", "He is a man aged 20."),
        ("下午3点开会。", "They meet at 3:00."),
        ("罰新臺幣四千元以上九千元以下。", "A fine of between NT$4,000 and NT$9,000."),
        ("5日开会。", "They met on the 5th."),
    ],
)
def test_what_is_the_same_in_another_notation_agrees(zh: str, en: str) -> None:
    result = compare(zh, en)
    assert result.agreed
    assert not any((result.rounded, result.disagreeing, result.only_zh, result.only_en))


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("茶叶收入为31684.7亿元。", "Tea earned about 3.17 trillion yuan."),
        ("湖面有264.7万平方公里。", "The lake covers 2.65 million square kilometers."),
        ("人口约500万。", "It has nearly 4,960,000 inhabitants."),
    ],
)
def test_what_is_rounded_agrees_as_rounded(zh: str, en: str) -> None:
    result = compare(zh, en)
    assert result.rounded
    assert not any((result.agreed, result.disagreeing, result.only_zh, result.only_en))


@pytest.mark.parametrize(
    ("zh", "en", "pair"),
    [
        ("耗资3.5亿元。", "It cost CNY3.5 million.", "3.5亿元 | CNY3.5 million"),
        ("耗资3.5亿元。", "It cost CNY360 million.", "3.5亿元 | CNY360 million"),
        ("耗资3.5亿元。", "It cost USD350 million.", "3.5亿元 | USD350 million"),
        ("增长5.2%。", "It rose by 5.2 percentage points.", "5.2% | 5.2 percentage points"),
        ("增长5.2%。", "It rose by 5.7 percent.", "5.2% | 5.7 percent"),
        ("不得超过70%。", "It is at most 72 percent.", "70% | 72 percent"),
        ("2024年3月5日施行。", "In force from March 5, 2023.", "2024年3月5日 | March 5, 2023"),
        ("七月开工。", "Work began in June.", "七月 | June"),
        ("全长12公里。", "It is 12 miles long.", "12公里 | 12 miles"),
        ("共有三个省参加。", "Four provinces took part.", "三 | Four"),
        ("参加者1250人，共13天。", "There were 1,350 people, for 13 days.", "1250 | 1,350"),
        ("第四条与第七条。", "Articles 4 and 9.", "第七 | 9"),
    ],
)
def test_figures_that_cannot_both_be_right_disagree(zh: str, en: str, pair: str) -> None:
    assert found(zh, en)["disagreeing"] == [pair]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("耗资3.5亿元。", "It cost much."),
        ("耗资3.5亿元。", "It cost USD50 million."),
        ("先付2亿元，再付1.5亿元。", "It cost CNY350 million."),
        ("三座桥。", "Bridges"),
        ("十多年后，他回来了。", "More than a decade later he came back."),
        ("一些人来了。", "Five of them came."),
    ],
)
def test_what_may_have_another_reason_is_no_disagreement(zh: str, en: str) -> None:
    assert found(zh, en)["disagreeing"] == []


def test_what_stands_on_one_side_only_is_said() -> None:
    said = found("耗资3.5亿元，历时三年。", "It took three years and 40 ships.")
    assert said["agreed"] == ["三年 | three years"]
    assert (said["only_zh"], said["only_en"]) == (["3.5亿元"], ["40"])


def test_a_figure_said_again_stands_on_both_sides() -> None:
    said = found("共三座桥。三座桥都通了。", "There are three bridges, all open.")
    assert (said["only_zh"], said["disagreeing"]) == ([], [])


def test_only_what_measures_something_is_telling() -> None:
    pairs = compare("2024年，三座桥耗资3.5亿元。", "In 2024, three bridges cost CNY350 million.").telling
    assert [pair.zh.value for pair in pairs] == ["350000000"]


def test_a_side_without_text_and_a_table_of_figures_are_not_compared() -> None:
    assert compare("耗资3.5亿元。", "") == NOTHING_STATED
    assert compare("12吨，" * (MANY + 1), "12 tons, " * (MANY + 1)) == NOTHING_STATED


@pytest.mark.parametrize("many", [MANY, 5 * MANY])
@pytest.mark.parametrize(("zh", "en"), [("{}元，", "{} yuan, "), ("约{}万元，", "about {}.5 thousand, ")])
def test_passages_full_of_figures_that_all_differ_are_compared_at_once(many: int, zh: str, en: str) -> None:
    ours, theirs = ("".join(text.format(start + i) for i in range(many)) for text, start in ((zh, 10), (en, 2000)))
    assert effort(lambda: compare(ours, theirs), rounds=3) < 0.3


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("缆车的速度为3.4米/秒。", "The lift climbs at 3.4 m / s."),
        ("缆车开了40多年。", "The lift ran for over four decades."),
        ("窑面一年吸热380兆焦/平方米。", "In a year the kiln takes up 380 MJ / m^2."),
    ],
)
def test_blanks_in_units_decades_and_exponents_raise_no_alarm(zh: str, en: str) -> None:
    result = compare(zh, en)
    assert result.agreed
    assert not result.disagreeing
