"""The JSON twins of the pages, under ``/api/v1``: a module a subject, which adds its own addresses."""

from __future__ import annotations

from flask import Blueprint

from webapp.api import check, citations, described, documents, lookup, passages, search, translations

SUBJECTS = (search, lookup, check, translations, documents, passages, citations, described)
"""The modules that answer. Each describes itself in the module of the same subject in ``webapp.openapi``."""

api = Blueprint("api", __name__, url_prefix="/api/v1")

for _subject in SUBJECTS:
    _subject.install(api)
