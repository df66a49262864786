"""Removing a document: what goes with it is said before."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from webapp.editing.access import editing
from webapp.editing.later import refresh_later
from webapp.i18n import gettext as _
from webapp.state import library


def install(pages: Blueprint) -> None:
    """Add the addresses of this subject."""
    pages.add_url_rule("/documents/<path:document_id>/remove", "removal", removal, methods=["GET"])
    pages.add_url_rule("/documents/<path:document_id>/remove", "remove", remove, methods=["POST"])


@editing
def removal(document_id: str) -> str | Response:
    """Ask whether it is meant."""
    store = library().store
    document = store.document(document_id)
    if document.id != document_id:
        return redirect(url_for("editing.removal", document_id=document.id))
    return render_template("remove.html", document=document, corrections=len(store.corrections(document.id)))


@editing
def remove(document_id: str) -> Response:
    """Remove the document. Only its id will do: a path could name another one by now."""
    store = library().store
    document = store.document(document_id)
    if document.id != document_id:
        return redirect(url_for("editing.removal", document_id=document.id), 303)
    store.remove(document.id)
    refresh_later()
    flash(_("Removed: %(title)s") % {"title": document.title})
    return redirect(url_for("documents.documents"), 303)
