"""Ruled tables: their cells as text, and the rows of those with one language a column as pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.readers.pdf.grid import Cell, Table
from corpus.readers.pdf.joining import Habits, continued, joined
from corpus.readers.pdf.lines import is_chinese_text
from corpus.readers.pdf.order import Flow, in_rows
from corpus.readers.pdf.paragraphs import Laid, is_closed, laid_out
from corpus.readers.pdf.style import Style
from corpus.types import LANGS, Lang

PURE = 0.85  # share of a column's cells in its language, at least
PAIRED = 0.8  # share of the rows that have both languages, at least
LAYOUT = 1.5  # paragraphs a cell, on the average, from which on a table is only there for the columns of a text


@dataclass(frozen=True, slots=True)
class Told:
    """A cell as text, with its place in the table; ``lang`` is that of its column, where it has one of its own."""

    row: int
    column: int
    text: str
    laid: tuple[Laid, ...]
    lang: Lang | None = None


def told(table: Table, style: Style, habits: Habits) -> tuple[Told, ...]:
    """The cells of a table as text, row by row; their languages where each has a column."""
    cells = tuple(_told(cell, style, habits) for cell in table.cells)
    langs = _languages(cells) if table.ruled else {}
    return tuple(Told(cell.row, cell.column, cell.text, cell.laid, langs.get(cell.column)) for cell in cells)


def _told(cell: Cell, style: Style, habits: Habits) -> Told:
    lines = in_rows(cell.lines)
    first = min(line.left for line in lines)
    right = max(cell.right - (first - cell.left), *(line.right for line in lines))
    laid = laid_out(Flow(lines, first, right, 0), lines, style)
    text = "\n".join(joined(each.lines, habits) for each in laid)
    return Told(cell.row, cell.column, text, laid)


def is_layout(cells: Sequence[Told]) -> bool:
    """Whether a table is there for the columns of a text: its cells hold several paragraphs each."""
    return sum(len(cell.laid) for cell in cells) >= LAYOUT * len(cells)


def is_paired(cells: Sequence[Told]) -> bool:
    """Whether the rows are pairs: a column is Chinese, one is English, and all else but figures is in neither."""
    if {cell.lang for cell in cells} < set(LANGS):
        return False
    rows: dict[int, set[Lang | None]] = defaultdict(set)
    for cell in cells:
        rows[cell.row].add(cell.lang)
    both = [set(LANGS) <= held for _, held in sorted(rows.items())]
    both = both if both[0] else both[1:]  # the first may be the rest of a row
    return sum(both) >= max(1, PAIRED * len(both))


def _languages(cells: Sequence[Told]) -> dict[int, Lang]:
    """The columns that are in one language, where there is one for each and all others hold figures."""
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for cell in cells:
        found[cell.column][_language(cell.text)] += 1
    columns: dict[Lang, list[int]] = {"zh": [], "en": []}
    for column, counted in found.items():
        worded = counted.total() - counted["figures"]
        if counted.most_common(1)[0][0] == "figures" and worded <= 1:
            continue
        main: Lang = "zh" if counted["zh"] >= counted["en"] else "en"
        if counted[main] < PURE * worded and worded - counted[main] > 1:
            return {}
        columns[main].append(column)
    return {held[0]: lang for lang, held in columns.items()} if all(len(held) == 1 for held in columns.values()) else {}


def _language(text: str) -> str:
    if is_chinese_text(text):
        return "zh"
    return "en" if sum(map(str.isalpha, text)) > 1 else "figures"


def goes_on(before: Sequence[Told], after: Sequence[Told]) -> bool:
    """Whether the first row of a page goes on with the last one of the page before: some cell is cut in its text."""
    pairs = [(one, other) for one in before for other in after if one.column == other.column]
    cut = any(
        (other.text[:1].islower() or (other.lang == "zh" and len(one.text) > 20)) and not is_closed(one.laid[-1].last)
        for one, other in pairs
        if one.lang
    )
    return cut or len([cell for cell in after if cell.lang]) < len(LANGS)


def with_rest(before: Sequence[Told], after: Sequence[Told], habits: Habits) -> tuple[Told, ...]:
    """A row with its rest from the next page."""
    rest = {cell.column: cell for cell in after}
    return tuple(
        Told(
            cell.row,
            cell.column,
            continued(cell.text, rest[cell.column].text, habits) if cell.column in rest else cell.text,
            cell.laid,
            cell.lang,
        )
        for cell in before
    )
