"""What APA, Chicago and Chinese footnotes ask of an item beyond their CSL."""

from __future__ import annotations

import re

from webapp.citations import shield
from webapp.citations.capitals import after_colons, headline
from webapp.citations.items import CslItem, language
from webapp.citations.kinds import CONTAINED, IN_BOOKS, NAMED, PRINTED, SERIALS
from webapp.citations.names import CslName
from webapp.citations.quotes import TITLE_MARKS, nested
from webapp.citations.visible import has_han

BY_THE_YEAR = 1949
"""After this year the journals of China count their issues from 1 each year, and are cited by year and issue."""

MOST_ISSUES = 24
"""Issues of a year; a higher number counts on through the years."""

UNTITLED_KINDS = frozenset({"interview", "personal_communication", "post"})
"""Works whose title is a description or their first words, which no style sets in capitals."""


def for_apa(item: CslItem, page: str) -> CslItem:
    """The item as an entry of APA's reference list, which quotes no page."""
    if _is_author(item, "publisher"):  # one that is both is named once
        item.pop("publisher")
    _drop_own_site(item)
    if item["type"] not in SERIALS | CONTAINED:
        item.pop("page", None)  # the entry of a whole work gives no page
    if language(item) == "en" and "title" in item:
        item["title"] = after_colons(item["title"])
    return item


def for_chicago(item: CslItem, page: str) -> CslItem:
    """The item as one of Chicago's notes, whose pinpoint citeproc-py prints itself."""
    _drop_own_site(item)
    if item["type"] == "article-newspaper":
        item.pop("page", None)  # it varies by edition
    if item["type"] in {"report", "standard"}:
        item |= _numbered(item)
    for role in NAMED:
        if role in item:
            item[role] = [_as_written(name) for name in item[role]]
    if language(item) == "zh":
        item |= {variable: in_title_marks(item[variable]) for variable in _titles(item)}
        item |= {"page": re.sub("[-–]", shield.RANGE, item["page"])} if "page" in item else {}  # else 101–18
    elif item["type"] not in UNTITLED_KINDS:
        item |= {variable: headline(item[variable]) for variable in _named(item)}
    return item


def for_footnotes(item: CslItem, page: str) -> CslItem:
    """The item as Chinese footnotes want it; ``page`` is the page quoted from, or empty."""
    if _is_author(item, "publisher") and item["type"] not in PRINTED:
        item.pop("publisher")
    _drop_own_site(item)
    if page:
        item["page"] = page
    elif item["type"] not in IN_BOOKS | {"article-newspaper"}:  # a note names the page quoted, not all the work's pages
        item.pop("page", None)
    for role in NAMED:
        if role in item:
            item[role] = [_as_written(name) for name in item[role]]
    if language(item) == "zh":
        item |= {variable: in_title_marks(item[variable]) for variable in _titles(item)}
        if _counts_by_the_year(item):
            item.pop("volume", None)
    return item


def _counts_by_the_year(item: CslItem) -> bool:
    """Whether a journal's issue is known by its year: 《某刊》1998年第3期, not 第9卷第3期，1998年3月.

    The rules of 《中国社会科学》 give both ways (年期，或卷期、出版年月), the second in their examples
    for journals of before 1949 alone, whose issues count by the volume.
    """
    year = item.get("issued", {}).get("date-parts", [[0]])[0][0]
    number = re.match(r"\d+", item.get("issue", ""))
    by_the_year = "issue" in item and (number is None or int(number[0]) <= MOST_ISSUES)  # a supplement has no number
    return item["type"] in SERIALS and year > BY_THE_YEAR and by_the_year


def _numbered(item: CslItem) -> CslItem:
    """A report's kind and number as one, under both names: the 16th edition's style prints kinds alone.

    The 16th's style knows no standards, which are set as reports are.
    """
    kind = " ".join(item[variable] for variable in ("genre", "number") if variable in item)
    return {"type": "report"} | ({"genre": kind, "number": kind} if kind else {})


def _is_author(item: CslItem, variable: str) -> bool:
    return variable in item and [name.get("literal") for name in item.get("author", ())] == [item[variable]]


def _drop_own_site(item: CslItem) -> None:
    """The author's own site need not be named after the author."""
    if item["type"] == "webpage" and _is_author(item, "container-title"):
        item.pop("container-title")


def _as_written(name: CslName) -> CslName:
    return {"literal": f"{name['family']} {name['given']}"} if "static-ordering" in name else name


def _titles(item: CslItem) -> tuple[str, ...]:
    return tuple(variable for variable in _named(item) if has_han(item[variable]))


def _named(item: CslItem) -> tuple[str, ...]:
    """The variables that hold titles of works; a page's container is the name of a site."""
    named = ("title",) if item["type"] == "webpage" else ("title", "container-title")
    return tuple(variable for variable in named if variable in item)


def in_title_marks(title: str) -> str:
    """《…》 does for titles in Chinese what italics do in Latin script, which plain text has none of."""
    return title if title.startswith("[") else f"《{nested(title, TITLE_MARKS)}》"
