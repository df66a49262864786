"""The user's glossary."""

from __future__ import annotations

from corpus.glossary.entry import STATUSES
from corpus.glossary.files import FORMATS
from webapp.openapi.parts import COUNT, OK, TEXT, Schema, get, many, query, record, ref, word


def paths() -> Schema:
    """The addresses of this subject."""
    form = query("format", word(("json", *FORMATS)) | {"default": "json"}, "As a file of this format: TSV, or TBX.")
    return {"/glossary": get("glossary", "The user's own terms.", "Glossary", (form,))}


def schemas() -> Schema:
    """The shapes of this subject."""
    entry = record({"zh": TEXT, "en": TEXT, "status": word(STATUSES), "note": TEXT})
    return {"GlossaryEntry": entry, "Glossary": record(OK | {"total": COUNT, "entries": many(ref("GlossaryEntry"))})}
