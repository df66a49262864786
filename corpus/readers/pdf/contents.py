"""Tables of contents: entries whose dots lead to pages that the document has.

Dots also stand where something is to be filled in, between a service and its fee, and where a speaker breaks off. A
table of contents is told by what stands above it, or by several entries in a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.readers.pdf.leaders import Number, page_of
from corpus.readers.pdf.pieces import Piece

ENTRIES = 3  # in a row, from which on they are a table of contents that nothing is written above
BETWEEN = 2  # other paragraphs between two entries, at most: the names of parts
LONGEST = 60  # characters of such a paragraph

_HEAD = re.compile(r"\s*(?:目\s*[录錄次]|(?:table of )?contents)\s*", re.IGNORECASE)
"""What stands above a table of contents."""


@dataclass(slots=True)
class _Run:
    """Entries in a row: their places, the numbers that they lead to, and the place of what stands above them."""

    places: list[int]
    numbers: list[Number]
    head: int | None


def without_contents(pieces: Sequence[Piece], pages: int) -> tuple[Piece, ...]:
    """The pieces, those of tables of contents as what is no text; ``pages`` is the last page that the document has."""
    odd: set[int] = set()
    for run in _runs(pieces):
        if any(number > pages for _, number in run.numbers):
            continue
        if run.head is not None:
            odd.add(run.head)
        if run.head is not None or len(run.places) >= ENTRIES:
            odd.update(run.places)
    return tuple(_left_out(piece) if at in odd else piece for at, piece in enumerate(pieces))


def _runs(pieces: Sequence[Piece]) -> Iterator[_Run]:
    run: _Run | None = None
    before, between = -1, 0
    for at, piece in enumerate(pieces):
        if piece.flow < 0:
            continue
        number = page_of(piece.laid.last.text) if piece.laid else None
        if number is None:
            between = between + 1 if len(piece.block.text) <= LONGEST else BETWEEN + 1
        elif run and between <= BETWEEN and number >= run.numbers[-1]:
            run.places.append(at)
            run.numbers.append(number)
            between = 0
        else:
            if run:
                yield run
            head = before if before >= 0 and _HEAD.fullmatch(pieces[before].block.text) else None
            run, between = _Run([at], [number], head), 0
        before = at
    if run:
        yield run


def _left_out(piece: Piece) -> Piece:
    return replace(piece, block=replace(piece.block, hint="boilerplate", level=None))
