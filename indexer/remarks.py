"""What is worth knowing about an answer beside its passages: what was not counted, and what is nearly there."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.conditions import AnyOf, HasSide, Without, all_of
from indexer.engine import Snapshot
from indexer.meaning import Resolve, condition, own
from indexer.notes import Note, note
from indexer.query import Query
from indexer.two_sides import TwoSided


def remarks(snapshot: Snapshot, typed: Query, asked: TwoSided, resolve: Resolve) -> Iterator[Note]:
    """The notes on an answer; ``typed`` is the query without what was asked of the translation."""
    if asked.translated:
        missing = AnyOf(tuple(Without(HasSide(lang)) for lang in asked.translated))
        found = snapshot.search(all_of([condition(typed, own, resolve), missing]))
        if count := len(found.rows.ids):
            yield note("untranslated", count=str(count))
