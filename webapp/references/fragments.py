"""Links to a place inside a web page by the text that stands there (WICG, Scroll To Text Fragment).

``#:~:text=START,END`` leads to what begins with START and ends with END. Browsers find START and END only as they
stand, inside one paragraph each, and only where they begin and end between words, so both are short, and cut at a
mark of punctuation or a word's edge. Browsers that don't know the form open the page at its top.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from corpus.types import LANGS, Lang, Passage, Reference
from webapp.citations.items import csl_item, language
from webapp.citations.visible import visible

SHORT: dict[Lang, int] = {"zh": 24, "en": 80}
"""Characters up to which a text is named whole: Chrome names up to 300, but each more is one that may differ."""

WORDS: dict[Lang, int] = {"zh": 16, "en": 8}
"""About how long START and END are: Han characters, English words."""

DIRECTIVE = ":~:"

_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|epub|zip|txt)$", re.IGNORECASE)
_PIECES = re.compile(r"[^。！？；，、：“”‘’（）《》…—,;:!?()\"\n]+")


def original_link(reference: Reference, passage: Passage) -> str:
    """Where the passage stands in the web page that the record names; empty where that is no page.

    Each side is named by its text: a page in both languages lights up both, one in either language its own.
    """
    url = reference.url.strip()
    page, _, anchor = url.partition("#")
    if not page.startswith(("http://", "https://")) or _FILE.search(page.partition("?")[0]):
        return ""
    own = language(csl_item(reference))
    sides = sorted((side for side in LANGS if passage.text(side)), key=lambda side: side != own)
    directives = "&".join(f"text={fragment}" for side in sides if (fragment := text_fragment(passage.text(side), side)))
    kept = anchor.partition(DIRECTIVE)[0]
    return f"{page}#{kept}{DIRECTIVE}{directives}" if directives else url


def text_fragment(text: str, lang: Lang) -> str:
    """The parameter of a text directive that names ``text``, percent-encoded; empty where there is nothing to name."""
    lines = visible(text).splitlines()
    if not lines:
        return ""
    if len(lines) == 1 and len(lines[0]) <= SHORT[lang]:
        return _encoded(lines[0])
    start, end = _edge(lines[0], lang), _edge(lines[-1], lang, last=True)
    whole = len(lines) == 1 and len(start) + len(end) >= len(lines[0])
    return _encoded(lines[0]) if whole else f"{_encoded(start)},{_encoded(end)}"


def _edge(line: str, lang: Lang, *, last: bool = False) -> str:
    """The first words of a line, or its last ones."""
    if lang == "en":
        words = line.split()
        return " ".join(words[-WORDS[lang] :] if last else words[: WORDS[lang]])
    return _han_edge(line, last=last)


def _han_edge(line: str, *, last: bool) -> str:
    """Whole pieces between marks of punctuation, for only these are word edges by every browser's dictionary."""
    pieces = list(_PIECES.finditer(line))
    if not pieces:
        return line
    if last:
        begin = next((each.start() for each in reversed(pieces) if len(line) - each.start() >= WORDS["zh"]), 0)
        return line[begin:].strip()
    end = next((each.end() for each in pieces if each.end() >= WORDS["zh"]), len(line))
    return line[:end].strip()


def _encoded(text: str) -> str:
    """Percent-encoded, the hyphen too, which the form uses for itself as it does the comma and the ampersand."""
    return quote(text, safe="").replace("-", "%2D")
