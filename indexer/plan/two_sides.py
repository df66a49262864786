"""Questions about both sides: what was typed, and what its translation contains or does not contain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.types import Lang
from indexer.analysis import holds_han
from indexer.notes import Note, note
from indexer.query import And, Between, Filter, Near, Not, Or, Query, Quoted, Term, Value, Wild, conjunction, negation
from indexer.query.parser import Parsed, bind, parse

Leaf = Term | Quoted | Wild | Value | Between

OTHER: dict[Lang, Lang] = {"zh": "en", "en": "zh"}


@dataclass(frozen=True, slots=True)
class TwoSided:
    """A query about both sides. ``translated`` are the sides that must not be empty for something to be lacking.

    ``typed`` is that of the query (see ``Parsed``), where nothing is asked of the translation.
    """

    query: Query
    notes: tuple[Note, ...]
    translated: tuple[Lang, ...] = ()
    typed: str = ""


def two_sided(asked: Parsed, having: str, lacking: str) -> TwoSided:
    """The query, asked only of passages whose translation contains ``having`` and does not contain ``lacking``.

    Both are queries of their own; either may be blank. What was typed in one language is translated in the other, so
    their words are bound to that side; where the query holds both languages or neither, each word is bound to the
    side of its own language. So are then the words of the query itself: who asks what a translation says wants no
    equivalents counted. What is not translated lacks nothing: passages without that side are left out.
    """
    if not (having.strip() or lacking.strip()):
        return TwoSided(asked.query, asked.notes, typed=asked.typed)
    side = _translation(asked.query)
    wanted, unwanted = parse(having), parse(lacking)
    present, absent = _bound(wanted.query, side), _bound(unwanted.query, side)
    sides = tuple(dict.fromkeys(leaf.lang for leaf in _leaves(absent) if leaf.lang))
    filters: list[Query] = [Filter("side", lang) for lang in sides]
    notes = (*asked.notes, *wanted.notes, *unwanted.notes, *_misplaced(present, wanted), *_misplaced(absent, unwanted))
    return TwoSided(conjunction([_bound(asked.query, None), present, *filters, negation(absent)]), notes, sides)


def typed_in(query: Query) -> frozenset[Lang]:
    """The languages in which a query is typed: those of its words and strings, or the sides these are bound to."""
    words = (leaf for leaf in _leaves(query) if leaf.lang or not isinstance(leaf, Value | Between))
    return frozenset(leaf.lang or _written(leaf.text) for leaf in words)


def _translation(query: Query) -> Lang | None:
    """The side that translates what was typed, if that is one."""
    typed = typed_in(query)
    return OTHER[min(typed)] if len(typed) == 1 else None


def _bound(query: Query, side: Lang | None) -> Query:
    """The query with every word bound to the side, or else to that of its own language; amounts may be on either."""
    match query:
        case And(parts):
            return And(tuple(_bound(part, side) for part in parts))
        case Or(parts):
            return Or(tuple(_bound(part, side) for part in parts))
        case Not(part):
            return Not(_bound(part, side))
        case Near(left):
            return bind(query, side or _written(left.text))
        case Term(text) | Quoted(text) | Wild(text):
            return bind(query, side or _written(text))
    return bind(query, side) if side else query


def _leaves(query: Query) -> Iterator[Leaf]:
    """Everything in the query that stands in a text, or must not."""
    match query:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _leaves(part)
        case Not(part):
            yield from _leaves(part)
        case Near(left, right):
            yield from (left, right)
        case Term() | Quoted() | Wild() | Value() | Between():
            yield query


def _written(text: str) -> Lang:
    return "zh" if holds_han(text) else "en"


def _misplaced(bound: Query, given: Parsed) -> list[Note]:
    """A note where a word is in the language of the query and is sought in its translation all the same."""
    typed = [leaf.lang for leaf in _leaves(given.query)]
    pairs = zip(_leaves(bound), typed, strict=True)
    words = [leaf.text for leaf, lang in pairs if not lang and leaf.lang == "en" and holds_han(leaf.text)]
    return [note("same-language", part=word) for word in words[:1] if not any(map(str.isdecimal, word))]
