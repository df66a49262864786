"""unAPI (http://unapi.info/specs/): the records of works for add-ons of browsers, Zotero's first of all.

Zotero reads it before the tags of a page's head, which can say neither who translated a work nor that a name of
several words is an institution's. A work has an id for each language that it can be cited in: Zotero offers both.
"""

from __future__ import annotations

from typing import cast
from xml.sax.saxutils import quoteattr

from flask import Blueprint, Response, request

from corpus.types import LANGS, Lang
from webapp.parameters import one_of
from webapp.references import FORMAT_NAMES, FORMATS, entries, form_named
from webapp.state import library

CHOICES = 300
"""The status of a list to choose from (RFC 9110, 15.4.1), as unAPI asks where an id is given and no format."""


def install(api: Blueprint) -> None:
    """Add the addresses of this subject."""
    api.add_url_rule("/unapi", "unapi", unapi_twin)


def unapi_twin() -> Response:
    """The formats there are; with ``id`` those of a work; with ``format`` too its record in one language."""
    name, form = request.args.get("id") or "", request.args.get("format") or ""
    if not name:
        return Response(_formats(""), mimetype="application/xml")
    document_id, _, lang = name.partition(":")
    document = library().store.document(document_id)
    chosen = cast(Lang, one_of("the language in id", lang, LANGS)) if lang else None
    if not form:
        return Response(_formats(name), status=CHOICES, mimetype="application/xml")
    wanted = form_named(one_of("format", form, FORMAT_NAMES))
    return Response(wanted.write(entries(document, chosen)), mimetype=wanted.media_type)


def _formats(name: str) -> str:
    of = f" id={quoteattr(name)}" if name else ""
    each = "".join(f"<format name={quoteattr(form.name)} type={quoteattr(form.media_type)}/>" for form in FORMATS)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<formats{of}>{each}</formats>\n'
