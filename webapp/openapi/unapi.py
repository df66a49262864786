"""unAPI, for add-ons of browsers."""

from __future__ import annotations

from webapp.openapi.parts import TEXT, Schema, many, operation, query, word
from webapp.references import FORMAT_NAMES, FORMATS


def paths() -> Schema:
    """The addresses of this subject."""
    asked = (
        query("id", TEXT, "A document's id, with :zh or :en behind it for one language."),
        query("format", word(FORMAT_NAMES), "The file wanted; without it the formats there are."),
    )
    described = operation("unapi", "Records of works for add-ons of browsers (unAPI).", "", asked)
    listed = {"application/xml": {"schema": TEXT}}
    described["responses"]["200"]["content"] = listed | {form.media_type: _file(form.media_type) for form in FORMATS}
    described["responses"]["300"] = {"description": "The formats of a work.", "content": listed}
    return {"/unapi": {"get": described}}


def _file(kind: str) -> Schema:
    return {"schema": many({"type": "object"}) if kind.endswith("json") else TEXT}


def schemas() -> Schema:
    """The shapes of this subject: none, files are files."""
    return {}
