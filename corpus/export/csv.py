r"""Comma-separated values (RFC 4180) for spreadsheets: a heading line, then one passage (or one sentence) a row.

The file begins with a byte order mark, by which spreadsheets know UTF-8. Texts stand as they are, line breaks too; a
field that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return gets a backslash before it, because
spreadsheets would run it as a formula (https://owasp.org/www-community/attacks/CSV_Injection), and so does one that
begins with backslashes and then such a sign. Where semicolons separate lists (in German, say), a spreadsheet cuts rows
at them and at line breaks, for it sees no quotation mark where its own cells begin: behind these a sign gets its
backslash too. Where a file comes from is said in the last columns of every row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain
from typing import Any, TextIO

from corpus.export import Heading, Level, Work
from corpus.export_columns import COLUMNS, FOUND, SENTENCE, as_text, made, passage_fields, sentence_fields

BOILERPLATE = False
BINARY = False

MARK = "\ufeff"
LINE_END = "\r\n"

_FORMULA = r"""\\*"*[=+\-@＝＋－＠\t\r]"""  # full-width signs begin formulas too, where Chinese or Japanese is typed
_BEGINS = r"(?:\A|(?<=[;\t\n\r]))"  # where a spreadsheet may begin a cell
_RUN = re.compile(f"{_BEGINS}(?={_FORMULA})")
_GUARDED = re.compile(rf"{_BEGINS}\\(?={_FORMULA})")
_QUOTED = re.compile('[",\r\n]')


def write(works: Iterable[Work], out: TextIO, level: Level = "passage", heading: Heading | None = None) -> None:
    """Write a heading line and the passages of every work, or their sentences; each row says what was asked."""
    facts = heading.facts if heading else made()
    said = tuple(map(as_text, facts.values()))
    columns = (*((SENTENCE,) if level == "sentence" else ()), *(FOUND if "query" in facts else ()))
    out.write(MARK + line((*COLUMNS, *columns, *facts)))
    fields = passage_fields if level == "passage" else sentence_fields
    rows = (row for work in works for passage in work.passages for row in fields(passage, work))
    first = next(rows, None)
    if first is None and heading:  # nothing was found: one row says what was asked
        first = ("",) * len((*COLUMNS, *columns))
    for row in () if first is None else chain((first,), rows):
        out.write(line((*row, *said)))


def line(fields: Iterable[Any]) -> str:
    """A row of the table; None is an empty field."""
    return ",".join("" if value is None else _field(str(value)) for value in fields) + LINE_END


def guarded(text: str) -> str:
    """The text as a cell holds it: never one that a spreadsheet would run."""
    return _RUN.sub(r"\\", text)


def unguarded(cell: str) -> str:
    """The text that a cell stands for."""
    return _GUARDED.sub("", cell)


def _field(text: str) -> str:
    text = guarded(text)
    doubled = text.replace('"', '""')
    return f'"{doubled}"' if _QUOTED.search(text) else text
