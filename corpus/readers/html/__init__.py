"""HTML: the text of a web page as blocks, its main text told from what surrounds it, and its own metadata."""

from __future__ import annotations

from corpus.types import Block, Reference

SUFFIXES: tuple[str, ...] = (".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".mht")
CUT = False


def read(data: bytes, name: str) -> tuple[tuple[Block, ...], Reference]:
    """Blocks in source order; what is not the main text has the hint ``boilerplate``.

    A table with several columns gives a block for each cell, row by row, with a locator like ``r3c2``; the rows of one
    that holds a language a column are translation units. Raises ReadError.
    """
    # Imported here for the start-up time: Beautiful Soup takes long to load.
    from corpus.readers.html.page import read_page

    return read_page(data, name)
