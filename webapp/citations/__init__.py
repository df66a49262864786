"""Citations of a document, and quotations from it, as plain text to paste: GB/T 7714, Chinese footnotes, APA, Chicago.

Each item is cited in its own language; nothing that the record lacks is invented.
"""

from __future__ import annotations

from datetime import date

from corpus.types import Lang, Locator, Reference
from webapp.citations.added import AddedStyles, RefusedStyle, added_styles
from webapp.citations.bundled_styles import DEFAULT_STYLE, Style
from webapp.citations.choosing import as_style, find_style, refused_style, styles
from webapp.citations.completeness import missing_fields
from webapp.citations.items import csl_item
from webapp.citations.printed_pages import quoted_pages
from webapp.citations.quotation import Part, quotation
from webapp.citations.writing import written

__all__ = [
    "DEFAULT_STYLE", "AddedStyles", "Part", "RefusedStyle", "Style", "added_styles", "cite", "csl_item", "find_style",
    "missing_fields", "quotation", "refused_style", "styles",
]  # fmt: skip


def cite(
    reference: Reference,
    *,
    style: Style | str = DEFAULT_STYLE,
    locator: Locator | None = None,
    lang: Lang | None = None,
    today: date | None = None,
) -> str:
    """The citation of a work as one line of plain text, never HTML.

    Args:
        style: a style, or the name or alias of one of the project; :func:`find_style` finds the user's own too.
        locator: the place quoted from. The number printed on its page, or where that is not sure the page of the
            file, is given where the style has a place for it and it can be a printed page; its line never is.
        lang: the language to cite in, where the record has a title in it; else the record's own.
        today: the day to name as the day of access, where the record of an online work has none.

    Raises:
        UnknownStyle: the project has no style of this name.
        CitationError: the style can't print this record.
    """
    page = quoted_pages([locator] if locator else [])
    return written(reference, as_style(style), page, lang, today)
