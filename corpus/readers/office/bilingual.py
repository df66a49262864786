"""Tables with one language a column: their rows are translation units. Any other table is a table, cell by cell.

Translators and lawyers keep bilingual texts so: Chinese on one side, English on the other, a paragraph or a clause a
row. The rows say what belongs together, so nothing there is left to be aligned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, zip_longest

from corpus.folding import is_han
from corpus.readers.languages import named
from corpus.types import LANGS, Block, Lang, Unit

LETTERS_OF_A_CHARACTER = 4
"""Latin letters that say as much as a Chinese character: a word has about five, its counterpart one to two."""

AGREEING = 0.8
"""The share of a column's cells that must be in its language: headings and names may stand in the other one."""

PAIRED = 0.5
"""The share of the rows with text that must have it in both languages."""

_LABEL = re.compile(
    r"第[一二三四五六七八九十百千零〇\d]+[条章节款项]|[(（]?[一二三四五六七八九十]{1,3}[)）、.．]?|[(（]?[IVXLCivxlc]{1,5}[)）.]?|"
    r"(?:Article|Section|Clause|Art\.) \d+\.?|[(（]?[a-z][)）.]"
)
_NUMBER = re.compile(r"[(（]?(\d{1,3}(?:[.．-]\d{1,3})*)[)）.．、]?")
_NUMBERING_HEAD = re.compile(r"(?:序号|编号|條次|条款|条目|No\.?|#|Nr\.?|Item|ID|\s|/)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: the row and column where it begins, counted from 1, its blocks, how many columns it spans.

    The locators of the blocks name the cell already.
    """

    row: int
    column: int
    blocks: tuple[Block, ...]
    width: int = 1

    @property
    def text(self) -> str:
        """Its text, without what is noted or left out."""
        return "\n".join(block.text for block in self.blocks if _is_text(block))


Columns = dict[Lang, int]
Row = tuple[Cell, ...]


def table_blocks(cells: Sequence[Cell], numbers: Iterator[int]) -> Iterator[Block]:
    """The blocks of a table, row by row: in units, which ``numbers`` counts, where the rows pair two languages."""
    rows = [tuple(row) for _, row in groupby(cells, key=lambda cell: cell.row)]
    columns = language_columns(rows)
    if columns is None:
        yield from _in_cells(rows)
        return
    for at, row in enumerate(rows):
        yield from _paired_row(row, columns, numbers, first=at == 0)


def language_columns(rows: Sequence[Row]) -> Columns | None:
    """Which column is Chinese and which English; None where the table is no bitext."""
    body = [row for at, row in enumerate(rows) if len(row) > 1 and not (at == 0 and _names_languages(row))]
    texts: dict[int, list[str]] = {}
    for cell in (cell for row in body for cell in row if cell.text.strip()):
        texts.setdefault(cell.column, []).append(cell.text)
    found = {column: _language(said) for column, said in texts.items() if not _numbers(said)}
    if sorted(lang or "" for lang in found.values()) != ["en", "zh"]:
        return None
    columns: Columns = {lang: column for column, lang in found.items() if lang}
    both = sum(all(_at(row, columns[lang]) for lang in LANGS) for row in body)
    return columns if both and both >= PAIRED * sum(any(cell.text.strip() for cell in row) for row in body) else None


def _in_cells(rows: Sequence[Row]) -> Iterator[Block]:
    """The blocks of a table of data; what is one row or one column is there for its frame alone."""
    grid = len(rows) > 1 and any(len(row) > 1 for row in rows)
    for block in (block for row in rows for cell in row for block in cell.blocks):
        yield replace(block, hint="table") if grid and block.hint in ("", "bullet") else block


def _paired_row(row: Row, columns: Columns, numbers: Iterator[int], *, first: bool) -> Iterator[Block]:
    sides = {lang: _at(row, columns[lang]) for lang in LANGS}
    texts = {lang: [block for block in sides[lang] if _is_text(block)] for lang in LANGS}
    if len(row) == 1 and row[0].width > 1:
        yield from _spanning(row[0], numbers)
    elif min(sum(block.gap for block in texts[lang]) for lang in LANGS) > 1:
        for cell in row:  # several paragraphs on either side: which is whose has to be found out
            yield from cell.blocks
    else:
        head = first and _names_languages(row)
        unit = _unit(numbers, texts)
        beside = [block for cell in row if cell.column not in columns.values() for block in cell.blocks]
        beside += [block for lang in LANGS for block in sides[lang] if block.hint == "boilerplate"]
        yield from (replace(block, hint="boilerplate", unit=unit) for block in beside)
        for lang in LANGS:
            yield from (replace(b, hint="boilerplate" if head else b.hint, unit=unit, lang=lang) for b in texts[lang])
        yield from _notes(sides, numbers)


def _spanning(cell: Cell, numbers: Iterator[int]) -> Iterator[Block]:
    """A cell across the table: a heading, in one language or in both."""
    langs = [_language([block.text]) for block in cell.blocks]
    if sorted(lang or "" for lang in langs) != ["en", "zh"]:
        yield from cell.blocks
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


def _is_text(block: Block) -> bool:
    return block.hint not in ("note", "boilerplate")


def _names_languages(row: Row) -> bool:
    """Whether a row is the table's head: nothing but the names of the two languages, and of a column of numbers."""
    texts = [cell.text.strip() for cell in row]
    langs = {name for text in texts if (name := named(text))}
    return langs == set(LANGS) and all(named(text) or _NUMBERING_HEAD.fullmatch(text) for text in texts)


def _numbers(texts: Sequence[str]) -> bool:
    """Whether a column only numbers the rows: with labels, or with numbers that go up one by one or level by level."""
    marks = [text.strip() for text in texts if not _NUMBERING_HEAD.fullmatch(text.strip())]
    numbers = [match[1] for mark in marks if (match := _NUMBER.fullmatch(mark))]
    if len(numbers) + sum(_LABEL.fullmatch(mark) is not None for mark in marks) < len(marks):
        return False
    counted = [tuple(map(int, re.split("[.．-]", number))) for number in numbers]
    return all(
        before < after and (len(before) > 1 or len(after) > 1 or after[0] == before[0] + 1)
        for before, after in pairwise(counted)
    )


def _language(texts: Sequence[str]) -> Lang | None:
    """The language of a column; None where it is in both, or in none."""
    langs = [lang for text in texts if (lang := _of(text))]
    return next((lang for lang in LANGS if langs and langs.count(lang) >= AGREEING * len(langs)), None)


def _of(text: str) -> Lang | None:
    han = sum(map(is_han, text))
    latin = sum(char.isascii() and char.isalpha() for char in text)
    return ("zh" if LETTERS_OF_A_CHARACTER * han >= latin else "en") if han or latin else None
