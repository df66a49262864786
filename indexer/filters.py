"""Filters: conditions on where a passage stands. What documents say of themselves is asked of the library.

So a corrected year or status counts at once, without a new index.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypedDict

from corpus.types import Document
from indexer.conditions import Condition, HasSide, InDocuments, OfKinds
from indexer.notes import Note, note
from indexer.query import Filter
from indexer.query.parser import YEARS

Limits = Mapping[str, frozenset[str]]
"""For each facet that is limited (see ``facets``), the values that it may have."""


class Choices(TypedDict, total=False):
    """The filters beside a query, as ``limits`` takes them; of each several values are alternatives."""

    documents: Sequence[str]
    kinds: Sequence[str]
    languages: Sequence[str]
    years: Sequence[str]
    statuses: Sequence[str]
    sources: Sequence[str]
    collections: Sequence[str]


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
            case "source":
                return InDocuments(_from((wanted.value,), documents, notes))
            case "collection":
                names = _collections((wanted.value,), documents, notes)
                return _those(document for document in documents if not names.isdisjoint(document.collections))
            case "side":
                return HasSide("zh" if wanted.value == "zh" else "en")
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
    sources: Sequence[str] = (),
    collections: Sequence[str] = (),
) -> Limits:
    """What the filters beside the query admit; several values of one are alternatives.

    ``documents`` are named as in ``doc:``, ``years`` given as in ``year:``. ``languages``: ``both`` (two sides),
    ``zh`` (Chinese only), ``en`` (English only). ``sources`` and ``collections`` are named as in ``source:`` and
    ``collection:``.
    """
    given = (documents, kinds, languages, years, statuses, sources, collections)
    if not any(given):
        return {}
    known = {year(document) for document in library}
    from_there = _from(sources, library, notes)
    admitted = {
        "document": named(documents, library, notes),
        "kind": frozenset(kinds),
        "language": frozenset(languages),
        "year": frozenset(each for each in known if any(_within(each, wanted) for wanted in years)),
        "status": frozenset(statuses),
        "source": frozenset(source(each) for each in library if each.id in from_there),
        "collection": _collections(collections, library, notes),
    }
    return {name: found for (name, found), values in zip(admitted.items(), given, strict=True) if values}


def named(keys: Sequence[str], documents: Sequence[Document], notes: list[Note]) -> frozenset[str]:
    """The ids of the documents that the keys name; a key that names none is added to the notes.

    By id, path or file name; else by the beginning of an id or file name, if only one document's begins so; else by a
    part of a title.
    """
    chosen: list[Document] = []
    for key in keys:
        meant = _named(key, documents)
        chosen += meant
        if not meant:
            _tell(notes, "unknown-document", key)
    return frozenset(document.id for document in chosen)


def year(document: Document) -> str:
    """The year in which the document was issued, ``""`` where it isn't known."""
    return document.reference.issued[:4]


def source(document: Document) -> str:
    """The base name of the file that a document was read from; of two editions both names."""
    return " + ".join(document.source)


def _from(names: Sequence[str], documents: Sequence[Document], notes: list[Note]) -> frozenset[str]:
    """The ids of the documents that were read from files of these names, or published there.

    By the whole name, else by its beginning, else by publisher or container; a name of none is added to the notes.
    """
    chosen: list[Document] = []
    for name in names:
        wanted = name.casefold()
        exact = [each for each in documents if name in (source(each), *each.source)]
        begun = [each for each in documents if any(one.casefold().startswith(wanted) for one in each.source)]
        held = [each for each in documents if wanted in _published(each)]
        chosen += exact or begun or held
        if not (exact or begun or held):
            _tell(notes, "unknown-source", name)
    return frozenset(document.id for document in chosen)


def _published(document: Document) -> frozenset[str]:
    return _casefolded((document.reference.publisher, document.reference.container_title))


def _collections(names: Sequence[str], documents: Sequence[Document], notes: list[Note]) -> frozenset[str]:
    """The collections of these names in any case; a name of none is added to the notes."""
    known = {name for document in documents for name in document.collections}
    for name in names:
        if name.casefold() not in _casefolded(known):
            _tell(notes, "unknown-collection", name)
    return frozenset(name for name in known if name.casefold() in _casefolded(names))


def _tell(notes: list[Note], kind: str, part: str) -> None:
    """Add a note once: a condition is made for every tier."""
    told = note(kind, part=part)
    if told not in notes:
        notes.append(told)


def _casefolded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name.casefold() for name in names)


def _named(key: str, documents: Sequence[Document]) -> list[Document]:
    known = [d for d in documents if key in (d.id, d.path, source(d), *d.source)]
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
