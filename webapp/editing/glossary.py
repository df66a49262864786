"""The glossary: everybody reads it, an editor puts terms in from a file."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from corpus.errors import ReadError
from corpus.glossary.files import FORMATS, read_glossary
from webapp.editing.access import editing, takes
from webapp.editing.later import refresh_later
from webapp.i18n import gettext as _
from webapp.i18n import ngettext, number
from webapp.state import library

LARGEST = 4 << 20
"""Bytes of a file: some 50 000 entries."""

SHOWN = 300
"""Entries that the page shows; the files hold all."""

Answer = str | Response | tuple[str, int]


def install(pages: Blueprint) -> None:
    """Add the addresses of this subject."""
    pages.add_url_rule("/glossary", "glossary", glossary, methods=["GET"])
    pages.add_url_rule("/glossary", "read_glossary", take_in, methods=["POST"])


def glossary() -> str:
    """The entries, and for an editor the form."""
    return _page()


@takes(LARGEST + (64 << 10))
@editing
def take_in() -> Answer:
    """Put the entries of a file behind those that are there, or in their place: all of them, or none."""
    file = request.files.get("file")
    data = file.read(LARGEST + 1) if file else b""
    if not file or not data or len(data) > LARGEST:
        return _page(_("Choose a file of terms, a table or TBX, of 4 MB at most.")), 422
    try:
        entries = read_glossary(file.filename or "glossary", data)
    except ReadError as error:
        return _page(_("This file can’t be read as a glossary; nothing was changed."), str(error)), 422
    library().store.set_glossary(entries, keep=request.form.get("how") != "replace")
    refresh_later()
    said = ngettext("%(shown)s pair of terms was read.", "%(shown)s pairs of terms were read.", len(entries))
    flash(said % {"shown": number(len(entries))})
    return redirect(url_for("editing.glossary"), 303)


def _page(wrong: str = "", detail: str = "") -> str:
    entries = library().store.glossary()
    return render_template(
        "glossary.html",
        entries=entries[:SHOWN],
        total=len(entries),
        formats=tuple(FORMATS),
        wrong=wrong,
        detail=detail,
        how=request.form.get("how", "add"),
    )
