"""Lines about the document told from its text, and the record they make."""

from __future__ import annotations

import pytest

from corpus.bibliography import find_reference, iso_date, matter_kind
from corpus.types import Kind, Lang, Passage, Reference

DATE_LINES = [
    "2021-06-09 (",
    "• Tuesday, December 22, 2020",
    "2023年6月9日",
    "2023 年 6 月 9 日 星期五",
    "（2023年6月9日）",
    "二〇二三年六月九日",
    "中華民國112年6月9日",
    "June 9, 2021",
    "9 June 2021",
    "Updated: June 9, 2021 10:12",
    "Published on Sept. 3rd, 2021",
    "Xinhua | Updated: 2021-06-09 10:12",
    "2021-06-09 10:12:45|来源：青岚网|编辑：张三",
    "发布时间：2021-06-09 10:12 来源：新华社 作者：王小明 字号：[大] [中] [小] 打印",
    "2021年06月09日 10:12:33　来源：青岚日报　【字体：大 中 小】",
    "2023年6月9日 青岚日报",
    "2023年6月9日来源：青岚日报",
    "国务院办公厅 2021年6月9日",
    "《 青岚日报 》（ 2021年06月09日   01 版）",
    "Updated: Jun 9,2021 10:12 AM     english.www.gov.cn",
    "Author：Jane Doe   Time：2021-06-09   Views：12",
    "By Jane Doe (People's Daily) 10:12, June 09, 2021",
]
BYLINES = [
    "■ 郭小军",
    "本报记者 张三 李四",
    "(本报记者 王五)",
    "新华社记者 张三",
    "作者：张三",
    "文/张三",
    "文｜记者 张三",
    "記者：陳大文",
    "By Jane Doe",
    "By JANE DOE (Example Daily)",
    "By Jane Doe and Bao Lin in Erenhot | China Daily | Updated: 2021-06-09 10:12",
    "Written by Jane Doe",
    "□ 本报记者 张三",
    "记者：巴特尔 阿拉腾·乌力吉",
    "Reporters: Jane Doe and Bao Lin",
    "图/文 张三",
    "By GT staff reporters",
    "By Jane Doe on June 9, 2021",
]
CREDITS = [
    "责任编辑:康小伟",
    "（责任编辑：王小明 李红）",
    "責任編輯：陳大文",
    "编辑：张三 校对：李四",
    "[Editor:Catherine Doe]",
    "• [Editor:Catherine Doe]",
    "Editor: Bao Lin  Source: Xinhua",
    "Editor: huaxia",
    "编辑：本刊编辑部",
    "来源：新华社",
    "（新华社）",
    "(Xinhua)",
    "Source: China Daily",
    "Translated by Li Hua",
    "Photo by Bao Lin",
    "Contact the writer at jane@example.org",
]
OTHERS: list[tuple[str, Kind]] = [
    ("摘要：本文讨论渡口的变迁。", "abstract"),
    ("【摘　要】本文讨论渡口的变迁。", "abstract"),
    ("Abstract: This paper is about ferries.", "abstract"),
    ("关键词：渡口 河流 运输", "keywords"),
    ("關鍵詞：渡口；河流", "keywords"),
    ("Keywords:ferry,river", "keywords"),
    ("[1] 林小雨. 渡口的早晨[N]. 青岚日报,2024-01-08.", "reference"),
    ("[12] Doe J. Ferries of the South[J]. River Studies, 2020, 3(2): 1-10.", "reference"),
    ("[3] Doe, J. (2020). Ferries of the South. Example Press.", "reference"),
    ("(作者单位:青岚大学河流研究所)", "affiliation"),
    ("作者简介：林小雨，青岚大学教授。", "affiliation"),
    ("(The author is with the River Institute.)", "affiliation"),
    ("The author is a professor of history at Example University.", "affiliation"),
]
RUNNING_TEXT = [
    "By Business Segment",
    "By Foreign Direct Investment",
    "By Countries and Regions",
    "记者：请介绍情况",
    "记者：您好",
    "記者：謝謝部長",
    "编辑：这本书是怎么写成的",
    "Reporter: Thank you, Minister",
    "Editor: When did you begin",
    "2021 年,全区渡口运送旅客 205.2 万人次。",
    "2021年6月9日，会议在青岚召开。",
    "2023年6月9日 自治区召开渡口工作会议",
    "On June 9, 2021, the meeting was held by the river.",
    "QINGLAN, June 9, 2021 (Xinhua) -- The town opened a new ferry on Wednesday.",
    "新华社青岚6月9日电（记者 张三）近日，渡口恢复通航。",
    "记者从会上获悉，去年完成投资100亿元。",
    "作者认为，这一做法是有效的。",
    "The author is keen to see more of the river.",
    "By 2025, the port will have ten ferries.",
    "By Region",
    "By the end of 2021",
    "来源于渡口的收入",
    "Source of funds",
    "文件：关于印发通知的说明",
    "编辑部",
    "■ 主要成就",
    "■ 加强组织领导",
    "Abstract art is popular",
    "参考文献",
    "参考文献：",
    "[1] 见本章第二节",
    "[2] 2021年全区渡口运送旅客205万人次。",
    "(Applause)",
    "I. The river and its ferries",
    "一、渡口概况",
    "打印 关闭",
    "时间：2023年6月9日上午10时",
    "",
]


def lang_of(line: str) -> Lang:
    return "zh" if any("\u4e00" <= char <= "\u9fff" for char in line) else "en"


@pytest.mark.parametrize("line", [*DATE_LINES, *BYLINES])
def test_bylines_and_date_lines_are_bylines(line: str):
    assert matter_kind(line, lang_of(line)) == "byline"


@pytest.mark.parametrize("line", CREDITS)
def test_credits_are_credits(line: str):
    assert matter_kind(line, lang_of(line)) == "credit"


@pytest.mark.parametrize(("line", "kind"), OTHERS)
def test_other_matter_is_what_it_is(line: str, kind: Kind):
    assert matter_kind(line, lang_of(line)) == kind


@pytest.mark.parametrize("line", RUNNING_TEXT)
def test_running_text_and_headings_are_no_matter(line: str):
    assert matter_kind(line, "zh") is None
    assert matter_kind(line, "en") is None


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2021-06-09T10:12:00+08:00", "2021-06-09"),
        ("2021/6/9", "2021-06-09"),
        ("2021.06.09", "2021-06-09"),
        ("20210609", "2021-06-09"),
        ("二〇二三年十二月二十一日", "2023-12-21"),
        ("民國99年1月2日", "2010-01-02"),
        ("Sept 3, 2021", "2021-09-03"),
        ("the 3rd of May, 2021", "2021-05-03"),
        ("二ｏ二一年三月五日", "2021-03-05"),
        ("二O二一年三月五日", "2021-03-05"),
        ("二〇二一年三一月五日", ""),
        ("ſept 5, 2020", "2020-09-05"),
        ("2021-06", "2021-06"),
        ("2021", "2021"),
        ("2021-02-30", ""),
        ("12.2021.5", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_dates_in_many_shapes_become_iso(value: str, iso: str):
    assert iso_date(value) == iso


def passages(*rows: tuple[Kind, str, str]) -> tuple[Passage, ...]:
    return tuple(Passage(n, kind, zh, en) for n, (kind, zh, en) in enumerate(rows))


TEXT: tuple[Kind, str, str] = ("paragraph", "渡口有两百年的历史。", "The ferry has two hundred years of history.")


def test_a_record_is_found_line_by_line():
    found = find_reference(
        passages(
            ("title", "渡口的早晨", "Morning at the Ferry"),
            ("byline", "本报记者 林小雨 包林", ""),
            ("byline", "2023年6月9日 来源：青岚日报", ""),
            ("keywords", "关键词：渡口 河流", "Keywords: ferry, river transport"),
            TEXT,
            ("credit", "责任编辑:康小伟 译者：李红", ""),
        ),
        Reference(),
    )
    assert found == Reference(
        title_zh="渡口的早晨",
        title_en="Morning at the Ferry",
        author=("林小雨", "包林"),
        issued="2023-06-09",
        container_title="青岚日报",
        keywords=("渡口", "河流", "ferry", "river transport"),
        editor=("康小伟",),
        translator=("李红",),
        language="zh en",
    )


def test_what_the_file_says_of_itself_wins():
    known = Reference(title_en="Known", issued="2020", author=("A B",), language="en")
    found = find_reference(passages(("title", "渡口", "Ferry"), ("byline", "", "By Jane Doe | June 9, 2021")), known)
    assert (found.title_en, found.issued, found.author, found.language) == ("Known", "2020", ("A B",), "en")
    assert found.title_zh == "渡口"


def test_nothing_is_invented():
    assert find_reference(passages(TEXT), Reference()) == Reference(language="zh en")
    assert find_reference((), Reference()) == Reference()


LONG: tuple[Kind, str, str] = ("paragraph", "渡口有两百年的历史，渡船每天往返四十趟，雨季才停航。" * 3, "")


def test_what_stands_inside_the_text_says_nothing_about_it():
    inside: list[tuple[Kind, str, str]] = [
        ("byline", "2019年1月1日", ""),
        ("byline", "", "By Ferry Nancy"),
        ("credit", "", "Source: National Bureau of Statistics"),
    ]
    found = find_reference(passages(LONG, LONG, *inside, LONG), Reference())
    assert found == Reference(language=found.language)
    found = find_reference(passages(LONG, inside[0], LONG, inside[1]), Reference())
    assert (found.issued, found.author) == ("2019-01-01", ("Ferry Nancy",))


def test_the_source_of_a_table_is_not_that_of_the_document():
    rows = passages(
        ("title", "渡口", ""), ("table", "12", "12"), ("credit", "", "Source: National Bureau of Statistics")
    )
    assert find_reference(rows, Reference()).container_title == ""


@pytest.mark.parametrize(
    "side", ["Abstract: This paper is about ferries.", "Keywords: ferry", "The ferry is very old."]
)
def test_a_title_is_what_looks_like_one(side: str):
    found = find_reference(passages(("title", "渡口的变迁", side), TEXT), Reference())
    assert (found.title_zh, found.title_en) == ("渡口的变迁", "")


@pytest.mark.parametrize("side", ["Is the Ferry Old?", "Ferries of the U.S.", "Report of River Co., Ltd."])
def test_a_title_may_end_with_a_mark(side: str):
    assert find_reference(passages(("title", "渡口", side)), Reference()).title_en == side


def test_the_date_of_publication_is_taken_before_that_of_an_update():
    rows = passages(("byline", "", "Updated: June 10, 2021"), ("byline", "", "Published: June 9, 2021"))
    assert find_reference(rows, Reference()).issued == "2021-06-09"
    assert find_reference(rows[:1], Reference()).issued == "2021-06-10"


def test_a_person_named_on_both_sides_is_listed_once():
    rows = passages(("byline", "■ 林小雨", "By Lin Xiaoyu"))
    assert find_reference(rows, Reference()).author == ("林小雨",)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Jane Doe, Bao Lin and John Q. Public", ("Jane Doe", "Bao Lin", "John Q. Public")),
        ("By Jane Doe in Erenhot", ("Jane Doe",)),
        ("文｜记者 张三、李四", ("张三", "李四")),
        ("作者：张 三 李小四", ("张三", "李小四")),
        ("本报记者 张三 通讯员 李四 摄影报道", ("张三", "李四")),
        ("作者：张三（青岚大学教授）", ("张三",)),
        ("Author: Jane Doe, Senior Fellow", ("Jane Doe",)),
        ("国务院办公厅 2021年6月9日", ("国务院办公厅",)),
        ("作者：阿拉腾·乌力吉", ("阿拉腾·乌力吉",)),
    ],
)
def test_names_stand_whole(byline: str, names: tuple[str, ...]):
    lang = lang_of(byline)
    row = passages(("byline", byline if lang == "zh" else "", byline if lang == "en" else ""))
    assert find_reference(row, Reference()).author == names


def test_a_stray_word_makes_no_second_language():
    text = "渡口有两百年的历史，渡船每天往返四十趟，雨季才停航。" * 4
    assert find_reference(passages(("paragraph", text, "and")), Reference()).language == "zh"
