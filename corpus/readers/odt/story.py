"""From the body of an OpenDocument text, or a part of it, to blocks: paragraphs, lists, tables, boxes in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from corpus.readers.bitext.cells import Cell
from corpus.readers.bitext.tables import table_blocks
from corpus.readers.odt.styles import DEEPEST, Levels, ListLevel, Styles, label
from corpus.readers.odt.text import Content, content, lines
from corpus.readers.office.settings import whole_number
from corpus.readers.xml.tree import Element, attribute, local_name
from corpus.types import Block, Hint, Locator

_UNREAD = ("tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "forms", "index-title-template")
_CONTENTS = (
    "table-of-content", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index",
)  # fmt: skip
MOST_REPEATED = 1000
"""Columns that one cell may stand for; spreadsheets repeat empty ones to the edge of the sheet."""


@dataclass(slots=True)
class Telling:
    """What is known while a document is read: its styles, and what has been counted so far."""

    source: str
    styles: Styles
    units: Iterator[int] = field(default_factory=count)
    lists: dict[str, dict[int, int]] = field(default_factory=dict)
    """List style or list id → the counts of its levels, for lists that go on."""
    outline: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a paragraph stands: its cell, what all its text is, and what the list it is in puts before it."""

    cell: str = ""
    hint: Hint = ""
    label: str = ""
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class _List:
    """The list that an item is in: how its levels are numbered, how deep it is, and how far each level was counted."""

    levels: Levels
    depth: int
    counts: dict[int, int]


def story_blocks(story: Element, telling: Telling, hint: Hint = "") -> Iterator[Block]:
    """The blocks of a story; all of them with ``hint``, where that is given. Some are blank, for blank paragraphs."""
    yield from _blocks(story, telling, _Place(hint=hint))


def _blocks(holder: Element, telling: Telling, place: _Place) -> Iterator[Block]:
    for each in holder:
        kind = local_name(each)
        if kind in ("p", "h"):
            yield from _paragraph(each, telling, place)
            place = replace(place, label="", bullet=False)
        elif kind == "list":
            yield from _list(each, telling, place, None)
        elif kind == "table":
            yield from _table(each, telling, place)
        elif kind in _CONTENTS:
            yield from _blocks(each, telling, replace(place, hint="boilerplate"))
        elif kind and kind not in _UNREAD:
            yield from _blocks(each, telling, place)


def _paragraph(paragraph: Element, telling: Telling, place: _Place) -> Iterator[Block]:
    found = content(paragraph, telling.styles.hidden)
    style = attribute(paragraph, "style-name")
    level = _level(paragraph, telling.styles, style)
    hint = place.hint or telling.styles.hint(style) or ("heading" if level else "")
    before = place.label or (_outline_label(level, telling) if level and local_name(paragraph) == "h" else "")
    locator = Locator(telling.source, cell=place.cell or None)
    level = {"title": 1, "heading": level}.get(hint)
    if not (place.cell or place.hint or found.text.strip()):
        yield Block("", locator)  # what is blank may be what parts other paragraphs
    for at, (line, gap) in enumerate(lines(found.text)):
        shown = hint or ("bullet" if place.bullet and not at else "")
        text = line if hint == "code" else ("" if at else before) + line.strip()
        yield Block(text, locator, shown, level, gap)
    yield from (Block(text, locator, "boilerplate") for text in found.aside if text)
    yield from _hanging(found, telling, place)


def _hanging(found: Content, telling: Telling, place: _Place) -> Iterator[Block]:
    """The notes, comments and boxes of a paragraph."""
    for note in found.notes:
        yield from _blocks(note, telling, _Place(place.cell, place.hint or "note"))
    for comment in found.comments:
        yield from _blocks(comment, telling, _Place(place.cell, "boilerplate"))
    for box in found.boxes:
        yield from _blocks(box, telling, _Place(place.cell, place.hint))


def _level(paragraph: Element, styles: Styles, style: str) -> int | None:
    """The level of a heading, by its element and else by its style; None of what is none."""
    if local_name(paragraph) == "h":
        return max(1, min(whole_number(attribute(paragraph, "outline-level"), 1), DEEPEST))
    return styles.heading(style)


def _outline_label(level: int, telling: Telling) -> str:
    """The number of a heading, where the document numbers its headings."""
    _count(telling.outline, telling.styles.outline, level)
    return label(telling.styles.outline, level, telling.outline)


def _list(element: Element, telling: Telling, place: _Place, outer: _List | None) -> Iterator[Block]:
    style = attribute(element, "style-name")
    levels = telling.styles.lists.get(style) or (outer.levels if outer else {})
    inner = _List(levels, min(outer.depth + 1, DEEPEST) if outer else 1, _counts(element, style, telling, outer))
    for item in element:
        kind = local_name(item)
        if kind not in ("list-item", "list-header"):
            continue
        own = levels.get(inner.depth, ListLevel())
        if start := attribute(item, "start-value"):
            inner.counts[inner.depth] = whole_number(start, 1) - 1
        begun = False
        for each in item:
            if local_name(each) == "list":
                yield from _list(each, telling, place, inner)
                continue
            before = ""
            if kind == "list-item" and not begun and local_name(each) in ("p", "h"):
                _count(inner.counts, levels, inner.depth)
                before, begun = label(levels, inner.depth, inner.counts), True
                yield from _blocks([each], telling, replace(place, label=before, bullet=own.bullet or not levels))
            else:
                yield from _blocks([each], telling, place)


def _counts(element: Element, style: str, telling: Telling, outer: _List | None) -> dict[int, int]:
    """How far the levels of a list have been counted: anew, unless it goes on with another one."""
    if outer:
        return outer.counts
    before = attribute(element, "continue-list")
    goes_on = before or (style if attribute(element, "continue-numbering") == "true" else "")
    counts = telling.lists.get(goes_on, {}) if goes_on else {}
    for key in (style, attribute(element, "id")):
        telling.lists[key] = counts
    return counts


def _count(counts: dict[int, int], levels: Levels, level: int) -> None:
    """Go on at a level: those below begin anew."""
    counts[level] = counts.get(level, levels.get(level, ListLevel()).start - 1) + 1
    for below in [each for each in counts if each > level]:
        del counts[below]


def _table(table: Element, telling: Telling, place: _Place) -> Iterator[Block]:
    """A table; one that holds tables is there for the layout of the page, and is read cell by cell."""
    cells = tuple(_cells(table, telling, place))
    nested = any(True for cell in table.iter("{*}table-cell") for _ in cell.iterchildren("{*}table"))
    if nested or place.hint:
        yield from (block for cell in cells for block in cell.blocks)
    else:
        yield from table_blocks(cells, telling.units)


def _cells(table: Element, telling: Telling, place: _Place) -> Iterator[Cell]:
    outer = f"{place.cell}/" if place.cell else ""
    for at, row in enumerate(_rows(table), start=1):
        column = 1
        for cell in row:
            times = max(1, min(whole_number(attribute(cell, "number-columns-repeated"), 1), MOST_REPEATED))
            if local_name(cell) == "table-cell":
                inner = _Place(f"{outer}r{at}c{column}", place.hint)
                width = whole_number(attribute(cell, "number-columns-spanned"), 1)
                depth = max(1, whole_number(attribute(cell, "number-rows-spanned"), 1))
                yield Cell(at, column, tuple(_blocks(cell, telling, inner)), width, depth)
            column += times


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table, in whatever groups they are."""
    for each in table:
        if local_name(each) == "table-row":
            yield each
        elif local_name(each) in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(each)
