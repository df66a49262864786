"""From a book to blocks: the pages of the spine one after another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.markup import Element, Piece, parse, walk
from corpus.readers.container import open_container
from corpus.readers.decoding import decode
from corpus.readers.epub.contents import chapter_names
from corpus.readers.epub.metadata import book_reference
from corpus.readers.epub.package import Item, Package, open_book
from corpus.readers.office.bilingual import paired_tables
from corpus.types import Block, Hint, Locator, Reference

_ENCODING = re.compile(rb"<\?xml[^>]+encoding\s*=\s*[\"']([\w-]+)|<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_HEAD = 2048  # bytes in which a page says its encoding
_NOTES = frozenset("footnote footnotes endnote endnotes rearnote rearnotes doc-footnote doc-endnotes".split())
_MARKS = frozenset("noteref doc-noteref footnote-ref doc-backlink footnote-back footnote-backref referrer".split())
_AROUND = frozenset("toc landmarks page-list lot loi cover index doc-toc doc-index doc-cover doc-pagelist".split())
BEGINNING, FRONT = 10, 200
"""Blocks among which the title of a book stands, and those among which it comes again."""

_TITLES = frozenset("titlepage halftitlepage".split())


def read_book(data: bytes, name: str) -> tuple[tuple[Block, ...], Reference]:
    """The blocks and the record of a book. Raises ReadError."""
    book = open_book(open_container(data, name))
    blocks = tuple(_once_titled(tuple(_blocks(book))))
    return tuple(paired_tables(blocks)), book_reference(book.metadata)


def _once_titled(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks; a title on a page of its own is no part of a text that begins with the same title."""
    last = {_squeezed(block.text): at for at, block in enumerate(blocks[:FRONT]) if block.hint != "boilerplate"}
    for at, block in enumerate(blocks):
        again = block.hint in ("title", "heading") and at < BEGINNING and last.get(_squeezed(block.text), at) > at
        yield replace(block, hint="boilerplate", level=None) if again else block


def _blocks(book: Package) -> Iterator[Block]:
    """The blocks of all pages; one that the contents do not name goes on with the chapter before it.

    Where a page holds several chapters, each begins at the heading with its name.
    """
    names = chapter_names(book)
    chapter = ""
    for item in book.spine:
        pieces = tuple(_pieces(_page(book, item), around=item.path in book.around))
        here = names.get(item.path, () if names else (_headline(pieces),))
        chapter = here[0] if here and here[0] else chapter
        inside = {_squeezed(label): label for label in here}
        for piece in pieces:
            if piece.hint in ("heading", "title"):
                chapter = inside.get(_squeezed(piece.text), chapter)
            locator = Locator(book.container.name, line=piece.line, cell=piece.cell, part=chapter)
            yield Block(piece.text, locator, piece.hint, piece.level, piece.gap)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _page(book: Package, item: Item) -> Element:
    data = book.container.read(item.path)
    found = _ENCODING.search(data[:_HEAD])
    declared = (found[1] or found[2]).decode("ascii", "replace") if found else ""
    where = f"{item.path} in {book.container.name}"
    return parse(decode(data, where, declared), where)


def _pieces(page: Element, *, around: bool) -> Iterator[Piece]:
    """The pieces of a page; its notes come behind the text, and what lists places of the book is boilerplate."""
    around = around or bool(_meanings(page) & _AROUND)
    titles = any(_meaning(each) & _TITLES for each in page.iter("body", "section"))
    _set_beside(page)
    notes = _taken_out(page, _NOTES)
    lists = _taken_out(page, _AROUND)
    for piece in walk(page, page):
        title = titles and piece.hint == "heading" and piece.level == 1
        yield _marked(piece, "boilerplate" if around else "title" if title else piece.hint)
    for note in notes:
        yield from (_marked(piece, piece.hint if piece.hint == "boilerplate" else "note") for piece in walk(note, note))
    for each in lists:
        yield from (_marked(piece, "boilerplate") for piece in walk(each, each))


def _marked(piece: Piece, hint: Hint) -> Piece:
    return replace(piece, hint=hint, level=piece.level if hint in ("heading", "title") else None)


def _meaning(element: Element) -> frozenset[str]:
    """What an element is for, as it says: in EPUB's own attribute, as a role, or in the class that converters write."""
    own = f"{element.get('epub:type')} {element.get('role')} "
    named = element.get("class") if element.name in ("aside", "section", "div", "li", "ol") else ""
    return frozenset((own + named).lower().split())


def _set_beside(page: Element) -> None:
    """Marks that lead to notes and back stand beside the text, as the readings of characters do: nobody wrote them."""
    for link in page.iter("a"):
        if frozenset(f"{link.get('epub:type')} {link.get('role')} {link.get('class')}".lower().split()) & _MARKS:
            link.name = "rt"


def _meanings(page: Element) -> frozenset[str]:
    """What a whole page is for."""
    return frozenset().union(*(_meaning(each) for each in page.iter("html", "body")))


def _taken_out(page: Element, meanings: frozenset[str]) -> Sequence[Element]:
    """The outermost elements with one of these meanings, out of the tree."""
    found: list[Element] = []
    taken: set[int] = set()
    for element in list(page.iter()):
        if element.name not in ("html", "body", "a") and _meaning(element) & meanings:
            if not any(id(above) in taken for above in element.ancestors()):
                found.append(element)
            taken.add(id(element))
    gone = set(map(id, found))
    for parent in {id(each.parent): each.parent for each in found}.values():
        if parent is not None:
            parent.children = [each for each in parent.children if id(each) not in gone]
    return found


def _headline(pieces: Sequence[Piece]) -> str:
    """The first heading of a page, of a book without contents."""
    return next((piece.text for piece in pieces if piece.hint in ("heading", "title")), "")
