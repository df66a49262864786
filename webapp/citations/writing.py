"""A record written out in a style: the stages of a citation, one line each."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from corpus.types import Lang, Reference
from webapp.citations.bundled_styles import Style
from webapp.citations.engine import render
from webapp.citations.items import csl_item, language
from webapp.citations.prepare import pinpoint, prepare, shielded
from webapp.citations.quotes import CURLY, nested
from webapp.citations.repairs import repair
from webapp.citations.shield import TITLE, reveal


@lru_cache(maxsize=1024)
def written(reference: Reference, style: Style, page: str, lang: Lang | None, today: date | None) -> str:
    """The citation as one line. ``page`` is the page quoted from (``7``) or pages (``7-8``), or empty.

    It is remembered: a page shows the same citation in several texts, and a style takes milliseconds for each.
    """
    item = csl_item(reference, lang)
    page = pinpoint(item, page)
    hidden, values = shielded(prepare(item, style.family, page, today))
    text = repair(render(hidden, style, page), style, language(item))
    if f"“{TITLE}" in text:
        values[TITLE] = nested(values[TITLE], CURLY)
    return reveal(text, values)
