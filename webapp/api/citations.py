"""Citations: what the copy buttons give, as JSON, and the files that reference managers take."""

from __future__ import annotations

from typing import cast

from flask import Blueprint, Response, jsonify, request

from corpus.types import LANGS, Lang
from webapp.citations import DEFAULT_STYLE, find_style
from webapp.exports import disposition
from webapp.parameters import one_of
from webapp.references import FORMAT_NAMES, Entry, entries, form_named
from webapp.references.answers import citation_answer, reference_answer
from webapp.references.quoted import quoted_entries
from webapp.references.texts import TEXTS, held, texts
from webapp.state import library
from webapp.style_choice import library_styles

TEXT = "text"
"""The format of a text to paste, besides those of files."""


def install(api: Blueprint) -> None:
    """Add the addresses of this subject."""
    api.add_url_rule("/passages/<passage_id>/cite", "cite", citation_twin)
    api.add_url_rule("/documents/<path:document_id>/reference", "reference", reference_twin)


def citation_twin(passage_id: str) -> Response:
    """The texts that the copy buttons give; with ``format`` one of them alone, or a file with the quotation in it."""
    passage = library().store.passage(passage_id)
    document = library().store.document(passage.document)
    style = find_style(request.args.get("style") or DEFAULT_STYLE, library_styles())
    lang = _lang()
    form = _format(TEXT)
    if form and form != TEXT:
        return _file(quoted_entries(passage, document, lang), form, document.title)
    written = texts(passage, document, style, lang)
    if form == TEXT:
        part = one_of("part", request.args.get("part") or "all", TEXTS)
        return Response(f"{held(written, part)}\n", mimetype="text/plain")
    return jsonify(citation_answer(passage, document, style, written))


def reference_twin(document_id: str) -> Response:
    """The record of a work, as every kind of file; with ``format`` one of the files."""
    document = library().store.document(document_id)
    lang = _lang()
    if form := _format():
        return _file(entries(document, lang), form, document.title)
    return jsonify(reference_answer(document, lang))


def _lang() -> Lang | None:
    lang = request.args.get("lang")
    return cast(Lang, one_of("lang", lang, LANGS)) if lang else None


def _format(*others: str) -> str:
    """The format asked for; empty where the answer is to be JSON of ours."""
    name = request.args.get("format") or ""
    return one_of("format", name, (*FORMAT_NAMES, *others)) if name else ""


def _file(wanted: tuple[Entry, ...], form_name: str, title: str) -> Response:
    form = form_named(form_name)
    answer = Response(form.write(wanted), mimetype=form.media_type)
    answer.headers["Content-Disposition"] = disposition(title, form.suffix)
    return answer
