"""The chapters' names: what the contents of a book call its pages."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence

from corpus.errors import ReadError
from corpus.markup import Tag
from corpus.markup import parse as parse_page
from corpus.readers.decoding import decode
from corpus.readers.epub.package import Item, Package, located
from corpus.readers.xml.parsing import parse_part
from corpus.readers.xml.tree import Element, attribute, child, local_name

LONGEST = 200
"""Characters of a chapter's name, at most; some contents hold whole paragraphs."""


def chapter_names(book: Package) -> Mapping[str, Sequence[str]]:
    """Page → the names that the contents have for it and for places on it; empty where there are no contents."""
    found: dict[str, list[str]] = {}
    for item in book.contents:
        for path, label in _entries(book, item):
            if path and label:
                found.setdefault(path, []).append(label)
    return found


def _entries(book: Package, item: Item) -> Iterator[tuple[str, str]]:
    folder = posixpath.dirname(item.path)
    links = _navigation(book, item) if "nav" in item.properties else _ncx(book, item)
    for link, label in links:
        yield located(folder, link, book.members), " ".join(label.split())[:LONGEST]


def _navigation(book: Package, item: Item) -> Iterator[tuple[str, str]]:
    """The links in the contents of EPUB 3, not those in its lists of pages and landmarks."""
    page = parse_page(decode(book.container.read(item.path), item.path), book.container.name)
    lists = page.find_all("nav")
    contents = [each for each in lists if each.get("epub:type", "toc") == "toc"] or lists
    links = (link for each in _outermost(contents, "nav") for link in each.find_all("a"))
    return ((str(link.get("href", "")), link.get_text()) for link in _outermost(links, "a"))


def _outermost(elements: Iterable[Tag], name: str) -> Iterator[Tag]:
    """Those that stand in no other one, in the order of the page: what is in several of them is read once."""
    inside: set[int] = set()
    for element in elements:
        if id(element) not in inside:
            inside.update(map(id, element.find_all(name)))
            yield element


def _ncx(book: Package, item: Item) -> Iterator[tuple[str, str]]:
    try:
        root = parse_part(book.container, item.path)
    except ReadError:  # the names of the chapters are a help; their text is there without them
        return
    for point in root.iter("{*}navPoint"):
        label, content = child(point, "navLabel", "text"), child(point, "content")
        if label is not None and content is not None:
            yield attribute(content, "src"), _text(label)


def _text(element: Element) -> str:
    return "".join(element.itertext()) if local_name(element) else ""
