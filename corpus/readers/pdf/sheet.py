"""Sheets: the pages of a document as lines and tables, before anything is known of what they are."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.readers.pdf.grid import Table, tables
from corpus.readers.pdf.initials import lowered
from corpus.readers.pdf.lines import Line, lines
from corpus.readers.pdf.overprint import Overprint, parted
from corpus.readers.pdf.page import Page
from corpus.readers.pdf.ruby import read_aside


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its lines from top to bottom, its ruled tables, and what runs in other directions.

    ``beside`` are the x from which on texts are laid beside the page, ``marks`` what is printed over its text, which is
    aside too.
    """

    number: int
    height: float
    lines: tuple[Line, ...]
    tables: tuple[Table, ...]
    aside: tuple[str, ...]
    beside: tuple[float, ...] = ()
    marks: tuple[Overprint, ...] = ()


def sheet(page: Page) -> Sheet:
    """The lines and tables of a page."""
    glyphs, over = parted(page.glyphs)
    glyphs, ruby = read_aside(glyphs)
    found, rest = tables(lowered(glyphs), page.rules)
    aside = (*page.aside, *(text for text, _ in over), *ruby)
    return Sheet(page.number, page.height, lines(rest), found, aside, page.beside, over)
