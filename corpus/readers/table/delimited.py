"""Text with separators as a table: which sign separates the cells, and whether quotation marks enclose them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from corpus.errors import DamagedFile
from corpus.readers.decoding import decode
from corpus.readers.table.ours import is_own_heading, own_form
from corpus.readers.table.sheets import Sheet, TableRow

SEPARATORS = ("\t", ",", ";", "|")
"""Signs between cells, in the order in which they win a tie."""

SAMPLE = 1 << 18
"""Characters that are looked at to tell the separator."""

EVEN = 0.6
"""The share of rows of the same number of cells from which a sign is believed to separate them: commas stand in
sentences too."""

MOST_COMMENTS = 64
"""Lines among which the heading row of our own export stands: one for each fact goes before it."""

MOST_COLUMNS = 16_384
"""Columns of a table, as many as a spreadsheet has; what stands behind them in a row is kept in one cell."""

MOST_CELLS = 4_000_000
"""Cells of one file. The largest sheet of a spreadsheet that is all text, a million rows of four, has as many."""

MOST_BLANK = 2_000_000
"""Rows without a text, twice as many as a spreadsheet has: they take three seconds."""

_LINE_END = re.compile("\r\n|\n|\r")
_DECLARED = re.compile(r"sep=(.)(?:\r\n|\n|\r)", re.IGNORECASE)
_BLANK = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]*")

Line = tuple[int, list[str]]
"""The number of the line on which a row begins, and its cells."""


def delimited(data: bytes, name: str) -> Sheet:
    """The table in a text. Raises the errors of decoding, and DamagedFile where it is larger than any table."""
    text = decode(data, name).removeprefix("\ufeff")
    declared = _DECLARED.match(text)
    sign = declared[1] if declared else _separator(text[:SAMPLE])
    body = text[declared.end() :] if declared else text
    lines = (_quoted if _is_quoted(body, sign) else _plain)(body, sign)
    rows: list[TableRow] = []
    heading = 0
    said: Callable[[str], str] = str.strip
    cells_left, blank_left = MOST_CELLS, MOST_BLANK
    for number, cells in lines:
        if not heading and is_own_heading(cells):
            heading, said = number, own_form(sign)
        shown = str.strip if heading else _shown
        filled = {column: said(cell) for column, cell in enumerate(cells, start=1) if shown(cell)}
        cells_left -= len(filled)
        if cells_left < 0:
            raise DamagedFile(f"{name} has more than {MOST_CELLS} cells. Split it into several files and add those.")
        if filled:
            rows.append(TableRow(number + bool(declared), filled))
        else:
            blank_left -= 1
        if blank_left < 0:
            raise DamagedFile(f"{name} has more than {MOST_BLANK:,} blank rows. Take them out and add it again.")
    return Sheet(tuple(rows), ours=heading)


def even_rows(text: str) -> Sheet | None:
    """The table in a text that a spreadsheet wrote, tabs between its cells; None where it is any other text.

    All of its rows have as many cells: blank ones at their end, too. Where no cell is enclosed in quotation marks, its
    lines say as much as the table does.
    """
    body = text.removeprefix("\ufeff")
    if "\t" not in _LINE_END.split(body, maxsplit=1)[0]:
        return None
    quoted = _is_quoted(body, "\t")
    rows: list[TableRow] = []
    width = left = 0
    for number, cells in (_quoted if quoted else _plain)(body.rstrip("\r\n"), "\t"):
        width = width or len(cells)
        left += width
        if len(cells) != width or left > MOST_CELLS:
            return None
        rows.append(TableRow(number, {at: cell.strip() for at, cell in enumerate(cells, start=1) if _shown(cell)}))
    return Sheet(tuple(row for row in rows if row.cells))


def _shown(cell: str) -> bool:
    return _BLANK.fullmatch(cell) is None


def _separator(sample: str) -> str:
    """The sign that cuts most rows into the same number of cells, two at least."""
    scores = {sign: _evenness(sample, sign) for sign in SEPARATORS if sign in sample}
    best = max(scores, key=lambda sign: scores[sign], default="\t")
    return best if scores.get(best, 0) >= EVEN else "\t"


def _evenness(sample: str, sign: str) -> float:
    widths = Counter(len(cells) for _line, cells in (_plain if sign == "\t" else _quoted)(sample, sign) if any(cells))
    return max((count for width, count in widths.items() if width > 1), default=0) / max(1, widths.total())


def _is_quoted(text: str, sign: str) -> bool:
    """Whether quotation marks enclose cells.

    Between tabs they may be the text's own, as they are in our export. A spreadsheet encloses every cell that has a
    quotation mark in it, and the marks in it are doubled.
    """
    if '"' not in text:
        return False
    if sign != "\t":
        return True
    above = text.split("\n", MOST_COMMENTS)[:MOST_COMMENTS]  # an export may say above its heading what it is
    if "\r" not in text and any(is_own_heading(line.split("\t")) for line in above):
        return False
    cells = [cell for _line, row in _quoted(text, sign, enclosed=True) for cell in row if _SPECIAL.search(cell)]
    whole = [cell[1:-1] for cell in cells if _WHOLE.fullmatch(cell)]
    if _all_enclosed(_quoted(text, sign, enclosed=True)):
        return True
    marked = sum('"' in cell for cell in cells)
    if marked == len(cells) == len(whole) >= MARKED and all(_SPECIAL.search(cell) for cell in whole):
        return True  # what has a comma is enclosed and nothing else is: so one program writes tabs, too
    return bool(whole) and len(whole) == marked and any(_REASON.search(cell) for cell in whole)


def _all_enclosed(lines: Iterator[Line]) -> bool:
    """Whether every cell with letters is enclosed, as spreadsheets write them that are told to enclose all texts."""
    texts = [_WHOLE.fullmatch(cell) for _line, cells in lines for cell in cells if any(map(str.isalpha, cell))]
    return len(texts) > 2 * MARKED and None not in texts


MARKED = 2
"""Cells with a comma that are enclosed, at least, where no other reason is to be seen: one may be somebody's words."""

_WHOLE = re.compile(r'"(?:[^"]|"")*"')
_REASON = re.compile(r'""|[\t\r\n]')
_SPECIAL = re.compile(r'[",\t\r\n]')


def _plain(text: str, sign: str) -> Iterator[Line]:
    """A line is a row, whatever it holds."""
    for number, line in enumerate(_LINE_END.split(text), start=1):
        yield number, line.split(sign, MOST_COLUMNS)


def _quoted(text: str, sign: str, enclosed: bool = False) -> Iterator[Line]:
    """Cells may be enclosed in quotation marks, as RFC 4180 has it, and are then rid of them unless ``enclosed``.

    A mark that encloses nothing to its end is the text's own.
    """
    cell = re.compile(rf'[ ]*+"((?:[^"]++|"")*+)"[ ]*+(?=[{re.escape(sign)}\r\n]|\Z)|[^{re.escape(sign)}\r\n]*+')
    at, number, begun = 0, 1, 1
    cells: list[str] = []
    while at <= len(text):
        found = cell.match(text, at)
        assert found is not None  # the second alternative matches everywhere
        inner = found[1]
        cells.append(found[0] if inner is None or enclosed else inner.replace('""', '"'))
        number += len(_LINE_END.findall(found[0])) if inner else 0
        at = found.end()
        if len(cells) == MOST_COLUMNS:
            rest = _LINE_END.search(text, at)
            end_of_line = rest.start() if rest else len(text)
            cells.append(text[at:end_of_line])
            at = end_of_line
        elif text[at : at + 1] == sign:
            at += 1
            continue
        yield begun, cells
        end = _LINE_END.match(text, at)
        if end is None:
            return
        at, number, cells = end.end(), number + 1, []
        begun = number
