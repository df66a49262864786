"""Which citation style a page cites in: the styles of this library, and what the reader asked for of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from flask import g, request

from corpus.errors import UnknownStyle
from webapp.citations import DEFAULT_STYLE, AddedStyles, Style, added_styles, find_style, refused_style
from webapp.state import library


@dataclass(frozen=True, slots=True)
class Unusable:
    """A style that was asked for and can't be had: the name it was asked for by, and why, where that is known."""

    name: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class StyleChoice:
    """The style that a page cites in, and the one that was asked for where that is another: it can't be had."""

    style: Style
    instead_of: Unusable | None = None


def library_styles() -> AddedStyles:
    """The user's own styles: their folder is looked at once a request."""
    if "library_styles" not in g:
        g.library_styles = added_styles(library().settings.home)
    return cast(AddedStyles, g.library_styles)


def style_choice() -> StyleChoice:
    """The style of this request: from the address, else from the cookie, else the default; by any of its names."""
    if "style_choice" not in g:
        g.style_choice = _choice(request.args.get("style") or "", request.cookies.get("style") or "")
    return cast(StyleChoice, g.style_choice)


def _choice(*asked: str) -> StyleChoice:
    unusable: list[Unusable] = []
    for name in filter(None, asked):
        try:
            return StyleChoice(find_style(name, library_styles()), next(iter(unusable), None))
        except UnknownStyle:
            refused = refused_style(name, library_styles())
            unusable.append(Unusable(refused.file if refused else name, refused.reason if refused else ""))
    return StyleChoice(find_style(DEFAULT_STYLE), next(iter(unusable), None))
