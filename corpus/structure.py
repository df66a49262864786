"""What each paragraph is: title, heading and its level, clause, list item, or a line about the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.bibliography import matter_kind
from corpus.folding import is_han
from corpus.numbering import leading_number
from corpus.types import Kind, Paragraph
from corpus.words import chinese_words

_DASH_READ_AS_ONE = re.compile(r"一\s?(?![是来、])(?=[\u4e00-\u9fff]{2,8}[:：])")
MISREAD = 3  # items of a list that begin so before the numeral is taken for a dash
_DASH = re.compile(r"(?:[—–―─]{1,3}\s*|-\s+)(?=[^\W\d])")
_SECTION_NAMES = re.compile(
    r"(?:参考文献|參考文獻|注释|註釋|附录|附錄|附件|目录|目錄|References|Bibliography|Notes|Appendix|Contents|Acknowledge?ments)"
    r"\s*[:：]?\s*$",
    re.IGNORECASE,
)
# A line all in brackets（此件公开发布）, or the number of an official document 国发〔2023〕3号.
_NOTICE = re.compile(r"[(（][^()（）]{2,40}[)）]|\S{1,10}[〔\[［(（](?:19|20)\d\d[〕\]］)）]\s*(?:第\s*)?\d+\s*号")
# A short line with a label (乙方：鹿溪车队) or a speaker (Reporter: Thank you) heads nothing; a title may have a colon.
_RUN_IN = re.compile(r"[^:：]{1,24}[:：]\s*\S")
# A time of day on a date or an address, which programs put on printed pages.
_PRINTED = re.compile(r"\d[\d/.,-]*\s+\d{1,2}:\d\d(?::\d\d)?\s*(?:[AP]M)?|(?:https?|file|ftp)://\S+", re.IGNORECASE)
_NUMBER_LEVELS = ("part", "chapter", "section")  # outermost first, whatever the order in which they appear


def structure(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Give each paragraph of one stream its kind, and each heading its level (1 is the highest)."""
    typed = tuple(_typed(paragraph, at == 0) for at, paragraph in enumerate(_without_dashes(paragraphs)))
    return _with_levels(_with_title(typed))


def _without_dashes(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Dashes before list items go, also those that an extraction read as the numeral 一."""
    misread = [p.kind != "heading" and p.lang == "zh" and _begins_with_misread_dash(p.text) for p in paragraphs]
    enough = sum(misread) >= MISREAD
    return tuple(
        p if p.kind in ("heading", "title") else _bullet(p, _DASH_READ_AS_ONE if enough and one else _DASH)
        for p, one in zip(paragraphs, misread, strict=True)
    )


def _begins_with_misread_dash(text: str) -> bool:
    """Whether 一 stands before a run-in title without making a word with it (一铁路：, but not 一等奖： or 一般：)."""
    return bool(_DASH_READ_AS_ONE.match(text)) and chinese_words(text[:12])[0].text == "一"


def _bullet(paragraph: Paragraph, marker: re.Pattern[str]) -> Paragraph:
    found = marker.match(paragraph.text)
    if not found or len(paragraph.text) == found.end():
        return paragraph
    return replace(paragraph, text=paragraph.text[found.end() :], kind="bullet", number="", ordinal=None)


def _typed(paragraph: Paragraph, first: bool) -> Paragraph:
    kind: Kind = paragraph.kind
    if _SECTION_NAMES.match(paragraph.text):
        kind = "heading"
    elif kind in ("paragraph", "heading", "bullet") and (matter := matter_kind(paragraph.text, paragraph.lang)):
        kind = matter
    elif kind in ("paragraph", "bullet") and paragraph.number:
        kind = "clause"
    elif (
        kind == "heading"
        and not first
        and not paragraph.number
        and not paragraph.level
        and _RUN_IN.match(paragraph.text)
    ):
        kind = "paragraph"
    elif kind == "heading" and _NOTICE.fullmatch(paragraph.text):
        kind = "note"
    elif kind == "heading" and _PRINTED.fullmatch(paragraph.text):
        kind = "other"
    elif kind == "heading" and not any(char.isalpha() or is_han(char) for char in paragraph.text):
        kind = "other"  # a figure or a mark that stands alone
    return replace(paragraph, kind=kind)


def _with_title(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The first heading without a number is the title, where nothing but lines about the document precedes it."""
    for at, paragraph in enumerate(paragraphs):
        if paragraph.kind == "title":
            break
        if paragraph.kind == "heading":
            if not paragraph.number:
                return (
                    *paragraphs[:at],
                    replace(paragraph, kind="title", level=paragraph.level or 1),
                    *paragraphs[at + 1 :],
                )
            break
        if paragraph.kind in ("paragraph", "clause", "bullet", "abstract", "table"):
            break
    return paragraphs


def _with_levels(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Levels for headings: the markup's where there is one, else by the style of number, outer styles first.

    A style of number keeps the level at which it first appeared; a heading without a number stands
    one level below the numbered heading above it, and a section like the references as high as the first.
    """
    first = min((p.level for p in paragraphs if p.kind == "heading" and p.level), default=1)
    levels: dict[str, int] = {}
    stack: list[str] = []
    result = []
    for paragraph in paragraphs:
        level = paragraph.level if paragraph.kind == "title" else None
        if paragraph.kind == "heading":
            number = leading_number(paragraph.text)
            style = number.style if number else ""
            level = paragraph.level or levels.get(style) or _level(paragraph, style, stack, levels, first)
            if style:
                levels[style] = level
                stack = [*stack[: stack.index(style)], style] if style in stack else [*stack, style]
        result.append(replace(paragraph, level=level))
    return tuple(result)


def _level(paragraph: Paragraph, style: str, stack: Sequence[str], levels: dict[str, int], first: int) -> int:
    """The level of a heading whose style of number has none yet."""
    if not stack or _SECTION_NAMES.match(paragraph.text):
        return first
    inner = stack[-1]
    outer = style in _NUMBER_LEVELS and inner in _NUMBER_LEVELS
    if outer and _NUMBER_LEVELS.index(style) < _NUMBER_LEVELS.index(inner):
        return max(1, levels[inner] - 1)
    return levels[inner] + 1
