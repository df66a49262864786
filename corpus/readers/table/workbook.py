"""Workbooks (Office Open XML, ISO/IEC 29500-1, part 18): their sheets in order, with the texts that cells show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from posixpath import join, normpath
from typing import TypeVar

from corpus.errors import DamagedFile
from corpus.readers.container import Container, open_container
from corpus.readers.table.number_formats import NumberFormat, number_formats
from corpus.readers.table.sheets import Merged, Sheet, TableRow
from corpus.readers.xml.parsing import elements, parse
from corpus.readers.xml.stand_ins import restored
from corpus.readers.xml.tree import Element, attribute, local_name

MOST_CELLS = 3_000_000
"""Cells of a workbook: as many as three sheets of a million rows have in one column."""

MOST_BLANK = 10_000_000
"""What the rows, cells and merged ranges of a workbook may weigh, blank ones too, which programs write to keep their
borders. A hundred kilobytes of a zip archive hold ten million of them; at this weight, whichever they are, reading them
takes six to seven seconds (measured with two million rows), and a full sheet (1,048,576 rows) fits with four cells
in every row."""

WEIGHTS = {"cell": 1, "row": 5, "mergeCell": 10}
"""What one weighs: as long as it takes, in blank cells (0.6 µs)."""

MOST_IN_A_PART = 1_000_000
"""Elements of what describes the sheets: 64,000 styles, as many as there may be, have a quarter of it."""

MOST_CHARACTERS = 128 * 1024 * 1024
"""Characters that the cells of a workbook show, all together: one text may stand in every cell."""

LONGEST_NUMBER = 7
"""Digits of the number of a row or a text."""

T = TypeVar("T")

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
    budget: _Budget


@dataclass(slots=True)
class _Budget:
    """What all sheets together may still have."""

    name: str
    cells: int = field(default_factory=lambda: MOST_CELLS)
    blank: int = field(default_factory=lambda: MOST_BLANK)
    characters: int = field(default_factory=lambda: MOST_CHARACTERS)

    def spend(self, kind: str, cells: int) -> None:
        """Count down what was met, shown or not."""
        self.blank -= WEIGHTS[kind] + cells * WEIGHTS["cell"]
        if self.blank < 0:
            raise DamagedFile(
                f"{self.name} has more rows, cells or merged ranges than any table. Take the blank ones out."
            )

    def show(self, text: str) -> str:
        """Count down a cell that shows this text."""
        self.cells -= 1
        self.characters -= len(text)
        if self.cells < 0:
            raise DamagedFile(
                f"{self.name} has more than {MOST_CELLS} cells. Split it into several files and add those."
            )
        if self.characters < 0:
            raise DamagedFile(
                f"{self.name} shows more text than any table has. Split it into several files and add those."
            )
        return text


def workbook(data: bytes, name: str) -> tuple[Sheet, ...]:
    """The sheets of a workbook, hidden ones too. Raises DamagedFile, ProtectedFile and NothingToRead."""
    container = open_container(data, name)
    root = parse(container.read(_WORKBOOK), name, MOST_IN_A_PART)
    properties = next((each for each in root.iter() if local_name(each) == "workbookPr"), None)
    since_1904 = properties is not None and attribute(properties, "date1904") in ("1", "true")
    targets = _targets(container, name)
    strings, formats = _strings(container, targets, name), _formats(container, targets, name)
    book = _Book(container, strings, formats, since_1904, _Budget(name))
    told: dict[str, tuple[str, bool]] = {}
    for member, title, hidden in _members(root, targets):
        told.setdefault(member, (title, hidden))
    return tuple(_sheet(book, member, *what) for member, what in told.items() if member in container)


def _targets(container: Container, name: str) -> Mapping[str, tuple[str, str]]:
    """What the workbook's relations lead to: id → the kind of part, and its member."""
    relations = "xl/_rels/workbook.xml.rels"
    root = parse(container.read(relations), name, MOST_IN_A_PART) if relations in container else ()
    return {
        attribute(each, "Id"): (
            attribute(each, "Type").rpartition("/")[2],
            normpath(join("/xl", attribute(each, "Target"))).lstrip("/"),
        )
        for each in root
    }


def _members(root: Element, targets: Mapping[str, tuple[str, str]]) -> Iterator[tuple[str, str, bool]]:
    """The member and the name of each sheet, and whether it is hidden, in their order."""
    for each in root.iter():
        if local_name(each) == "sheet":
            found = next((targets[value] for value in each.attrib.values() if value in targets), None)
            if found and found[0] == "worksheet":
                yield found[1], attribute(each, "name"), attribute(each, "state") in ("hidden", "veryHidden")


def _part(container: Container, targets: Mapping[str, tuple[str, str]], kind: str) -> bytes:
    member = next((member for each, member in targets.values() if each == kind), "")
    return container.read(member) if member in container else b""


def _strings(container: Container, targets: Mapping[str, tuple[str, str]], name: str) -> tuple[str, ...]:
    """The texts that cells refer to, rid of the blanks around them; no more than there may be cells."""
    data = _part(container, targets, "sharedStrings")
    found = tuple(_text(item).strip() for item in islice(elements(data, name, ("si",)), MOST_CELLS + 1))
    if len(found) > MOST_CELLS:
        raise DamagedFile(f"{name} has more than {MOST_CELLS} texts. Split it into several files and add those.")
    return found


def _formats(container: Container, targets: Mapping[str, tuple[str, str]], name: str) -> tuple[NumberFormat, ...]:
    data = _part(container, targets, "styles")
    return number_formats(parse(data, name, MOST_IN_A_PART)) if data else ()


def _text(item: Element) -> str:
    """The text of a string: its runs, without the readings that stand over it (``rPh``)."""
    runs = (
        each.text or "" for each in item.iter() if local_name(each) == "t" and local_name(each.getparent()) != "rPh"
    )
    return _ESCAPE.sub(_unescaped, restored("".join(runs)))


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return found[0] if 0xD800 <= code < 0xE000 or not code else chr(code)


def _sheet(book: _Book, member: str, title: str, hidden: bool) -> Sheet:
    rows: list[TableRow] = []
    merged: list[Merged] = []
    line = 0
    for each in elements(book.container.read(member), book.budget.name, ("row", "mergeCell")):
        kind = local_name(each)
        book.budget.spend(kind, len(each))
        if kind == "mergeCell":
            merged += _merged(attribute(each, "ref"))
            continue
        line = _index(attribute(each, "r"), line + 1)
        if cells := dict(_cells(each, book)):
            rows.append(TableRow(line, cells))
    return Sheet(tuple(rows), title, tuple(merged), hidden=hidden)


def _cells(row: Element, book: _Book) -> Iterator[tuple[int, str]]:
    column = 0
    for cell in row:
        place = _CELL.fullmatch(cell.get("r") or "")
        column = _number(place[1]) if place else column + 1
        if len(cell) and (shown := _shown(cell, book).strip()):
            yield column, book.budget.show(shown)


def _shown(cell: Element, book: _Book) -> str:
    """What a cell shows; of a formula the value that was saved with it, else the formula itself."""
    parts = {local_name(each): each for each in cell}
    value = restored(parts["v"].text or "") if "v" in parts else ""
    match attribute(cell, "t") or "n":
        case "s":
            return _referred(book.strings, value) or ""
        case "inlineStr":
            return _text(parts["is"]) if "is" in parts else ""
        case "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value, value)
        case "n" if value:
            form = _referred(book.formats, attribute(cell, "s")) or NumberFormat()
            return form.shown(value, since_1904=book.since_1904)
    formula = f"={restored(parts['f'].text)}" if "f" in parts and parts["f"].text else ""
    return _ESCAPE.sub(_unescaped, value) or formula


def _referred(held: Sequence[T], number: str) -> T | None:
    """What a cell refers to by its number; None where there is none."""
    at = _index(number, len(held))
    return held[at] if at < len(held) else None


def _index(number: str, otherwise: int) -> int:
    return int(number) if number.isdecimal() and len(number) <= LONGEST_NUMBER else otherwise


def _merged(reference: str) -> Iterator[Merged]:
    """The cells below the first of each column of a merged range."""
    if found := _RANGE.fullmatch(reference):
        yield Merged(int(found[2]) + 1, int(found[4]), _number(found[1]), _number(found[3]))


def _number(letters: str) -> int:
    """The number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
