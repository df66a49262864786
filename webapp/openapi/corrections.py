"""What people corrected in a document."""

from __future__ import annotations

from typing import get_args

from corpus.corrections.history import Did
from corpus.types import Kind
from webapp.openapi.parts import COUNT, OK, TEXT, Schema, get, in_path, many, maybe, record, ref, word


def paths() -> Schema:
    """The addresses of this subject."""
    summary = "What people corrected in a document: what differs from its files, and the steps that led there."
    parameters = (in_path("document_id", "A document's id"),)
    return {"/documents/{document_id}/corrections": get("corrections", summary, "Corrections", parameters)}


def schemas() -> Schema:
    """The shapes of this subject."""
    shown = {"kind": word(get_args(Kind)), "level": maybe({"type": "integer"}), "zh": TEXT, "en": TEXT}
    sides = dict.fromkeys(("before", "after"), many(ref("CorrectedPassage")))
    correction = {"id": TEXT, "document": TEXT, "made": TEXT, "applied": {"type": "boolean"}, "ordinal": maybe(COUNT)}
    step = {
        "step": COUNT,
        "made": TEXT,
        "did": word(get_args(Did)),
        "changes": many(record({"ordinal": COUNT} | sides)),
    }
    answer = {"total": COUNT, "corrections": many(ref("Correction")), "history": many(ref("CorrectionStep"))}
    return {
        "CorrectedPassage": record(shown),
        "Correction": record(correction | sides),
        "CorrectionStep": record(step),
        "Corrections": record(OK | answer),
    }
