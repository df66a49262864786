"""The citation in the running text, which author-date styles want besides the entry of the list.

The styles' own layouts print it. Of GB/T 7714 it has no page: the page quoted from stands in the entry of the list
(GB/T 7714-2015, 8.5), and only a work that is quoted from several times has its pages in the text (10.2.4).
"""

from __future__ import annotations

from dataclasses import replace

from corpus.types import Lang, Reference
from webapp.citations.bundled_styles import Style
from webapp.citations.capitals import after_colons, headline
from webapp.citations.items import csl_item, language
from webapp.citations.kinds import IN_BOOKS, SERIALS
from webapp.citations.notes_and_lists import in_title_marks
from webapp.citations.writing import written

AUTHOR_DATE = frozenset({"apa", "gbt7714-2015-author-date", "gbt7714-2025-author-date"})
"""The styles that have such citations; of those that the user added we don't know."""


def in_text(reference: Reference, style: Style, page: str = "", lang: Lang | None = None) -> str:
    """What stands in brackets after a quotation: ``(Spence, 1990, p. 12)``; empty where the style has no such thing.

    ``page`` and ``lang`` are as :func:`webapp.citations.writing.written` takes them.

    Raises:
        CitationError: the style can't print this record.
    """
    if style.name not in AUTHOR_DATE:
        return ""
    text = written(reference, replace(style, layout="note"), page, lang, None)
    return _marked(text, reference, lang) if style.family == "apa" else text


def _marked(text: str, reference: Reference, lang: Lang | None) -> str:
    """A title in the author's place between its marks, in headline style (APA 7, 8.14), which citeproc-py forgets."""
    item = csl_item(reference, lang)
    title = item.get("title", "")
    printed = after_colons(title) if language(item) == "en" else title
    if not title or not text.startswith(f"({printed}, "):
        return text
    rest = text.removeprefix(f"({printed}, ")
    if language(item) == "zh":
        return f"({in_title_marks(title)}, {rest}"
    inside_another = item["type"] in SERIALS | IN_BOOKS | {"webpage"}
    return f"(“{headline(title)},” {rest}" if inside_another else f"({headline(title)}, {rest}"
