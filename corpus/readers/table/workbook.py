"""Workbooks (Office Open XML, ISO/IEC 29500-1, part 18): their sheets in order, with the texts that cells show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import join, normpath

from corpus.errors import DamagedFile
from corpus.readers.container import Container, open_container
from corpus.readers.table.number_formats import NumberFormat, number_formats
from corpus.readers.table.sheets import Sheet, TableRow
from corpus.readers.xml import Element, attribute, elements, local_name, parse, restored

MOST_CELLS = 3_000_000
"""Cells of a workbook: as many as three sheets of a million rows have in one column."""

MOST_CHARACTERS = 128 * 1024 * 1024
"""Characters that the cells of a workbook show, all together: one text may stand in every cell."""

_WORKBOOK = "xl/workbook.xml"
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_RANGE = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")  # a character that XML can't hold, ISO/IEC 29500-1, 22.9.2.19


@dataclass(frozen=True, slots=True)
class _Book:
    """What the cells of all sheets refer to."""

    container: Container
    strings: tuple[str, ...]
    formats: tuple[NumberFormat, ...]
    since_1904: bool


def workbook(data: bytes, name: str) -> tuple[Sheet, ...]:
    """The sheets of a workbook, hidden ones too. Raises DamagedFile, ProtectedFile and NothingToRead."""
    container = open_container(data, name)
    root = parse(container.read(_WORKBOOK), name)
    properties = next((each for each in root.iter() if local_name(each) == "workbookPr"), None)
    since_1904 = properties is not None and attribute(properties, "date1904") in ("1", "true")
    targets = _targets(container, name)
    book = _Book(container, _strings(container, targets, name), _formats(container, targets, name), since_1904)
    sheets, cells, characters = [], 0, 0
    for title, member in _members(root, targets):
        if member not in container:
            continue
        sheet = _sheet(book, member, title, name, MOST_CELLS - cells)
        cells += sum(len(row.cells) for row in sheet.rows)
        characters += sum(len(text) for row in sheet.rows for text in row.cells.values())
        if characters > MOST_CHARACTERS:
            raise DamagedFile(f"{name} shows more text than any table has. Split it into several files and add those.")
        sheets.append(sheet)
    return tuple(sheets)


def _targets(container: Container, name: str) -> Mapping[str, tuple[str, str]]:
    """What the workbook's relations lead to: id → the kind of part, and its member."""
    relations = "xl/_rels/workbook.xml.rels"
    root = parse(container.read(relations), name) if relations in container else ()
    return {
        attribute(each, "Id"): (
            attribute(each, "Type").rpartition("/")[2],
            normpath(join("/xl", attribute(each, "Target"))).lstrip("/"),
        )
        for each in root
    }


def _members(root: Element, targets: Mapping[str, tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The name and the member of each sheet, in their order."""
    for each in root.iter():
        if local_name(each) == "sheet":
            found = next((targets[value] for value in each.attrib.values() if value in targets), None)
            if found and found[0] == "worksheet":
                yield attribute(each, "name"), found[1]


def _part(container: Container, targets: Mapping[str, tuple[str, str]], kind: str) -> bytes:
    member = next((member for each, member in targets.values() if each == kind), "")
    return container.read(member) if member in container else b""


def _strings(container: Container, targets: Mapping[str, tuple[str, str]], name: str) -> tuple[str, ...]:
    data = _part(container, targets, "sharedStrings")
    return tuple(_text(item) for item in elements(data, name, ("si",)))


def _formats(container: Container, targets: Mapping[str, tuple[str, str]], name: str) -> tuple[NumberFormat, ...]:
    data = _part(container, targets, "styles")
    return number_formats(parse(data, name)) if data else ()


def _text(item: Element) -> str:
    """The text of a string: its runs, without the readings that stand over it (``rPh``)."""
    runs = (
        each.text or "" for each in item.iter() if local_name(each) == "t" and local_name(each.getparent()) != "rPh"
    )
    return _ESCAPE.sub(_unescaped, restored("".join(runs)))


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return found[0] if 0xD800 <= code < 0xE000 or not code else chr(code)


def _sheet(book: _Book, member: str, title: str, name: str, most: int) -> Sheet:
    rows: list[TableRow] = []
    merged: set[tuple[int, int]] = set()
    line = 0
    for each in elements(book.container.read(member), name, ("row", "mergeCell")):
        if local_name(each) == "mergeCell":
            _merge(attribute(each, "ref"), merged, most)
            continue
        said = attribute(each, "r")
        line = int(said) if said.isdecimal() and len(said) < 8 else line + 1
        cells = dict(_cells(each, book))
        most -= len(cells)
        if most < 0:
            raise DamagedFile(f"{name} has more than {MOST_CELLS} cells. Split it into several files and add those.")
        if cells:
            rows.append(TableRow(line, cells))
    return Sheet(tuple(rows), title, frozenset(merged))


def _cells(row: Element, book: _Book) -> Iterator[tuple[int, str]]:
    column = 0
    for cell in row:
        place = _CELL.fullmatch(attribute(cell, "r"))
        column = _number(place[1]) if place else column + 1
        if shown := _shown(cell, book).strip():
            yield column, shown


def _shown(cell: Element, book: _Book) -> str:
    """What a cell shows; of a formula the value that was saved with it, else the formula itself."""
    parts = {local_name(each): each for each in cell}
    value = restored(parts["v"].text or "") if "v" in parts else ""
    match attribute(cell, "t") or "n":
        case "s":
            return book.strings[int(value)] if value.isdecimal() and int(value) < len(book.strings) else ""
        case "inlineStr":
            return _text(parts["is"]) if "is" in parts else ""
        case "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value, value)
        case "n" if value:
            style = attribute(cell, "s")
            form = book.formats[int(style)] if style.isdecimal() and int(style) < len(book.formats) else NumberFormat()
            return form.shown(value, since_1904=book.since_1904)
    formula = f"={restored(parts['f'].text)}" if "f" in parts and parts["f"].text else ""
    return _ESCAPE.sub(_unescaped, value) or formula


def _merge(reference: str, merged: set[tuple[int, int]], most: int) -> None:
    """Note the cells below the first of each column of a merged range."""
    found = _RANGE.fullmatch(reference)
    if not found:
        return
    columns = range(_number(found[1]), _number(found[3]) + 1)
    rows = range(int(found[2]) + 1, int(found[4]) + 1)
    if len(columns) * len(rows) + len(merged) <= most:
        merged.update((row, column) for row in rows for column in columns)


def _number(letters: str) -> int:
    """The number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
