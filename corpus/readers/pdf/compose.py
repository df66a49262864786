"""From the sheets of a document to its blocks: whole paragraphs in reading order, with the place and role of each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby

from corpus.readers.pdf.again import heads_once
from corpus.readers.pdf.bands import Item
from corpus.readers.pdf.contents import without_contents
from corpus.readers.pdf.furniture import furniture
from corpus.readers.pdf.grid import Table
from corpus.readers.pdf.joining import Habits, habits, joined
from corpus.readers.pdf.labels import Label, labels
from corpus.readers.pdf.lines import Line
from corpus.readers.pdf.order import Flow, flows, known
from corpus.readers.pdf.paragraphs import Laid, laid_out
from corpus.readers.pdf.pieces import Piece
from corpus.readers.pdf.roles import Headings, headings, note_mark, notes, role
from corpus.readers.pdf.rows import Told, is_layout, is_paired, told
from corpus.readers.pdf.seams import seamed
from corpus.readers.pdf.sheet import Sheet
from corpus.readers.pdf.style import Style, style_of
from corpus.types import Block, Hint, Locator, Unit


@dataclass(frozen=True, slots=True)
class _Document:
    """What the whole document shows of how it is set."""

    style: Style
    habits: Habits
    headings: Headings


def blocks(sheets: Sequence[Sheet], names: Sequence[str], source: str) -> tuple[Block, ...]:
    """The blocks of a document in reading order. Every character of its lines stands in one of them.

    ``names`` are those that the file has for its pages, empty where it has none.
    """
    found = furniture(sheets, names)
    numbered = labels(found.numbers, names)
    places = [
        Locator(source=source, page=sheet.number, label=label.text, certain=label.certain)
        for sheet, label in zip(sheets, numbered, strict=True)
    ]
    areas = [_areas(sheet, odd) for sheet, odd in zip(sheets, found.lines, strict=True)]
    shown = known(items for page in areas for items in page)
    columns = [tuple(flow for items in page for flow in flows(items, shown)) for page in areas]
    style = style_of([flow for page in columns for flow in page])
    heads = headings([tuple(_paragraphs(page, style)) for page in columns], style)
    document = _Document(style, habits(line for sheet in sheets for line in sheet.lines), heads)
    pieces: list[Piece] = []
    for sheet, odd, page, place in zip(sheets, found.lines, columns, places, strict=True):
        pieces.extend(_sheet(sheet, odd, page, place, document))
    kept = without_contents(pieces, _last_page(numbered))
    once = tuple(heads_once(kept, [sheet.height for sheet in sheets]))
    return tuple(_block(piece) for piece in _numbered(seamed(once, document.habits)))


def _last_page(numbered: Sequence[Label]) -> int:
    """The last page that a table of contents may name: excerpts have higher numbers than pages."""
    return max(len(numbered), *(int(label.text) for label in numbered if label.text.isdecimal()), 0)


def _areas(sheet: Sheet, odd: frozenset[int]) -> list[list[Item]]:
    """What is on a page, and in each of the texts beside it."""
    areas: list[list[Item]] = [[] for _ in (0, *sheet.beside)]
    lines = (line for at, line in enumerate(sheet.lines) if at not in odd)
    items: Iterator[Item] = chain(lines, sheet.tables)
    for item in items:
        areas[bisect_right(sheet.beside, item.left)].append(item)
    return areas


def _paragraphs(page: Sequence[Flow], style: Style) -> Iterator[Laid]:
    for flow in page:
        for lines in _stretches(flow):
            yield from laid_out(flow, lines, style)


def _stretches(flow: Flow) -> Iterator[tuple[Line, ...]]:
    """The lines of a flow between its tables."""
    for is_table, items in groupby(flow.items, key=lambda item: isinstance(item, Table)):
        if not is_table:
            yield tuple(item for item in items if isinstance(item, Line))


def _sheet(
    sheet: Sheet, odd: frozenset[int], page: Sequence[Flow], place: Locator, document: _Document
) -> Iterator[Piece]:
    """The pieces of a page: what stands above its text, its flows, and what stands below and aside."""
    outer = sorted((sheet.lines[at] for at in odd), key=lambda line: line.base)
    half = sheet.height / 2
    yield from (_left_out(line.text, place) for line in outer if line.base < half)
    for number, flow in enumerate(page):
        yield from _flow(flow, number, place, document)
    yield from (_left_out(line.text, place) for line in outer if line.base >= half)
    yield from (_left_out(text, place) for text in sheet.aside)


def _left_out(text: str, place: Locator) -> Piece:
    return Piece(Block(text, place, "boilerplate"), flow=-1)


def _flow(flow: Flow, number: int, place: Locator, document: _Document) -> Iterator[Piece]:
    for is_table, items in groupby(flow.items, key=lambda item: isinstance(item, Table)):
        held = tuple(items)
        if is_table:
            for table in held:
                if isinstance(table, Table):
                    yield from _table(table, number, place, document)
        else:
            yield from _text(flow, tuple(item for item in held if isinstance(item, Line)), number, place, document)


def _text(flow: Flow, lines: Sequence[Line], number: int, place: Locator, document: _Document) -> Iterator[Piece]:
    column = laid_out(flow, lines, document.style)
    foot = notes(column, document.style)
    for at, laid in enumerate(column):
        kind = role(laid, document.style, document.headings)
        text = joined(laid.lines, document.habits)
        if at < foot:
            yield Piece(Block(text, place, kind.hint, kind.level), number, laid)
            continue
        mark = note_mark(laid)
        if laid.first.raised:
            yield _left_out(mark, place)  # the mark of a note, whatever number it has
            text = text[len(mark) :].lstrip()
        yield Piece(Block(text, place, "note"), number, laid, mark=mark)


def _table(table: Table, number: int, place: Locator, document: _Document) -> Iterator[Piece]:
    cells = told(table, document.style, document.habits)
    if table.ruled and is_layout(cells):
        for at, cell in enumerate(cells):
            yield from _cell_of_text(cell, number * 1000 + at, place, document)
        return
    paired = is_paired(cells)
    for cell in cells:
        block = Block(cell.text, replace(place, cell=f"r{cell.row}c{cell.column}"), "table", lang=cell.lang)
        yield Piece(block, number, cell=cell, paired=paired)


def _cell_of_text(cell: Told, flow: int, place: Locator, document: _Document) -> Iterator[Piece]:
    where = replace(place, cell=f"r{cell.row}c{cell.column}")
    for laid in cell.laid:
        kind = role(laid, document.style, document.headings)
        yield Piece(Block(joined(laid.lines, document.habits), where, kind.hint, kind.level), flow, laid)


def _numbered(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, the rows of paired tables as units that are counted from 0."""
    number = -1
    last: tuple[int | None, str] | None = None
    for piece in pieces:
        if not piece.paired or piece.cell is None:
            yield piece
            continue
        row = piece.block.locator.page, (piece.block.locator.cell or "").partition("c")[0]
        number, last = (number, last) if row == last else (number + 1, row)
        hint: Hint = "" if piece.cell.lang else "boilerplate"
        yield replace(piece, block=replace(piece.block, hint=hint, unit=Unit(number)))


def _block(piece: Piece) -> Block:
    return piece.block
