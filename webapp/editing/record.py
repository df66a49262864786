"""The bibliographic record of a document, and the collections it is in: to be edited, saved as a file and read back."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from corpus.errors import DamagedFile, StoreChanged
from corpus.sidecar import parse_sidecar, write_sidecar
from corpus.types import Document
from webapp.addresses import moved
from webapp.editing.access import editing
from webapp.editing.form import GROUPS, Typed, as_typed, choices, differing, read, stamp
from webapp.editing.later import refresh_later
from webapp.i18n import N_
from webapp.i18n import gettext as _
from webapp.state import library

LARGEST_SIDECAR = 64 << 10
"""Bytes: the longest record has some thousand characters."""

UNREAD = N_(
    "This file can’t be read as a record: it must be TOML in UTF-8, with the fields of a file that was saved here."
)

Answer = str | Response | tuple[str, int]


def install(pages: Blueprint) -> None:
    """Add the addresses of this subject."""
    address = "/documents/<path:document_id>"
    pages.add_url_rule(f"{address}/edit", "record", record, methods=["GET"])
    pages.add_url_rule(f"{address}/edit", "save", save, methods=["POST"])
    pages.add_url_rule(f"{address}/edit/file", "read_file", read_file, methods=["POST"])
    pages.add_url_rule(f"{address}/record.toml", "sidecar", sidecar)


@editing
def record(document_id: str) -> Answer:
    """The form with what the record says."""
    document = library().store.document(document_id)
    if document.id != document_id:
        return redirect(moved(url_for("editing.record", document_id=document.id)))
    return _page(document, as_typed(document.reference, document.collections))


@editing
def save(document_id: str) -> Answer:
    """Keep what was typed, unless a field can't be used or somebody else has changed the record meanwhile."""
    store = library().store
    document = store.document(document_id)
    typed, reference, collections = read(request.form, document)
    if request.form.get("seen") != stamp(document):
        return _page(document, typed, changed=differing(typed, document)), 409
    if typed.wrong:
        return _page(document, typed), 422
    try:
        store.edit(document.id, reference, collections, seen=document)
    except StoreChanged:  # between the comparing above and the writing
        document = store.document(document.id)
        return _page(document, typed, changed=differing(typed, document)), 409
    refresh_later()
    flash(_("The record is saved."))
    return redirect(url_for("editing.record", document_id=document.id), 303)


@editing
def read_file(document_id: str) -> Answer:
    """The form with what a sidecar says; nothing is saved before the form is sent."""
    document = library().store.document(document_id)
    given = as_typed(document.reference, document.collections)
    file = request.files.get("file")
    data = file.read(LARGEST_SIDECAR + 1) if file else b""
    if not file or not data or len(data) > LARGEST_SIDECAR:
        return _page(document, given, unread=_("Choose a .toml file with the record of one document.")), 422
    try:
        reference = parse_sidecar(data, file.filename or "record.toml")
    except DamagedFile as error:
        return _page(document, given, unread=_(UNREAD), detail=str(error)), 422
    return _page(document, as_typed(reference, document.collections), read_from=file.filename)


def sidecar(document_id: str) -> Response:
    """The record as a file that can stand beside the document's own, or be read back on the page."""
    document = library().store.document(document_id)
    answer = make_response(write_sidecar(document.reference))
    answer.mimetype = "application/toml"
    answer.headers.set("Content-Disposition", "attachment", filename=f"{document.id}.toml")
    return answer


def _page(document: Document, typed: Typed, changed: Mapping[str, str] | None = None, **more: object) -> str:
    store = library().store
    known = {name for each in store.documents() for name in each.collections}
    found = as_typed(store.found_reference(document.id)).fields
    return render_template(
        "record.html",
        document=document,
        typed=typed,
        changed=changed,
        stamp=stamp(document),
        found=found,
        differing={name for name, text in found.items() if text and text.strip() != typed.fields[name].strip()},
        groups=GROUPS,
        values_of=choices,
        collections=sorted({*known, *typed.collections}),
        **more,
    )
