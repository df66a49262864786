"""What a page prints around its text is marked; its text and its own matter never are."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.cleaning.boilerplate import mark_boilerplate
from corpus.readers import read_bytes
from corpus.types import Block, Hint, Locator

FURNITURE = [
    "您当前的位置：首页 > 新闻中心 > 国内新闻",
    "当前位置: 首页 >> 政务公开",
    "您當前的位置：首頁 > 新聞",
    "首页 > 要闻 > 正文",
    "要闻 > 国内 > 正文",
    "Home > News > Regional",
    "You are here: Home > Events",
    "字号：大 中 小",
    "【字体：大 中 小】",
    "打印本页 关闭窗口",
    "【打印】【关闭】",
    "Print | Close",
    "Large Medium Small",
    "登录 | 注册",
    "1 2 3 4 5 下一页 尾页",
    "1 2 Next >>|",
    "分享到：",
    "分享到: 微信 微博",
    "Share this",
    "扫一扫在手机打开当前页",
    "上一篇：关于印发通知",
    "下一篇：没有了",
    "相关阅读",
    "Related Stories",
    "Most Viewed",
    "更多>>",
    "返回顶部",
    "请登录后发表评论",
    "網友評論",
    "Tell Us What You Think",
    "please login!  login  register",
    "Please log in to comment",
    "Leave a comment",
    "阅读：1234次",
    "Copyright © 2021 Example Daily. All rights reserved.",
    "版权所有：青岚日报社 未经授权不得转载",
    "蒙ICP备00000000号-1 蒙公网安备 15010200000000号",
    "网站标识码：1500000000",
    "- 12 -",
    "第 3 页 共 10 页",
    "Page 3 of 10",
]
CERTAIN = [
    "您当前的位置：首页 > 新闻中心 > 国内新闻",
    "您當前的位置：首頁 > 新聞",
    "当前位置: 首页 >> 政务公开",
    "You are here: Home > Events",
    "字号：大 中 小",
    "【字体：大 中 小】",
    "打印本页 关闭窗口",
    "Copyright © 2021 Example Daily. All rights reserved.",
    "- 12 -",
    "第 3 页 共 10 页",
    "Page 3 of 10",
]
MATTER = [
    "未经甲方书面许可，乙方不得转载本合同内容。",
    "Registration Number: 91110108MA01",
    "By continuing to use this website, the user accepts these terms.",
    "Presented by Premier Li Ming",
    "登录",
    "Sign in",
    "Log in",
    "打印",
    "Print",
    "Next: Configure the server",
    "Next: search and share",
    "Share this with your family and friends, he said.",
    "责任编辑：康小伟",
    "[Editor:Catherine Doe]",
    "2021-06-09 (",
    "2021-06-09 打印",
    "• Tuesday, December 22, 2020",
    "发布时间：2021-06-09 来源：新华社 字号：大 中 小 打印",
    "关键词：打印 分享",
    "来源：新华社",
    "(Xinhua)",
    "首页是网站的第一个页面。",
    "Comments",
    "搜索",
    "小",
    "A+",
    "12",
    "14.8",
    "Copyright law in China",
    "版权所有者享有下列权利：",
    "未经许可，不得使用他人注册商标。",
    "Please log in with your account before you start the installation of the package.",
    "Home-based care for the elderly",
    "Print media in decline",
    "Share of renewables in power generation",
    "Next step",
    "下一步工作安排",
    "位置：青岚位于河流上游",
    "中小企业",
    "相关政策",
    "附件：1. 申请表",
    "第3页的表格显示收入增长。",
    "Top 10 cities",
    "More than 300 companies took part",
    "分享发展成果",
    "Location: Qinglan, by the river",
    "进口 > 出口",
]


def blocks_of(*lines: str) -> tuple[Block, ...]:
    return tuple(Block(line, Locator(line=n)) for n, line in enumerate(lines, start=1))


def marked(*lines: str) -> list[str]:
    return [block.text for block in mark_boilerplate(blocks_of(*lines)) if block.hint == "boilerplate"]


TEXT = ("渡口有两百年的历史。", "The ferry is old.")


@pytest.mark.parametrize("line", FURNITURE)
def test_page_furniture_is_marked_around_the_text(line: str):
    assert marked(*TEXT, line) == [line]
    assert marked("渡口", "2021-06-09", line, *TEXT) == [line]


@pytest.mark.parametrize("line", FURNITURE)
def test_page_furniture_is_marked_in_the_text_where_it_stands_together(line: str):
    assert marked(TEXT[0], line, "Share this article", "返回顶部", TEXT[1]) == [line, "Share this article", "返回顶部"]


@pytest.mark.parametrize("line", CERTAIN)
def test_what_has_two_signs_of_furniture_is_marked_anywhere(line: str):
    assert marked(TEXT[0], line, TEXT[1]) == [line]


@pytest.mark.parametrize("line", [line for line in FURNITURE if line not in CERTAIN])
def test_a_lone_line_between_two_paragraphs_is_never_marked_by_one_sign(line: str):
    assert marked(TEXT[0], line, TEXT[1]) == []


@pytest.mark.parametrize("line", MATTER)
def test_matter_and_text_are_never_marked(line: str):
    assert marked(TEXT[0], line, TEXT[1]) == []
    assert marked("渡口", line, *TEXT) == []
    assert marked(*TEXT, line) == []


@pytest.mark.parametrize(
    "words", [("登录", "注册"), ("收藏", "评论", "分享"), ("Facebook", "Twitter", "LinkedIn"), ("Sign in", "Print")]
)
def test_headings_and_lists_of_words_that_buttons_bear_are_text(words: tuple[str, ...]):
    headed = [line for word in words for line in (word, TEXT[0])]
    assert marked("用户手册", *headed) == []
    assert marked(*TEXT[:1], *words, *TEXT[1:]) == []
    assert marked(*TEXT, *words) == []
    assert marked(*TEXT, *(f"- {word}" for word in words)) == []


@pytest.mark.parametrize("hint", ["title", "heading", "table", "caption"])
def test_what_a_reader_knows_as_text_is_text(hint: Hint):
    block = Block("相关阅读", Locator(), hint=hint)
    assert mark_boilerplate((block,)) == (block,)


def test_buttons_one_a_line_are_told_together():
    assert marked("Mail", "Large", "Medium", "Small", "The ferry is old.") == ["Mail", "Large", "Medium", "Small"]


def test_the_channel_above_its_breadcrumb_is_no_headline():
    lines = ("River towns of the south", "Home> River towns of the south", "Ferry opens", "2021-06-09", "It is new.")
    assert marked(*lines) == list(lines[:2])


def test_the_name_of_the_site_above_its_breadcrumb_is_no_headline():
    lines = ("青岚新闻网", "您现在的位置：首页 > 新闻 > 要闻", "渡口恢复通航", "2023-06-09", "渡口于周三恢复通航。")
    assert marked(*lines) == list(lines[:2])
    lines = ("Example Daily", "Home | News | Opinion", "Ferry reopens after two years", "By Jane Doe", "It is new.")
    assert marked(*lines) == list(lines[:2])


def test_a_headline_above_the_breadcrumb_is_a_headline():
    assert marked("渡口恢复通航", "首页 > 新闻 > 要闻", "2023-06-09", "渡口于周三恢复通航。") == ["首页 > 新闻 > 要闻"]
    assert marked("Ferry makes the news", "Home > News", "New piers", "It is new.") == ["Home > News"]


def test_a_headline_that_the_breadcrumb_repeats_is_a_headline():
    assert marked("渡口通航", "首页 > 新闻 > 渡口通航", "渡口于周三恢复通航。") == ["首页 > 新闻 > 渡口通航"]


def test_a_bare_number_is_a_page_number_only_at_the_edge_of_a_page():
    def on(page: int, *lines: str) -> tuple[Block, ...]:
        return tuple(Block(line, Locator(page=page)) for line in lines)

    blocks = (*on(1, "渡口", "7", "河流", "1"), *on(2, "2", "水文"))
    assert [block.hint for block in mark_boilerplate(blocks)] == ["", "", "", "boilerplate", "boilerplate", ""]


def test_running_heads_are_marked_but_for_the_first_which_may_be_the_title():
    pages = [("青岚年鉴 2021", f"第{n}段说的是渡口。", f"- {n} -") for n in range(1, 5)]
    blocks = tuple(Block(line, Locator(page=n)) for n, page in enumerate(pages, start=1) for line in page)
    heads = [block.hint for block in mark_boilerplate(blocks) if block.text.startswith("青岚")]
    assert heads == ["", "boilerplate", "boilerplate", "boilerplate"]


def paged(*pages: tuple[str, ...]) -> tuple[Block, ...]:
    return tuple(Block(line, Locator(page=n)) for n, page in enumerate(pages, start=1) for line in page)


@pytest.mark.parametrize(
    "form", ["青岚年鉴 | {0}", "{0} · 青岚年鉴", "青岚年鉴 - {0} -", "青岚年鉴   {0}", "青岚年鉴 第{0}页"]
)
def test_the_number_of_the_page_may_stand_beside_a_running_head(form: str):
    blocks = mark_boilerplate(paged(*((form.format(n), f"第{n}段说的是渡口。") for n in range(7, 11))))
    assert [block.hint for block in blocks[::2]] == ["", "boilerplate", "boilerplate", "boilerplate"]


@pytest.mark.parametrize(
    "form", ["Article {0}", "第{0}条", "第{0}讲 河流", "Slide {0}", "{0}. The ferry", "甲：", "是的。"]
)
def test_lines_of_the_text_at_the_edge_of_pages_are_text(form: str):
    pages = [(form.format(n), f"第{n}段说的是渡口，渡口在河边。") for n in range(1, 7)]
    assert all(block.hint == "" for block in mark_boilerplate(paged(*pages)))


def test_a_repeated_line_inside_pages_is_text():
    assert marked(*["甲：", "渡口在哪里？", "乙：", "在河边。"] * 4) == []


def test_marking_twice_is_marking_once():
    once = mark_boilerplate(blocks_of(*FURNITURE, *MATTER))
    assert mark_boilerplate(once) == once
    assert [replace(block, hint="") for block in once] == list(blocks_of(*FURNITURE, *MATTER))


def test_on_real_pages_exactly_the_boilerplate_is_marked(shared: Path):
    for gold in json.loads((shared / "gold" / "english.json").read_text(encoding="utf-8")):
        document = read_bytes((shared / "seeds" / gold["file"]).read_bytes(), gold["file"])
        found = [block.locator.line for block in mark_boilerplate(document.blocks) if block.hint == "boilerplate"]
        assert found == gold["boilerplate_lines"], gold["file"]
