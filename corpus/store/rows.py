"""Nouns as rows of the tables, and rows as nouns."""

from __future__ import annotations

from dataclasses import asdict, astuple, fields
from typing import Any

from sqlalchemy import Row

from corpus.store.values import Draft
from corpus.types import LANGS, Boilerplate, Document, Locator, Passage, Reference

Record = dict[str, Any]


def document_from(row: Row[Any]) -> Document:
    """A document; what the user has set stands before what was found."""
    return Document(
        id=row.id,
        path=row.path,
        source=tuple(row.source),
        digest=row.digest,
        reference=reference_from({**row.found, **row.edits}),
        languages=tuple(row.languages),
        added=row.added,
        passages=row.passages,
    )


def document_record(draft: Draft) -> Record:
    """The columns of a document that its files decide."""
    texts = draft.assembly.passages
    return {
        "path": draft.path,
        "source": [original.name for original in draft.originals],
        "digest": draft.digest,
        "found": asdict(draft.assembly.reference),
        "sidecar": asdict(draft.sidecar),
        "languages": [lang for lang in LANGS if any(passage.text(lang) for passage in texts)],
        "passages": len(texts),
        "text_version": draft.text_version,
    }


def reference_from(record: Record) -> Reference:
    """A reference from JSON, where tuples have become lists."""
    values: Record = {name: tuple(value) if isinstance(value, list) else value for name, value in record.items()}
    return Reference(**values)


def edited_fields(before: Reference, after: Reference) -> Record:
    """The fields in which ``after`` differs from ``before``, with their new values."""
    names = [field.name for field in fields(Reference)]
    return {name: getattr(after, name) for name in names if getattr(after, name) != getattr(before, name)}


def passage_from(row: Row[Any]) -> Passage:
    """A passage."""
    return Passage(
        id=row.id,
        document=row.document,
        ordinal=row.ordinal,
        kind=row.kind,
        level=row.level,
        zh=row.zh,
        en=row.en,
        confidence=row.confidence,
        zh_locators=tuple(Locator(*place) for place in row.zh_locators),
        en_locators=tuple(Locator(*place) for place in row.en_locators),
    )


def passage_record(passage: Passage) -> Record:
    """A row of the passages; locators are written as bare lists, in the order of their fields."""
    places = {f"{lang}_locators": [astuple(place) for place in getattr(passage, f"{lang}_locators")] for lang in LANGS}
    names = ("id", "document", "ordinal", "kind", "level", "zh", "en", "confidence")
    return {name: getattr(passage, name) for name in names} | places


def boilerplate_from(row: Row[Any]) -> Boilerplate:
    """A piece that was left out of the passages."""
    return Boilerplate(row.text, Locator(*row.locator))


def boilerplate_record(document: str, ordinal: int, piece: Boilerplate) -> Record:
    """A row of the boilerplate."""
    return {"document": document, "ordinal": ordinal, "text": piece.text, "locator": astuple(piece.locator)}
