"""From a document's record to a CSL item: one language, one title, names taken apart, dates in parts."""

from __future__ import annotations

import re
from typing import Any

from corpus.types import Lang, Reference
from webapp.citations.names import csl_name
from webapp.citations.visible import has_han, one_line

CslItem = dict[str, Any]
"""An item of CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html)."""

LOCALES = {"zh": "zh-CN", "en": "en-US"}

NEWSPAPER = re.compile(r"(?:日报|晚报|时报|早报|晨报|参考报|周报)$|\b(?:Daily|Times|Post|Herald|Gazette)$")

DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")

FIELDS = {
    "publisher": "publisher",
    "publisher_place": "publisher-place",
    "container_title": "container-title",
    "edition": "edition",
    "number": "number",
    "genre": "genre",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "url": "URL",
    "doi": "DOI",
}


def csl_item(reference: Reference, lang: Lang | None = None) -> CslItem:
    """The record as CSL-JSON, without ``id``: in ``lang`` where it has a title in it, else in its own language.

    A record without a type gets the likeliest one (:func:`likely_type`); nothing else is added to it.
    """
    title, language = _title(reference, lang)
    item: CslItem = {"type": likely_type(reference), "title": title, "language": LOCALES[language]}
    for role in ("author", "editor", "translator"):
        item[role] = [csl_name(said_in(name, language)) for name in map(one_line, getattr(reference, role)) if name]
    for field, variable in FIELDS.items():
        item[variable] = said_in(one_line(getattr(reference, field)), language)
    for variable in ("issued", "accessed"):
        item[variable] = _date(one_line(getattr(reference, variable)))
    return {key: value for key, value in item.items() if value}


def said_in(text: str, lang: Lang) -> str:
    """A name in one language, where both stand with a slash between blanks: ``青岚出版社 / Qinglan Press``."""
    parts = [part.strip() for part in text.split(" / ")]
    han = [has_han(part) for part in parts]
    return parts[han.index(lang == "zh")] if len(parts) == 2 and han[0] != han[1] and all(parts) else text


def language(item: CslItem) -> Lang:
    """The language that an item is cited in."""
    return "zh" if item["language"] == LOCALES["zh"] else "en"


def likely_type(reference: Reference) -> str:
    """The CSL type of the record; where it names none, the one that its other fields speak for."""
    if reference.type:
        return reference.type.strip().lower()
    if reference.volume or reference.issue:
        return "article-journal"
    if reference.url:
        return "webpage"
    if reference.container_title:
        return "article-newspaper" if NEWSPAPER.search(reference.container_title) else "article-magazine"
    return "book" if reference.publisher else "document"


def _title(reference: Reference, lang: Lang | None) -> tuple[str, Lang]:
    titles: dict[Lang, str] = {"zh": one_line(reference.title_zh), "en": one_line(reference.title_en)}
    wanted: Lang = lang or ("en" if reference.language.strip().lower().startswith("en") else "zh")
    other: Lang = "en" if wanted == "zh" else "zh"
    if titles[wanted] or not titles[other]:
        return titles[wanted], wanted if titles[wanted] else _own_language(reference, wanted)
    return titles[other], other


def _own_language(reference: Reference, wanted: Lang) -> Lang:
    words = "".join((*reference.author, reference.container_title, reference.publisher))
    return wanted if not words else "zh" if has_han(words) else "en"


def _date(text: str) -> dict[str, Any]:
    if not text:
        return {}
    found = DATE.fullmatch(text)
    if not found:
        return {"literal": text}
    return {"date-parts": [[int(part) for part in found.groups() if part]]}
