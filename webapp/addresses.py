"""Addresses of this page in another state: another language, layout, filter or part of the answer."""

from __future__ import annotations

from typing import Any

from flask import request, url_for
from werkzeug.datastructures import MultiDict

from webapp.parameters import Window


def here(**changes: str | int | None) -> str:
    """This page with some parameters changed; None takes one out."""
    values = _values()
    for name, value in changes.items():
        values.poplist(name)
        if value is not None:
            values.add(name, str(value))
    return _address(values)


def toggled(name: str, value: str) -> str:
    """This page with one value of a filter added, or taken out where it is set; from the first result on."""
    values = _values()
    values.poplist("offset")
    kept = [each for each in values.poplist(name) if each != value]
    if len(kept) == len(request.args.getlist(name)):
        kept.append(value)
    values.setlist(name, kept)
    return _address(values)


def cleared(*names: str) -> str:
    """This page without the filters named; from the first result on."""
    return here(**dict.fromkeys((*names, "offset"), None))


def is_set(name: str, value: str) -> bool:
    """Whether a filter holds a value."""
    return value in request.args.getlist(name)


def filtered() -> bool:
    """Whether any filter is set."""
    return any(name in request.args for name in FILTERS)


def twin() -> str:
    """The address of this page's JSON twin; empty on an error page of an unknown address."""
    if not request.endpoint:
        return ""
    name = request.endpoint.partition(".")[2]
    values: dict[str, Any] = _kept(_values(), without=PAGE_ONLY)
    return url_for(f"api.{TWINS.get(name, name)}", **(values | (request.view_args or {})))


FILTERS = ("document", "kind", "language")
TWINS = {"home": "search", "paste": "lookup", "help": "openapi", "about": "openapi"}
"""The twin of a page is the endpoint of its own name, save these."""

PAGE_ONLY = ("ui", "theme", "layout", "first", "keys", "style", "page", "passage")


def earlier(window: Window) -> int | None:
    """The offset of the part before this one; None at the start."""
    return max(0, window.offset - window.limit) if window.offset else None


def later(window: Window, total: int) -> int | None:
    """The offset of the part after this one; None at the end."""
    following = window.offset + window.limit
    return following if following < total else None


def _values() -> MultiDict[str, str]:
    return MultiDict(request.args)


def _kept(values: MultiDict[str, str], without: tuple[str, ...] = ()) -> dict[str, list[str]]:
    return {name: found for name, found in values.lists() if name not in without}


def _address(values: MultiDict[str, str]) -> str:
    kept: dict[str, Any] = (request.view_args or {}) | _kept(values)
    return url_for(request.endpoint or "search.search", **kept)
