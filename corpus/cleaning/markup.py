"""Markdown that an extraction left in plain text: heading signs, bold, list markers, escapes.

Texts on programs use the same signs for other things (``__init__``, ``**kwargs``, ``C:\\_cache``), so a sign goes
only where Markdown would take it for one. What stands between backticks stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from corpus.types import Block, Hint

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+")
_HEADING_END = re.compile(r"\s#+\s*\Z")
_BULLET = re.compile(r"\s*(?:[-*+•·●○▪■◆]\s+|[•●○▪◆]\s*)(?=\S)")
_LONE_MARK = re.compile(r"\s*■\s*(?=\S{1,12}(?:\s+\S{1,12}){0,3}\s*$)")  # ■ before a byline is no list marker
_BREAK = re.compile(r"<br\s{0,9}/?>", re.IGNORECASE)

_SKIPPED = r"`[^`\n]+`"
_PATH = r"(?<!\S)(?:[A-Za-z]:\\|\\\\|%\w{1,40}%\\)\S*"
# Not 2**10, f(**options) or src/**/*.py; but 中文**粗体**中文 and **标签：**文字, which Markdown itself doesn't take.
_BOLD = re.compile(
    rf"{_SKIPPED}|(?<![*\\/])(?<![0-9A-Za-z_)\]](?=\*\*[!-~]))(\*{{2,3}})(?![\s*/])"
    r"(?P<words>(?:(?!\*\*).)+?)(?<![\s/])\1",
    re.DOTALL,
)
_UNDERLINED = re.compile(rf"{_SKIPPED}|(?<![\w\\/])__(?![\s_])(?P<words>(?:(?!__).)+?)(?<![\s_])__(?!\w)", re.DOTALL)
_ITALIC = re.compile(rf"{_SKIPPED}|(?<![\w*\\/])\*(?=[^\s*./,;)])(?P<words>[^*\n]+?)(?<=[^\s*/,;(])\*(?![\w*/])")
_ESCAPE = re.compile(rf"{_SKIPPED}|{_PATH}|(?<!\\)\\(?P<words>[$%#&_*\[\]])")
_INLINE = re.compile(r"[<\[*_\\]")
"""What each sign inside a line has one of; most lines have none."""

_TARGET = r"\((?:https?:|/|\.|#)[^)\s]{0,1000}(?:\s{1,9}\"[^\"\n]{0,500}\")?\)"
_IMAGE = re.compile(rf"{_SKIPPED}|!\[(?P<words>[^\[\]\n]*)\]{_TARGET}")
_LINK = re.compile(rf"{_SKIPPED}|(?<!!)\[(?P<words>[^\[\]\n]*)\]{_TARGET}")


def markup(block: Block) -> Block:
    """Markdown signs become hints (heading with its level, bullet) or go; the words stay as they are."""
    cleaned = _peeled(block)
    while cleaned != block:  # signs nest: - **# a heading**
        block, cleaned = cleaned, _peeled(cleaned)
    return cleaned


def _peeled(block: Block) -> Block:
    inline = _INLINE.search(block.text)
    before = _BREAK.sub(" ", block.text) if inline else block.text
    text, hint, level = _marked(before, block.hint, block.level)
    if inline:
        for sign in (_IMAGE, _LINK, _BOLD, _UNDERLINED, _ITALIC, _ESCAPE):
            text = sign.sub(_words(sign), text)
    changed = (text, hint, level) != (block.text, block.hint, block.level)
    return replace(block, text=text, hint=hint, level=level) if changed else block


def _marked(text: str, hint: Hint, level: int | None) -> tuple[str, Hint, int | None]:
    """The text without the signs before it that say what it is, and what they say."""
    at = 0
    while True:
        if found := _HEADING.match(text, at):
            hint, level = "heading", len(found[1])
        elif (found := _BULLET.match(text, at)) and not _LONE_MARK.match(text, at):
            hint = hint or "bullet"
        else:
            break
        at = found.end()
    text = text[at:]
    return (_HEADING_END.sub("", text) if hint == "heading" and at else text), hint, level


def _words(sign: re.Pattern[str]) -> Callable[[re.Match[str]], str]:
    """What stands in place of a match: the words inside the signs, or all of it where it is none of them."""

    def words(found: re.Match[str]) -> str:
        inside: str | None = found["words"]
        if inside is None or (sign is _UNDERLINED and inside.isascii() and " " not in inside):
            return found[0]  # __init__ is a name
        return inside

    return words
