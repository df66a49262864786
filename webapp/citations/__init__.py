"""Citations of a document, and quotations from it, as plain text to paste: GB/T 7714, Chinese footnotes, APA, Chicago.

Each item is cited in its own language; nothing that the record lacks is invented.
"""

from __future__ import annotations

from datetime import date

from corpus.types import Lang, Locator, Reference
from webapp.citations.added import RefusedStyle, refused_styles, use_styles_of
from webapp.citations.bundled_styles import DEFAULT_STYLE, Style
from webapp.citations.choosing import find_style, styles
from webapp.citations.completeness import missing_fields
from webapp.citations.items import csl_item
from webapp.citations.quotation import Part, quotation
from webapp.citations.writing import written

__all__ = [
    "DEFAULT_STYLE", "Part", "RefusedStyle", "Style", "cite", "csl_item", "find_style", "missing_fields", "quotation",
    "refused_styles", "styles", "use_styles_of",
]  # fmt: skip


def cite(
    reference: Reference,
    *,
    style: str = DEFAULT_STYLE,
    locator: Locator | None = None,
    lang: Lang | None = None,
    today: date | None = None,
) -> str:
    """The citation of a work as one line of plain text, never HTML.

    Args:
        style: a name or alias of :func:`styles`.
        locator: the place quoted from. Its page is printed where the style has a place for it and it can be a
            printed page; its line never is.
        lang: the language to cite in, where the record has a title in it; else the record's own.
        today: the day to name as the day of access, where the record of an online work has none.

    Raises:
        UnknownStyle: there is no such style. The user's own are known after :func:`use_styles_of`.
        CitationError: the style can't print this record.
    """
    page = str(locator.page) if locator and locator.page else ""
    return written(reference, find_style(style), page, lang, today)
