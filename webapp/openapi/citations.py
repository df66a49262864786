"""Citations of a passage, and the records of works as files for reference managers."""

from __future__ import annotations

from corpus.types import LANGS
from webapp.openapi.parts import OK, TEXT, Schema, in_path, many, may_fail, operation, query, record, ref, word
from webapp.openapi.passages import PASSAGE_ID
from webapp.preferences import choices
from webapp.references import FORMAT_NAMES, FORMATS
from webapp.references.texts import TEXTS


def paths() -> Schema:
    """The addresses of this subject."""
    lang = query("lang", word(LANGS), "The language to cite in, where the record has a title in it.")
    style = query("style", word(choices("style")), "The citation style.")
    form = query("format", word(("text", *FORMAT_NAMES)), "A text alone, or a file with the quotation as a note.")
    part = query("part", word(TEXTS) | {"default": "all"}, "Which of the texts, where the format is text.")
    cite = operation("cite", "Quotation, counterpart and citation.", "Citation", (PASSAGE_ID, style, lang, form, part))
    file = query("format", word(FORMAT_NAMES), "One of the files alone.")
    work = operation(
        "reference",
        "A work for reference managers.",
        "Reference",
        (in_path("document_id", "A document's id"), lang, file),
    )
    return {
        "/passages/{passage_id}/cite": {"get": may_fail(_also(cite, "text/plain"), 422)},
        "/documents/{document_id}/reference": {"get": _also(work)},
    }


def schemas() -> Schema:
    """The shapes of this subject."""
    texts = dict.fromkeys(("passage", "style", *TEXTS, "original"), TEXT)
    files = {name.replace("-", "_"): TEXT for name in FORMAT_NAMES if name != "csl-json"}
    return {
        "Citation": record({**OK, **texts, "missing": many(TEXT), "warnings": many(ref("CitationWarning"))}),
        "CitationWarning": record({"kind": TEXT, "text": TEXT, "fields": many(TEXT)}),
        "Reference": record({**OK, "document": TEXT, "items": many({"type": "object"}), **files}),
    }


def _also(described: Schema, *others: str) -> Schema:
    """The operation, whose answer may be one of the files too."""
    kinds = (*others, *(form.media_type for form in FORMATS))
    schemas = {kind: many({"type": "object"}) if kind.endswith("json") else TEXT for kind in kinds}
    described["responses"]["200"]["content"] |= {kind: {"schema": schema} for kind, schema in schemas.items()}
    return described
