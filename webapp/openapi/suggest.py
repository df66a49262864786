"""Help while typing."""

from __future__ import annotations

from typing import get_args

from corpus.types import LANGS
from indexer.suggestions import LIMIT, Reason
from webapp.openapi.parts import COUNT, OK, TEXT, Schema, get, limit, many, query, record, ref, word


def paths() -> Schema:
    """The addresses of this subject."""
    wanted = (query("q", TEXT, "What has been typed."), limit(LIMIT, None))
    return {"/suggest": get("suggest", "Queries that may be meant, with their hits.", "Suggestions", wanted)}


def schemas() -> Schema:
    """The shapes of this subject."""
    suggestion = {"text": TEXT, "term": TEXT, "lang": word(LANGS), "passages": COUNT, "kind": word(get_args(Reason))}
    several = many(ref("Suggestion"))
    return {
        "Suggestion": record(suggestion),
        "Suggestions": record(OK | {"q": TEXT, "suggestions": several, "did_you_mean": several}),
    }
