"""How a term was translated."""

from __future__ import annotations

from typing import get_args

from corpus.reference_fields import STATUSES
from corpus.types import LANGS
from indexer.equivalents.renderings import Known
from webapp.openapi.parts import COUNT, OK, SHARE, TEXT, YEAR, Schema, get, limit, many, query, record, ref, word
from webapp.parameters import DEFAULT_LIMIT, MAX_LIMIT


def paths() -> Schema:
    """The addresses of this subject."""
    asked = (
        query("term", TEXT, "A word or short phrase of either language."),
        query("lang", word(LANGS), "The language of the term; without it, the one it is written in."),
        query("document", many(TEXT), "Only in these documents."),
        query("year", many(YEAR), "Only of these years: 2019, >2019, 2015..2019."),
        query("status", many(word(STATUSES)), "Only of these kinds of translation."),
        limit(DEFAULT_LIMIT, MAX_LIMIT),
    )
    return {"/translations": get("translations", "How a term was translated.", "Translations", asked)}


def schemas() -> Schema:
    """The shapes of this subject."""
    counts = many(record({"value": TEXT, "count": COUNT}))
    notes = many(record({"kind": TEXT, "text": TEXT}))
    rendering = {
        "text": TEXT,
        "forms": many(TEXT),
        "passages": COUNT,
        "share": SHARE,
        "query": TEXT | {"description": "Finds exactly the passages of the rendering."},
        "known": many(word(get_args(Known))),
        "documents": counts,
        "years": counts,
        "statuses": counts,
    }
    found = {"term": TEXT, "lang": word(LANGS), "passages": COUNT, "paired": COUNT}
    return {
        "Rendering": record(rendering),
        "Translations": record(OK | found | {"renderings": many(ref("Rendering")), "notes": notes}),
    }
