"""What can be asked of a library, inside a transaction that the caller holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, bindparam, select

from corpus.corrections.history import Step
from corpus.errors import UnknownDocument, UnknownPassage
from corpus.glossary.entry import Entry
from corpus.identity import edition_paths
from corpus.schema import (
    boilerplate,
    corrections,
    documents,
    glossary,
    history,
    originals,
    passages,
    redirects,
    tombstones,
)
from corpus.store.rows import boilerplate_from, correction_from, document_from, passage_from, reference_from, step_from
from corpus.store.values import Changes, Sketch
from corpus.types import Boilerplate, Correction, Document, Kind, Locator, Passage, Reference

BATCH = 500
"""How many rows or ids one statement handles."""


GENERATION = "SELECT value FROM state WHERE key = 'generation'"  # asked with every search

_NAMED = select(passages).where(passages.c.id.in_(bindparam("ids", expanding=True)))


def generation(connection: Connection) -> int:
    """How many writes have changed the library."""
    return int(connection.exec_driver_sql(GENERATION).scalar_one())


def all_documents(connection: Connection) -> tuple[Document, ...]:
    """Every document, in order of adding."""
    return tuple(map(document_from, connection.execute(select(documents).order_by(documents.c.position))))


def find_document(connection: Connection, where: ColumnElement[bool]) -> Document | None:
    """The document that the condition fits."""
    row = connection.execute(select(documents).where(where).order_by(documents.c.position)).first()
    return document_from(row) if row else None


def pair_with(connection: Connection, path: str) -> Document | None:
    """The document of two editions of which one is known by ``path``."""
    either = documents.c.path.contains(path, autoescape=True)
    rows = connection.execute(select(documents).where(either).order_by(documents.c.position))
    pairs = (document for document in map(document_from, rows) if len(document.source) > 1)
    return next((pair for pair in pairs if path in edition_paths(pair.path, pair.source)), None)


def document_named(connection: Connection, key: str) -> Document:
    """The document that ``key`` names: its id, its path, a file's name, the start of its id, in that order.

    Raises UnknownDocument where nothing fits, or several do.
    """
    for where in (documents.c.id == key, documents.c.path == key):
        if found := find_document(connection, where):
            return found
    everything = all_documents(connection)
    for fits in (
        [document for document in everything if key in (*document.source, " + ".join(document.source))],
        [document for document in everything if key and document.id.startswith(key)],
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            several = ", ".join(f"{document.id} ({document.path})" for document in fits)
            raise UnknownDocument(f"{key!r} fits several documents: {several}. Name one by its id.")
    raise UnknownDocument(f"There is no document {key!r}. `duizhao list` shows the documents and their ids.")


def sidecar_of(connection: Connection, document: str) -> Reference:
    """What a sidecar said about a document when it was added."""
    query = select(documents.c.sidecar).where(documents.c.id == document)
    return reference_from(connection.execute(query).scalar_one())


def found_reference(connection: Connection, document: str) -> Reference:
    """The reference of a document as its files give it, without what the user has set."""
    query = select(documents.c.found).where(documents.c.id == document)
    return reference_from(connection.execute(query).scalar_one())


def holding(connection: Connection, digest: str) -> Document | None:
    """The first document with this content, or with a file of this content among its editions."""
    same = select(originals.c.document).where(originals.c.digest == digest)
    return find_document(connection, (documents.c.digest == digest) | documents.c.id.in_(same))


def made_before(connection: Connection, text_version: int) -> tuple[Document, ...]:
    """The documents whose passages were made by earlier text stages, in order of adding."""
    query = select(documents).where(documents.c.text_version < text_version).order_by(documents.c.position)
    return tuple(map(document_from, connection.execute(query)))


def passages_of(
    connection: Connection, document: str, start: int = 0, stop: int | None = None, kind: Kind | None = None
) -> tuple[Passage, ...]:
    """The passages of a document in reading order: from ordinal ``start`` up to ``stop``, of one kind or of every."""
    query = select(passages).where(passages.c.document == document, passages.c.ordinal >= start)
    query = query if stop is None else query.where(passages.c.ordinal < stop)
    query = query if kind is None else query.where(passages.c.kind == kind)
    return tuple(map(passage_from, connection.execute(query.order_by(passages.c.ordinal))))


def sketches_of(connection: Connection, document: str) -> tuple[Sketch, ...]:
    """The passages of a document without their texts, in reading order."""
    columns = passages.c
    there = (columns.zh != "", columns.en != "")
    query = select(columns.id, columns.ordinal, columns.kind, *there, columns.confidence)
    rows = connection.execute(query.where(columns.document == document).order_by(columns.ordinal))
    return tuple([Sketch(name, document, at, kind, zh, en, sure) for name, at, kind, zh, en, sure in rows])


def places_of(connection: Connection, document: str) -> tuple[tuple[int, tuple[Locator, ...]], ...]:
    """Where each passage of a document stands in its sources, by ordinal, the Chinese places before the English."""
    columns = passages.c
    query = select(columns.ordinal, columns.zh_locators, columns.en_locators).where(columns.document == document)
    rows = connection.execute(query.order_by(columns.ordinal))
    return tuple([(at, tuple([Locator(*place) for place in (*zh, *en)])) for at, zh, en in rows])


def passages_by_id(connection: Connection, ids: Sequence[str]) -> Iterator[Passage]:
    """Those of the passages that there are, in no order."""
    for start in range(0, len(ids), BATCH):
        yield from map(passage_from, connection.execute(_NAMED, {"ids": ids[start : start + BATCH]}))


def every_passage(connection: Connection) -> Iterator[Passage]:
    """All passages, document by document in order of adding, in reading order."""
    query = select(passages).join(documents).order_by(documents.c.position, passages.c.ordinal)
    yield from map(passage_from, connection.execute(query).yield_per(BATCH))


def corrections_of(connection: Connection, document: str) -> tuple[Correction, ...]:
    """What people changed in a document: in reading order, behind that what doesn't fit it now."""
    order = (corrections.c.ordinal.is_(None), corrections.c.ordinal, corrections.c.made, corrections.c.id)
    query = select(corrections).where(corrections.c.document == document).order_by(*order)
    return tuple(map(correction_from, connection.execute(query)))


def history_of(connection: Connection, document: str) -> tuple[Step, ...]:
    """What people did to a document's passages, the latest first."""
    query = select(history).where(history.c.document == document).order_by(history.c.number.desc())
    return tuple(map(step_from, connection.execute(query)))


def resolve(connection: Connection, passage: str) -> str:
    """The id under which a passage is found now. Raises UnknownPassage where it never was, or is no more."""
    if connection.execute(select(passages.c.id).where(passages.c.id == passage)).first():
        return passage
    row = connection.execute(select(redirects).where(redirects.c.id == passage)).first()
    if row is None:
        raise UnknownPassage(f"There is no passage {passage!r}. `duizhao search` finds passages and their ids.")
    if row.target is None:
        raise UnknownPassage(
            f"The passage {passage!r} was retired: its text is no longer in the document {row.document!r}. "
            "Search for its words to find what took its place."
        )
    return str(row.target)


def boilerplate_of(connection: Connection, document: str) -> tuple[Boilerplate, ...]:
    """What was left out of a document's passages, in source order."""
    query = select(boilerplate).where(boilerplate.c.document == document).order_by(boilerplate.c.ordinal)
    return tuple(map(boilerplate_from, connection.execute(query)))


def originals_of(connection: Connection, document: str) -> tuple[tuple[str, bytes], ...]:
    """The files of a document as they were added: base names and bytes."""
    query = select(originals).where(originals.c.document == document).order_by(originals.c.ordinal)
    return tuple((row.name, row.data) for row in connection.execute(query))


def changes_since(connection: Connection, earlier: int) -> Changes:
    """What differs from the library as it was at generation ``earlier``."""
    changed = select(documents.c.id).where(documents.c.generation > earlier).order_by(documents.c.position)
    removed = select(tombstones.c.document).where(tombstones.c.generation > earlier).order_by(tombstones.c.generation)
    return Changes(
        generation(connection),
        tuple(connection.execute(changed).scalars()),
        tuple(connection.execute(removed).scalars()),
    )


def glossary_entries(connection: Connection) -> tuple[Entry, ...]:
    """The entries of the glossary, in their order."""
    rows = connection.execute(select(glossary).order_by(glossary.c.ordinal))
    return tuple(Entry(row.zh, row.en, row.status, row.note) for row in rows)
