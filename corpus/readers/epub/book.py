"""From a book to blocks: the pages of the spine one after another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count, groupby
from operator import itemgetter

from corpus.markup import Piece, Tag, attribute, parse, walk
from corpus.readers.bitext.places import part_named
from corpus.readers.bitext.tables import paired_tables
from corpus.readers.container import open_container
from corpus.readers.decoding import decode
from corpus.readers.epub.contents import chapter_names
from corpus.readers.epub.metadata import book_reference
from corpus.readers.epub.package import Item, Package, open_book
from corpus.readers.wrapped import paragraphs
from corpus.types import Block, Locator, Reference

_ENCODING = re.compile(rb"<\?xml[^>]+encoding\s*=\s*[\"']([\w-]+)|<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_HEAD = 2048  # bytes in which a page says its encoding
_NOTES = frozenset(
    "footnote footnotes endnote endnotes rearnote rearnotes doc-footnote doc-endnotes duokan-footnote-content".split()
)
_MARKS = frozenset(
    "noteref doc-noteref footnote-ref doc-backlink footnote-back footnote-backref referrer duokan-footnote".split()
)
_PLACES = frozenset("toc landmarks page-list lot loi cover index doc-toc doc-index doc-cover doc-pagelist".split())
BEGINNING, FRONT = 10, 200
"""Blocks among which the title of a book stands, and those among which it comes again."""

_CLASSES = _NOTES | _MARKS | {"toc"}
"""Classes that are believed; "index" and "cover" are names of many things."""

_NOTHING: frozenset[str] = frozenset()
_TITLES = frozenset("titlepage halftitlepage".split())


def read_book(data: bytes, name: str) -> tuple[tuple[Block, ...], Reference]:
    """The blocks and the record of a book. Raises ReadError."""
    book = open_book(open_container(data, name))
    return paragraphs(tuple(_once_titled(tuple(_blocks(book))))), book_reference(book.metadata)


def _once_titled(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks; a title on a page of its own is no part of a text that begins with the same title."""
    last = {_squeezed(block.text): at for at, block in enumerate(blocks[:FRONT]) if block.hint != "boilerplate"}
    for at, block in enumerate(blocks):
        again = block.hint in ("title", "heading") and at < BEGINNING and last.get(_squeezed(block.text), at) > at
        yield replace(block, hint="boilerplate", level=None) if again and block.unit is None else block


def _blocks(book: Package) -> Iterator[Block]:
    """The blocks of all pages; one that the contents do not name goes on with the chapter before it.

    Where a page holds several chapters, each begins at the heading with its name.
    """
    names = chapter_names(book)
    units = count()
    chapter = ""
    for item in book.spine:
        pieces = tuple(_pieces(_page(book, item), around=item.path in book.around))
        here = names.get(item.path, () if names else (_headline(pieces),))
        chapter = here[0] if here and here[0] else chapter
        inside = {_squeezed(label): label for label in here}
        blocks = []
        for piece in pieces:
            if piece.hint in ("heading", "title"):
                chapter = inside.get(_squeezed(piece.text), chapter)
            locator = Locator(book.container.name, line=piece.line, cell=piece.cell, part=part_named(chapter))
            block = Block(piece.text, locator, piece.hint, piece.level, piece.gap)
            blocks.append((piece.table, block, (piece.cell or "", piece.span)))
        for table, group in groupby(blocks, key=itemgetter(0)):
            held = tuple(group)
            found = tuple(block for _, block, _span in held)
            yield from paired_tables(found, units, dict(span for *_, span in held)) if table else found


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _page(book: Package, item: Item) -> Tag:
    data = book.container.read(item.path)
    found = _ENCODING.search(data[:_HEAD])
    declared = (found[1] or found[2]).decode("ascii", "replace") if found else ""
    where = f"{item.path} in {book.container.name}"
    return parse(decode(data, where, declared), where)


def _pieces(page: Tag, *, around: bool) -> Iterator[Piece]:
    """The pieces of a page: its notes are notes, and what lists places of the book is boilerplate."""
    known: dict[int, frozenset[str]] = {}
    for link in page.find_all("a"):
        if _meaning(link) & _MARKS:
            link.name = "rt"  # leads to a note or back: it stands beside the text, as the readings of characters do
    for piece in walk(page, page):
        meanings = _around(piece.element, known)
        if around or meanings & _PLACES or piece.hint == "boilerplate":
            yield replace(piece, hint="boilerplate", level=None)
        elif meanings & _NOTES:
            yield replace(piece, hint="note", level=None)
        elif meanings & _TITLES and piece.level == 1:
            yield replace(piece, hint="title")
        else:
            yield piece


def _around(element: Tag, known: dict[int, frozenset[str]]) -> frozenset[str]:
    """What an element and those around it are for; ``known`` are the answers so far, by the ids of the elements."""
    if id(element) not in known:
        above = _around(element.parent, known) if element.parent else _NOTHING
        known[id(element)] = above | _meaning(element)
    return known[id(element)]


def _meaning(element: Tag) -> frozenset[str]:
    """What an element is for, as it says: in EPUB's own attribute, as a role, or in the class that converters write."""
    if not element.attrs:
        return _NOTHING
    own = f"{attribute(element, 'epub:type')} {attribute(element, 'role')}"
    classes = frozenset(attribute(element, "class").lower().split()) & _CLASSES
    return classes | frozenset(own.lower().split())


def _headline(pieces: Sequence[Piece]) -> str:
    """The first heading of a page, of a book without contents."""
    return next((piece.text for piece in pieces if piece.hint in ("heading", "title")), "")
