"""Collocates."""

from __future__ import annotations

from corpus.types import LANGS
from indexer.counting.collocates import MEASURES, WINDOW
from webapp.openapi.concordance import SIDE, searched
from webapp.openapi.frequencies import FUNCTION_WORDS
from webapp.openapi.parts import COUNT, OK, TEXT, Schema, get, many, query, record, ref, word
from webapp.openapi.search import part


def paths() -> Schema:
    """The addresses of this subject."""
    wanted = (
        *searched(),
        SIDE,
        query("window", COUNT | {"default": WINDOW}, "How many words on either side count as near."),
        query("least", COUNT | {"default": 2}, "How often a word has to stand there."),
        FUNCTION_WORDS,
        query("sort", word(MEASURES) | {"default": MEASURES[0]}, "By how surprising it is, or by how often."),
        *part(),
    )
    return {"/collocates": get("collocates", "Words that stand near what a query matches.", "Collocates", wanted)}


def schemas() -> Schema:
    """The shapes of this subject."""
    notes = many(record({"kind": TEXT, "text": TEXT}))
    counts = dict.fromkeys(("count", "left", "right", "passages", "overall"), COUNT)
    found = {"lang": word(LANGS), "total": COUNT, "nodes": COUNT, "left_out": COUNT}
    return {
        "Collocate": record({"word": TEXT} | counts | {"likelihood": {"type": "number"}}),
        "Collocates": record(OK | found | {"words": many(ref("Collocate")), "notes": notes}),
    }
