"""Tables of our own export, told by their columns: every passage comes back as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from corpus.export import csv, tsv
from corpus.export_columns import COLUMNS
from corpus.readers.bitext.units import FACTS, Variant, facts, units, within
from corpus.readers.record import file_record, read_records, titled
from corpus.readers.table.sheets import Sheet, TableRow
from corpus.types import LANGS, Block, Locator, Reference

DOCUMENTS = f"{tsv.COMMENT}documents: "
"""How the comment begins that names the documents of a table, with their records."""

_AT = {name: at for at, name in enumerate(COLUMNS, start=1)}


def is_own_heading(cells: Sequence[str]) -> bool:
    """Whether a row is the heading of our own export."""
    return tuple(cells[: len(COLUMNS)]) == COLUMNS


def own_form(separator: str) -> Callable[[str], str]:
    """What a cell of our own export stands for."""
    return tsv.unescaped if separator == "\t" else csv.unguarded


def own_blocks(sheet: Sheet, name: str) -> Iterator[Block]:
    """A unit for each row. What stands above the heading row, such as the query, is kept as boilerplate."""
    several = len({_cell(row, "document") for row in sheet.rows if row.line > sheet.ours}) > 1
    for number, row in enumerate(sheet.rows):
        place = Locator(name, line=row.line)
        if row.line > sheet.ours:
            said = facts({fact: _cell(row, fact) for fact in FACTS})
            blocks = units(number, _variants(row, name), (), place, said)
            yield from within(blocks, _cell(row, "title")) if several else blocks
        elif row.line < sheet.ours:
            yield Block("\t".join(row.cells.values()), place, hint="boilerplate")


def own_reference(sheet: Sheet) -> Reference:
    """The record of the document, or its title; where the rows are of several, those of all."""
    comments = (row.cells.get(1, "") for row in sheet.rows if row.line < sheet.ours)
    said = next((line.removeprefix(DOCUMENTS) for line in comments if line.startswith(DOCUMENTS)), "")
    known = {_cell(row, "document"): titled(_cell(row, "title")) for row in sheet.rows if row.line > sheet.ours}
    return file_record(known | read_records(tsv.unescaped(said)))


def _cell(row: TableRow, name: str) -> str:
    return row.cells.get(_AT[name], "")


def _variants(row: TableRow, name: str) -> list[Variant]:
    places = ((lang, _AT[lang]) for lang in LANGS)
    return [
        Variant((row.cells[column],), lang, Locator(name, line=row.line, cell=f"r{row.line}c{column}"))
        for lang, column in places
        if column in row.cells
    ]
