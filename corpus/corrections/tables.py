r"""Files of rows as they come back from editors and spreadsheets: each row as names and texts, with its line.

Spreadsheets save a table in other encodings (UTF-8 with a mark, UTF-16, GB18030), end lines with CR LF, and put
quotation marks around cells that hold quotation marks, commas or line breaks. Our own TSV knows no quotes: there a
quotation mark is a character of the text. The bytes alone can't always tell which of the two it is; see
:func:`readings`. CSV they save with commas or, where commas stand in numbers, with semicolons.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import Any

from corpus.errors import UnfitCorrections
from corpus.export.csv import unguarded
from corpus.export.tsv import unescaped
from corpus.readers.decoding import decode

Record = dict[str, Any]
Records = tuple[tuple[int, Record], ...]
"""Rows by the number of the line on which each begins."""

BEYOND = "\0"
"""The key under which a row says how many cells it has, where some of them stand under no name."""

PLAIN = frozenset({"id", "document", "kind", "level"})
"""Columns of which each value is one text or number."""

SEPARATORS = ("\t", ",", ";")

LONGEST_HEADING = 10_000
"""Characters of a heading row that are looked at."""

_HALF = re.compile("[\ud800-\udfff]")

_COMMENTS = re.compile(r"\A(?:# [^\r\n]*(?:\r\n|\n|\r))+")
"""What an export says of itself above its heading row."""

_LINE_END = re.compile("\r\n|\n|\r")


def readings(data: bytes, name: str) -> tuple[Records, ...]:
    """The rows of a file, in every way in which it can be read: of two, that is right which gives back the document.

    ``name`` is for messages. Raises UnfitCorrections where it is no table, UndecodableText and DamagedFile.
    """
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise UnfitCorrections(
            f"{name} is a workbook. In the spreadsheet, save the table as text separated by tabs or as CSV, in UTF-8."
        )
    text = _COMMENTS.sub(lambda above: "\n" * len(above[0].splitlines()), decode(data, name).removeprefix("\ufeff"))
    if text.lstrip()[:1] == "[":
        raise UnfitCorrections(
            f"{name} is one JSON list. Write one object a line, without the brackets and commas around them, as "
            "`duizhao export DOC --format jsonl` does."
        )
    if text.lstrip()[:1] == "{":
        return (tuple(_json_lines(text, name)),)
    sign = _separator(text)
    if sign == "\t":
        ways = (_unescaped, _unguarded, unguarded) if '"' in text else ()
    else:
        ways = (unguarded, _unguarded, _unescaped)
    quoted = (_quoted(text, sign, meant) for meant in ways)
    tables = [table for table in (_plain(text) if sign == "\t" else None, *quoted) if table is not None]
    if not tables:
        raise UnfitCorrections(f"{name} has a quotation mark that nothing closes. Save it anew as CSV, in UTF-8.")
    return tuple(tuple(_named(table, name)) for table in tables)


def _json_lines(text: str, name: str) -> Iterator[tuple[int, Record]]:
    for number, line in enumerate(_LINE_END.split(text), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except RecursionError as error:
            raise UnfitCorrections(
                f"Line {number} of {name} has too many lists inside lists. Export the document again and correct that."
            ) from error
        except ValueError as error:
            raise UnfitCorrections(f"Line {number} of {name} is no JSON ({error}). Each line is one object.") from error
        if not isinstance(row, dict):
            raise UnfitCorrections(f"Line {number} of {name} is no JSON object. Each line is one object.")
        _check_values(row, number, name)
        if row.get("kind") != "boilerplate":
            yield number, row


def _check_values(row: Record, number: int, name: str) -> None:
    for column, value in row.items():
        if isinstance(value, str) and _HALF.search(value):
            raise UnfitCorrections(
                f"Line {number} of {name} has half a character (a lone surrogate) under {column!r}. Write the whole "
                "character, or take it out."
            )
        if column in PLAIN and isinstance(value, (dict, list)):
            raise UnfitCorrections(f"Line {number} of {name} has a list or an object under {column!r}. Write a text.")


Table = Sequence[tuple[int, Sequence[str]]]


def _plain(text: str) -> Table:
    """The table as we write it: a line is a row, whatever it holds."""
    return [
        (number, [unescaped(cell) for cell in line.split("\t")]) for number, line in enumerate(_LINE_END.split(text), 1)
    ]


def _separator(text: str) -> str:
    """The sign between cells: a tab, unless the heading row shows another one that separates ids from texts."""
    heading = text.lstrip()[:LONGEST_HEADING].splitlines()[:1]
    for sign in SEPARATORS:
        names = [name.strip('" ').lower() for line in heading for name in line.split(sign)]
        if "id" in names and len(names) > 1:
            return sign
    return "\t"


def _quoted(text: str, sign: str, meant: Callable[[str], str]) -> Table | None:
    """The table as spreadsheets write it; None where it is not quoted in their way."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    rows, begun = [], 1
    try:
        for cells in reader:
            rows.append((begun, list(map(meant, cells))))
            begun = reader.line_num + 1
    except csv.Error:
        return None
    return rows


def _unescaped(cell: str) -> str:
    """A cell of our TSV, saved by a spreadsheet in whatever form."""
    return _LINE_END.sub("\n", unescaped(cell))


def _unguarded(cell: str) -> str:
    """A cell of our CSV, saved by a spreadsheet."""
    return _LINE_END.sub("\n", unguarded(cell))


def _named(table: Table, name: str) -> Iterator[tuple[int, Record]]:
    rows = [(number, cells) for number, cells in table if any(cell.strip() for cell in cells)]
    if not rows:
        raise UnfitCorrections(f"{name} is empty.")
    heading = [cell.strip().lower() for cell in rows[0][1]]
    if len(heading) == 1 and any(sign in heading[0] for sign in ",;"):
        raise UnfitCorrections(
            f"The columns of {name} are not separated by tabs, and its heading row names no 'id'. Begin with "
            "`duizhao export DOC --format tsv` (or csv) and keep its columns."
        )
    if twice := sorted({column for column in heading if column and heading.count(column) > 1}):
        raise UnfitCorrections(f"{name} has two columns {twice[0]!r}. Take out the one that is not meant.")
    for number, cells in rows[1:]:
        # Spreadsheets drop empty cells at the end of a row, and put empty ones there.
        named = list(zip_longest(heading, cells, fillvalue=""))
        nameless = {BEYOND: len(cells)} if any(cell.strip() for column, cell in named if not column) else {}
        yield number, {column: cell for column, cell in named if column} | nameless
