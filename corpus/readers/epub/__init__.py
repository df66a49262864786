"""EPUB: the text of an electronic book in the order of its spine, each piece with the chapter that it stands in.

EPUB 2 and 3 (https://www.w3.org/TR/epub-33/): a container with a package document, which lists the chapters, and the
chapters as web pages. Contents and covers are kept as boilerplate, the metadata of the package is the record.
"""

from __future__ import annotations

from corpus.types import Block, Reference

SUFFIXES: tuple[str, ...] = (".epub",)
CUT = False


def read(data: bytes, name: str) -> tuple[tuple[Block, ...], Reference]:
    """Blocks in reading order; the part of their locators is the chapter, their line that of its page.

    Raises ReadError.
    """
    # Imported here for the start-up time: XML takes long to load.
    from corpus.readers.epub.book import read_book

    return read_book(data, name)
