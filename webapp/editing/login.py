"""Logging in and out, where the server has an editor's password."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from webapp.editing.access import access, log_in, log_out, logged_in
from webapp.editing.recognising import recognise, recognised
from webapp.i18n import gettext as _
from webapp.i18n import ngettext

pages = Blueprint("login", __name__)

LONGEST = 1000
"""Characters of a password: hashing is slow for a reason, and nobody types more."""


@pages.get("/login")
def login() -> str | Response:
    """The form."""
    if not access().password:
        abort(404)
    return redirect(_following()) if logged_in() else _form()


@pages.post("/login")
def enter() -> str | Response | tuple[str, int] | tuple[str, int, dict[str, str]]:
    """Compare the password, unless it has been tried too often of late."""
    if not access().password:
        abort(404)
    name = recognised()
    who, attempts = (name, access().attempts_known) if name else (request.remote_addr or "", access().attempts)
    if seconds := attempts.wait(who):
        return _form(_later(seconds)), 429, {"Retry-After": str(seconds)}
    typed = request.form.get("password", "")
    if len(typed) > LONGEST or not access().password.is_(typed):
        return _form(_("That is not the password.")), 403
    attempts.succeeded(who)
    log_in()
    answer = redirect(_following(), 303)
    recognise(answer)
    return answer


@pages.post("/logout")
def leave() -> Response:
    """Forget that somebody logged in."""
    log_out()
    return redirect(url_for("search.home"), 303)


def _form(message: str = "") -> str:
    return render_template("login.html", message=message, following=_following())


def _later(seconds: int) -> str:
    minutes = -(-seconds // 60)
    said = ngettext(
        "Too many attempts. Try again in %(minutes)s minute.",
        "Too many attempts. Try again in %(minutes)s minutes.",
        minutes,
    )
    return said % {"minutes": minutes}


def _following() -> str:
    """The page of this server to go on with; the library's list where the address says none, or one elsewhere."""
    asked = request.values.get("next", "")
    try:
        parts = urlsplit(asked)
    except ValueError:
        parts = urlsplit("//elsewhere")
    # Browsers read a backslash as a slash and drop control characters: both could lead to another server.
    ours = asked.startswith("/") and not asked.startswith("//") and not parts.netloc and not parts.scheme
    clean = ours and "\\" not in asked and asked.isprintable()
    return asked if clean else url_for("documents.documents")
