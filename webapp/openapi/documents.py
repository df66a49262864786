"""Documents, with their records and passages."""

from __future__ import annotations

from corpus.types import LANGS
from webapp.listing import ORDERS
from webapp.openapi.parts import COUNT, OK, TEXT, Schema, get, in_path, limit, many, offset, query, record, ref, word


def paths() -> Schema:
    """The addresses of this subject."""
    one = (in_path("document_id", "A document's id"), limit(None, None), offset())
    return {
        "/documents": get("documents", "The documents, in order of adding or as asked.", "Documents", _listed()),
        "/documents/{document_id}": get("document", "A document and its passages.", "DocumentAnswer", one),
    }


def _listed() -> tuple[Schema, ...]:
    return (
        query("sort", word(tuple(ORDERS)), "Newest first, by title, newest date first, longest first."),
        query("collection", TEXT, "Only the documents of this collection."),
    )


def schemas() -> Schema:
    """The shapes of this subject."""
    answer = {"document": {"type": "object"}, "total": COUNT, "passages": many(ref("Passage")), "corrected": many(TEXT)}
    return {
        "Document": record(_document(), optional=("collections",)),
        "Documents": record(OK | {"total": COUNT, "documents": many(ref("Document"))}),
        "DocumentAnswer": record(OK | answer),
    }


def _document() -> Schema:
    texts = dict.fromkeys(("id", "title_zh", "title_en", "added"), TEXT)
    lists = {"source": many(TEXT), "collections": many(TEXT), "languages": many(word(LANGS))}
    return {**texts, **lists, "passages": COUNT}
