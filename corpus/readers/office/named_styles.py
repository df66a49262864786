"""What the name of a paragraph style says of the paragraphs in it."""

from __future__ import annotations

import re

from corpus.remembering import WORDS, remembered
from corpus.types import Hint

_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
_HINTS: tuple[tuple[re.Pattern[str], Hint], ...] = (
    (
        re.compile(r"(?:toc|目录|目錄|index|contents)\s*\d{1,2}|(?:toc|contents|index) heading|table of figures", re.I),
        "boilerplate",
    ),
    (re.compile(r"duizhao (?:work|source)", re.IGNORECASE), "boilerplate"),  # what our own exports say of a text
    (re.compile(r"title|标题|標題", re.IGNORECASE), "title"),
    (re.compile(r"(?:.* ?)?caption|题注|題註|figure|illustration|drawing", re.IGNORECASE), "caption"),
    (re.compile(r"(?:footnote|endnote)(?: text)?|脚注文本|尾注文本", re.IGNORECASE), "note"),
    (re.compile(r"source code|html preformatted", re.IGNORECASE), "code"),
)
"""Names of styles, which word processors keep in English whatever their own language, and Chinese ones of old files."""


@remembered(4096, WORDS)
def hint_of(style: str) -> Hint:
    """What paragraphs of a style of this name are, headings apart; ``""`` where the name says nothing."""
    return next((hint for pattern, hint in _HINTS if pattern.fullmatch(style.strip())), "")


@remembered(4096, WORDS)
def heading_level(style: str) -> int | None:
    """The level of the headings of a style of this name, 1 the highest; None where it is no heading's."""
    match = _HEADING.fullmatch(style.strip())
    return int(match[1]) if match else None
