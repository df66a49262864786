"""Browsers in which an editor has logged in before: the guesses of others don't keep that editor out.

Behind a proxy all readers share one address, and guesses are limited for each address and for all together: whoever
guesses on would lock everybody out. A browser that is recognised has attempts of its own.
"""

from __future__ import annotations

import secrets

from flask import current_app, request
from itsdangerous import BadData, URLSafeTimedSerializer
from werkzeug.wrappers import Response

LASTS = 365 * 24 * 60 * 60
"""Seconds for which a browser is recognised after its editor's last login."""


def recognised() -> str:
    """The name of the browser that sent this request; empty where nobody who knew the password used it."""
    try:
        return str(_signing().loads(request.cookies.get(_cookie(), ""), max_age=LASTS))
    except BadData:
        return ""


def recognise(answer: Response) -> None:
    """Have the browser recognised from now on. The cookie opens nothing: the password is asked for all the same."""
    answer.set_cookie(
        _cookie(),
        str(_signing().dumps(recognised() or secrets.token_hex(8))),
        max_age=LASTS,
        path="/login",
        secure=current_app.session_interface.get_cookie_secure(current_app),
        httponly=True,
        samesite="Lax",
    )


def _signing() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or b"", "recognised browser")


def _cookie() -> str:
    return f"{current_app.config['SESSION_COOKIE_NAME']}-known"
