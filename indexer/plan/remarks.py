"""What is worth knowing about an answer beside its passages: what was not counted, and what is nearly there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corpus.types import Lang
from indexer.conditions import AnyOf, Condition, HasSide, Without, all_of, any_of
from indexer.engine import Snapshot
from indexer.equivalents import Thesaurus
from indexer.notes import Note, note
from indexer.plan.tiers import widened
from indexer.plan.two_sides import TwoSided, typed_in
from indexer.query import And, Filter, Not, Query, Value, conjunction, unparse
from indexer.query.intervals import interval
from indexer.query.meaning import Resolve, between, condition, own, stated


def remarks(snapshot: Snapshot, typed: Query, asked: TwoSided, resolve: Resolve) -> Iterator[Note]:
    """The notes on an answer; ``typed`` is the query without what was asked of the translation."""
    if asked.translated:
        missing = AnyOf(tuple(Without(HasSide(lang)) for lang in asked.translated))
        found = snapshot.search(all_of([condition(typed, own, resolve), missing]))
        if count := len(found.rows.ids):
            yield note("untranslated", count=str(count))
    elif sides := tuple(dict.fromkeys(_denied_sides(asked.query))):
        missing = AnyOf(tuple(Without(HasSide(lang)) for lang in sides))
        if count := _count(snapshot, all_of([condition(asked.query, own, resolve), missing])):
            yield note("not-translated", count=str(count))
    yield from _nearly(snapshot, typed)


def nowhere(snapshot: Snapshot, typed: Query, resolve: Resolve, thesaurus: Thesaurus | None) -> Iterator[Note]:
    """Which of several words of a query stand in no passage of the library, themselves or by an equivalent."""
    parts = typed.parts if isinstance(typed, And) else ()
    for part in parts:
        if isinstance(part, Not | Filter):
            continue
        wanted = widened(part, resolve, thesaurus) if thesaurus else condition(part, own, resolve)
        if not _count(snapshot, wanted):
            yield note("nowhere", part=unparse(part))


def _nearly(snapshot: Snapshot, typed: Query) -> Iterator[Note]:
    """For amounts that nobody states, how many passages state nearly as much, and the query that finds these."""
    parts = typed.parts if isinstance(typed, And) else (typed,)
    for at, part in enumerate(parts):
        read = interval(f"~{part.text}") if isinstance(part, Value) else None
        if not isinstance(part, Value) or read is None or read.node.text != f"~{part.text}":
            continue
        near = replace(read.node, lang=part.lang)
        if _count(snapshot, any_of([*stated(part)])) == 0 and (count := _count(snapshot, any_of([*between(near)]))):
            query = unparse(conjunction([*parts[:at], near, *parts[at + 1 :]]))
            yield note("near-amounts", part=part.text, count=str(count), query=query)


def _denied_sides(query: Query) -> Iterator[Lang]:
    """The sides on which something must not stand (-en:reform), beside words that are typed in the other language."""
    parts = query.parts if isinstance(query, And) else (query,)
    typed = typed_in(conjunction([part for part in parts if not isinstance(part, Not)]))
    for part in parts:
        denied = typed_in(part.part) if isinstance(part, Not) else frozenset()
        yield from denied - typed if typed else ()


def _count(snapshot: Snapshot, wanted: Condition) -> int:
    return len(snapshot.search(wanted).rows)
