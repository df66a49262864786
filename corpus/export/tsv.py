r"""Tab-separated values: a heading line, then one passage a line, whatever its text holds.

The media type (https://www.iana.org/assignments/media-types/text/tab-separated-values) knows no quotes
and forbids tabs inside a field, so a tab is written as ``\t``, a line break as ``\n``, a backslash as ``\\``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO

from corpus.export import Level, Work
from corpus.types import Document, Passage

BOILERPLATE = False
LEVELS: tuple[Level, ...] = ("passage",)

COLUMNS = ("id", "document", "title", "source", "ordinal", "kind", "level", "zh", "en", "confidence")


def write(works: Iterable[Work], out: TextIO, level: Level = "passage") -> None:
    """Write the heading and the passages of every work."""
    out.write("\t".join(COLUMNS) + "\n")
    for work in works:
        for passage in work.passages:
            out.write("\t".join(_fields(passage, work.document)) + "\n")


def _fields(passage: Passage, document: Document) -> Iterable[str]:
    of_document = (passage.id, document.id, document.title, " + ".join(document.source))
    of_passage = (getattr(passage, name) for name in COLUMNS[len(of_document) :])
    return ("" if value is None else _escape(str(value)) for value in (*of_document, *of_passage))


_ESCAPES = {"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"}


def _escape(text: str) -> str:
    return re.sub(r"[\\\t\n\r]", lambda match: _ESCAPES[match[0]], text)


def unescaped(field: str) -> str:
    """The text that a field stands for; a backslash that begins none of the signs above stands for itself."""
    return re.sub(r"\\[\\tnr]", lambda match: _SIGNS[match[0]], field)


_SIGNS = {sign: char for char, sign in _ESCAPES.items()}
