"""Lines that are about the document: who wrote it, when, where it appeared, what it cites.

Everything is matched on text with Traditional characters simplified one by one, which keeps offsets, so
values come back in the characters of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.bibliography.dates import find_dates
from corpus.bibliography.names import is_agency, is_byline, is_office, is_signed
from corpus.folding import simplify
from corpus.numbering import without_bullet
from corpus.remembering import remembered
from corpus.types import Kind, Lang

LONGEST_LINE = 160
"""Characters over which no line is a byline or a credit; the longest met on real pages has 118."""

LONGEST_VALUE = 60
"""Characters over which what stands behind a label is a sentence."""

_ROLES: tuple[tuple[str, str], ...] = (
    ("author", r"作者|撰文|撰稿|记者|通讯员|执笔|文(?=\s*[/／|｜丨])|文字(?=\s*[:：/／])|[图文][/／][图文]"),
    ("author", r"Authors?|Reporters?|(?:Written|Reported|Story|Text) by"),
    ("editor", r"(?:[^\s:：]{0,2}责任|本文|本期|本版|网络|网站|执行|值班|文字)?编辑|责编|主编|执行主编"),
    ("editor", r"(?:Responsible |Executive |Managing |Web |Copy )?Editors?(?: in charge)?|Edited by"),
    ("translator", r"译者|翻译|编译|Translators?|Translated by"),
    ("source", r"(?:文章|信息|稿件|新闻|内容)?来源|稿源|Source"),
    ("issued", r"(?:发布|发表|发稿|刊发|成文|印发)(?:时间|日期)|(?:时间|日期)(?=\s*[:：]\s*\d{4}-)"),
    ("issued", r"Time(?=\s*[:：]\s*\d{4}-)|Published(?: on)?|Posted(?: on)?|Release(?:d| date| time)|Date"),
    ("issued", r"(?:Adopted|Promulgated|Issued|Enacted) on"),
    ("issued", r"Pub(?:lish(?:ed)?|lication)? ?(?:date|time)"),
    ("updated", r"更新(?:时间|日期|于)?|(?:Last )?(?:Updated|Modified)(?: on)?"),
    ("", r"(?:责任)?校对|审核|审校|审稿|编审|监制|[初复终]审|策划|美编|签发|供图|摄影|图片来源"),
    ("", r"Proofread(?:er| by)|Photos? by|Photographer"),
    (
        "page",
        r"字号|字体|文字大小|浏览(?:次数|量|数)?|点击(?:次数|率|数|量)?|阅读(?:次数|量|数)?|分享到?|Views|Font size",
    ),
)
"""What a label says of its value; first match wins. ``page`` is the page's own furniture in a date line."""

_SPEAKER = re.compile(r"记者|通讯员|编辑|主编|主持|Reporter|Editor|Author", re.IGNORECASE)
"""Labels that also stand before what a person says."""

_LABEL = re.compile(
    r"(?:(?<![^\s|｜丨;；,，、(（\[【])|(?<=\d日)|(?<=\d:\d\d))(?:"
    + "|".join(f"(?P<r{n}>{labels})" for n, (_, labels) in enumerate(_ROLES))
    + r")(?:\s*[:：/／|｜丨]\s*|(?<=\bby)\s+|(?<=\bon)\s+|(?<=[图文][/／][图文])\s+)",
    re.IGNORECASE,
)
_LABEL_END = re.compile(r"[:：/／|｜丨]|\b(?:by|on)\s", re.IGNORECASE)
"""What every label ends with."""

_CLOCK = re.compile(
    r"T?(?<!\d)\d{1,2}\s?[:：时]\s?\d{2}(?:\s?[:：分]\s?\d{2}(?:\.\d+)?秒?|分)?(?:\s?[AP]\.?M\.?)?|"
    r"\(?(?:GMT|UTC|CST|Beijing Time)\s?[+-]?\d{0,2}(?::?\d\d)?\)?|Z\b|(?:星期|周|礼拜)[一二三四五六日天]|"
    r"\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b|(?:上|下)午|(?:订定|制定|公布|发布|通过|印发|签署)$|\b(?:Updated|Published)\b|第?\s?\d{1,2}\s?版",
    re.IGNORECASE,
)
_BARS = re.compile(r"[|｜丨]+|\s{3,}")
_FURNITURE = re.compile(
    r"[\s【】\[\]()（）/·]*(?:(?:打印(?:本页|本文)?|关闭(?:窗口|本页)?|收藏|分享|大|中|小|Print|E-?mail|Share)[\s【】\[\]()（）/·]*)+",
    re.IGNORECASE,
)
_EDGES = " \t\u3000\xa0()（）[]【】《》|｜丨/／,，;；:：.·•-—–"
_SENTENCE = re.compile(r"[。！？!?]|[a-z)]{2}\.\s+[A-Z]|[a-z]{3}\.$|，.*，")

_BRACKETED = r"[【\[（(]?\s*(?:{0})\s*(?:[】\]）)]\s*[:：]?|[:：]|\s[—–])"
_ABSTRACT = re.compile(
    r"摘\s+要\s+\S|" + _BRACKETED.format(r"摘\s*要|内容摘要|内容提要|提\s*要|Abstract|Summary") + r"\s*\S",
    re.IGNORECASE,
)
KEYWORDS = re.compile(
    _BRACKETED.format(r"关\s*键\s*[词字]|主题词|标\s*签|Key\s?-?words?(?: and phrases)?|Tags|Index terms"),
    re.IGNORECASE,
)
"""The label of a line of keywords, in Simplified characters."""
_NUMBERED = re.compile(r"\s*[\[［【]\s*\d{1,3}\s*[\]］】]\s*\S")
_CARRIER = re.compile(r"[\[［](?:[JMNDCRSPZGAK]|EB|DB|CP)(?:/(?:OL|CD|MT|DK))?[\]］](?=\s*[.．,，/]|\s*$)")
_DATED = re.compile(r"[,，.(（]\s?(?:1[89]|20)\d\d[a-z]?\s?(?:[)）.,，:：;；(（-]|$)|https?://")
"""A year as references print it, between marks; in running text it has a word beside it."""

_AFFILIATION = re.compile(
    r"[(（\[【]\s*作者(?:单位|简介|介绍|系|为|是|现任|现为|分别)|作者(?:单位|简介|介绍)\s*[:：】\])）]|第一作者(?:简介)?\s*[:：]|"
    r"(?:Author(?:'s|s'?)?|Authors’|Author’s) (?:affiliations?|bio)\s*:|About the authors?\s*:|Affiliations?\s*:|"
    r"[(\[]\s*The (?:author|writer)s?\b",
    re.IGNORECASE,
)
_POST = (
    r"professor|researcher|fellow|director|editor|scholar|economist|journalist|columnist|reporter|lecturer|president"
)
_AUTHOR_IS = re.compile(
    r"The (?:author|writer)s? (?:is|are) (?:an? |the )?"
    rf"[^.]{{0,80}}\b(?:{_POST})s?\b[^.]{{0,30}}\b(?:of|at|with|from|in|for)\b"
)
_CONTACT = re.compile(r"(?:Contact|E-?mail) the (?:writer|author)s?\b.*@\S+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Imprint:
    """A byline, date line or credit taken apart: ``(role, value)`` pairs in the order printed.

    Roles are author, editor, translator, source, issued and updated (ISO dates), page, or ``""`` for other credits.
    """

    kind: Kind
    fields: tuple[tuple[str, str], ...]


@remembered(2048)
def matter_kind(text: str, lang: Lang) -> Kind | None:
    """What a line is if it is about the document and not of it; None for running text, headings and all else.

    ``lang`` is the side the line stands on. Both sides have lines in the other's script (keywords in a
    Chinese paper's English abstract), so it only decides which bylines without any label are possible.
    """
    line = simplify(without_bullet(text))
    if KEYWORDS.match(line):
        return "keywords"
    if _ABSTRACT.match(line):
        return "abstract"
    signs = [_NUMBERED.match(line), _CARRIER.search(line)].count(None)
    if not signs or (signs == 1 and _DATED.search(line)):  # two of three
        return "reference"
    if _AFFILIATION.match(line) or _AUTHOR_IS.match(line):
        return "affiliation"
    if _CONTACT.match(line):
        return "credit"
    imprint = read_imprint(text, lang)
    return imprint.kind if imprint else None


def read_imprint(text: str, lang: Lang) -> Imprint | None:
    """The parts of a byline, date line or credit; None where the line is none of these as a whole."""
    text = without_bullet(text)
    if not text or len(text) > LONGEST_LINE:
        return None
    line = simplify(text)
    dates = find_dates(text)
    labels = tuple(_LABEL.finditer(line)) if _LABEL_END.search(line) else ()
    taken = [(dated.start, dated.end) for dated in dates]
    if dates:
        taken += [clock.span() for clock in _CLOCK.finditer(line)]
    fields: list[tuple[str, str]] = []
    for part, label in _parts(_barred(text, taken), labels):
        if len(part) > LONGEST_VALUE or _SENTENCE.search(part):
            return None
        field = _labelled(label, part) if label else _unlabelled(part, lang, bool(dates) or _in_brackets(text))
        if field is None:
            return None
        fields.append(field)
    fields += [(_date_role(dated.start, labels), dated.iso) for dated in dates]
    return _imprint(tuple(field for field in fields if field[1] and field[0] != "page"))


def _imprint(fields: tuple[tuple[str, str], ...]) -> Imprint | None:
    if not fields:
        return None
    written = any(role in ("author", "issued", "updated") for role, _ in fields)
    return Imprint("byline" if written else "credit", fields)


def _barred(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with each span made a bar of the same length: offsets stay, and parts end there."""
    for start, end in spans:
        text = text[:start] + "|" * (end - start) + text[end:]
    return text


def _parts(text: str, labels: Sequence[re.Match[str]]) -> Iterator[tuple[str, re.Match[str] | None]]:
    """The parts between bars, wide blanks and labels; each with the label it stands behind, which is left out."""
    starts = {label.end(): label for label in labels}
    cuts = {0, len(text), *starts, *(label.start() for label in labels)}
    inside = {at for label in labels for at in range(label.start(), label.end())}
    cuts |= {at for bar in _BARS.finditer(text) for at in bar.span() if at not in inside}
    for start, end in pairwise(sorted(cuts)):
        part = text[start:end].strip(_EDGES)
        if start not in inside and (part or start in starts):
            yield part, starts.get(start)


def _labelled(label: re.Match[str], part: str) -> tuple[str, str] | None:
    """The role and value of a part behind a label; None for what a reporter or an editor says in an interview."""
    if _SPEAKER.match(label[0]) and not is_signed(simplify(part)):
        return None
    return _role(label), part


def _unlabelled(part: str, lang: Lang, sourced: bool) -> tuple[str, str] | None:
    """What a part without a label is; None if it is nothing that a byline has. ``sourced``: it may be a source."""
    simple = simplify(part)
    if is_byline(simple, lang):
        return "author", part
    if sourced and is_agency(simple):
        return "source", part
    if sourced and is_office(simple):
        return "author", part  # it signs with the date
    return ("page", part) if _FURNITURE.fullmatch(simple) else None


def _role(label: re.Match[str]) -> str:
    return next(role for n, (role, _) in enumerate(_ROLES) if label[f"r{n}"])


def _date_role(start: int, labels: Sequence[re.Match[str]]) -> str:
    """``updated`` for a date that stands behind such a label, else ``issued``."""
    before = [label for label in labels if label.end() <= start]
    return "updated" if before and _role(before[-1]) == "updated" else "issued"


def _in_brackets(text: str) -> bool:
    return text[0] in "(（[【" and text[-1] in ")）]】"
