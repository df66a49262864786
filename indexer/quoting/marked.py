"""The quotations in a text that somebody writes: what stands between quotation marks and is long enough."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.types import Lang
from indexer.lookup.pasted import language
from indexer.quoting.pieces import pieces

LEAST: dict[Lang, int] = {"zh": 5, "en": 3}
"""Characters or words: what is shorter between quotation marks is a name, a term or an irony, seldom a quotation."""

_QUOTED = re.compile(
    r"“([^“”]+)”|「([^「」]+)」|『([^『』]+)』|«([^«»]+)»|\"([^\"\n]+)\"|(?<!\w)‘([^‘’]+(?:’\w[^‘’]*)*)’"
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A quotation in a text: what stands at ``[start, end)``, inside its marks, and in which line (from 1)."""

    text: str
    start: int
    end: int
    line: int


def marked(text: str) -> Iterator[Marked]:
    """The quotations of a text, in order."""
    line, counted = 1, 0
    for found in _QUOTED.finditer(text):
        number = found.lastindex or 0
        start, end = found.span(number)
        line, counted = line + text.count("\n", counted, start), start
        if len(pieces(found.group(number))) >= LEAST[language(found.group(number))]:
            yield Marked(found.group(number), start, end, line)
