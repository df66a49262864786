"""Texts whose two languages stand in columns that tabs make: a line is a row of a table, if nothing draws one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from corpus.readers.bitext.cells import Cell
from corpus.readers.bitext.tables import table_blocks
from corpus.types import Block

ROWS = 3
"""Lines one after another, at least, before tabs in them make columns."""

COLUMNS = 8
"""Columns, at most: a number, two languages, notes. Lines of more are no text."""

_TABS = re.compile(r"[ \u3000]*\t[\t \u3000]*")


def tabbed(blocks: Sequence[Block], numbers: Iterator[int]) -> Iterator[Block]:
    """The blocks; lines with a language a column become units, which ``numbers`` counts, and others stay so."""
    for apart, group in groupby(blocks, key=_has_columns):
        held = tuple(group)
        if not apart or len(held) < ROWS:
            yield from held
            continue
        found = tuple(table_blocks(tuple(_cells(held)), numbers))
        yield from found if any(block.unit for block in found) else held


def _has_columns(block: Block) -> bool:
    free = block.hint in ("", "heading", "title", "bullet") and block.unit is None and not block.locator.cell
    return free and "\t" in block.text and 1 < len(_TABS.split(block.text.strip(), COLUMNS)) <= COLUMNS


def _cells(blocks: Sequence[Block]) -> Iterator[Cell]:
    for row, block in enumerate(blocks, start=1):
        for column, text in enumerate(_TABS.split(block.text.strip()), start=1):
            yield Cell(row, column, (replace(block, text=text),))
