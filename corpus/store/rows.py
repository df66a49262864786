"""Nouns as rows of the tables, and rows as nouns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields, replace
from datetime import datetime
from operator import attrgetter
from typing import Any

from sqlalchemy import Row

from corpus.corrections.history import Did, Exchange, Step
from corpus.corrections.writing_out import Face
from corpus.store.values import Draft
from corpus.types import LANGS, Boilerplate, Correction, Document, Locator, Passage, Reference, SentenceBead

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
        collections=tuple(row.collections),
    )


def document_record(draft: Draft) -> Record:
    """The columns of a document that its files decide."""
    return {
        "path": draft.path,
        "source": [original.name for original in draft.originals],
        "digest": draft.digest,
        "found": asdict(draft.assembly.reference),
        "sidecar": asdict(draft.sidecar),
        "text_version": draft.text_version,
    }


def text_record(texts: Sequence[Passage]) -> Record:
    """The columns of a document that its passages decide."""
    languages = [lang for lang in LANGS if any(passage.text(lang) for passage in texts)]
    return {"languages": languages, "passages": len(texts)}


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
    return passage_of(row._asdict())


def passage_of(record: Record) -> Passage:
    """A passage from its columns."""
    beads = tuple([SentenceBead((a, b), (c, d), confidence) for a, b, c, d, confidence in record["sentences"]])
    columns: Record = {name: record[name] for name in _PLAIN}
    for name in _LOCATORS:
        columns[name] = tuple([Locator(*place) for place in record[name]])
    return Passage(**columns, sentences=beads)


def passage_record(passage: Passage) -> Record:
    """A row of the passages; locators are written as bare lists, in the order of their fields, and beads as numbers."""
    places = {name: [_place(place) for place in getattr(passage, name)] for name in _LOCATORS}
    beads = [(*bead.zh, *bead.en, bead.confidence) for bead in passage.sentences]
    return {name: getattr(passage, name) for name in _PLAIN} | places | {"sentences": beads}


_place = attrgetter(*(field.name for field in fields(Locator)))
_LOCATORS = tuple(f"{lang}_locators" for lang in LANGS)
_PLAIN = ("id", "document", "ordinal", "kind", "level", "zh", "en", "confidence", "corrected")


def correction_from(row: Row[Any]) -> Correction:
    """A correction. Its passages have no ids: these come from the text wherever it stands."""
    before, after = (tuple(map(passage_of, records)) for records in (row.before, row.after))
    return Correction(row.id, row.made, before, after, row.ordinal)


def correction_record(document: str, correction: Correction) -> Record:
    """A row of the corrections."""
    sides = {
        name: [passage_record(replace(passage, id="", document="")) for passage in getattr(correction, name)]
        for name in ("before", "after")
    }
    plain = {name: getattr(correction, name) for name in ("id", "made", "ordinal")}
    return {"document": document, **plain, **sides}


def step_from(row: Row[Any]) -> Step:
    """A step of a document's history."""
    exchanges = (
        Exchange(each["ordinal"], *(tuple(map(_face, each[name])) for name in ("before", "after")))
        for each in row.exchanges
    )
    return Step(row.number, row.made, row.did, tuple(exchanges))


def _face(row: Sequence[Any]) -> Face:
    zh, en, kind, level = row
    return zh, en, kind, level


def history_record(document: str, did: Did, exchanges: Sequence[Exchange], now: datetime) -> Record:
    """A row of the history."""
    made = now.isoformat(timespec="seconds")
    return {"document": document, "made": made, "did": did, "exchanges": list(map(asdict, exchanges))}


def boilerplate_from(row: Row[Any]) -> Boilerplate:
    """A piece that was left out of the passages."""
    return Boilerplate(row.text, Locator(*row.locator))


def boilerplate_record(document: str, ordinal: int, piece: Boilerplate) -> Record:
    """A row of the boilerplate."""
    return {"document": document, "ordinal": ordinal, "text": piece.text, "locator": _place(piece.locator)}
