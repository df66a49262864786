"""Filters: conditions on where a passage stands. What documents say of themselves is asked of the library.

So a corrected year or status counts at once, without a new index.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from corpus.types import Document
from indexer.conditions import Condition, InDocuments, OfKinds
from indexer.notes import Note, note
from indexer.parser import YEARS
from indexer.query import Filter

Limits = Mapping[str, frozenset[str]]
"""For each facet that is limited (see ``facets``), the values that it may have."""


def resolver(documents: Sequence[Document], notes: list[Note]) -> Callable[[Filter], Condition]:
    """What a filter of the query means for these documents; a document that nobody knows is added to the notes."""

    def resolve(wanted: Filter) -> Condition:
        match wanted.name:
            case "kind":
                return OfKinds(frozenset((wanted.value,)))
            case "doc":
                return InDocuments(named((wanted.value,), documents, notes))
            case "year":
                return _those(document for document in documents if _within(year(document), wanted.value))
        return _those(document for document in documents if document.reference.status == wanted.value)

    return resolve


def limits(
    library: Sequence[Document],
    notes: list[Note],
    *,
    documents: Sequence[str] = (),
    kinds: Sequence[str] = (),
    languages: Sequence[str] = (),
    years: Sequence[str] = (),
    statuses: Sequence[str] = (),
) -> Limits:
    """What the filters beside the query admit; several values of one are alternatives.

    ``documents`` are named as in ``doc:``, ``years`` given as in ``year:``. ``languages``: ``both`` (two sides),
    ``zh`` (Chinese only), ``en`` (English only).
    """
    known = {year(document) for document in library}
    admitted = {
        "document": named(documents, library, notes),
        "kind": frozenset(kinds),
        "language": frozenset(languages),
        "year": frozenset(each for each in known if any(_within(each, wanted) for wanted in years)),
        "status": frozenset(statuses),
    }
    given = {"document": documents, "kind": kinds, "language": languages, "year": years, "status": statuses}
    return {name: admitted[name] for name, values in given.items() if values}


def named(keys: Sequence[str], documents: Sequence[Document], notes: list[Note]) -> frozenset[str]:
    """The ids of the documents that the keys name; a key that names none is added to the notes.

    By id, path or file name; else by the beginning of an id or file name, if only one document's begins so; else by a
    part of a title.
    """
    chosen: list[Document] = []
    for key in keys:
        meant = _named(key, documents)
        chosen += meant
        unknown = note("unknown-document", part=key)
        if not meant and unknown not in notes:  # a condition is made for every tier
            notes.append(unknown)
    return frozenset(document.id for document in chosen)


def year(document: Document) -> str:
    """The year in which the document was issued, ``""`` where it isn't known."""
    return document.reference.issued[:4]


def _named(key: str, documents: Sequence[Document]) -> list[Document]:
    known = [d for d in documents if key in (d.id, d.path, " + ".join(d.source), *d.source)]
    if known:
        return known
    folded = key.casefold()
    begun = [d for d in documents if any(name.casefold().startswith(folded) for name in (d.id, *d.source))]
    if len(begun) == 1:
        return begun
    titles = {d.id: f"{d.reference.title_zh}\n{d.reference.title_en}".casefold() for d in documents}
    return [d for d in documents if folded in titles[d.id]]


def _those(documents: Iterable[Document]) -> Condition:
    return InDocuments(frozenset(document.id for document in documents))


def _within(issued: str, wanted: str) -> bool:
    found = YEARS.fullmatch(wanted)
    if not issued or found is None:
        return False
    match found["sign"]:
        case ">":
            return issued > found["bound"]
        case "<":
            return issued < found["bound"]
        case ">=":
            return issued >= found["bound"]
        case "<=":
            return issued <= found["bound"]
    if found["one"]:
        return issued == found["one"]
    return (found["low"] or issued) <= issued <= (found["high"] or issued)
