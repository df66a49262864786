"""The rows of a sheet as blocks: units where two columns or the rows of each number are a bitext, else by cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from corpus.readers.bitext.columns import SAMPLE, Columns, bitext_columns, role
from corpus.readers.bitext.languages import LONGEST_NAME
from corpus.readers.bitext.places import part_named
from corpus.readers.bitext.stacked import Stacked, stacked_columns
from corpus.readers.bitext.units import Variant, needed, units
from corpus.readers.table.sheets import Sheet, TableRow
from corpus.types import LANGS, Block, Locator


def sheet_blocks(sheet: Sheet, name: str, part: str, first: int) -> Iterator[Block]:
    """The blocks of a sheet of the file ``name``; units are numbered from ``first``."""
    part = part_named(part)
    columns = bitext_columns([row.cells for row in sheet.rows])
    if columns is None and (stacked := stacked_columns([row.cells for row in sheet.rows])):
        yield from _stacked(sheet, stacked, (name, part), first)
        return
    if columns is None:
        cells = (block for row in sheet.rows for block in _cells(row, name, part))
        yield from (replace(block, hint="boilerplate") for block in cells) if sheet.hidden else cells
        return
    begin = 0 if columns.heading is None else _end_of_heading(sheet.rows, columns, columns.heading)
    for at, row in enumerate(sheet.rows[:begin]):
        if at >= (columns.heading or 0) or _is_heading(row):
            yield Block("\t".join(row.cells.values()), _place(row, name, part), hint="boilerplate")
        else:
            yield from _cells(row, name, part)
    yield from _units(sheet, sheet.rows[begin:], columns, (name, part), first)


def _end_of_heading(rows: Sequence[TableRow], columns: Columns, heading: int) -> int:
    """The row behind those that name the columns: under the languages may stand which of them is the source.

    A glossary of translation has such words as its terms, also in its first row.
    """
    said = ([role(row.cells.get(column, "")) for column in columns.langs] for row in rows[heading + 1 :])
    below = next(said, [])
    second = sorted(below) == ["source", "target"] and not any(any(roles) for roles in islice(said, SAMPLE))
    return heading + 1 + second


def _is_heading(row: TableRow) -> bool:
    """Whether a row above the one that names the languages names columns too: a title is one cell, or is long."""
    return len(row.cells) > 1 and all(len(text) <= LONGEST_NAME for text in row.cells.values())


def _cells(row: TableRow, name: str, part: str) -> Iterator[Block]:
    for column, text in row.cells.items():
        yield Block(text, _place(row, name, part, column), hint="table")


def _units(
    sheet: Sheet, rows: Sequence[TableRow], columns: Columns, place: tuple[str, str], first: int
) -> Iterator[Block]:
    number = first
    for group in _groups(sheet, rows, columns):
        variants = _variants(group, columns, place)
        rest = _rest(group, columns) if any(variant.lang for variant in variants) else []
        yield from units(number, variants, rest, _place(group[0], *place))
        number += needed(variants)


def _stacked(sheet: Sheet, columns: Stacked, place: tuple[str, str], first: int) -> Iterator[Block]:
    """The blocks of a table with a language a row: a unit for the rows of each number, where the first of them stands.

    Rows that name no language are headings; texts in another one are kept beside the unit.
    """
    groups: dict[tuple[str, ...], list[TableRow]] = {}
    for row in sheet.rows:
        if columns.language(row.cells):
            groups.setdefault(columns.key(row.cells) or (f"\n{row.line}",), []).append(row)
        else:
            yield Block("\t".join(row.cells.values()), _place(row, *place), hint="boilerplate")
    number = first
    for group in groups.values():
        variants, rest = [], []
        for row in group:
            lang, text = columns.language(row.cells), row.cells.get(columns.text, "")
            if text and lang in ("zh", "en"):
                variants.append(Variant((text,), lang, _place(row, *place, columns.text)))
            used = {columns.lang, columns.text} if variants and variants[-1].locator.line == row.line else set()
            rest.append("\t".join(cell for column, cell in row.cells.items() if column not in used))
        yield from units(number, variants, dict.fromkeys(rest), _place(group[0], *place))
        number += needed(variants)


def _groups(sheet: Sheet, rows: Sequence[TableRow], columns: Columns) -> Iterator[list[TableRow]]:
    """Rows that belong together because a cell with text in one of the languages runs over all of them."""
    group: list[TableRow] = []
    continued = _continued(sheet, frozenset(row.line for row in rows), columns)
    for row in rows:
        if group and row.line not in continued:
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _continued(sheet: Sheet, lines: frozenset[int], columns: Columns) -> frozenset[int]:
    """The lines that continue the one before them, since a range that is merged runs on in them."""
    ranges = (
        (each.first_line, each.last_line)
        for each in sheet.merged
        if any(each.first_column <= column <= each.last_column for column in columns.langs)
    )
    found: list[int] = []
    ordered, at = sorted(lines), 0
    for first, last in sorted(ranges):  # each line is looked at once, however many ranges there are over it
        at = max(at, bisect_left(ordered, first))
        end = max(at, bisect_right(ordered, last))
        found += ordered[at:end]
        at = end
    return frozenset(found)


def _variants(group: Sequence[TableRow], columns: Columns, place: tuple[str, str]) -> list[Variant]:
    """The texts in the columns of the languages; of a row that has none there, its other cells."""
    variants = []
    for column, lang in columns.langs.items():
        held = [row for row in group if column in row.cells]
        if held:
            texts = tuple(row.cells[column] for row in held)
            variants.append(Variant(texts, lang, _place(held[0], *place, column)))
    if variants:
        return variants
    return [Variant((text,), None, _place(row, *place, column)) for row in group for column, text in row.cells.items()]


def _rest(group: Sequence[TableRow], columns: Columns) -> list[str]:
    rows = (
        "\t".join(text for column, text in row.cells.items() if columns.langs.get(column) not in LANGS) for row in group
    )
    return [row for row in rows if row]


def _place(row: TableRow, name: str, part: str, column: int | None = None) -> Locator:
    return Locator(name, line=row.line, cell=f"r{row.line}c{column}" if column else None, part=part)
