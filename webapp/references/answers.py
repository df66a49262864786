"""Citations and records as the API and the terminal give them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corpus.types import Document, Lang, Passage
from webapp.citations import Style, missing_fields
from webapp.references.caveats import Caveat, caveats
from webapp.references.entries import entries
from webapp.references.formats import FORMATS
from webapp.references.formats.csl_json import csl_items
from webapp.references.fragments import original_link

Json = dict[str, Any]


def citation_answer(passage: Passage, document: Document, style: Style, texts: Mapping[str, str]) -> Json:
    """The texts that the copy buttons give for a passage, and what is to be known before they are used.

    ``original`` leads to the passage in the web page that the record names; it is empty where there is none.
    """
    return {
        "ok": True,
        "passage": passage.id,
        "style": style.name,
        **texts,
        "missing": list(missing_fields(document.reference, style)),
        "warnings": [_warning(each) for each in caveats(passage, document, style)],
        "original": original_link(document.reference, passage),
    }


def reference_answer(document: Document, lang: Lang | None = None) -> Json:
    """The record of a work in every format, and its items as CSL-JSON, that in its own language first."""
    wanted = entries(document, lang)
    files = {form.name.replace("-", "_"): form.write(wanted) for form in FORMATS if form.name != "csl-json"}
    return {"ok": True, "document": document.id, "items": csl_items(wanted), **files}


def _warning(caveat: Caveat) -> Json:
    return {"kind": caveat.kind, "text": caveat.message, "fields": list(caveat.fields)}
