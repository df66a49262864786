"""From a page to blocks: its main text told from what surrounds it, and its own metadata."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count, groupby

from corpus.markup import Piece, parse, walk
from corpus.readers.bitext.tables import paired_tables
from corpus.readers.html.metadata import page_title, read_metadata
from corpus.readers.html.ours import own_blocks, own_reference, own_rows
from corpus.readers.html.region import main_region
from corpus.readers.html.source import source
from corpus.readers.html.surroundings import mark_surroundings
from corpus.readers.wrapped import paragraphs
from corpus.types import Block, Locator, Reference


def read_page(data: bytes, name: str) -> tuple[tuple[Block, ...], Reference]:
    """The blocks and the record of a page. Raises ReadError."""
    found = source(data, name)
    page = parse(found.text, name)
    if rows := own_rows(page):
        return tuple(own_blocks(page, rows, name)), own_reference(page)
    title = page_title(page)
    pieces = mark_surroundings(tuple(walk(page, *main_region(page))), title)
    record = read_metadata(page, title)
    return paragraphs(tuple(_blocks(pieces, name))), record if record.url else replace(record, url=_address(found.url))


def _blocks(pieces: Iterable[Piece], name: str) -> Iterator[Block]:
    """A block for each piece; where the rows of a table pair two languages, they are units."""
    numbers = count()
    for table, group in groupby(pieces, key=lambda piece: piece.table):
        held = tuple(group)
        blocks = tuple(
            Block(
                piece.text, Locator(source=name, line=piece.line, cell=piece.cell), piece.hint, piece.level, piece.gap
            )
            for piece in held
        )
        spans = {piece.cell: piece.span for piece in held if piece.cell}
        yield from paired_tables(blocks, numbers, spans) if table else blocks


def _address(said: str) -> str:
    return said.strip() if said.strip().startswith(("http://", "https://")) else ""
