"""Checking quotations."""

from __future__ import annotations

from typing import get_args

from corpus.types import LANGS
from indexer.check import Alarm, Change, Standing, Typography, Verdict
from webapp.api.check import MOST_PLACES, PLACES
from webapp.openapi.parts import (
    COUNT,
    OK,
    SHARE,
    SPAN,
    TEXT,
    WORDED,
    Schema,
    body,
    get,
    limit,
    many,
    may_fail,
    maybe,
    operation,
    query,
    record,
    ref,
    word,
)

VERDICT = word(get_args(Verdict))


def paths() -> Schema:
    """The addresses of this subject."""
    posted = operation("check_long", "The same, for quotations too long for an address.", "Check")
    return {
        "/check": get("check", "Whether a quotation stands in the library.", "Check", _asked())
        | {"post": may_fail(posted, 413, 415) | _body()}
    }


def schemas() -> Schema:
    """The shapes of this subject."""
    found = {"quotation": TEXT, "verdict": VERDICT, "parts": many(ref("QuotedPart"))}
    more = {"claim": maybe(record(_claim())), "together": maybe({"type": "boolean"})}
    return {
        "Check": record(OK | found | more | {"notes": many(record({"kind": TEXT, "text": TEXT}))}),
        "QuotedPart": record(
            {"span": SPAN, "text": TEXT, "lang": word(LANGS), "verdict": VERDICT, "total": COUNT}
            | {"places": many(ref("QuotedPlace"))}
        ),
        "QuotedPlace": record(_place()),
        "Difference": record(
            {"kind": word(get_args(Change)), "quoted": TEXT, "stored": TEXT, "inner": many({"type": "object"})}
        ),
    }


def _claim() -> Schema:
    documents = many(record({"id": TEXT, "title": TEXT}))
    return {"document": TEXT, "page": TEXT, "standing": word(get_args(Standing)), "documents": documents} | {
        "pages": many(COUNT)
    }


def _place() -> Schema:
    stretch = {
        **dict.fromkeys(("passage", "text", "counterpart"), TEXT),
        "ordinal": COUNT,
        "span": SPAN,
        "counterpart_lang": word(LANGS),
        "counterpart_span": SPAN,
        "locators": many({"type": "object"}),
    }
    return {
        **dict.fromkeys(("document", "title", "source"), TEXT),
        "lang": word(LANGS),
        "verdict": VERDICT,
        "share": SHARE,
        "pages": many(COUNT),
        "stretches": many(record(stretch)),
        "differences": many(ref("Difference")),
        "typography": many(word(get_args(Typography))),
        "alarms": many(word(get_args(Alarm))),
        "claimed": {"type": "boolean"},
    }


def _asked() -> tuple[Schema, ...]:
    return (
        query("text", WORDED, "The quotation, in either language or in both."),
        query("document", TEXT, "Where it is said to stand: an id, a file, a title or a citation."),
        query("page", TEXT, "On which page it is said to stand."),
        limit(PLACES, MOST_PLACES),
    )


def _body() -> Schema:
    return body(
        {"text": WORDED, "document": TEXT, "page": TEXT, "limit": {"type": "integer", "minimum": 1}},
    )
