"""What citeproc-py 0.11 prints wrongly, or a style in one language prints in the other: one row a repair.

The patterns meet the output while the record's words are still tokens (see `shield.py`), so they change
the style's own punctuation and words only. Rows are applied in order.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from re import Match

from corpus.types import Lang
from webapp.citations.bundled_styles import Style
from webapp.citations.shield import GENRE, NAMES, NO_DATE, NO_MEDIUM, PUBLISHER, RANGE, TITLE, URL

AUTHOR_DATE = "gbt7714-2015-author-date"

MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
MONTH = r"([一二三四五六七八九十]{1,2})月(?: (\d{1,2}))?"


@dataclass(frozen=True, slots=True)
class Repair:
    """Replace ``pattern`` in the output of one style or family (``""``: of all), in one language or both."""

    reason: str
    pattern: str
    replacement: str | Callable[[Match[str]], str]
    style: str = ""
    lang: Lang | None = None

    def applies(self, style: Style, lang: Lang) -> bool:
        """Whether this repair is meant for such a citation."""
        return self.style in {"", style.name, style.family} and self.lang in {None, lang}


def _numbered_month(match: Match[str]) -> str:
    month = MONTHS.index(match[1]) + 1
    return f"{month}月{match[2]}日" if match[2] else f"{month}月"


def _capital(match: Match[str]) -> str:
    return match[0].title()


REPAIRS: tuple[Repair, ...] = (
    # GB/T 7714-2015
    Repair("a list number belongs to the list that the entry is pasted into", r"^\[1\]", "", "gbt7714"),
    Repair("only an online carrier is named: [M], but [M/OL]", f"/{NO_MEDIUM}", "", "gbt7714"),
    Repair(
        "the system needs a year after the author", f"^([^{NO_DATE}]*){NO_DATE}", r"\1[出版年不详]", AUTHOR_DATE, "zh"
    ),
    Repair("the system needs a year after the author", f"^([^{NO_DATE}]*){NO_DATE}", r"\1[n.d.]", AUTHOR_DATE, "en"),
    Repair("an unknown date of a page leaves no brackets", rf"\. \({NO_DATE}\)(?!\[)|\({NO_DATE}\)", "", "gbt7714"),
    Repair("an unknown year leaves no punctuation", rf"(?:, |\. ){NO_DATE}|{NO_DATE}: ", "", "gbt7714"),
    Repair("a volume, as Chinese says it", r"卷 (\d+)", r"第\1卷", "gbt7714", "zh"),
    # APA
    Repair(
        "a title in the author's place is not repeated", rf"^({TITLE}[^()]*\([^()]*\)\.) {TITLE}\S?\.?", r"\1", "apa"
    ),
    Repair("no date of retrieval, no word for it", rf"(?:Retrieved|取读于) (?={URL})", "", "apa"),
    Repair("roles are capitalised in brackets", r"(?<!\d[snrt][tdh] )\b(?:eds?|trans)\.(?=\))", _capital, "apa", "en"),
    Repair("no number of a publication, no word for it", r" \(Publication\)", "", "apa"),
    Repair("the university stands with the kind of thesis", rf"({GENRE}\S?)\]\. ({PUBLISHER})", r"\1, \2]", "apa"),
    Repair(
        "editors in the author's place are not named again",
        rf"^([^{TITLE}]*\((?:Eds?\.|编)\)[^{TITLE}]*{TITLE}\S?) \([^()]*, (?:Eds?\.|编)\)",
        r"\1",
        "apa",
    ),
    Repair("a question mark ends a title by itself", r"(?<=[?!])\.(?= )|(?<=[？！。…])\. ?", "", "apa"),
    Repair("Chinese names are listed without &", r",? & ", ", ", "apa", "zh"),
    Repair("months are written in figures", MONTH, _numbered_month, "apa", "zh"),
    Repair("retrieval, as Chinese says it", r"取读于 (\S+), 从 ", r"\1取自 ", "apa", "zh"),
    # Chicago
    Repair(
        "editors in the author's place are not named again",
        rf"^(.+)(, eds?\., {TITLE}\S?), ed\. \1",
        r"\1\2",
        "chicago",
    ),
    Repair("commas and full stops stand inside the marks", r"\.?”,", ",”", "chicago", "en"),
    Repair("a closing mark replaces the full stop", r"([?!.])”\.", r"\1”", "chicago", "en"),
    Repair("commas and full stops stand inside the marks", r"”\.", ".”", "chicago", "en"),
    Repair("titles have their marks already", f"《({TITLE})》", r"\1", "chicago", "zh"),
    Repair("no blanks around 和 and 等", r",? (和|等)(?= ?) ?", r"\1", "chicago", "zh"),
    Repair("translators before their verb", rf"译 ({NAMES}(?:(?:, |和){NAMES})*)", r"\1译", "chicago", "zh"),
    Repair("editors before their verb", rf"编 ({NAMES}(?:(?:, |和){NAMES})*)", r"\1编", "chicago", "zh"),
    Repair("editors in the author's place are not named again", rf"^(.+), 编, ({TITLE}), \1编", r"\1编, \2", "chicago"),
    Repair("editors before their verb", rf"^([^{TITLE}]+), 编, (?={TITLE})", r"\1编, ", "chicago", "zh"),
    Repair("no blank before a title's mark", r"收入 ", "收入", "chicago", "zh"),
    Repair("a year is a bare number, as in the books' notes", r"(\d{4})年(?!\d)", r"\1", "chicago", "zh"),
    Repair("the issue, as Chinese says it", r"期 ([^\s,:]+)", r"第\1期", "chicago", "zh"),
    Repair("access, as Chinese says it", r"见于 (\d+年\d+月\d+日)", r"\1访问", "chicago", "zh"),
    Repair("only laws of the United States are public laws", r"Pub\. L\. No\. ", "", "chicago-note"),
    # Chinese footnotes
    Repair("no blank before 等", r" 等", "等", "footnote", "zh"),
    Repair("commas and full stops stand inside the marks", r"\.?”,", ",”", "footnote", "en"),
    Repair("a closing mark replaces the full stop", r"([?!.])”\.", r"\1”", "footnote", "en"),
    Repair("commas and full stops stand inside the marks", r"”\.", ".”", "footnote", "en"),
    # Everywhere
    Repair("Chinese has no ordinals of figures", r"(?<=\d)(?:st|nd|rd|th) ?(?=版)", "", lang="zh"),
    Repair("the full stop of “Co.” ends the sentence too", r"\.\.(?= |$)", "."),
    Repair("“unknown” says what is unknown", r"(?<=[( ])不详", "日期不详", lang="zh"),
    Repair("a supplement has no number", r"第([一-鿿]*刊\d*)期", r"\1", lang="zh"),
    Repair("a range of pages has a dash", f"～|{RANGE}", "–", lang="zh"),
    Repair("pages, as Chinese says it", r"页 (\d[\d–-]*)", r"第\1页", lang="zh"),
)


def repair(text: str, style: Style, lang: Lang) -> str:
    """The output of citeproc-py, put right for this style and language."""
    for row in REPAIRS:
        if row.applies(style, lang):
            text = re.sub(row.pattern, row.replacement, text)
    return text.strip()
