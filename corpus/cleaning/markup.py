"""Markdown that an extraction left in plain text: heading signs, bold, list markers, escapes."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.types import Block

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$", re.DOTALL)
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])")
_BULLET = re.compile(r"\s*(?:[-*+•·●○▪■◆]\s+|[•●○▪◆]\s*)(?=\S)")
_LONE_MARK = re.compile(r"\s*■\s*(?=\S{1,12}(?:\s+\S{1,12}){0,3}\s*$)")  # ■ before a byline is no list marker
_ESCAPE = re.compile(r"\\([$%#&_{}*~\[\]()+.!|>-])")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BREAK = re.compile(r"\s*<br\s*/?>\s*")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\((?:https?:|/|\.|#)[^)\s]*(?:\s+\"[^\"]*\")?\)")


def markup(block: Block) -> Block:
    """Markdown signs become hints (heading with its level, bullet) or go; the words stay as they are."""
    cleaned = _peeled(block)
    while cleaned != block:  # signs nest: - **# a heading**
        block, cleaned = cleaned, _peeled(cleaned)
    return cleaned


def _peeled(block: Block) -> Block:
    text = _BREAK.sub(" ", _COMMENT.sub("", block.text))
    hint, level = block.hint, block.level
    if found := _HEADING.match(text):
        text, hint, level = found.group(2), "heading", len(found.group(1))
    elif (found := _BULLET.match(text)) and not _LONE_MARK.match(text):
        text, hint = text[found.end() :], hint or "bullet"
    text = _LINK.sub(r"\1", text)
    text = _ITALIC.sub(r"\1", _BOLD.sub(r"\2", text))
    return replace(block, text=_ESCAPE.sub(r"\1", text), hint=hint, level=level)
