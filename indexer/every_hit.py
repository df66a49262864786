"""All hits of a query, one after another: for concordances and exports, which show more than a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from indexer.answer import Answer, Hit
from indexer.filters import Choices
from indexer.notes import Note

BATCH = 500
"""Hits fetched at a time: few enough to hold, enough that asking again costs little beside reading them."""

Pages = Callable[[int, int], Answer]
"""A search that is settled but for its ``limit`` and ``offset``."""


class Filters(Choices, total=False):
    """The filters beside a query, and what its translation contains and lacks, as ``indexer.search`` takes them."""

    having: str
    lacking: str


@dataclass(frozen=True, slots=True)
class EveryHit:
    """How many hits there are, what was noted of them, and the hits themselves, to be taken once and in order."""

    total: int
    notes: tuple[Note, ...]
    hits: Iterator[Hit]


def every_hit(pages: Pages) -> EveryHit:
    """All hits of a search, read in batches while they are taken."""
    first = pages(BATCH, 0)
    return EveryHit(first.total, first.notes, _hits(pages, first))


def _hits(pages: Pages, first: Answer) -> Iterator[Hit]:
    yield from first.hits
    for offset in range(BATCH, first.total, BATCH):
        yield from pages(BATCH, offset).hits
