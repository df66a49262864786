"""From a story of a Word document (its body, a note, a header) to blocks: paragraphs, tables, boxes in reading order.

A story is WordprocessingML's word for a stretch of text of its own (ISO/IEC 29500-1, 17.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from corpus.readers.bitext.cells import Cell
from corpus.readers.bitext.tables import table_blocks
from corpus.readers.docx.numbering import Label, Lists
from corpus.readers.docx.styles import Style, Styles
from corpus.readers.docx.text import Content, Fields, alternative, content, is_gallery
from corpus.readers.office.settings import setting, whole_number
from corpus.readers.xml.tree import Element, attribute, child, children, local_name
from corpus.types import Block, Hint, Locator

_WRAPPERS = ("sdtContent", "ins", "moveTo", "customXml", "smartTag", "txbxContent")
"""Elements around paragraphs, rows or cells that say nothing about them."""

MOST_COLUMNS = 1000
"""Columns that one cell may span; Word has 63."""


@dataclass(slots=True)
class Telling:
    """What is known while a document is read: its styles and lists, its notes, and what has been counted so far."""

    source: str
    styles: Styles
    lists: Lists
    notes: Mapping[tuple[str, str], Element]
    """Kind (``footnote``, ``endnote``, ``comment``) and id → the note."""
    units: Iterator[int] = field(default_factory=count)
    told: set[tuple[str, str]] = field(default_factory=set)
    """The notes that have been read: a note may be referred to again, and even refer to itself."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a paragraph stands: in which cell, and in what that all its text is."""

    cell: str = ""
    hint: Hint = ""


def story_blocks(story: Element, telling: Telling, hint: Hint = "") -> Iterator[Block]:
    """The blocks of a story; all of them with ``hint``, where that is given. Some are blank, for blank paragraphs."""
    yield from _blocks(story, telling, Fields(), _Place(hint=hint))


def _blocks(holder: Element, telling: Telling, fields: Fields, place: _Place) -> Iterator[Block]:
    for each in holder:
        kind = local_name(each)
        if kind == "p":
            yield from _paragraph(each, telling, fields, place)
        elif kind == "tbl":
            yield from _table(each, telling, fields, place)
        elif kind == "sdt":
            inner = _Place(place.cell, "boilerplate") if is_gallery(each) else place
            yield from _blocks(each, telling, fields, inner)
        elif kind == "AlternateContent":
            yield from _blocks(alternative(each), telling, fields, place)
        elif kind in _WRAPPERS:
            yield from _blocks(each, telling, fields, place)


def _paragraph(paragraph: Element, telling: Telling, fields: Fields, place: _Place) -> Iterator[Block]:
    if not len(paragraph):
        yield from _blank(telling, place)
        return
    found = content(paragraph, fields)
    settings = child(paragraph, "pPr")
    style = telling.styles.of(settings)
    label = telling.lists.label(*_numbering(settings, style))
    hint = place.hint or ("boilerplate" if found.listed else style.hint) or ("bullet" if label.bullet else "")
    level = style.level if hint in ("title", "heading") else None
    locator = Locator(telling.source, cell=place.cell or None)
    if not found.text.strip():
        yield from _blank(telling, place)
    yield from _lines(found, label, Block("", locator, hint, level))
    yield from (Block(text, locator, "boilerplate") for text in found.aside if text.strip())
    yield from _hanging(found, telling, place)


def _blank(telling: Telling, place: _Place) -> Iterator[Block]:
    """A paragraph without text between others, which may be what parts these."""
    if not place.cell and not place.hint:
        yield Block("", Locator(telling.source))


def _lines(found: Content, label: Label, like: Block) -> Iterator[Block]:
    """A block for each line; the label stands in the first, and breaks between lines leave no gap."""
    gap, begun = True, False
    for line in found.text.split("\n"):
        if not line.strip():
            gap = True
            continue
        hint = "" if begun and like.hint == "bullet" else like.hint
        text = line if hint == "code" else line.strip() if begun else label.text + line.strip()
        yield Block(text, like.locator, hint, like.level, gap)
        gap, begun = False, True


def _hanging(found: Content, telling: Telling, place: _Place) -> Iterator[Block]:
    """The notes, comments and boxes of a paragraph."""
    for key in found.notes:
        if key in telling.notes and key not in telling.told:
            telling.told.add(key)
            hint: Hint = "boilerplate" if key[0] == "comment" or place.hint == "boilerplate" else "note"
            yield from _blocks(telling.notes[key], telling, Fields(), _Place(place.cell, hint))
    for box in found.boxes:
        yield from _blocks(box, telling, Fields(), place)


def _numbering(settings: Element | None, style: Style) -> tuple[str, str]:
    """The list that a paragraph is in and its level there, by its own settings or by its style's."""
    own = child(settings, "numPr")
    if own is None or not setting(own, "numId"):
        return style.numbering if own is None else (style.numbering[0], setting(own, "ilvl") or style.numbering[1])
    return setting(own, "numId"), setting(own, "ilvl") or "0"


def _table(table: Element, telling: Telling, fields: Fields, place: _Place) -> Iterator[Block]:
    """A table; one that holds tables is there for the layout of the page, and is read cell by cell."""
    cells = _cells(table, telling, fields, place)
    nested = any(True for row in _held(table, "tr") for cell in _held(row, "tc") if child(cell, "tbl") is not None)
    if nested or place.hint:
        yield from (block for cell in cells for block in cell.blocks)
    else:
        yield from table_blocks(cells, telling.units)


def _cells(table: Element, telling: Telling, fields: Fields, place: _Place) -> Sequence[Cell]:
    """The cells of a table; what is merged with the cell above it (ISO/IEC 29500-1, 17.4.84) makes that one deeper."""
    made: list[Cell] = []
    begun: dict[int, int] = {}
    outer = f"{place.cell}/" if place.cell else ""
    rows = (row for row in _held(table, "tr") if child(row, "trPr", "del") is None)
    for at, row in enumerate(rows, start=1):
        column = 1 + whole_number(setting(row, "trPr", "gridBefore"))
        for cell in _held(row, "tc"):
            width = max(1, min(whole_number(setting(cell, "tcPr", "gridSpan"), 1), MOST_COLUMNS))
            if child(cell, "tcPr", "cellDel") is None:
                inner = _Place(f"{outer}r{at}c{column}", place.hint)
                goes_on = child(cell, "tcPr", "vMerge") is not None and setting(cell, "tcPr", "vMerge") != "restart"
                if goes_on and column in begun:
                    first = made[begun[column]]
                    made[begun[column]] = replace(first, depth=at - first.row + 1)
                else:
                    begun[column] = len(made)
                made.append(Cell(at, column, tuple(_blocks(cell, telling, fields, inner)), width))
            column += width
    return made


def _held(holder: Element, wanted: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those that something is wrapped around."""
    for each in holder:
        if local_name(each) == wanted:
            yield each
        elif local_name(each) in ("sdt", *_WRAPPERS):
            yield from _held(each, wanted)


def note_bodies(kind: str, root: Element) -> Iterator[tuple[tuple[str, str], Element]]:
    """The notes in the part of this root, by kind and id; the lines that separate notes from the text are none."""
    for each in children(root, kind):
        if attribute(each, "type") in ("", "normal"):
            yield (kind, attribute(each, "id")), each
