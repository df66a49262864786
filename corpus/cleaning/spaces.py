"""White space that layout strewed into a text."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.bibliography import matter_kind
from corpus.bibliography.matter import LONGEST_LINE
from corpus.numbering import leading_number
from corpus.types import Block

_HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_WIDE = r"，。、；：？！（）《》〈〉【】「」『』〔〕"
_BETWEEN_HAN = re.compile(rf"(?<=[{_HAN}{_WIDE}])[^\S\n\u3000]+(?=[{_HAN}{_WIDE}])")
_BEFORE_MARK = re.compile(rf"(?<=[{_HAN}])[^\S\n]+(?=[,;:)%])")
_AFTER_MARK = re.compile(rf"(?<=[{_HAN})\d][,;:])[^\S\n]+(?=[{_HAN}])|(?<=[(])[^\S\n]+(?=[{_HAN}])")
_RUN = re.compile(r"[^\S\n\u3000]{2,}|[^\S\n\u3000 ]")
"""White space that a single blank is to stand for: any but a single blank."""

_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_LABEL = re.compile(rf"(?:[{_HAN}]{{2,5}}[:：])?\s*■?\s*[{_HAN}·]{{2,12}}(?:[^\S\n]+[{_HAN}·]{{2,12}})+\s*")
_SET_OFF = ("part", "chapter", "section", "article")
_MAX_LABEL = 48  # characters


def _close(text: str) -> str:
    """Without the blanks between Chinese characters, unless blanks are how a short line lists its words."""
    if (number := leading_number(text)) and number.style in _SET_OFF and text[number.end : number.end + 1] == " ":
        return text[: number.end + 1] + _BETWEEN_HAN.sub("", text[number.end + 1 :])
    if len(text) <= _MAX_LABEL and _LABEL.fullmatch(text):
        return text
    if len(text) <= LONGEST_LINE and matter_kind(text, "zh") in ("byline", "credit", "keywords"):
        return text  # the blanks part names and labels
    return _BETWEEN_HAN.sub("", text)


def spaces(block: Block) -> Block:
    """No blanks between Chinese characters or around their marks, single blanks elsewhere, no invisible ones.

    Blanks between Chinese and figures or Latin words are the author's and stay, as does the one that sets off
    the number of an article or chapter (第一条　总则); so do those of a line that only lists names or keywords,
    where the blank is the separator.
    """
    text = _RUN.sub(" ", _INVISIBLE.sub("", block.text)).strip()
    if not text.isascii() and (" " in text or "\u3000" in text):  # what stands beside Chinese
        text = _AFTER_MARK.sub("", _BEFORE_MARK.sub("", _close(text)))
    return block if text == block.text else replace(block, text=text)
