"""Pieces: blocks with how they are laid out, which seams and tables are told by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.readers.pdf.lines import is_chinese_text
from corpus.readers.pdf.paragraphs import Laid
from corpus.readers.pdf.rows import Told
from corpus.types import Block


@dataclass(frozen=True, slots=True)
class Piece:
    """A block with how it is laid out: ``flow`` counts the columns of its page, ``cell`` is that of a table.

    ``paired`` says that the rows of its table are pairs, ``mark`` is that of a note.
    """

    block: Block
    flow: int
    laid: Laid | None = None
    cell: Told | None = None
    paired: bool = False
    mark: str = ""

    @property
    def chinese(self) -> bool:
        """Whether it is rather Chinese."""
        return is_chinese_text(self.block.text)

    @property
    def runs_on(self) -> bool:
        """Whether it is running text, which a page may cut."""
        return self.laid is not None and self.block.hint == ""


def columns(pieces: Sequence[Piece]) -> Iterator[list[int]]:
    """The places of the pieces of each column in order; what is left out stands in none."""
    places = (at for at, piece in enumerate(pieces) if piece.flow >= 0)
    for _, column in groupby(places, key=lambda at: (pieces[at].block.locator.page, pieces[at].flow)):
        yield list(column)
