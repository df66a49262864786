"""The cells of a table in rows, and which rows are one: a cell runs over both, or a sentence does."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.types import LANGS, Block, Lang


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: the row and column where it begins, counted from 1, its blocks.

    With how many columns and how many rows it spans. The locators of the blocks name the cell already.
    """

    row: int
    column: int
    blocks: tuple[Block, ...]
    width: int = 1
    depth: int = 1

    @property
    def text(self) -> str:
        """Its text, without what is noted or left out."""
        return "\n".join(block.text for block in self.blocks if is_text(block))


Row = tuple[Cell, ...]

_OPEN = re.compile(r".*[a-z0-9,)’'”\"-]", re.IGNORECASE | re.DOTALL)
"""English that may go on: no stop and no colon ends it. Of the Chinese beside it, a sentence may end there."""

_ONWARD = re.compile(r"[a-z]{2,}(?![.)）、])|a (?=[a-z])")
"""How English goes on in mid sentence: not as an item (a), ii. or iv) does."""


def is_text(block: Block) -> bool:
    """Whether a block is text of its cell, and no note or what is left out."""
    return block.hint not in ("note", "boilerplate")


def joined(rows: Sequence[Row], columns: Collection[int]) -> tuple[Row, ...]:
    """The rows, those as one that a cell with text in one of these columns runs over."""
    made: list[Row] = []
    down = 0
    for row in rows:
        if made and row[0].row <= down:
            made[-1] = (*made[-1], *row)
        else:
            made.append(row)
        reach = (cell.row + cell.depth - 1 for cell in row if cell.column in columns and cell.text.strip())
        down = max(down, *reach, 0)
    return tuple(made)


def carried_on(
    rows: Sequence[Row], columns: Mapping[Lang, int], numbered: Collection[int], head: Row | None
) -> tuple[Row, ...]:
    """The rows, with the end of a text that goes on in the next one: a page ended there, which cut a sentence.

    ``numbered`` are the columns that number the rows: what goes on has no number. Nothing goes on from ``head``, the
    row that names the columns.
    """
    made: list[Row] = []
    for row in rows:
        if made and numbered and made[-1] is not head and _goes_on(made[-1], row, columns, numbered):
            made[-1] = tuple(_longer(made[-1], row, columns))
        else:
            made.append(row)
    return tuple(made)


def _goes_on(before: Row, row: Row, columns: Mapping[Lang, int], numbered: Collection[int]) -> bool:
    if any(cell.column in numbered and cell.text.strip() for cell in row):
        return False
    if not any(cell.column in numbered and cell.text.strip() for cell in before):
        return False
    head, tail = (_side(each, columns["en"]) for each in (before, row))
    return _OPEN.fullmatch(head) is not None and _ONWARD.match(tail) is not None


def _side(row: Row, column: int) -> str:
    return "".join(cell.text for cell in row if cell.column == column).strip()


def _longer(before: Row, row: Row, columns: Mapping[Lang, int]) -> Iterator[Cell]:
    """The cells of a row, those of the languages with what goes on in the next row, and the rest of that behind."""
    tails = {cell.column: cell for cell in row}
    for cell in before:
        lang = next((lang for lang in LANGS if columns[lang] == cell.column), None)
        tail = tails.pop(cell.column, None) if lang else None
        yield replace(cell, blocks=tuple(_run_on(cell.blocks, tail.blocks, lang))) if lang and tail else cell
    yield from (cell for cell in tails.values() if cell.column not in columns.values() or cell.text.strip())


def _run_on(head: Sequence[Block], tail: Sequence[Block], lang: Lang) -> Iterator[Block]:
    """The blocks of a cell and of the one it goes on in, the last text of the first in one with the first there."""
    last = max((at for at, block in enumerate(head) if is_text(block) and block.text.strip()), default=-1)
    first = next((at for at, block in enumerate(tail) if is_text(block) and block.text.strip()), -1)
    if last < 0 or first < 0:
        yield from (*head, *tail)
        return
    between = "" if lang == "zh" or head[last].text.endswith("-") else " "
    text = head[last].text.rstrip() + between + tail[first].text.lstrip()
    yield from (*head[:last], replace(head[last], text=text), *head[last + 1 :])
    yield from (*tail[:first], *tail[first + 1 :])
