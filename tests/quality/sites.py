"""Pages in the shapes of real sites, with what is text on them and what is not: made of texts of ours.

The texts are those of ``formats/texts``; around them stands what stands around texts on portals, blogs and bilingual
sites, in the encodings that such pages come in, truly or not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TEXTS = Path(__file__).parent / "formats" / "texts"

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Site:
    """A page: its bytes, the lines that are its text, and those that are not."""

    name: str
    data: bytes
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]
    pairs: tuple[Pair, ...] = ()


@cache
def text(name: str, most: int = 14) -> tuple[Pair, ...]:
    """The title and the first paragraphs of one of our texts, in both languages."""
    units = [unit.splitlines() for unit in (TEXTS / f"{name}.txt").read_text(encoding="utf-8").split("\n\n")]
    chosen = [(unit[1], unit[2]) for unit in units if len(unit) == 3 and unit[0] in ("title", "p", "h1")]
    return tuple(chosen[:most])


TEASERS = (
    "山里的小学只剩三个学生，老师说，只要还有一个孩子来，他就把钟敲下去，把灯点起来。",
    "今年的新茶比往年晚了十天，茶农把原因归给三月那场谁也没有料到的雪。",
    "老城墙下的旧书市场下月搬迁，摊主们在最后一个周末把书价降到一折。",
)
TEASERS_EN = (
    "Only three pupils are left in the mountain school, and the teacher goes on ringing the bell for them.",
    "This year's tea came ten days late, and the growers blame a snowfall that nobody had expected in March.",
    "The second-hand book market under the old wall moves next month; on its last weekend prices fall to a tenth.",
)
COMMENTS = (
    "小时候坐过这条船，妈妈在船头给我买过一只烤红薯，现在想起来手还是烫的。",
    "说得好听，票价是多少呢，老百姓到底坐得起坐不起，文章里一个字都没有提。",
    "支持一下，下个月带孩子去看看，希望到时候不要人挤人，也不要又停航了。",
)
COMMENTS_EN = (
    "My grandfather worked on this line all his life and would have loved to read about it, thank you so much.",
    "Nice story, but who is going to pay for all this? I do not see a word about the price of a ticket.",
    "We went there last weekend with the kids, and honestly it was too crowded to enjoy anything at all.",
)
NAV = tuple("首页 要闻 政务公开 办事服务 互动交流 专题专栏".split())
NAV_EN = ("Home", "World", "Business", "Opinion", "Travel", "Subscribe")
FOOT = "版权所有：白沙在线　备案号：某ICP备00000000号　联系电话：000-00000000"
FOOT_EN = "Copyright Baisha Herald. All rights reserved. Terms of use and privacy policy."


def links(words: Sequence[str]) -> str:
    return " ".join(f'<a href="/{n}.html">{word}</a>' for n, word in enumerate(words))


def cards(teasers: Sequence[str]) -> str:
    return "".join(
        f'<div class=item><h4><a href="/c{n}.html">{each[:14]}</a></h4><p>{each}</p><span>2021-03-0{n + 1}</span></div>'
        for n, each in enumerate(teasers)
    )


def paragraphs(lines: Sequence[str], tag: str = "p") -> str:
    return "".join(f"<{tag}>{line}</{tag}>\n" for line in lines)


def page(title: str, body: str, charset: str = "utf-8") -> str:
    head = f'<head><meta charset="{charset}"><title>{title}</title></head>'
    return f"<!DOCTYPE html>\n<html>{head}\n<body>{body}</body></html>"


def portal() -> Site:
    """A government portal of old: tables, GB2312 declared and GBK meant, tools for the size of the letters."""
    title, *lines = [zh for zh, _ in text("news")]
    head = f"<td>{links(NAV)}</td></tr><tr><td><div class=dqwz>您当前的位置：{links(NAV[:2])} &gt; 正文</div>"
    tools = "<div class=tools>字号：<a href=#>大</a> <a href=#>中</a> <a href=#>小</a> <a href=#>打印</a></div>"
    other = "".join(f"<li><a href={n}>{each[:16]}</a> <span>2021-03-0{n}</span></li>" for n, each in enumerate(TEASERS))
    body = (
        f"<table width=980><tr>{head}<h1>{title}</h1>{tools}<div class=TRS_Editor>"
        + "".join(f"<p>　　{line}</p>" for line in lines)
        + f"</div></td></tr><tr><td><b>相关新闻</b><ul>{other}</ul></td></tr>"
        + f"<tr><td align=center>{FOOT}</td></tr></table>"
    )
    return Site("portal", page(title, body, "gb2312").encode("gbk"), (title, *lines), (FOOT, NAV[2], TEASERS[0][:16]))


def magazine() -> Site:
    """Two columns that are items of a list: the article, and what others read."""
    title, *lines = [zh for zh, _ in text("interview")]
    body = (
        f"<div id=top>{links(NAV)}</div><ul class=two-column><li class=left><h3>{title}</h3><p>2021-03-05 09:12:44</p>"
        f"<div class=content>{paragraphs(lines)}</div></li>"
        f"<li class=right><h4>大家都在看</h4>{cards(TEASERS)}</li></ul>"
        f"<div class=bottom>{FOOT}</div>"
    )
    return Site("magazine", page(f"{title}_白沙在线", body).encode(), (title, *lines), (*TEASERS, FOOT))


def forum_in_big5() -> Site:
    """A page of the nineties in Big5: no paragraphs, no classes, tags that nobody closes."""
    title, *lines = [
        "老街的燈籠鋪",
        "老街盡頭有一家燈籠鋪，門面只有一扇門寬，掛著兩盞褪了色的紅燈籠。",
        "老闆姓魏，今年七十六歲，十四歲跟著父親學糊燈籠，糊了一輩子。",
        "他說從前元宵節前一個月，一家人要點著燈做到天亮，現在一年賣不到三十盞。",
        "兒子在城裡寫程式，過年回來會幫他劈竹篾，手藝不差，只是心不在這裡。",
        "街坊勸他把鋪子租給賣奶茶的，他搖搖頭，說燈還亮著，門就不能關。",
    ]
    body = f"<center><font size=6>{title}</font></center><hr>" + "<br><br>".join(
        f"&nbsp;&nbsp;{line}" for line in lines
    )
    body += "<hr><a href=1>上一篇</a> <a href=2>下一篇</a> <a href=3>回首頁</a>"
    return Site("forum_in_big5", page(title, body, "big5").encode("cp950"), (title, *lines), ("回首頁",))


def lying() -> Site:
    """GBK that a program saved and that says it is Latin."""
    title, *lines = [zh for zh, _ in text("report")]
    body = f"<div class=nav>{links(NAV)}</div><h1>{title}</h1>{paragraphs(lines)}<div class=footer>{FOOT}</div>"
    return Site("lying", page(title, body, "iso-8859-1").encode("gbk"), (title, *lines), (FOOT, NAV[3]))


def saved_as_unicode() -> Site:
    """UTF-16 with its mark, whose head still says GB2312, as a text editor saves it."""
    title, *lines = [zh for zh, _ in text("news")]
    body = f"<h1>{title}</h1>{paragraphs(lines)}<div class=copyright>{FOOT}</div>"
    return Site("saved_as_unicode", page(title, body, "gb2312").encode("utf-16"), (title, *lines), (FOOT,))


def newspaper() -> Site:
    """An English newspaper: shares and stories inside the article, comments longer than it behind."""
    title, *lines = [en for _, en in text("news")]
    share = "<div class=share-buttons><a href=#>Facebook</a> <a href=#>Email</a></div>"
    comments = "".join(f"<div class=c><b>reader{n}</b><p>{each}</p></div>" for n, each in enumerate(COMMENTS_EN * 3))
    body = (
        f"<header><nav>{links(NAV_EN)}</nav></header><main><article><h1>{title}</h1>{share}"
        f"<div class=body>{paragraphs(lines[:6])}<div class=promo-box>{cards(TEASERS_EN[:1])}</div>"
        f"{paragraphs(lines[6:])}</div>"
        f"<section class=related-posts><h2>Related stories</h2>{cards(TEASERS_EN)}</section></article>"
        f"<div id=comments><h2>9 comments</h2>{comments}</div></main><footer>{FOOT_EN}</footer>"
    )
    unwanted = (*TEASERS_EN, *COMMENTS_EN, FOOT_EN)
    return Site("newspaper", page(f"{title} - Baisha Herald", body).encode(), (title, *lines), unwanted)


def homepage() -> Site:
    """A page somebody typed: unclosed tags, capitals, fonts, no element that holds the text."""
    title, *lines = [en for _, en in text("interview")]
    body = f"<H1>{title}<P>" + "\n<P><FONT FACE=Arial>".join(lines) + "<P><A HREF=index.html>Back to my home page</A>"
    return Site("homepage", f"<HTML><TITLE>{title}</TITLE><BODY BGCOLOR=white>{body}".encode(), (title, *lines), ())


def comments_in_chinese() -> Site:
    """A short text under which people talk at length."""
    title, *lines = [zh for zh, _ in text("news", 5)]
    talk = "".join(f"<div class=reply><span>网友{n}</span><p>{each}</p></div>" for n, each in enumerate(COMMENTS * 4))
    body = (
        f"<div class=nav>{links(NAV)}</div>"
        f"<div class=article><h1>{title}</h1><div class=text>{paragraphs(lines)}</div></div>"
        f"<div class=pinglun><h3>网友评论</h3>{talk}</div><div class=foot>{FOOT}</div>"
    )
    return Site("comments_in_chinese", page(title, body).encode(), (title, *lines), (*COMMENTS, FOOT))


def encyclopedia() -> Site:
    """An entry with its contents, a box of facts, links to edit and a list of what else there is."""
    title, *lines = [en for _, en in text("report")]
    contents = (
        "<div id=toc class=toc><ul>" + "".join(f"<li><a href=#s{n}>{n} Part</a>" for n in range(4)) + "</ul></div>"
    )
    body = (
        f"<div id=mw-navigation class=sidebar>{links(NAV_EN)}</div><div id=content><h1>{title}</h1>{contents}"
        f"{paragraphs(lines)}</div><div id=catlinks>{links(NAV_EN)}</div><div id=footer>{FOOT_EN}</div>"
    )
    return Site("encyclopedia", page(title, body).encode(), (title, *lines), (FOOT_EN, "3 Part", NAV_EN[3]))


def framed() -> Site:
    """A frameset, whose text is what browsers without frames show."""
    title, *lines = [zh for zh, _ in text("interview", 6)]
    inner = f"<noframes><h1>{title}</h1>{paragraphs(lines)}</noframes>"
    inner = f"<frameset cols=20%,80%><frame src=a><frame src=b>{inner}</frameset>"
    return Site("framed", f"<html><head><title>{title}</title></head>{inner}</html>".encode(), (title, *lines), ())


def application() -> Site:
    """What a program built: boxes in boxes, deeper than browsers nest them."""
    title, *lines = [zh for zh, _ in text("report")]
    inner = f"<h1>{title}</h1>{paragraphs(lines, 'div')}"
    body = (
        f"<div class=topnav>{links(NAV)}</div>"
        + "<div>" * 600
        + inner
        + "</div>" * 600
        + f"<div class=footer>{FOOT}</div>"
    )
    return Site("application", page(title, body).encode(), (title, *lines), (NAV[2], FOOT))


def _bilingual(name: str, source: str, layout: Callable[[Sequence[Pair]], str]) -> Site:
    (zh, en), *pairs = text(source)
    body = (
        f"<div class=nav>{links(NAV)} {links(NAV_EN)}</div><h1>{zh}</h1><h2>{en}</h2>{layout(pairs)}"
        f"<div class=sidebar>{cards(TEASERS)}</div><div class=footer>{FOOT}<br>{FOOT_EN}</div>"
    )
    wanted = (zh, en, *(side for pair in pairs for side in pair))
    return Site(name, page(zh, body).encode(), wanted, (*TEASERS, FOOT, FOOT_EN), tuple(pairs))


def _columns(pairs: Sequence[Pair], first: int) -> str:
    sides = [f"<div class=col>{paragraphs([pair[side] for pair in pairs])}</div>" for side in (first, 1 - first)]
    return f"<div class=row>{''.join(sides)}</div>"


def _hidden(pairs: Sequence[Pair]) -> str:
    zh, en = (paragraphs([pair[side] for pair in pairs]) for side in (0, 1))
    return f'<div id=zh class=pane>{zh}</div><div id=en class=pane style="display:none">{en}</div>'


def _in_turns(pairs: Sequence[Pair]) -> str:
    return "<div>" + "".join(f"<p lang=zh-CN>{zh}</p><p lang=en>{en}</p>" for zh, en in pairs) + "</div>"


def _elements(pairs: Sequence[Pair]) -> str:
    units = (
        f"<div class=unit id=u{n}><span class=s>{zh}</span><br><span class=t>{en}</span></div>"
        for n, (zh, en) in enumerate(pairs)
    )
    return f"<section>{''.join(units)}</section>"


def _rows(pairs: Sequence[Pair]) -> str:
    rows = "".join(f"<tr><td>{n}</td><td>{zh}</td><td>{en}</td></tr>" for n, (zh, en) in enumerate(pairs, 1))
    return f"<table><tr><th>序号<th>中文<th>English</tr>{rows}</table>"


def sites() -> tuple[Site, ...]:
    """All pages."""
    of_one = (portal, magazine, forum_in_big5, lying, saved_as_unicode, newspaper, homepage, comments_in_chinese)
    return (
        *(make() for make in (*of_one, encyclopedia, framed, application)),
        _bilingual("columns", "news", lambda pairs: _columns(pairs, 0)),
        _bilingual("columns_english_first", "interview", lambda pairs: _columns(pairs, 1)),
        _bilingual("behind_a_button", "news", _hidden),
        _bilingual("in_turns", "report", _in_turns),
        _bilingual("paired_elements", "interview", _elements),
        _bilingual("rows", "news", _rows),
    )
