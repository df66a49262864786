"""Tables with one language a column: their rows are translation units. Any other table is a table, cell by cell.

Translators and lawyers keep bilingual texts so: Chinese on one side, English on the other, a paragraph or a clause a
row. The rows say what belongs together, so nothing there is left to be aligned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, groupby, pairwise, zip_longest

from corpus.folding import is_han
from corpus.readers.bitext.cells import Cell, Row, carried_on, is_text, joined
from corpus.readers.bitext.columns import bitext_columns
from corpus.types import LANGS, Block, Lang, Unit

LETTERS_OF_A_CHARACTER = 4
"""Latin letters that say as much as a Chinese character: a word has about five, its counterpart one to two."""

PAIRED = 0.5
"""The share of the rows with text that must have it in both languages."""

BESIDE = 0.1
"""The share of a table's letters that may stand in columns beside the two languages, where these are notes.

In two texts of ours with notes and labels beside them it was under .02, in a price list, whose other columns are what
it is about, .52."""

_LABEL = re.compile(
    r"第[一二三四五六七八九十百千零〇\d]+[条章节款项]|[(（]?[一二三四五六七八九十]{1,3}[)）、.．]?|[(（]?[IVXLCivxlc]{1,5}[)）.]?|"
    r"(?:Article|Section|Clause|Art\.) \d+\.?|[(（]?[a-z][)）.]"
)
_NUMBER = re.compile(r"[(（]?(\d{1,3}(?:[.．-]\d{1,3})*)[)）.．、]?")
_HEAD = re.compile(r"(?:序号|编号|條次|条款|条目|No\.?|#|Nr\.?|Item|ID|\s|/)*", re.IGNORECASE)


_NAMED = re.compile(r"r(\d{1,7})c(\d{1,4})")

Span = tuple[int, int]
"""How many columns and how many rows a cell reaches over."""

NO_SPANS: Mapping[str, Span] = {}


@dataclass(frozen=True, slots=True)
class _Bitext:
    """The rows, the columns of the two languages, and the row that names them, if there is one."""

    rows: tuple[Row, ...]
    columns: dict[Lang, int]
    head: Row | None


def table_blocks(cells: Sequence[Cell], numbers: Iterator[int]) -> Iterator[Block]:
    """The blocks of a table, row by row: in units, which ``numbers`` counts, where the rows pair two languages."""
    rows = [tuple(row) for _, row in groupby(cells, key=lambda cell: cell.row)]
    found = _bitext(rows)
    if found is None:
        yield from _in_cells(rows)
        return
    for row in found.rows:
        yield from _paired_row(row, found.columns, numbers, head=row is found.head)


def paired_tables(
    blocks: Iterable[Block], numbers: Iterator[int] | None = None, spans: Mapping[str, Span] = NO_SPANS
) -> Iterator[Block]:
    """Blocks whose tables are told only by the cells that their locators name, with units where these are bitexts.

    ``numbers`` counts the units; without it they count from 0. ``spans`` are those of the cells of a table that reach
    over several columns or rows, by their names.
    """
    numbers = count() if numbers is None else numbers
    table: list[tuple[int, int, list[Block]]] = []
    for block in blocks:
        named = _NAMED.fullmatch(block.locator.cell or "")
        place = (int(named[1]), int(named[2])) if named else (0, 0)
        if table and place < table[-1][:2]:
            yield from table_blocks(_cells(table, spans), numbers)
            table = []
        if not named:
            yield block
        elif table and place == table[-1][:2]:
            table[-1][2].append(block)
        else:
            table.append((*place, [block]))
    yield from table_blocks(_cells(table, spans), numbers)


def _cells(table: Sequence[tuple[int, int, list[Block]]], spans: Mapping[str, Span]) -> list[Cell]:
    return [Cell(row, at, tuple(held), *spans.get(f"r{row}c{at}", (1, 1))) for row, at, held in table]


def _bitext(rows: Sequence[Row]) -> _Bitext | None:
    """Which columns of a table are one text in two languages; None where it holds more than that, numbers and notes."""
    body = [row for row in rows if len(row) > 1]
    texts = [{cell.column: cell.text for cell in row if cell.text.strip()} for row in body]
    found = bitext_columns(texts)
    if found is None:
        return None
    columns: dict[Lang, int] = {lang: column for column, lang in found.langs.items()}
    together = joined(rows, columns.values())
    if len(together) < len(rows):
        return _bitext(together)
    under = texts if found.heading is None else [*texts[: found.heading], *texts[found.heading + 1 :]]
    beside = {column for row in under for column in row} - set(columns.values())
    both = sum(all(columns[lang] in row for lang in columns) for row in under)
    named = found.heading is not None  # a table that says so may lack one side everywhere
    if set(columns) != set(LANGS) or not (named or (both and both >= PAIRED * sum(map(bool, under)))):
        return None
    counted = {column for column in beside if _numbers([row[column] for row in under if column in row])}
    if _letters(under, beside - counted) > BESIDE * _letters(under, {*beside, *columns.values()}):
        return None
    head = None if found.heading is None else body[found.heading]
    return _Bitext(carried_on(rows, columns, counted, head), columns, head)


def _letters(rows: Sequence[dict[int, str]], columns: set[int]) -> int:
    """The letters in these columns, a Chinese character for three: as many as it has bytes of UTF-8."""
    texts = (text for row in rows for column, text in row.items() if column in columns)
    return sum(len(text.encode("utf-8", "surrogatepass")) for text in texts)


def _in_cells(rows: Sequence[Row]) -> Iterator[Block]:
    """The blocks of a table of data; what is one row or one column is there for its frame alone."""
    grid = len(rows) > 1 and any(len(row) > 1 for row in rows)
    for block in (block for row in rows for cell in row for block in cell.blocks):
        yield replace(block, hint="table") if grid and block.hint in ("", "bullet") else block


def _paired_row(row: Row, columns: dict[Lang, int], numbers: Iterator[int], *, head: bool) -> Iterator[Block]:
    sides = {lang: _at(row, columns[lang]) for lang in LANGS}
    texts = {lang: [_unframed(block) for block in sides[lang] if is_text(block)] for lang in LANGS}
    if len(row) == 1 and row[0].width > 1:
        yield from _spanning(row[0], numbers)
    elif min(sum(block.gap for block in texts[lang]) for lang in LANGS) > 1:
        for cell in row:  # several paragraphs on either side: which is whose has to be found out
            yield from map(_unframed, cell.blocks)
    else:
        unit = _unit(numbers, texts)
        beside = [block for cell in row if cell.column not in columns.values() for block in cell.blocks]
        beside += [block for lang in LANGS for block in sides[lang] if block.hint == "boilerplate"]
        yield from (replace(block, hint="boilerplate", unit=unit) for block in beside)
        for lang in LANGS:
            yield from (replace(b, hint="boilerplate" if head else b.hint, unit=unit, lang=lang) for b in texts[lang])
        yield from _notes(sides, numbers)


def _spanning(cell: Cell, numbers: Iterator[int]) -> Iterator[Block]:
    """A cell across the table: a heading, in one language or in both."""
    langs = [_language(block.text) for block in cell.blocks]
    if sorted(lang or "" for lang in langs) != ["en", "zh"]:
        yield from map(_unframed, cell.blocks)
        return
    sides: dict[Lang, list[Block]] = {lang: [cell.blocks[langs.index(lang)]] for lang in LANGS}
    unit = _unit(numbers, sides)
    yield from (replace(block, unit=unit, lang=lang) for lang in LANGS for block in sides[lang])


def _notes(sides: dict[Lang, tuple[Block, ...]], numbers: Iterator[int]) -> Iterator[Block]:
    """The notes of a row, the first of one side with the first of the other where there are as many."""
    notes: dict[Lang, list[Block]] = {lang: [block for block in sides[lang] if block.hint == "note"] for lang in LANGS}
    paired = len(notes["zh"]) == len(notes["en"])
    for together in zip_longest(notes["zh"], notes["en"]):
        unit = Unit(next(numbers), "note") if paired else None
        for lang, block in zip(LANGS, together, strict=True):
            if block:
                yield replace(block, unit=unit or Unit(next(numbers), "note"), lang=lang)


def _unit(numbers: Iterator[int], texts: dict[Lang, list[Block]]) -> Unit:
    """A unit; a heading where a heading stands on either side."""
    heads = [block for lang in LANGS for block in texts[lang] if block.hint in ("heading", "title")]
    if not heads:
        return Unit(next(numbers))
    return Unit(next(numbers), "title" if heads[0].hint == "title" else "heading", heads[0].level)


def _at(row: Row, column: int) -> tuple[Block, ...]:
    return tuple(block for cell in row if cell.column == column for block in cell.blocks if block.text.strip())


def _unframed(block: Block) -> Block:
    """The block without the hint that it stands in a table, where the table only keeps languages apart."""
    return replace(block, hint="") if block.hint == "table" else block


def _numbers(texts: Sequence[str]) -> bool:
    """Whether a column only numbers the rows: with labels, or with numbers that go up one by one or level by level."""
    marks = [text.strip() for text in texts if not _HEAD.fullmatch(text.strip())]
    numbers = [match[1] for mark in marks if (match := _NUMBER.fullmatch(mark))]
    if len(numbers) + sum(_LABEL.fullmatch(mark) is not None for mark in marks) < len(marks):
        return False
    counted = [tuple(map(int, re.split("[.．-]", number))) for number in numbers]
    return all(
        before < after and (len(before) > 1 or len(after) > 1 or after[0] == before[0] + 1)
        for before, after in pairwise(counted)
    )


def _language(text: str) -> Lang | None:
    han = sum(map(is_han, text))
    latin = sum(char.isascii() and char.isalpha() for char in text)
    return ("zh" if LETTERS_OF_A_CHARACTER * han >= latin else "en") if han or latin else None
