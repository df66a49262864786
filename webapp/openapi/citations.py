"""Citations of a passage."""

from __future__ import annotations

from webapp.openapi.parts import OK, TEXT, Schema, get, many, query, record, word
from webapp.openapi.passages import PASSAGE_ID
from webapp.preferences import choices


def paths() -> Schema:
    """The addresses of this subject."""
    style = query("style", word(choices("style")), "The citation style.")
    cite = get("cite", "Quotation, counterpart and citation.", "Citation", (PASSAGE_ID, style))
    return {"/passages/{passage_id}/cite": cite}


def schemas() -> Schema:
    """The shapes of this subject."""
    texts = dict.fromkeys(("passage", "style", "all", "zh", "en", "citation"), TEXT)
    return {"Citation": record({**OK, **texts, "missing": many(TEXT)})}
