"""What a reader chooses once and keeps: a link such as ``?theme=dark`` on any page sets it, a cookie remembers it.

Nothing here needs script, and nothing here changes the library: the cookies hold words of the tables below.
"""

from __future__ import annotations

from collections.abc import Iterator

from flask import Flask, Response, g, request

from webapp.citations import styles
from webapp.style_choice import library_styles, style_choice

CHOICES: dict[str, tuple[str, ...]] = {
    "ui": ("zh", "en"),
    "theme": ("auto", "light", "dark"),
    "layout": ("side-by-side", "stacked", "zh", "en", "panes"),
    "first": ("zh", "en"),
    "size": ("medium", "small", "large", "largest"),
    "linked": ("on", "off"),
    "keys": ("on", "off"),
}
"""Every preference and its values; the first is what holds before anything is chosen (the browser says for ``ui``)."""

PREFERENCES = (*CHOICES, "style")
"""Their names, with that of the citation style, whose values are the styles there are."""

SCRIPTED = ("layout", "linked")
"""Those that script switches in place, and then keeps as the links do."""

YEAR = 365 * 24 * 60 * 60


def chosen(name: str) -> str:
    """The value of a preference for this request: from the address, else from the cookie, else the first."""
    if name == "style":
        return style_choice().style.name
    value: str = g.get("preferences", {}).get(name, "")
    return value or choices(name)[0]


def choices(name: str) -> tuple[str, ...]:
    """The values a preference may have."""
    return tuple(style.name for style in styles(library_styles())) if name == "style" else CHOICES[name]


def _read() -> None:
    g.preferences = {}
    for name, values in CHOICES.items():
        for value in (request.args.get(name), request.cookies.get(name)):
            if value in values:
                g.preferences[name] = value
                break
    g.ui = g.preferences.get("ui", "")


def _remember(response: Response) -> Response:
    if request.blueprint == "api" or request.endpoint == "static":
        return response
    for name, value in _given():
        if value != request.cookies.get(name):
            # SameSite keeps other sites from sending them along.
            response.set_cookie(name, value, max_age=YEAR, samesite="Lax", httponly=name not in SCRIPTED)
    response.headers.add("Vary", "Cookie, Accept-Language")
    return response


def _given() -> Iterator[tuple[str, str]]:
    """The preferences that this request's address gives, each by the one name under which it is kept."""
    for name, value in g.get("preferences", {}).items():
        if request.args.get(name) == value:
            yield name, value
    if request.args.get("style") and not style_choice().instead_of:
        yield "style", style_choice().style.name


def install(app: Flask) -> None:
    """Read the preferences before each request and keep the new ones after it."""
    app.before_request(_read)
    app.after_request(_remember)
