"""Texts that mix two languages come apart at the right place."""

from __future__ import annotations

import pytest

from corpus.language_runs import language_runs
from corpus.streams import demultiplex, join_texts, single_stream
from corpus.types import Block, Locator


def runs(text: str) -> list[tuple[str, str]]:
    return [(run.lang, text[run.start : run.end].strip()) for run in language_runs(text)]


@pytest.mark.parametrize(
    "text",
    [
        "新区建成 5G 基站 46 座，NB—IoT 网络全覆盖。",
        "按最后一期贷款市场报价利率（LPR）计算",
        "认真学习会议精神 and 讲话要求",
        "由国际茶叶委员会（International Tea Committee，ITC）发布",
        "下载移动应用 APP 即可办理",
    ],
)
def test_foreign_words_in_chinese_stay_where_they_are(text: str) -> None:
    assert runs(text) == [("zh", text)]


def test_a_chinese_gloss_in_english_stays_where_it_is() -> None:
    text = "The mountain meadow (高山草甸) is grazed from May to October."
    assert runs(text) == [("en", text)]


@pytest.mark.parametrize(
    "text", ["季节 Season", "Tea Hills 茶山", "云岭 Yunling", "工业支持政策 Industrial support policy"]
)
def test_a_label_and_its_translation_come_apart(text: str) -> None:
    assert sorted(lang for lang, _ in runs(text)) == ["en", "zh"]


@pytest.mark.parametrize("text", ["使用 Docker Compose", "安装 kubectl", "移动应用 APP"])
def test_a_label_with_a_foreign_name_stays_whole(text: str) -> None:
    assert runs(text) == [("zh", text)]


def test_a_clause_number_goes_with_its_own_language() -> None:
    assert runs("（八）对首次达标的企业给予支持。 (8) Support will be given to enterprises.") == [
        ("zh", "（八）对首次达标的企业给予支持。"),
        ("en", "(8) Support will be given to enterprises."),
    ]
    assert runs("enterprises whose annual income (八) 对年度收入达标的企业")[1][1].startswith("(八)")


def test_rows_of_two_columns_come_apart_even_for_one_character() -> None:
    text = (
        "a subsidy of 20% of the investment actually 按照实际完 completed will be given to each of the 成投资额的 20% "
        "projects, with a maximum of CNY5million 成 yuan for every single project. 给予补助。 It will be paid once."
    )
    chinese = [piece for lang, piece in runs(text) if lang == "zh"]
    assert chinese == ["按照实际完", "成投资额的 20%", "成", "给予补助。"]


def test_a_number_at_the_seam_goes_with_its_unit() -> None:
    assert runs("annual tax 首次突破 1 exceeds the amount of one hundred 亿元的企业给予支持")[1] == ("zh", "首次突破 1")
    assert runs("we shall see what happens in 2021 年产量稳定增长的企业")[1][1].startswith("2021")


def test_a_quotation_mark_goes_with_what_it_closes() -> None:
    assert runs('in the way of "one case, one discussion". 式给予重点支持。')[0][1].endswith('discussion".')


def test_a_dash_before_a_run_in_title_begins_the_english() -> None:
    assert runs("铁路复线率和电气化率 —Railway: the total mileage")[1] == ("en", "—Railway: the total mileage")


def test_streams_keep_their_order_and_say_where_they_come_from() -> None:
    blocks = [Block(text, Locator("guide.txt", line=line)) for line, text in enumerate(
        ["茶山", "Tea hills", "草甸上有风。 Wind blows over the meadow.", "navigation"], 1)]  # fmt: skip
    blocks[3] = Block("首页 > 茶山", Locator("guide.txt", line=4), hint="boilerplate")
    streams = demultiplex(blocks)
    assert [f.text for f in streams["zh"]] == ["茶山", "草甸上有风。"]
    assert [f.text for f in streams["en"]] == ["Tea hills", "Wind blows over the meadow."]
    assert [f.mixed for f in streams["zh"]] == [False, True]
    span = streams["en"][1].spans[0]
    assert blocks[span.block].text[span.start : span.end] == "Wind blows over the meadow."


def test_a_block_without_letters_goes_with_the_language_before_it() -> None:
    blocks = [Block(text, Locator()) for text in ("Tea hills", "2024", "茶山", "96.5")]
    streams = demultiplex(blocks)
    assert [f.text for f in streams["en"]] == ["Tea hills", "2024"]
    assert [f.text for f in streams["zh"]] == ["茶山", "96.5"]


def test_an_edition_is_one_stream_foreign_lines_included() -> None:
    blocks = [Block(text, Locator()) for text in ("茶山", "kubectl get pods", "草甸")]
    assert [f.text for f in single_stream(blocks, "zh")] == ["茶山", "kubectl get pods", "草甸"]


@pytest.mark.parametrize(
    ("parts", "lang", "joined"),
    [
        (["补", "贴标准"], "zh", "补贴标准"),
        (["the two-", "hour circle"], "en", "the two-hour circle"),
        (["built into a national", "base"], "en", "built into a national base"),
        (["接入 Smart", "Grid 平台"], "zh", "接入 Smart Grid 平台"),
        (["37", "条线路"], "zh", "37条线路"),
    ],
)
def test_pieces_join_as_their_language_is_written(parts: list[str], lang: str, joined: str) -> None:
    assert join_texts(parts, "zh" if lang == "zh" else "en") == joined
