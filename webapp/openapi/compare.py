"""Two versions of a document compared."""

from __future__ import annotations

from typing import get_args

from corpus.editions import Status, Turn
from corpus.types import LANGS
from webapp.openapi.parts import (
    COUNT,
    OK,
    SHARE,
    SPAN,
    TEXT,
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
from webapp.versions import SHOWN

_TRUTH: Schema = {"type": "boolean"}


def paths() -> Schema:
    """The addresses of this subject."""
    parameters = (
        query(
            "a",
            TEXT,
            "A document: its id, its path or its file's name; without another one its likely versions are listed",
        ),
        query("b", TEXT, "The document to compare it with"),
        query("lang", word(LANGS), "The language compared; otherwise the one in which they differ more"),
        query("show", word(SHOWN) | {"default": "all"}, "Which rows to give"),
        limit(None, None),
        offset(),
    )
    return {"/compare": get("compare", "Two versions of a document, row by row.", "CompareAnswer", parameters)}


def schemas() -> Schema:
    """The shapes of this subject."""
    counts = dict.fromkeys((*get_args(Status), "moved", "figures"), COUNT)
    side = record({"passages": many(TEXT), "text": TEXT})
    truths = dict.fromkeys(("moved", "figures"), _TRUTH)
    row = {"status": word(get_args(Status)), **truths, "likeness": SHARE, "a": side, "b": side}
    documents = dict.fromkeys(("a", "b"), ref("Document"))
    return {
        "CompareAnswer": {"oneOf": [ref("Compared"), ref("VersionsAnswer")]},
        "Compared": record(
            {**OK, **documents, "lang": word(LANGS), "languages": many(word(LANGS)), "total": COUNT}
            | {"counts": record(counts), "rows": many(ref("ComparedRow"))}
        ),
        "ComparedRow": record(row | {"changes": many(ref("Change"))}),
        "Change": record({"turn": word(get_args(Turn)), "a": SPAN, "b": SPAN}),
        "VersionsAnswer": record({**OK, "total": COUNT, "versions": many(ref("Versions"))}),
        "Versions": record(documents | {"shared": record(dict.fromkeys(LANGS, COUNT)), "titles": _TRUTH}),
    }
