"""HTML: the main text told from what surrounds it, tables by cells, the page's own record."""

from __future__ import annotations

import binascii
import quopri
from collections.abc import Callable
from contextlib import suppress
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.assemble import assemble
from corpus.errors import DamagedFile, ReadError
from corpus.readers import read_bytes
from corpus.types import Block, RawDocument, Reference

BODY = (
    "<p>　　三月的草原，风机林立。<b>新能源</b>基地一期工程\n    五日正式并网，"
    "年发电量可达<font color=red>二十亿千瓦时</font>。</p>"
    "<p>　　项目负责人表示，二期工程将于年内开工，预计总投资三十亿元。</p>"
    "<p>　　当地牧民通过土地流转获得稳定收入，生活水平不断提高。</p>"
)


def read(page: str, encoding: str = "utf-8") -> RawDocument:
    return read_bytes(page.encode(encoding), "page.html")


def content(page: str, encoding: str = "utf-8") -> list[str]:
    return [block.text for block in read(page, encoding).blocks if block.hint != "boilerplate"]


def boilerplate(page: str) -> list[str]:
    return [block.text for block in read(page).blocks if block.hint == "boilerplate"]


def shapes(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    return [(block.text, block.hint) for block in blocks]


OLD_PORTAL = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>草原新能源基地建成投产_要闻_某省人民政府门户网站</title></head><body>
<div class="header"><a href="/">首页</a> <a href="/x">新闻</a> <a href="/y">政务公开</a></div>
<div class="dqwz">您当前的位置：<a href=/>首页</a> &gt; <a href=/n>新闻</a> &gt; 正文</div>
<table width=900><tr><td><h1>草原新能源基地建成投产</h1>
<div>发布时间：2022-03-05　来源：某省日报　字号：<a href=#>大</a> <a href=#>中</a> <a href=#>小</a></div>
<div class="TRS_Editor">{BODY}</div><p align=right>责任编辑：王小明</p></td></tr></table>
<ul><li><a href=1>省政府召开常务会议</a><li><a href=2>全省春耕生产展开</a><li><a href=3>重点项目集中开工</a></ul>
<div>主办单位：某省人民政府办公厅</div></body></html>"""


def test_an_old_portal_in_gbk_gives_its_article():
    assert content(OLD_PORTAL, "gbk") == [
        "草原新能源基地建成投产",
        "发布时间：2022-03-05　来源：某省日报　字号：大 中 小",
        "三月的草原，风机林立。新能源基地一期工程五日正式并网，年发电量可达二十亿千瓦时。",
        "项目负责人表示，二期工程将于年内开工，预计总投资三十亿元。",
        "当地牧民通过土地流转获得稳定收入，生活水平不断提高。",
        "责任编辑：王小明",
    ]


def test_the_headline_is_the_title_without_the_name_of_the_site():
    document = read(OLD_PORTAL, "gbk")
    assert [block.text for block in document.blocks if block.hint == "title"] == ["草原新能源基地建成投产"]
    assert document.reference.title_zh == "草原新能源基地建成投产"


NEWS = """<!DOCTYPE html><html><head><title>Port trade grows - Example Daily</title></head><body>
<header><nav><a href=/>Home</a> <a href=/a>China</a></nav></header><main><article><h1>Port trade grows</h1>
<p class=byline>By Jane Doe | Example Daily | Updated: 2021-06-09</p><div class="share-bar"><a href=x>Share</a></div>
<figure><img src=a.jpg><figcaption>A train leaves the port.</figcaption></figure>
<p>The port handled two million tons of goods in the first half, <em>customs</em> said in <a href=y>a report</a>.</p>
<h2>New lines</h2><ul><li>Three freight lines opened this spring, and a fourth one follows.</li></ul>
<footer>Editor: Bao Lin</footer></article></main>
<section id="comments">
<p>What a wonderful article about the port, I will travel there with my family soon.</p></section>
<aside><h2>Most popular</h2><a href=1>Story one</a></aside><footer>All rights reserved.</footer></body></html>"""


def test_a_news_page_gives_its_article_with_what_each_part_is():
    assert [pair for pair in shapes(read(NEWS).blocks) if pair[1] != "boilerplate"] == [
        ("Port trade grows", "title"),
        ("By Jane Doe | Example Daily | Updated: 2021-06-09", ""),
        ("A train leaves the port.", "caption"),
        ("The port handled two million tons of goods in the first half, customs said in a report.", ""),
        ("New lines", "heading"),
        ("Three freight lines opened this spring, and a fourth one follows.", "bullet"),
        ("Editor: Bao Lin", ""),
    ]


def test_what_surrounds_the_article_is_kept_as_boilerplate():
    left_out = boilerplate(NEWS.replace('<section id="comments">', '<div id="comments">'))
    assert left_out == [
        "Home China",
        "Share",
        "What a wonderful article about the port, I will travel there with my family soon.",
        "Most popular",
        "Story one",
        "All rights reserved.",
    ]


def test_a_section_named_like_a_box_is_a_section_of_the_text():
    section = "<section id=comments><h2>意见征集</h2><p>公众可以在三十日内提出意见。</p></section>"
    page = f"<main><h1>指南</h1>{BODY}{section}</main>"
    assert content(page)[-2:] == ["意见征集", "公众可以在三十日内提出意见。"]


def test_a_form_around_the_whole_page_hides_nothing():
    assert len(content(f"<body><form id=aspnetForm><div>{BODY}</div></form></body>")) == 3


def test_a_page_that_is_only_links_is_kept():
    assert content("<a href=1>第一条</a><br><a href=2>第二条</a><br><a href=3>第三条</a>") == [
        "第一条",
        "第二条",
        "第三条",
    ]


def test_unclosed_tags_part_paragraphs_all_the_same():
    page = "<h2>题<p>甲段落没有结束标签。<p>乙段落<b>加<i>粗</b>也没有</i>。<ul><li>一项<li>二项<p>二项的第二段</ul>尾"
    assert shapes(read(page).blocks) == [
        ("题", "heading"),
        ("甲段落没有结束标签。", ""),
        ("乙段落加粗也没有。", ""),
        ("一项", "bullet"),
        ("二项", "bullet"),
        ("二项的第二段", ""),
        ("尾", ""),
    ]


def test_one_line_break_is_no_gap_but_two_are_and_so_is_an_indent():
    blocks = read("<p>第一行<br>第二行<br><br>第三行<br>　　第四行</p>").blocks
    assert [(block.text, block.gap) for block in blocks] == [
        ("第一行", True),
        ("第二行", False),
        ("第三行", True),
        ("第四行", True),
    ]


def test_white_space_is_as_a_browser_shows_it_and_none_is_made_between_chinese_characters():
    assert content("<p>中文\n  换行，<span>标</span><b>签</b> 和 English\n  words </p>") == [
        "中文换行，标签 和 English words"
    ]


def test_preformatted_lines_stay_lines():
    assert [(b.text, b.gap) for b in read("<pre>a\n  b\n\nc</pre>").blocks] == [
        ("a", True),
        ("  b", False),
        ("c", True),
    ]


def test_scripts_styles_and_comments_are_no_text():
    assert content("<p>正文</p><script>var x = '<p>no</p>';</script><style>p{}</style><!-- no --><p>完") == [
        "正文",
        "完",
    ]


NEWS_ZH = f"<html><head><title>渡口的早晨</title></head><body><h1>渡口的早晨</h1>{BODY}</body></html>"

PAIRS = (
    ("第一条　为了保护湿地，制定本条例。", "Article 1 These Regulations protect wetlands."),
    ("第二条　本条例适用于全省。", "Article 2 They apply throughout the province."),
    ("第三条　禁止填埋湖泊。", "Article 3 No lake may be filled."),
)

TABLE = """<table><tr><th colspan=2>条文 Provisions</th></tr>
<tr><td rowspan=2><p>第一条　为了保护湿地，制定本条例。</p></td>
<td><p>Article 1 These Regulations protect wetlands.</p></td></tr>
<tr><td>They apply throughout the province.</td></tr>
<tr><td>第二条</td><td>Article 2</td></tr></table>"""


@pytest.mark.parametrize("page", [TABLE, TABLE.replace("</td>", "").replace("</tr>", "").replace("</th>", "")])
def test_a_cell_over_two_rows_of_a_table_makes_one_unit_of_them(page: str):
    blocks = read(page).blocks
    assert [(block.locator.cell, block.text[:9]) for block in blocks] == [
        ("r1c1", "条文 Provis"),
        ("r2c1", "第一条　为了保护湿"),
        ("r2c2", "Article 1"),
        ("r3c2", "They appl"),
        ("r4c1", "第二条"),
        ("r4c2", "Article 2"),
    ]
    assert {block.hint for block in blocks} == {""}
    assert [block.unit and block.unit.number for block in blocks] == [None, 0, 0, 0, 1, 1]


def test_a_cell_beside_the_languages_may_reach_over_several_of_their_rows():
    rows = [f"<td>{zh}<td>{en}" for zh, en in PAIRS]
    head = "<tr><th rowspan=2>编号<th colspan=2>条文<tr><th>中文<th>English"
    page = f"<table>{head}<tr><td rowspan=2>一{rows[0]}<tr>{rows[1]}<tr><td>二{rows[2]}</table>"
    assert [(p.zh, p.en) for p in assemble(read(page)).passages if p.en] == list(PAIRS)


def test_a_heading_across_a_table_of_two_languages_is_a_heading_in_both():
    rows = "".join(f"<tr><td>{zh}<td>{en}" for zh, en in PAIRS)
    page = f"<table><tr><th>中文<th>English<tr><td colspan=2>第二章 渡船 Chapter 2 Ferries{rows}</table>"
    first = assemble(read(page)).passages[0]
    assert (first.kind, first.zh, first.en) == ("heading", "第二章 渡船", "Chapter 2 Ferries")


CUT_IN_TWO = (
    "<table><tr><th>No.<th>中文<th>English"
    "<tr><td>1<td>承运人应当在船到港以前<td>The carrier shall, before the ship arrives,"
    "<tr><td><td>通知收货人。<td>notify the consignee."
    "<tr><td>2<td>船到港以后，货物由他看管。<td>After that he keeps the goods and"
    "<tr><td><td>他应当记下每一件。<td>shall write down each of them."
    "<tr><td>3<td>收货人付清运费<td>The consignee pays the freight"
    "<tr><td><td>合同另有约定的除外。<td>Unless the contract says otherwise.</table>"
)


def test_a_row_without_a_number_that_goes_on_in_mid_sentence_is_the_end_of_the_row_above():
    assert [(p.zh, p.en) for p in assemble(read(CUT_IN_TWO)).passages] == [
        (
            "承运人应当在船到港以前通知收货人。",
            "The carrier shall, before the ship arrives, notify the consignee.",
        ),
        (
            "船到港以后，货物由他看管。他应当记下每一件。",
            "After that he keeps the goods and shall write down each of them.",
        ),
        ("收货人付清运费", "The consignee pays the freight"),
        ("合同另有约定的除外。", "Unless the contract says otherwise."),
    ]


def test_a_row_without_a_number_under_the_heading_row_is_a_row():
    page = "<table><tr><th>No.<th>中文<th>English<tr><td><td>渡船<td>ferry<tr><td>1<td>码头<td>quay</table>"
    assert [(p.zh, p.en) for p in assemble(read(page)).passages] == [("渡船", "ferry"), ("码头", "quay")]


def test_without_a_column_of_numbers_rows_stay_what_they_are():
    page = "<table><tr><th>中文<th>English<tr><td>渡船<td>ferry<tr><td>码头<td>quay</table>"
    assert [(p.zh, p.en) for p in assemble(read(page)).passages] == [("渡船", "ferry"), ("码头", "quay")]


def test_the_rows_of_a_table_with_a_language_a_column_are_units():
    rows = "".join(f"<tr><td>{zh}<td>{en}" for zh, en in PAIRS)
    blocks = read(f"<h1>湿地保护条例</h1><table><tr><th>中文<th>English{rows}</table>").blocks
    units = [(block.unit.number, block.lang, block.text) for block in blocks if block.unit and not block.hint]
    assert [text for _, _, text in units] == [text for pair in PAIRS for text in pair]
    assert [lang for _, lang, _ in units] == ["zh", "en"] * len(PAIRS)
    assert len({number for number, _, _ in units}) == len(PAIRS)


def test_a_table_for_layout_is_no_table():
    assert {b.hint for b in read(f"<table><tr><td>{BODY}</td></tr></table>").blocks} == {""}


def test_meta_elements_give_the_record():
    record = read(
        '<head><meta name="citation_title" content="Ferries of the South">'
        '<meta name=citation_author content="Doe, Jane"><meta name=citation_author content="林小雨">'
        '<meta name=citation_journal_title content="River Studies"><meta name=citation_volume content=12>'
        "<meta name=citation_firstpage content=3><meta name=citation_lastpage content=9>"
        '<meta name=citation_publication_date content="2021/06/09"><meta name=keywords content="ferry, river">'
        f'<link rel=canonical href="https://example.org/a"></head><p>{BODY}'
    ).reference
    assert (record.type, record.title_en, record.title_zh) == ("article-journal", "Ferries of the South", "")
    assert record.author == ("Jane Doe", "林小雨")
    assert (record.container_title, record.volume, record.page) == ("River Studies", "12", "3-9")
    assert (record.issued, record.url, record.keywords) == ("2021-06-09", "https://example.org/a", ("ferry", "river"))


def test_the_meta_elements_of_government_sites_give_the_record():
    record = read(
        '<head><meta name="SiteName" content="某省人民政府"><meta name="ArticleTitle" content="湿地保护条例"/>'
        '<meta name="PubDate" content="2022-03-05 10:12"><meta name="ContentSource" content="某省日报"></head><p>正文'
    ).reference
    assert (record.title_zh, record.issued) == ("湿地保护条例", "2022-03-05")
    assert (record.container_title, record.publisher) == ("某省日报", "某省人民政府")


def test_linked_data_and_time_give_what_meta_elements_lack():
    record = read(
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Ferry news", "author": '
        '[{"name": "Jane Doe"}, {"name": "Bao Lin"}], "publisher": {"name": "Example Daily"}}]}</script>'
        '<script type="application/ld+json">{broken</script><p>Text of the page.</p><time datetime="2021-06-09T10:00">'
    ).reference
    assert (record.title_en, record.author, record.container_title) == (
        "Ferry news",
        ("Jane Doe", "Bao Lin"),
        "Example Daily",
    )
    assert record.issued == "2021-06-09"


def test_a_page_that_says_nothing_of_itself_has_an_empty_record():
    assert read("<p>正文</p>").reference == Reference(type="webpage")


def test_deep_and_long_pages_are_read_without_recursion():
    assert content("<div>" * 3000 + "深处的一段话。") == ["深处的一段话。"]
    assert len(content("<p>一段足够长的文字，没有结束标签。" * 3000)) == 3000


def test_code_is_known_by_its_markup_and_other_kept_lines_are_text():
    page = "<p>运行命令：</p><pre><code># a\n\n  b</code></pre><div class='highlight'><pre>$ c</pre></div><pre>d</pre>"
    assert [(text, hint) for text, hint in shapes(read(page).blocks) if text != "运行命令："] == [
        ("# a", "code"),
        ("  b", "code"),
        ("$ c", "code"),
        ("d", ""),
    ]


def test_a_span_that_no_table_has_is_no_obstacle():
    many = "9" * 5000
    page = f"<table><tr><td colspan={many}>渡口<td rowspan=0{many}>河流<tr><td>水文<td>气象</table>"
    assert "渡口" in content(page)


def test_a_long_line_is_read_in_time_that_grows_with_its_length():
    began = process_time()
    assert content("<p>" + "渡口 ferry \n" * 20_000)
    assert content("<?xml " + " " * 100_000 + "<p>渡口")
    assert process_time() - began < 5


TABBED = (
    "<h1>渡口</h1><div class=pane><p>In March the landing still lay in fog when the first ferry of the day put in.</p>"
    "<p>Old Zhou, the boatman, tied the rope to a stone post and called the passengers aboard.</p></div>"
    "<div class=pane {hidden}><p>三月的渡口还在雾里，第一班渡船已经靠岸。</p>"
    "<p>船工老周把缆绳系在石桩上，招呼乘客上船，一共只有七个人。</p></div>"
)


@pytest.mark.parametrize("hidden", ["", "hidden", "style='display:none'"])
def test_the_smaller_language_is_text_as_well_also_where_a_button_shows_it(hidden: str):
    assert len(content(TABBED.format(hidden=hidden))) == 5


def test_a_box_that_is_hidden_and_no_other_half_of_the_text_is_no_text():
    page = (
        f"<h1>指南</h1><div>{BODY}</div><div hidden><p>请使用微信扫描二维码，关注我们的公众号，获取更多内容。</p></div>"
    )
    assert len(content(page)) == 4


def test_other_stories_behind_the_text_are_no_text_but_a_box_inside_it_ends_nothing():
    box = "<h3>相关阅读</h3><p>老城墙下的旧书市场下月搬迁。</p>"
    assert "老城墙下的旧书市场下月搬迁。" not in content(f"<div><h1>指南</h1>{BODY}{BODY}{BODY}{BODY}{box}</div>")
    assert content(f"<div><h1>指南</h1><p>导语。</p>{box}{BODY}</div>")[-1].startswith("当地牧民")


def test_half_a_character_in_a_description_spoils_no_page():
    page = f"<meta name=description content='草原新能'><!-- 草 --><h1>题目在此</h1>{BODY}".encode()
    for broken in (page.replace("能'".encode(), b"\xe8\x83'"), page.replace("草 -->".encode(), b"\xe8\x8d -->")):
        assert len([block for block in read_bytes(broken, "a.html").blocks if block.hint == ""]) == 3
    with pytest.raises(DamagedFile, match="belongs to no character"):
        read_bytes(page.replace("风机".encode(), b"\xe9\xa3"), "a.html")


MESSAGE = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/a\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--=_x1"\r\n\r\n\r\n'
    "----=_x1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
    '----=_x1\r\nContent-Type: text/html; charset="{charset}"\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n'
)


@pytest.mark.parametrize(
    ("encoding", "encoded"),
    [("quoted-printable", quopri.encodestring), ("base64", binascii.b2a_base64), ("8bit", bytes)],
)
@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
@pytest.mark.parametrize("name", ["page.mhtml", "page.mht", "page.html"])
def test_a_page_that_a_browser_saved_with_all_its_parts_is_read(
    encoding: str, encoded: Callable[[bytes], bytes], charset: str, name: str
):
    data = MESSAGE.format(charset=charset, encoding=encoding).encode() + encoded(NEWS_ZH.encode(charset))
    document = read_bytes(data + b"\r\n----=_x1--\r\n", name)
    assert document.blocks[0].text == "渡口的早晨"
    assert document.reference.url == "https://example.org/a"


def test_a_message_without_a_page_is_damaged():
    message = MESSAGE.format(charset="utf-8", encoding="base64").replace("text/html", "text/css").encode()
    with pytest.raises(DamagedFile, match="holds no page"):
        read_bytes(message, "page.mhtml")
    with pytest.raises(DamagedFile, match="cut short"):
        read_bytes(MESSAGE.format(charset="utf-8", encoding="base64").encode() + b"PGh0bWw", "page.mhtml")


SEEDS = (OLD_PORTAL.encode("gbk"), NEWS.encode(), TABLE.encode("utf-16"), MESSAGE.encode() + NEWS_ZH.encode())


@given(st.sampled_from(SEEDS), st.lists(st.tuples(st.integers(0, 2500), st.integers(0, 9), st.binary(max_size=9))))
def test_a_page_damaged_anywhere_is_read_or_refused(seed: bytes, changes: list[tuple[int, int, bytes]]):
    for at, gone, come in changes:
        seed = seed[:at] + come + seed[at + gone :]
    for name in ("page.html", "page.mhtml"):
        with suppress(ReadError):
            assert all(block.text.strip() for block in read_bytes(seed, name).blocks)


@given(st.integers(0, 3000), st.sampled_from(SEEDS))
def test_a_page_cut_short_anywhere_is_read_or_refused(length: int, seed: bytes):
    with suppress(ReadError):
        read_bytes(seed[:length], "page.html")


def test_much_damage_in_tags_takes_hardly_longer_than_little():
    page = "<p>水渠很长。</p>".encode() * 10_000 + b'<a title="\xff">' * 99
    begun = process_time()
    document = read_bytes(page, "page.html")
    assert sum("水渠很长。" in block.text for block in document.blocks) == 10_000
    assert process_time() - begun < 6


class TestDocumentsOfWordProcessors:
    """Pages without a link: nothing stands around their text."""

    PAGE = (
        "<body><p>渡口章程</p><p>立约人：林望舒</p><h1>第一章 渡船</h1><p>{0}</p><h1>第二章 船夫</h1><p>{0}</p>"
        "<h1>第三章 票价</h1><p>{0}</p></body>"
    ).format("渡船天亮开航，日落靠岸，风大的日子停航。" * 6)

    def test_have_what_stands_before_their_first_heading(self):
        assert content(self.PAGE)[:3] == ["渡口章程", "立约人：林望舒", "第一章 渡船"]

    def test_have_headers_and_contents_of_libreoffice_set_aside(self):
        around = '<div title="header"><p>渡口卷宗</p></div><div id="Table of Contents1"><p>第一章 渡船 3</p></div>'
        assert boilerplate(self.PAGE.replace("<body>", f"<body>{around}")) == ["渡口卷宗", "第一章 渡船 3"]

    def test_have_the_blank_behind_the_number_of_an_article_where_the_line_broke_there(self):
        assert content("<p>第一条\n渡船天亮开航。</p>") == ["第一条 渡船天亮开航。"]


@pytest.mark.parametrize(
    "mark",
    [
        '<sup class="reference"><a href="#cite_note-1"><span>[</span>1<span>]</span></a></sup>',
        '<a class="footnote-ref" href="#fn1" id="fnref1"><sup>1</sup></a>',
        '<a class="sdfootnotesym" href="#sdfootnote1anc">1</a>',
        '<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>',
        '<a href="#fnref1">↩</a>',
        '<span class="mw-editsection">[<a href="/edit">编辑</a>]</span>',
        '<a class="headerlink" href="#ferry">¶</a>',
        '<span class="sr-only">opens in a new window</span>',
    ],
)
def test_marks_of_notes_and_what_is_not_printed_stand_beside_the_text(mark: str):
    assert content(f"<p>渡船天亮开航。{mark}</p><p>船夫姓莫。</p>") == ["渡船天亮开航。", "船夫姓莫。"]


def test_a_figure_of_the_sentence_that_is_a_link_stays_in_it():
    assert content('<p>See section <a href="#s3">3</a> of the rules.</p>') == ["See section 3 of the rules."]


def test_numbers_that_count_sentences_from_outside_are_none_of_the_text():
    lines = ["船来了。", "灯亮了。", "人走了。"]
    lesson = "".join(f"<div><span>{at}.</span><p>{line}</p></div>" for at, line in enumerate(lines, 1))
    assert content(lesson) == lines


def test_figures_that_do_not_count_stay():
    assert content("<div>1998</div><p>船来了。</p><div>2</div><p>灯亮了。</p>") == ["1998", "船来了。", "2", "灯亮了。"]


class TestWhatIsOffered:
    """Other texts to read, letters and programs to ask for: in the middle of a text and behind it."""

    TEXT = "".join(f"<p>{'渡船天亮开航，日落靠岸，风大的日子停航。' * 4}第{at}日。</p>" for at in range(12))
    CARDS = "<ul>" + "".join(
        f'<li><h4><a href="/{at}">{name}</a></h4><p>{name}的故事，从一盏灯说起，讲到船回来。</p><i>周{at}</i></li>'
        for at, name in enumerate(("守塔人", "卖鱼的", "看桥的"), 1)
    ) + "</ul>"  # fmt: skip

    def left_out(self, offer: str) -> list[str]:
        return boilerplate(f"<body><div>{self.TEXT}{offer}{self.TEXT}</div></body>")

    def test_cards_of_other_texts_are_left_out_with_what_stands_under_their_headings(self):
        assert self.left_out(self.CARDS)[:2] == ["守塔人", "守塔人的故事，从一盏灯说起，讲到船回来。"]
        assert len(self.left_out(self.CARDS)) == 9

    def test_text_between_headings_that_are_links_is_text(self):
        chapters = "".join(f'<h3><a href="/{at}">第{at}章</a></h3>{self.TEXT[:200]}</p>' for at in range(1, 5))
        assert all("渡船" not in text for text in self.left_out(chapters))

    def test_a_link_that_is_a_paragraph_of_its_own_is_left_out(self):
        assert self.left_out('<p>延伸：<a href="/x">看桥人的三十年与一把旧伞</a></p>') == [
            "延伸：看桥人的三十年与一把旧伞"
        ]
        assert self.left_out('<p><a href="/x">附件1：渡船时刻表</a></p>') == []
        assert self.left_out('<p><a href="/x">https://example.org/ferry</a></p>') == []

    def test_calls_to_follow_and_to_subscribe_are_left_out(self):
        assert self.left_out("<p>GET THE FERRY APP, CLICK HERE</p>") == ["GET THE FERRY APP, CLICK HERE"]
        assert self.left_out('<p>Follow us on <a href="/x">the pier</a>.</p>') == ["Follow us on the pier."]
        assert self.left_out("<p>The children follow them home.</p>") == []

    def test_what_stands_under_a_picture_is_its_caption_and_is_told_once(self):
        caption = "<div class='wp-caption-text'>守塔人的女儿在灯下读书，"
        caption += "摄于灯塔搬迁前的最后一个冬天，那一年湖面没有结冰，渡船照常开航。</div>"
        page = f"<body><div>{self.TEXT}{caption}{self.TEXT}{caption}</div></body>"
        hints = [block.hint for block in read(page).blocks if "女儿" in block.text]
        assert hints == ["caption", "boilerplate"]


def test_a_page_on_which_every_sentence_is_a_link_keeps_them() -> None:
    lines = "".join(f'<p><a href="/{at}">渡船第{at}次靠岸。</a></p><p>Landing number {at}.</p>' for at in range(9))
    assert "渡船第3次靠岸。" in content(f"<body>{lines}</body>")
