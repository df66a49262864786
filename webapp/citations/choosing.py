"""Which style is meant: those of the project and those that the user added, by name."""

from __future__ import annotations

from corpus.errors import UnknownStyle
from webapp.citations.added import FOLDER, NONE_ADDED, AddedStyles, RefusedStyle, style_name
from webapp.citations.bundled_styles import STYLES, Style


def styles(added: AddedStyles = NONE_ADDED) -> tuple[Style, ...]:
    """Every style there is, the default first, the user's own last."""
    return STYLES + added.styles


def refused_style(name: str, added: AddedStyles) -> RefusedStyle | None:
    """The file that the user added under this name and that can't be used, if there is one."""
    return next((each for each in added.refused if style_name(name) == each.name), None)


def as_style(style: Style | str) -> Style:
    """The style itself, or that of the project with this name. Raises UnknownStyle."""
    return style if isinstance(style, Style) else find_style(style)


def find_style(name: str, added: AddedStyles = NONE_ADDED) -> Style:
    """The style of this name or alias, in either case, with ``_`` or blanks for ``-``; the user's own are ``added``.

    Raises:
        UnknownStyle: there is none, or the file that the user added can't be used; the message says which there are.
    """
    wanted = style_name(name)
    for style in styles(added):
        if wanted == style.name or wanted in style.aliases:
            return style
    if refused := refused_style(name, added):
        raise UnknownStyle(f"{FOLDER}/{refused.file} can't be used: {refused.reason}. Mend it or take it away.")
    raise UnknownStyle(
        f"There is no citation style “{name}”. Choose one of: {', '.join(style.name for style in styles(added))}; "
        f"or put its .csl file into the library's folder {FOLDER}."
    )
