"""Who may change the library: an editor who has logged in; without a password, whoever sits at this machine.

Reading needs none of this. A view that writes stands behind :func:`editing`; a page asks :func:`may_edit` before it
offers one. Every form that is sent carries ``csrf_token`` (Flask-WTF); where forms come from is seen to in
:mod:`webapp.security`.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from hashlib import sha256
from time import time
from typing import Any, ParamSpec, TypeVar, cast

from flask import Flask, current_app, g, redirect, request, session, url_for
from flask.sessions import SecureCookieSessionInterface
from flask_wtf import CSRFProtect
from werkzeug.exceptions import Forbidden
from werkzeug.wrappers import Response

from webapp.editing.ended import Ended
from webapp.editing.locality import is_local, serves_this_machine_alone
from webapp.editing.password import Attempts, Password
from webapp.editing.secret import secret_key
from webapp.settings import Settings

NAME = "duizhao.access"

LASTS = 12 * 60 * 60
"""Seconds that somebody stays logged in: a working day."""

UNCHANGING = ("api.lookup", "api.check", "lookup.paste", "check.paste")
"""Views whose forms are questions, posted because they are long: they change nothing and need no token."""

P = ParamSpec("P")
R = TypeVar("R")


class EditingOff(Forbidden):
    """Nothing can be changed here by anybody: the server was not started for it."""

    description = (
        "Editing is off. It is on where the server listens on this machine alone and is opened as 127.0.0.1 or "
        "localhost, without a proxy, or where it was started with an editor's password (editor_password in "
        "settings.toml, or DUIZHAO_EDITOR_PASSWORD)."
    )


class NotLoggedIn(Forbidden):
    """An editor could do this, but nobody has logged in."""

    description = "Only an editor may do this. Log in at /login, then do it again."


@dataclass(frozen=True, slots=True)
class Access:
    """What decides who may edit; ``ended`` are the sessions that have logged out before their time, ``attempts_known``
    the attempts of browsers in which an editor has logged in before."""

    password: Password
    local: bool
    ended: Ended
    attempts: Attempts = field(default_factory=Attempts)
    attempts_known: Attempts = field(default_factory=Attempts)


class _Sessions(SecureCookieSessionInterface):
    """Sessions whose cookie goes over TLS alone where it came over TLS, be it only as far as a proxy.

    What the header says can be trusted here: who makes it up hides a cookie from himself.
    """

    def get_cookie_secure(self, app: Flask) -> bool:
        return request.is_secure or request.headers.get("X-Forwarded-Proto", "").lower() == "https"


def access() -> Access:
    """That of the application that answers this request."""
    return cast(Access, current_app.extensions[NAME])


def may_edit() -> bool:
    """Whether whoever sent this request may change the library."""
    if "may_edit" not in g:
        g.may_edit = logged_in() if access().password else access().local and is_local(request)
    return bool(g.may_edit)


def logged_in() -> bool:
    """Whether this request is an editor's who gave the password."""
    since, name = session.get("since", 0.0), session.get("editor", "")
    return bool(access().password and name and name not in access().ended and 0 <= time() - since < LASTS)


def log_in() -> None:
    """Remember in the browser that its user gave the password. What the session held before is worth nothing now."""
    session.clear()
    session.update(editor=secrets.token_hex(8), since=time())
    g.pop("may_edit", None)


def log_out() -> None:
    """Forget it, also should the browser keep what it was given."""
    if name := session.get("editor"):
        access().ended.add(name)
    session.clear()
    g.pop("may_edit", None)


def editing(view: Callable[P, R]) -> Callable[P, R | Response]:
    """A view that only those see who may edit: others are asked to log in, or told why there is no editing here."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R | Response:
        if may_edit():
            return view(*args, **kwargs)
        if not access().password:
            raise EditingOff
        if request.method not in ("GET", "HEAD") or request.blueprint == "api":
            raise NotLoggedIn
        return redirect(url_for("login.login", next=request.full_path.removesuffix("?")))

    guarded.for_editors = True  # type: ignore[attr-defined]  # what a test asks of every view that takes a form
    return guarded


def takes(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A view whose forms may have ``most`` bytes where an editor sends them; stands above :func:`editing`."""

    def marked(view: Callable[P, R]) -> Callable[P, R]:
        view.longest_body = most  # type: ignore[attr-defined]  # read before the request's body is
        return view

    return marked


def room(app: Flask, environ: dict[str, Any]) -> int:
    """How many bytes the body of a request may have, by its headers alone: what is longer is not to be read."""
    longest: int = app.config["MAX_CONTENT_LENGTH"]
    with app.request_context(environ):
        view = app.view_functions.get(request.endpoint or "")
        most: int = getattr(view, "longest_body", 0)
        return max(longest, most) if most and may_edit() else longest


def _make_room() -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    most = getattr(view, "longest_body", None)
    if most and may_edit():
        request.max_content_length = most


def _keep_private(response: Response) -> Response:
    """No cache on the way keeps a page that was made for one person: its forms are that person's."""
    if "csrf_token" in g or g.get("may_edit"):
        response.headers.setdefault("Cache-Control", "private")
    return response


def install(app: Flask, settings: Settings) -> None:
    """Decide who may edit, sign sessions, and ask every form for its token. Stands behind the check of hosts."""
    key = secret_key(settings.home)
    # Another password makes other sessions: who logged in with the old one is logged out.
    app.secret_key = hmac.digest(key, f"session {settings.editor_password}".encode(), "sha256")
    app.config.update(
        # Cookies know no ports: two libraries on one machine would log each other out.
        SESSION_COOKIE_NAME=f"duizhao-{sha256(key).hexdigest()[:8]}",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session: a form may lie open overnight
    )
    app.session_interface = _Sessions()
    ended = Ended(settings.home, LASTS)
    app.extensions[NAME] = Access(Password(settings.editor_password), serves_this_machine_alone(settings), ended)
    app.before_request(_make_room)
    app.after_request(_keep_private)
    protection = CSRFProtect(app)
    for name in UNCHANGING:
        protection.exempt(app.view_functions[name])
    app.jinja_env.globals.update(may_edit=may_edit, logged_in=logged_in, editors=lambda: bool(access().password))
