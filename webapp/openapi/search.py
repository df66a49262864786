"""Searching: what can be asked, and the answer that it shares with looking up."""

from __future__ import annotations

from typing import get_args

from corpus.reference_fields import STATUSES
from corpus.types import LANGS, Kind
from indexer.search import SORTS
from webapp.openapi.parts import (
    COUNT,
    OK,
    SPANS,
    TEXT,
    YEAR,
    Schema,
    get,
    limit,
    many,
    offset,
    query,
    record,
    ref,
    word,
)
from webapp.openapi.passages import passage
from webapp.parameters import DEFAULT_LIMIT, MAX_LIMIT, Languages


def paths() -> Schema:
    """The addresses of this subject."""
    return {"/search": get("search", "Passages that a query finds.", "Answer", (*asked(), *part()))}


def schemas() -> Schema:
    """The shapes of this subject."""
    hits = {"total": COUNT, "hits": many(ref("Hit")), "facets": _facets(), "notes": many(_note())}
    return {
        "Hit": record(passage() | _hit(), optional=("relation", "repeats")),
        "Answer": record(
            OK | hits | {"folded": COUNT, "did_you_mean": many(ref("Suggestion"))}, optional=("folded", "did_you_mean")
        ),
        "Repeats": record({"lang": word(LANGS), "count": COUNT, "translations": COUNT, "variants": many(_variant())}),
    }


def part() -> tuple[Schema, ...]:
    """The parameters that choose a part of an answer."""
    return (limit(DEFAULT_LIMIT, MAX_LIMIT), offset())


def asked() -> tuple[Schema, ...]:
    """The parameters of a query and its filters."""
    return (
        query("q", TEXT, "The query, as people type it in the search box."),
        query("widen", word(("0", "1")) | {"default": "1"}, "0 keeps to the words as they were typed."),
        query("with", TEXT, "What the translation contains: a query for the other side of what was typed in q."),
        query("without", TEXT, "What the translation does not contain; passages without one are left out."),
        query("fold", word(("0", "1")) | {"default": "0"}, "1 gives passages that say the same as one hit."),
        query("document", many(TEXT), "Only passages of these documents."),
        query("kind", many(word(get_args(Kind))), "Only passages of these kinds."),
        query("language", many(word(get_args(Languages))), "Only passages with these sides."),
        query("year", many(YEAR), "Only documents of these years, or ranges of years such as 2015..2019."),
        query("status", many(word(STATUSES)), "Only translations of this standing."),
        query("source", many(TEXT), "Only documents read from files of these names, or published there."),
        query("collection", many(TEXT), "Only documents of these collections."),
        query("sort", word(SORTS) | {"default": SORTS[0]}, "By relevance, in reading order, newest or oldest first."),
    )


def _hit() -> Schema:
    return {
        "score": {"type": "number"},
        "tier": {"type": "integer"},
        "matches": record(dict.fromkeys(LANGS, SPANS)),
        "relation": word(("counterpart", "similar")),
        "repeats": ref("Repeats"),
    }


def _variant() -> Schema:
    return record({"text": TEXT, "count": COUNT, "passages": many(TEXT)})


def _facets() -> Schema:
    return {"type": "object", "additionalProperties": many(record({"value": TEXT, "count": COUNT}))}


def _note() -> Schema:
    return record({"kind": TEXT, "text": TEXT})
