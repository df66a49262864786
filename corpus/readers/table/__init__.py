"""Tables: CSV, TSV and XLSX. Two columns, one in each language, are a bitext: each of their rows is a unit.

What stands in the other columns is kept as boilerplate. A table that is no bitext is read cell by cell. Our own TSV and
CSV give back the passages that were exported.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.readers.table.rows import sheet_blocks
from corpus.readers.table.sheets import Sheet
from corpus.types import Block, Reference

SUFFIXES: tuple[str, ...] = (".csv", ".tsv", ".tab", ".xlsx", ".xlsm")
CUT = False

_ZIP = b"PK\x03\x04"


def read(data: bytes, name: str) -> tuple[tuple[Block, ...], Reference]:
    """The blocks of each sheet, row by row; a table of our own export names its document."""
    # Imported here for the start-up time: our own columns are those of the exports, workbooks are unpacked.
    from corpus.readers.table.delimited import delimited
    from corpus.readers.table.ours import own_blocks, own_reference
    from corpus.readers.table.workbook import workbook

    if data.startswith(_ZIP):
        return tuple(_blocks(workbook(data, name), name)), Reference()
    sheet = delimited(data, name)
    if sheet.ours:
        return tuple(own_blocks(sheet, name)), own_reference(sheet)
    return tuple(_blocks((sheet,), name)), Reference()


def saved_as_text(data: bytes, name: str) -> bool:
    """Whether a plain text is a table of two languages that a spreadsheet saved, with marks around some of its cells.

    Raises the errors of decoding.
    """
    if b'"' not in data or b"\t" not in data:
        return False
    from corpus.readers.decoding import decode
    from corpus.readers.table.delimited import even_rows

    sheet = even_rows(decode(data, name))
    return sheet is not None and any(block.unit for block in _blocks((sheet,), name))


def _blocks(sheets: tuple[Sheet, ...], name: str) -> Iterator[Block]:
    several = len(sheets) > 1
    first = 0
    for sheet in sheets:
        blocks = tuple(sheet_blocks(sheet, name, sheet.part if several else "", first))
        first = 1 + max((block.unit.number for block in blocks if block.unit), default=first - 1)
        yield from blocks
