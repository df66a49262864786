"""The description of the API that ``/api/v1/openapi.json`` gives (OpenAPI 3.1): a module a subject, as in ``api``."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

from webapp.openapi import (
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
from webapp.openapi.parts import Schema

SUBJECTS = (
    search, export, suggest, lookup, check, translations, glossary, concordance, frequencies, collocates,
    documents, passages, citations, described,
)  # fmt: skip
"""The modules that describe; each has ``paths()`` and ``schemas()``."""


def description() -> Schema:
    """The whole document."""
    return _description()


@cache
def _description() -> Schema:
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Duizhao",
            "version": version("duizhao"),
            "description": "Search Chinese and English documents as parallel passages, and cite both sides.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/api/v1"}],
        "paths": {path: operations for subject in SUBJECTS for path, operations in subject.paths().items()},
        "components": {"schemas": {name: schema for each in SUBJECTS for name, schema in each.schemas().items()}},
    }
