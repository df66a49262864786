"""The concordance."""

from __future__ import annotations

from corpus.types import LANGS
from indexer.concordance import SORTS, UNITS, WIDTH
from webapp.exports import MEDIA_TYPES
from webapp.openapi.parts import COUNT, OK, SPAN, TEXT, Schema, many, operation, query, record, ref, word
from webapp.openapi.search import asked, part

NARROW = query("widen", word(("0", "1")) | {"default": "0"}, "1 takes what equivalents find too.")
SIDE = query("lang", word(LANGS), "Only on this side.")


def paths() -> Schema:
    """The addresses of this subject."""
    wanted = (
        *searched(),
        SIDE,
        query("sort", word(SORTS) | {"default": SORTS[0]}, "By what stands left or right, by the node, in order."),
        query("unit", word(UNITS) | {"default": UNITS[0]}, "What of Chinese contexts orders: characters or words."),
        query("width", COUNT | {"default": WIDTH}, "Columns of each context; a Chinese character takes two."),
        query("format", word(("json", "tsv")) | {"default": "json"}, "tsv gives all lines as a table."),
        *part(),
    )
    described = operation("concordance", "Every occurrence of a query on a line.", "Concordance", wanted)
    described["responses"]["200"]["content"][MEDIA_TYPES["tsv"]] = {"schema": TEXT}
    return {"/concordance": {"get": described}}


def searched() -> tuple[Schema, ...]:
    """The parameters of a search whose answer is put in an order of another kind."""
    return (*(each for each in asked() if each["name"] not in ("sort", "widen", "fold")), NARROW)


def schemas() -> Schema:
    """The shapes of this subject."""
    notes = many(record({"kind": TEXT, "text": TEXT}))
    counts = {"total": COUNT, "passages": COUNT, "left_out": COUNT}
    forms = many(record({"form": TEXT, "count": COUNT}))
    return {
        "ConcordanceLine": record(_line()),
        "Concordance": record(OK | counts | {"forms": forms, "lines": many(ref("ConcordanceLine")), "notes": notes}),
    }


def _line() -> Schema:
    place = dict.fromkeys(("passage", "document", "title", "source", "kind"), TEXT) | {"ordinal": COUNT}
    texts = {"side": word(LANGS), "node": SPAN, "left": TEXT, "text": TEXT, "right": TEXT}
    return place | texts | {"counterpart": record({"span": SPAN, "text": TEXT}), "likely": many(SPAN)}
