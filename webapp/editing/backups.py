"""The whole library as one file to download, and such a file put in the library's place."""

from __future__ import annotations

import re
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from time import time

from flask import Blueprint, flash, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from corpus.errors import StoreChanged, UnfitBackup
from corpus.store.backup import KEPT, Archive, Manifest, examined
from webapp.editing.access import editing, takes
from webapp.editing.later import refresh_later
from webapp.errors import ADVICE
from webapp.i18n import gettext as _
from webapp.i18n import ngettext
from webapp.security import ForeignForm
from webapp.state import library

pages = Blueprint("backups", __name__)

LARGEST = 256 << 20
"""Bytes of a backup that is sent by a browser; `duizhao restore` takes any."""

FRAME = 64 << 10
"""Bytes that a form with a file in it has besides the file."""

WAITS = 60 * 60
"""Seconds for which a file that was sent is kept for its sender to say that it is meant."""

_TICKET = re.compile("[0-9a-f]{32}")

Answer = str | Response | tuple[str, int]


@pages.get("/library/backup")
@editing
def backup() -> str:
    """What a backup holds, and the way to it."""
    return render_template("backup.html", documents=library().store.documents())


@pages.get("/library/backup/file")
@editing
def download() -> Response:
    """The backup, made now, for pages of ours: one elsewhere could else have it made again and again."""
    if request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none"):
        raise ForeignForm
    out = tempfile.TemporaryFile()  # noqa: SIM115 - closed by the response, when it has been sent
    library().store.write_backup(out)
    out.seek(0)
    name = f"duizhao-{datetime.now(UTC):%Y-%m-%d}.zip"
    answer = send_file(out, "application/zip", as_attachment=True, download_name=name)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@pages.get("/library/restore")
@editing
def restore() -> str:
    """The form that takes a backup."""
    return _form()


@pages.post("/library/restore")
@takes(LARGEST + FRAME)
@editing
def examine() -> Answer:
    """Read a backup to its end, and ask whether it is meant."""
    file = request.files.get("file")
    if not file or not file.filename:
        return _form(_("Choose a file that was saved as a backup.")), 422
    ticket, path = _place()
    file.save(path)
    return _examined(ticket, file.filename)


@pages.post("/library/restore/previous")
@editing
def previous() -> Answer:
    """The same with what was there before the last backup was restored."""
    kept = library().settings.home / KEPT
    if not kept.exists():
        return _form(_("There is no such file any more.")), 422
    ticket, path = _place()
    shutil.copyfile(kept, path)
    return _examined(ticket, KEPT)


@pages.post("/library/restore/confirm")
@editing
def confirm() -> Answer:
    """Put the backup in the library's place, if its sender has said so and nothing was changed since they looked."""
    store, ticket = library().store, request.form.get("ticket", "")
    with _claimed(ticket) as path:
        if path is None:
            return _form(_("The file is no longer kept here: it is being restored or was, or it waited too long.")), 422
        with path.open("rb") as data, Archive(data, request.form.get("name", KEPT)) as archive:
            if not request.form.get("meant") and not store.is_empty():
                return _asked(ticket, archive, _("Say that what is here now is to be replaced.")), 422
            try:
                done = store.restore(archive, replace=True, seen=_seen())
            except StoreChanged:
                return _asked(ticket, archive, _("The library was changed while you were looking. Look again.")), 409
        path.unlink()
    refresh_later()
    flash(_restored(done.manifest))
    return redirect(url_for("backups.restore"), 303)


@pages.post("/library/restore/cancel")
@editing
def cancel() -> Response:
    """Forget a file that was sent."""
    if _TICKET.fullmatch(request.form.get("ticket", "")):
        _path(request.form["ticket"]).unlink(missing_ok=True)
    flash(_("Nothing was changed."))
    return redirect(url_for("backups.restore"), 303)


def _seen() -> int:
    """The state of the library that a form was made for; one that there never is where it says none."""
    given = request.form.get("seen", "")
    return int(given) if re.fullmatch("[0-9]{1,19}", given) else -1


def _form(wrong: str = "", detail: str = "") -> str:
    kept = library().settings.home / KEPT
    since = datetime.fromtimestamp(kept.stat().st_mtime, UTC).isoformat() if kept.exists() else ""
    return render_template("restore.html", wrong_file=wrong, detail=detail, kept=since, largest=LARGEST >> 20)


def _examined(ticket: str, name: str) -> Answer:
    """The question whether it is meant; where the file is no backup, the form with what is wrong with it."""
    try:
        with _path(ticket).open("rb") as data, Archive(data, name) as archive:
            examined(archive)
            return _asked(ticket, archive)
    except UnfitBackup as error:
        _path(ticket).unlink(missing_ok=True)
        return _form(_(ADVICE[error.kind]), str(error)), 422


def _asked(ticket: str, archive: Archive, wrong: str = "") -> str:
    store = library().store
    documents = store.documents()
    return render_template(
        "restoring.html",
        ticket=ticket,
        name=archive.name,
        manifest=archive.manifest,
        documents=documents,
        corrections=sum(len(store.corrections(document.id)) for document in documents),
        terms=len(store.glossary()),
        seen=store.generation(),
        wrong_form=wrong,
    )


def _restored(manifest: Manifest) -> str:
    count = manifest.count("documents")
    said = ngettext(
        "The library is restored: %(count)s document.", "The library is restored: %(count)s documents.", count
    )
    return said % {"count": count}


def _place() -> tuple[str, Path]:
    """A name for a file that was sent, and where it lies; those that nobody asked about for long go."""
    ticket = secrets.token_hex(16)
    path = _path(ticket)
    path.parent.mkdir(parents=True, exist_ok=True)
    for old in path.parent.glob("*.zip"):
        if time() - old.stat().st_mtime > WAITS:
            old.unlink(missing_ok=True)
    path.touch(mode=0o600)
    return ticket, path


@contextmanager
def _claimed(ticket: str) -> Iterator[Path | None]:
    """The file of a ticket, for one request alone; None where another has it. It goes back where it still is after.

    A form that is sent twice would else restore twice, and keep what it has just restored as what was there before.
    """
    path = _path(ticket)
    taken = path.with_suffix(".taken.zip")
    try:
        if not _TICKET.fullmatch(ticket):
            raise FileNotFoundError
        path.rename(taken)
    except FileNotFoundError:
        yield None
        return
    try:
        yield taken
    finally:
        with suppress(FileNotFoundError):
            taken.rename(path)


def _path(ticket: str) -> Path:
    return library().settings.home / "cache" / "restoring" / f"{ticket}.zip"
