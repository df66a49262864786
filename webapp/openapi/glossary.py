"""The user's glossary."""

from __future__ import annotations

from corpus.glossary.entry import STATUSES
from corpus.glossary.files import FORMATS
from webapp.api.glossary import TYPES
from webapp.openapi.parts import COUNT, OK, TEXT, Schema, many, operation, query, record, ref, word


def paths() -> Schema:
    """The addresses of this subject."""
    form = query("format", word(("json", *FORMATS)) | {"default": "json"}, "As a file of this format: TSV, or TBX.")
    described = operation("glossary", "The user's own terms.", "Glossary", (form,))
    described["responses"]["200"]["content"] |= {kind: {"schema": TEXT} for kind in TYPES.values()}
    return {"/glossary": {"get": described}}


def schemas() -> Schema:
    """The shapes of this subject."""
    entry = record({"zh": TEXT, "en": TEXT, "status": word(STATUSES), "note": TEXT})
    return {"GlossaryEntry": entry, "Glossary": record(OK | {"total": COUNT, "entries": many(ref("GlossaryEntry"))})}
