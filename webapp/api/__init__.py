"""The JSON twins of the pages, under ``/api/v1``: a module a subject, which adds its own addresses."""

from __future__ import annotations

from flask import Blueprint

from webapp.api import (
    check,
    citations,
    collocates,
    concordance,
    described,
    documents,
    export,
    frequencies,
    glossary,
    lookup,
    passages,
    search,
    suggest,
    translations,
)

SUBJECTS = (
    search, export, suggest, lookup, check, translations, glossary, concordance, frequencies, collocates,
    documents, passages, citations, described,
)  # fmt: skip
"""The modules that answer. Each describes itself in the module of the same subject in ``webapp.openapi``."""

api = Blueprint("api", __name__, url_prefix="/api/v1")

for _subject in SUBJECTS:
    _subject.install(api)
