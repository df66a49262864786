"""Passages, their sentences and their figures."""

from __future__ import annotations

from typing import get_args

from corpus.types import LANGS, Kind
from webapp.openapi.parts import (
    COUNT,
    OK,
    SHARE,
    SPAN,
    TEXT,
    Schema,
    get,
    in_path,
    many,
    maybe,
    record,
    ref,
    word,
)

PASSAGE_ID = in_path("passage_id", "A passage's id, also an old one")


def paths() -> Schema:
    """The addresses of this subject."""
    return {"/passages/{passage_id}": get("passage", "A passage and its neighbours.", "PassageAnswer", (PASSAGE_ID,))}


def schemas() -> Schema:
    """The shapes of this subject."""
    return {
        "Passage": record(passage()),
        "PassageAnswer": record(
            {**OK, "passage": ref("Passage"), "previous": maybe(TEXT), "next": maybe(TEXT)}
            | {"sentences": many(ref("SentenceBead")), "corrected": {"type": "boolean"}}
            | {"quantities": record(dict.fromkeys(LANGS, many(ref("Quantity"))))}
            | {"disagreements": many(record(dict.fromkeys(LANGS, ref("Quantity"))))}
            | {"section": many(TEXT), "terms": many(record({**dict.fromkeys(LANGS, TEXT), "passages": COUNT}))}
        ),
        "Quantity": record({"value": TEXT, "unit": TEXT, "span": SPAN}),
        "SentenceBead": record({**dict.fromkeys(LANGS, SPAN), "confidence": maybe(SHARE)}),
    }


def passage() -> Schema:
    """The keys of PASSAGE."""
    whole = {"type": "integer"}
    numbers = {"line": maybe(whole), "page": maybe(whole), "cell": maybe(TEXT)}
    place = record({"source": TEXT, **numbers, "label": TEXT, "certain": {"type": "boolean"}, "part": TEXT})
    return {
        **dict.fromkeys(("id", "document", "title", "source"), TEXT),
        "ordinal": COUNT,
        "kind": word(get_args(Kind)),
        "level": maybe(whole),
        "zh": TEXT,
        "en": TEXT,
        "confidence": maybe(SHARE),
        "locators": record(dict.fromkeys(LANGS, many(place))),
    }
