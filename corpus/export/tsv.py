r"""Tab-separated values: a heading line, then one passage (or one sentence) a line, whatever its text holds.

The media type (https://www.iana.org/assignments/media-types/text/tab-separated-values) knows no quotes
and forbids tabs inside a field, so a tab is written as ``\t``, a line break as ``\n``, a backslash as ``\\``, and the
characters U+000D and U+0000 as ``\r`` and ``\0``. A field that begins with ``=``, ``+``, ``-`` or ``@`` gets a
backslash before it: spreadsheets would run it as a formula (https://owasp.org/www-community/attacks/CSV_Injection).
So does such a sign behind a comma or semicolon, at which LibreOffice cuts cells too unless it is told otherwise.

What was asked of a search stands before the heading line, in lines that begin with ``#``, a fact a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from corpus.export import Heading, Level, Work
from corpus.export_columns import COLUMNS, FOUND, SENTENCE, as_text, passage_fields, sentence_fields

BOILERPLATE = False
BINARY = False

COMMENT = "# "


def write(works: Iterable[Work], out: TextIO, level: Level = "passage", heading: Heading | None = None) -> None:
    """Write a heading line and the passages of every work, or their sentences; with ``heading`` they are hits."""
    out.writelines(comments(heading) if heading else ())
    out.write(
        line(
            (
                *COLUMNS,
                *((SENTENCE,) if level == "sentence" else ()),
                *(FOUND if heading and "query" in heading.facts else ()),
            )
        )
    )
    fields = passage_fields if level == "passage" else sentence_fields
    for work in works:
        for passage in work.passages:
            out.writelines(map(line, fields(passage, work)))


def comments(heading: Heading) -> Iterator[str]:
    """The lines before the heading line, one for each fact; what is no text as JSON says it."""
    for name, value in heading.facts.items():
        yield f"{COMMENT}{name}: {_in_one_line(as_text(value))}\n"


def line(fields: Iterable[Any]) -> str:
    """A line of the table; None is an empty field."""
    return "\t".join("" if value is None else escaped(str(value)) for value in fields) + "\n"


_ESCAPES = {"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r", "\0": r"\0"}
_FORMULA = '"*[=+@＝＋－＠-]'  # full-width signs begin formulas too, where Chinese or Japanese is typed
_BEGINS = r"(?:\A|(?<=[,;]))"
_RUN = re.compile(f"{_BEGINS}(?={_FORMULA})")
_ESCAPED = re.compile(rf"{_BEGINS}\\(?={_FORMULA})|\\[\\tnr0]")


def escaped(text: str) -> str:
    """The text as a field holds it."""
    return _RUN.sub(r"\\", _in_one_line(text))


def _in_one_line(text: str) -> str:
    return re.sub(r"[\\\t\n\r\0]", lambda match: _ESCAPES[match[0]], text)


def unescaped(field: str) -> str:
    """The text that a field stands for; a backslash that begins none of the signs above stands for itself."""
    return _ESCAPED.sub(lambda match: _SIGNS.get(match[0], ""), field)


_SIGNS = {sign: char for char, sign in _ESCAPES.items()}
