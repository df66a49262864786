"""HTML: the text of a web page as blocks, its main text told from what surrounds it, and its own metadata.

This package is the only one that imports Beautiful Soup. The parser is Python's own, which takes any tag soup.
"""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from bs4.exceptions import ParserRejectedMarkup

from corpus.errors import DamagedFile
from corpus.readers.decoding import decode
from corpus.readers.html.metadata import page_title, read_metadata
from corpus.readers.html.region import main_region, mark_surroundings
from corpus.readers.html.walk import walk
from corpus.types import Block, Locator, Reference

SUFFIXES: tuple[str, ...] = (".html", ".htm", ".xhtml", ".shtml")
CUT = False

_DECLARATION = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([\w-]+)", re.I)
_XML = re.compile(r"\A\s*<\?xml[^>]*\?>")
_HEAD = 4096
"""Bytes searched for a declared encoding. HTML says 1,024, but old pages put scripts first."""


def read(data: bytes, name: str) -> tuple[tuple[Block, ...], Reference]:
    """Blocks in source order; what is not the main text has the hint ``boilerplate``.

    A table with several columns gives a block for each cell, row by row, with a locator like ``r3c2``.
    """
    page = _parse(_XML.sub("", decode(data, name, _declared(data)), count=1), name)
    title = page_title(page)
    pieces = mark_surroundings(tuple(walk(page, main_region(page))), title)
    blocks = tuple(
        Block(piece.text, Locator(source=name, line=piece.line, cell=piece.cell), piece.hint, piece.level, piece.gap)
        for piece in pieces
    )
    return blocks, read_metadata(page, title)


def _declared(data: bytes) -> str:
    match = _DECLARATION.search(data[:_HEAD])
    return (match[1] or match[2]).decode("ascii", "replace") if match else ""


def _parse(text: str, name: str) -> BeautifulSoup:
    try:
        return BeautifulSoup(text, "html.parser")
    except (ParserRejectedMarkup, AssertionError) as error:
        raise DamagedFile(
            f"{name} is broken as HTML. Open it in a browser, save it again or save its text, and add that."
        ) from error
