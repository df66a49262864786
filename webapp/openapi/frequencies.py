"""The frequencies of words."""

from __future__ import annotations

from corpus.reference_fields import STATUSES
from corpus.types import LANGS
from indexer.counting.frequencies import ORDERS
from webapp.openapi.parts import COUNT, OK, TEXT, YEAR, Schema, get, many, query, record, ref, word
from webapp.openapi.search import part

FUNCTION_WORDS = query("function_words", word(("0", "1")) | {"default": "0"}, "1 takes function words too.")


def paths() -> Schema:
    """The addresses of this subject."""
    wanted = (
        query("lang", word(LANGS), "The language whose words are counted.") | {"required": True},
        query("prefix", TEXT, "Only words that begin so."),
        FUNCTION_WORDS,
        query("sort", word(ORDERS) | {"default": ORDERS[0]}, "By how often, in how many passages, or by the word."),
        query("document", many(TEXT), "Only in these documents."),
        query("year", many(YEAR), "Only in documents of these years: 2019, >2019, 2015..2019."),
        query("status", many(word(STATUSES)), "Only in these kinds of translation."),
        query("source", many(TEXT), "Only in documents read from files of these names, or published there."),
        query("collection", many(TEXT), "Only in documents of these collections."),
        *part(),
    )
    return {"/frequencies": get("frequencies", "Words and how often they stand.", "Frequencies", wanted)}


def schemas() -> Schema:
    """The shapes of this subject."""
    notes = many(record({"kind": TEXT, "text": TEXT}))
    lists = {
        "forms": many(record({"form": TEXT, "count": COUNT})),
        "documents": many(record({"document": TEXT, "count": COUNT})),
    }
    counts = {"lang": word(LANGS), "total": COUNT, "running": COUNT}
    return {
        "WordCount": record({"word": TEXT, "count": COUNT, "passages": COUNT, "spread": COUNT} | lists),
        "Frequencies": record(OK | counts | {"words": many(ref("WordCount")), "notes": notes}),
    }
