"""Exports of hits."""

from __future__ import annotations

from typing import get_args

from corpus.export import Level, exporter, formats
from webapp.exports import MEDIA_TYPES
from webapp.openapi.parts import TEXT, Schema, operation, query, word
from webapp.openapi.search import asked


def paths() -> Schema:
    """The addresses of this subject."""
    wanted = (
        *(each for each in asked() if each["name"] != "fold"),
        query("format", word(formats()) | {"default": "jsonl"}, "What kind of file."),
        query("level", word(get_args(Level)) | {"default": "passage"}, "Passages, or the sentences with what matched."),
    )
    described = operation("export", "Every hit of a query, as a file that says what was asked.", "", wanted)
    described["responses"]["200"]["content"] = {
        MEDIA_TYPES[name]: {} if exporter(name).BINARY else {"schema": TEXT} for name in formats()
    }  # what is no text has no schema: OpenAPI 3.1, "Considerations for File Uploads"
    return {"/search/export": {"get": described}}


def schemas() -> Schema:
    """The shapes of this subject: none, files are files."""
    return {}
