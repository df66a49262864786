"""Filters: conditions on where a passage stands. What documents say of themselves is asked of the library.

So a corrected year or status counts at once, without a new index.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from corpus.types import LANGS, Document
from indexer.conditions import AllOf, Condition, HasSide, InDocuments, OfKinds, Without, any_of
from indexer.notes import Note, note
from indexer.parser import YEARS
from indexer.query import Filter


def resolver(documents: Sequence[Document], notes: list[Note]) -> Callable[[Filter], Condition]:
    """What a filter of the query means for these documents; a document that nobody knows is added to the notes."""

    def resolve(wanted: Filter) -> Condition:
        match wanted.name:
            case "kind":
                return OfKinds(frozenset((wanted.value,)))
            case "doc":
                return in_documents((wanted.value,), documents, notes)
            case "year":
                return _those(document for document in documents if _within(year(document), wanted.value))
        return _those(document for document in documents if document.reference.status == wanted.value)

    return resolve


def limits(
    documents: Sequence[Document],
    wanted: Sequence[str],
    kinds: Sequence[str],
    languages: Sequence[str],
    notes: list[Note],
) -> list[Condition]:
    """The conditions that the filters beside the query make; several values of one are alternatives.

    ``languages``: ``both`` (two sides), ``zh`` (Chinese only), ``en`` (English only).
    """
    found: list[Condition] = []
    if wanted:
        found.append(in_documents(wanted, documents, notes))
    if kinds:
        found.append(OfKinds(frozenset(kinds)))
    if languages:
        found.append(any_of([_with_languages(each) for each in languages]))
    return found


def in_documents(keys: Sequence[str], documents: Sequence[Document], notes: list[Note]) -> Condition:
    """The documents that the keys name.

    By id, path or file name; else by the beginning of an id or file name, if only one document's begins so; else by a
    part of a title.
    """
    chosen: list[Document] = []
    for key in keys:
        named = _named(key, documents)
        chosen += named
        unknown = note("unknown-document", part=key)
        if not named and unknown not in notes:  # a condition is made for every tier
            notes.append(unknown)
    return _those(chosen)


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


def _with_languages(wanted: str) -> Condition:
    if wanted == "both":
        return AllOf(tuple(HasSide(lang) for lang in LANGS))
    return AllOf(tuple(HasSide(lang) if lang == wanted else Without(HasSide(lang)) for lang in LANGS))
