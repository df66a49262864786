"""A CSL item made ready for one family of styles: where the style asks for more, or less, than the record has.

The rules of each family are those that CSL leaves to the record, or that citeproc-py gets wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from corpus.types import Lang
from webapp.citations import shield
from webapp.citations.bundled_styles import Family
from webapp.citations.gbt7714 import for_2015, for_2025
from webapp.citations.items import CslItem, language
from webapp.citations.kinds import CONTAINED, EDITED, NAMED, PRINTED, SERIALS
from webapp.citations.names import CslName
from webapp.citations.notes_and_lists import for_apa, for_chicago, for_footnotes

UNTITLED: dict[Lang, str] = {"zh": "[题名不详]", "en": "[Untitled]"}

EDITION = re.compile(r"第?(\d+)版?|(\d+)(?:st|nd|rd|th)(?: ed(?:\.|ition)?)?", re.IGNORECASE)

COUNTED = re.compile(r"第?(\d[\d\-–—/]*)[期卷]")

RULES: dict[Family, Callable[[CslItem, str], CslItem]] = {
    "gbt7714": for_2015,
    "gbt7714-2025": for_2025,
    "footnote": for_footnotes,
    "apa": for_apa,
    "chicago": for_chicago,
}
"""What each family wants besides; a style that the user added gets the record as it is."""


def prepare(item: CslItem, family: Family, page: str, today: date | None) -> CslItem:
    """The item as this family of styles wants it. ``page`` is a :func:`pinpoint`, ``today`` the day of access."""
    item = dict(item)
    item.setdefault("title", UNTITLED[language(item)])
    if item["type"] not in EDITED and family != "added":
        item.pop("editor", None)
    if today and "URL" in item and "accessed" not in item:
        item["accessed"] = {"date-parts": [[today.year, today.month, today.day]]}
    if "URL" not in item and family != "added":
        item.pop("accessed", None)  # of what is not online nobody wants to know
    item = _edition(item) | {each: _bare(item[each]) for each in ("volume", "issue") if each in item}
    return RULES[family](item, page) if family in RULES else item


def pinpoint(item: CslItem, page: str) -> str:
    """The page quoted from, where it can be a printed page of the cited work; else nothing.

    The third page of a file is page 3 of a book or report, as far as nothing else is known, but not of an article on
    pages 101-118.
    """
    if not page or item["type"] not in (PRINTED | SERIALS) - {"article-newspaper"}:
        return ""
    if "page" not in item:
        return page if item["type"] in PRINTED - CONTAINED else ""
    whole, quoted = re.split("[-–]", item["page"]), page.split("-")
    if not all(part.isdigit() for part in whole + quoted):
        return ""
    return page if int(whole[0]) <= int(quoted[0]) and int(quoted[-1]) <= int(whole[-1]) else ""


def shielded(item: CslItem) -> tuple[CslItem, dict[str, str]]:
    """The item with the record's words replaced by tokens, and what each token stands for."""
    values: dict[str, str] = {}

    def hide(token: str, value: str) -> str:
        values[token] = value
        return shield.shield(token, value)

    def hide_name(name: CslName) -> CslName:
        if "literal" in name:
            return {"literal": hide(chr(shield.FIRST_NAME + len(values)), name["literal"])}
        return {key: part for key, part in name.items() if key != "static-ordering"}

    hidden = dict(item)
    for variable, token in SHIELDED.items():
        if not item.get(variable, "1").isdigit():  # numbers stay, that styles may count with them: 2nd ed.
            hidden[variable] = hide(token, item[variable])
    hidden |= {role: [hide_name(name) for name in item[role]] for role in NAMED if role in item}
    return hidden, values


SHIELDED = {
    "title": shield.TITLE,
    "container-title": shield.CONTAINER,
    "publisher": shield.PUBLISHER,
    "publisher-place": shield.PLACE,
    "edition": shield.EDITION,
    "genre": shield.GENRE,
    "number": shield.NUMBER,
    "URL": shield.URL,
    "DOI": shield.DOI,
}


def _bare(number: str) -> str:
    """``第3期`` is 3: styles have words of their own for issues and volumes."""
    found = COUNTED.fullmatch(number)
    return found[1] if found else number


def _edition(item: CslItem) -> CslItem:
    """An edition as a bare number where it is one: ``第2版`` and ``2nd ed.`` are 2; a first edition is not named."""
    if "edition" not in item:
        return item
    found = EDITION.fullmatch(item["edition"])
    number = found[1] or found[2] if found else ""
    if number == "1":
        return {key: value for key, value in item.items() if key != "edition"}
    return item | {"edition": number or item["edition"]}
