"""The lines of a text with their numbers and pages: what plain text and Markdown have in common."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.types import Locator

_LINE_END = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_BLANK = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]*")  # also what only looks blank
PAGE_BREAK = "\f"


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it, as it stands. ``number`` and ``page`` are 1-based.

    ``page`` is None in a text without page breaks (form feeds). ``gap`` says that a blank line, or the
    beginning of the text, precedes it; a page break alone does not: paragraphs run across pages.
    """

    text: str
    number: int
    page: int | None
    gap: bool

    def locator(self, source: str, cell: str | None = None) -> Locator:
        """Where the line stands in the file ``source``."""
        return Locator(source=source, line=self.number, page=self.page, cell=cell)


def lines(text: str) -> Iterator[Line]:
    """The lines of ``text`` that are not blank."""
    page = 1 if PAGE_BREAK in text else None
    gap = True
    for number, line in enumerate(_LINE_END.split(text), start=1):
        for turn, part in enumerate(line.split(PAGE_BREAK)):
            if turn and page:
                page += 1
            if _BLANK.fullmatch(part):
                gap = gap or PAGE_BREAK not in line
                continue
            yield Line(part, number, page, gap)
            gap = False
