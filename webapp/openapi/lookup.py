"""Looking up a pasted text."""

from __future__ import annotations

from corpus.types import LANGS
from webapp.openapi.parts import COUNT, TEXT, Schema, body, get, many, may_fail, operation, query, word
from webapp.openapi.search import part


def paths() -> Schema:
    """The addresses of this subject."""
    posted = operation("paste", "The same, for texts too long for an address.", "Answer")
    return {
        "/lookup": get("lookup", "Passages that say what a text says.", "Answer", _pasted())
        | {"post": may_fail(posted, 413, 415) | _body()}
    }


def schemas() -> Schema:
    """The shapes of this subject: none but the answer of a search."""
    return {}


def _pasted() -> tuple[Schema, ...]:
    return (
        query("text", TEXT, "The passage to look up, in either language."),
        query("lang", word(LANGS), "The language wanted back; without it, the other one."),
        query("passage", TEXT, "The id of a passage to look up instead of a text."),
        *part(),
        query("exclude", many(TEXT), "Ids of documents to leave out."),
    )


def _body() -> Schema:
    fields = {"text": TEXT, "passage": TEXT, "lang": word(LANGS), "limit": {"type": "integer", "minimum": 1}}
    return body(fields | {"offset": COUNT, "exclude": many(TEXT)})
