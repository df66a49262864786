"""The tables of a backup: which columns their rows have, in which order they stand, and what their values must be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from sqlalchemy import Column, Select, Table, select

from corpus import schema
from corpus.corrections.history import Did
from corpus.glossary.entry import STATUSES
from corpus.store.backup.values import (
    Test,
    either,
    is_collection,
    is_count,
    is_digest,
    is_flag,
    is_id,
    is_reference,
    is_share,
    is_text,
    is_time,
    many,
    maybe,
    one_of,
    record,
    row,
)
from corpus.types import LANGS, Kind

_PLACE = either(  # a Locator, and one of before pages had labels
    row(is_text, maybe(is_count), maybe(is_count), maybe(is_text), is_text, is_flag, is_text),
    row(is_text, maybe(is_count), maybe(is_count), maybe(is_text)),
)
_BEAD = row(is_count, is_count, is_count, is_count, maybe(is_share))  # a SentenceBead

_PASSAGE: Mapping[str, Test] = {
    "id": is_id,
    "document": is_id,
    "ordinal": is_count,
    "kind": one_of(get_args(Kind)),
    "level": maybe(is_count),
    "zh": is_text,
    "en": is_text,
    "confidence": maybe(is_share),
    "zh_locators": many(_PLACE),
    "en_locators": many(_PLACE),
    "sentences": many(_BEAD),
    "corrected": is_flag,
}

_NAMELESS = record({**_PASSAGE, "id": one_of(("",)), "document": one_of(("",))})


@dataclass(frozen=True, slots=True)
class Part:
    """One table of a backup: its file's name without the ending, and what each of its columns must be."""

    name: str
    table: Table
    columns: Mapping[str, Test]
    order: tuple[str, ...]

    @property
    def file(self) -> str:
        """The name of its file in the archive."""
        return f"{self.name}.jsonl"

    def query(self) -> Select[Any]:
        """Its rows in the order in which they stand in a backup: by document, in order of adding."""
        columns: list[Column[Any]] = [self.table.c[name] for name in self.columns]
        order = [self.table.c[name] for name in self.order]
        if self.table is schema.documents or "document" not in self.table.c or self.table is schema.redirects:
            return select(*columns).order_by(*order)
        return select(*columns).join(schema.documents).order_by(schema.documents.c.position, *order)

    def is_row(self, value: object) -> bool:
        """Whether a value can be a row of this table."""
        return record(self.columns)(value)


DOCUMENTS = Part(
    "documents",
    schema.documents,
    {
        "id": is_id,
        "path": is_text,
        "source": many(is_text),
        "digest": is_text,
        "found": is_reference,
        "sidecar": is_reference,
        "edits": is_reference,
        "collections": many(is_collection),
        "languages": many(one_of(LANGS)),
        "added": is_time,
        "passages": is_count,
        "text_version": is_count,
    },
    ("position",),
)

PASSAGES = Part("passages", schema.passages, _PASSAGE, ("ordinal",))

CORRECTIONS = Part(
    "corrections",
    schema.corrections,
    {
        "document": is_id,
        "id": is_id,
        "made": is_time,
        "before": many(_NAMELESS),
        "after": many(_NAMELESS),
        "ordinal": maybe(is_count),
    },
    ("ordinal", "id"),
)

_FACE = row(is_text, is_text, one_of(get_args(Kind)), maybe(is_count))

HISTORY = Part(
    "history",
    schema.history,
    {
        "number": is_count,
        "document": is_id,
        "made": is_time,
        "did": one_of(get_args(Did)),
        "exchanges": many(record({"ordinal": is_count, "before": many(_FACE), "after": many(_FACE)})),
    },
    ("number",),
)

BOILERPLATE = Part(
    "boilerplate",
    schema.boilerplate,
    {"document": is_id, "ordinal": is_count, "text": is_text, "locator": _PLACE},
    ("ordinal",),
)

ORIGINALS = Part(
    "originals",
    schema.originals,
    {"document": is_id, "ordinal": is_count, "name": is_text, "digest": is_digest},
    ("ordinal",),
)

REDIRECTS = Part(
    "redirects", schema.redirects, {"id": is_id, "document": is_id, "target": maybe(is_id)}, ("document", "id")
)

GLOSSARY = Part(
    "glossary",
    schema.glossary,
    {"ordinal": is_count, "zh": is_text, "en": is_text, "status": one_of(STATUSES), "note": is_text},
    ("ordinal",),
)

PARTS = (DOCUMENTS, PASSAGES, CORRECTIONS, HISTORY, BOILERPLATE, ORIGINALS, REDIRECTS, GLOSSARY)
"""In the order in which they are written and read: what a row names stands in a part before."""

LEFT_OUT: Mapping[str, frozenset[str]] = {
    "document": frozenset({"position", "generation"}),
    "original": frozenset({"data"}),
}
"""Columns that no row has: the order of the rows tells the one, the bytes are files of their own, and what has been
written since when is for the index of this one library."""
