"""The pages to cite: the numbers printed on them where they are sure, else the pages of the file."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.types import Locator


def is_printed(locator: Locator) -> bool:
    """Whether the number printed on the page is known for sure."""
    return bool(locator.label) and locator.certain


def quoted_pages(locators: Sequence[Locator]) -> str:
    """The page (``xiv``) or the first and the last page (``23-24``) of a quotation's places; empty where none is known.

    Printed numbers and pages of the file are never mixed.
    """
    places = [place for place in locators if place.page]
    if places and all(map(is_printed, places)):
        return _range(list(dict.fromkeys(place.label for place in places)))
    return _range(list(map(str, sorted({place.page for place in places if place.page}))))


def _range(pages: Sequence[str]) -> str:
    return "-".join(pages if len(pages) < 2 else (pages[0], pages[-1]))
