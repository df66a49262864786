"""The record that a page gives of itself: meta elements, JSON-LD, its title and its time elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from corpus.bibliography import iso_date
from corpus.folding import is_han
from corpus.markup import Tag, attribute
from corpus.types import Reference

_NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("citation_title", "dc.title", "articletitle", "og:title", "twitter:title"),
    "author": ("citation_author", "dc.creator", "author", "article:author"),
    "issued": (
        "citation_publication_date", "citation_date", "dc.date", "dcterms.issued", "article:published_time",
        "publishdate", "pubdate", "datepublished", "date", "weibo:article:create_at",
    ),
    "container": ("citation_journal_title", "contentsource", "source"),
    "site": ("og:site_name", "sitename", "application-name"),
    "keywords": ("citation_keywords", "keywords", "dc.subject"),
    "volume": ("citation_volume",),
    "issue": ("citation_issue",),
    "first": ("citation_firstpage",),
    "last": ("citation_lastpage",),
    "publisher": ("citation_publisher", "dc.publisher"),
    "url": ("og:url",),
}  # fmt: skip
"""Field → the meta elements that give it, best first: scholarly ones (Highwire, Dublin Core), those that Chinese
government sites must carry (GB/T of 2017: ArticleTitle, PubDate, ContentSource, SiteName), then the social ones."""

_MANY = re.compile(r"\s*[,，;；、|]\s*")
_SITE_SEPARATOR = re.compile(r"\s*(?:[_|｜–—»]|\s-\s|--)\s*")
_NO_NAME = re.compile(r"https?://|@|^(?:admin|administrator|editor|管理员)$", re.IGNORECASE)
MAX_KEYWORDS = 15
"""Keywords over which a list is the site's bait for search engines, not the article's."""


def page_title(page: Tag) -> str:
    """The headline as the page states it, without the name of the site; ``""`` if it states none.

    ``<title>`` counts as far as a heading of the page repeats it: "Headline_News_Site" is cut there.
    """
    stated = _meta(page)["title"] or [
        _text(item.get("headline")) for item in _linked_data(page) if item.get("headline")
    ]
    whole = _spaced(stated[0] if stated else _of_title(page))
    headings = [_spaced(tag.get_text()) for tag in page.find_all(["h1", "h2", "h3"])]
    repeated = [text for text in headings if len(text) > 3 and _squeezed(whole).startswith(_squeezed(text))]
    return max(repeated, key=len, default="") or _SITE_SEPARATOR.split(whole)[0].strip() or whole


def read_metadata(page: Tag, title: str) -> Reference:
    """The bibliographic record in the page's metadata; empty where it says nothing."""
    meta, data = _meta(page), list(_linked_data(page))
    site = _first(meta["site"])
    source = _first(meta["container"]) or site or _first([_name(item.get("publisher")) for item in data])
    chinese = any(map(is_han, title))
    keywords = meta["keywords"] or [_text(item.get("keywords")) for item in data]
    pages = [part for part in (_first(meta["first"]), _first(meta["last"])) if part]
    return Reference(
        type="article-journal" if "citation_journal_title" in _present(page) else "webpage",
        title_zh=title if chinese else "",
        title_en="" if chinese else title,
        author=_authors(meta["author"], data, inverted="citation_author" in _present(page)),
        publisher=_first(meta["publisher"]) or (site if site != source else ""),
        container_title=source,
        volume=_first(meta["volume"]),
        issue=_first(meta["issue"]),
        page="-".join(pages),
        issued=_issued(page, meta["issued"], data),
        url=_url(page, meta["url"]),
        keywords=_keywords(keywords),
    )


def _of_title(page: Tag) -> str:
    return next(
        (title.get_text() for title in page.find_all("title") if title.parent is None or title.parent.name != "svg"), ""
    )


def _meta(page: Tag) -> Mapping[str, list[str]]:
    """Field → the values of its meta elements, those of the best-ranked name only."""
    given: dict[str, list[str]] = {}
    for tag in page.find_all("meta"):
        name = (attribute(tag, "name") or attribute(tag, "property") or attribute(tag, "itemprop")).strip().lower()
        content = _spaced(attribute(tag, "content"))
        if name and content:
            given.setdefault(name, []).append(content)
    return {field: next((given[name] for name in names if name in given), []) for field, names in _NAMES.items()}


def _present(page: Tag) -> set[str]:
    return {attribute(tag, "name").lower() for tag in page.find_all("meta")}


def _linked_data(page: Tag) -> Iterator[Mapping[str, Any]]:
    """The objects of the page's JSON-LD that describe a work; a broken script says nothing."""
    for script in page.find_all("script"):
        if attribute(script, "type") != "application/ld+json":
            continue
        try:
            found = json.loads(script.get_text(), strict=False)
        except (ValueError, RecursionError):
            continue
        items = found if isinstance(found, list) else [found]
        for item in items:
            graph = item.get("@graph", [item]) if isinstance(item, dict) else []
            yield from (each for each in graph if isinstance(each, dict) and ("headline" in each or "author" in each))


def _authors(named: list[str], data: list[Mapping[str, Any]], inverted: bool) -> tuple[str, ...]:
    """The persons named. ``inverted``: each value is one name, which may be turned round ("Doe, Jane")."""
    names = [" ".join(reversed(value.split(", ", 1))) for value in named] if inverted else _split(named)
    if not names:
        for item in data:
            given = item.get("author")
            names += [_name(each) for each in (given if isinstance(given, list) else [given])]
    return tuple(dict.fromkeys(name for name in names if name and not _NO_NAME.search(name)))


def _issued(page: Tag, named: list[str], data: list[Mapping[str, Any]]) -> str:
    every = page.find_all("time")
    published = [tag for tag in every if "pubdate" in tag.attrs or attribute(tag, "itemprop") == "datePublished"]
    times = published or every[:1]
    stated = [*named, *(_text(item.get("datePublished")) for item in data), *map(_stamp, times)]
    return _first([iso_date(value) for value in stated])


def _stamp(time: Tag) -> str:
    return attribute(time, "datetime") or time.get_text()


def _url(page: Tag, named: list[str]) -> str:
    links = [tag for tag in page.find_all("link") if "canonical" in attribute(tag, "rel").lower().split()]
    canonical = [attribute(tag, "href") for tag in links[:1]]
    return next((url for url in (*canonical, *named) if url.startswith(("http://", "https://"))), "")


def _keywords(values: list[str]) -> tuple[str, ...]:
    words = _split(values)
    return tuple(dict.fromkeys(words)) if len(words) <= MAX_KEYWORDS else ()


def _split(values: list[str]) -> list[str]:
    return [part for value in values for part in _MANY.split(value) if part]


def _name(value: object) -> str:
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: object) -> str:
    if isinstance(value, list):
        return ",".join(each for each in value if isinstance(each, str))
    return _spaced(value) if isinstance(value, str) else ""


def _first(values: list[str]) -> str:
    return next((value for value in values if value), "")


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _squeezed(text: str) -> str:
    return "".join(text.split()).lower()
