"""The queries that a reader keeps."""

from __future__ import annotations

from webapp.kept_queries import LARGEST, PAGES
from webapp.openapi.parts import COUNT, OK, TEXT, Schema, get, many, record, ref, word
from webapp.queries import cookie_name


def paths() -> Schema:
    """The addresses of this subject."""
    cookie = {
        "name": cookie_name(),
        "in": "cookie",
        "description": "The list as the pages wrote it; anything else is an empty list.",
        "schema": TEXT | {"maxLength": LARGEST},
    }
    return {
        "/queries": get("queries", "The queries that this reader keeps, the newest first.", "KeptQueries", (cookie,))
    }


def schemas() -> Schema:
    """The shapes of this subject."""
    parameter = record({"name": TEXT, "value": TEXT})
    query = {"id": TEXT, "name": TEXT, "page": word(tuple(PAGES)), "query": TEXT, "parameters": many(parameter)}
    return {
        "KeptQuery": record(query | {"address": TEXT}),
        "KeptQueries": record(OK | {"total": COUNT, "queries": many(ref("KeptQuery"))}),
    }
