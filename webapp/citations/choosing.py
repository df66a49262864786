"""Which style is meant: those of the project and those that the user added, by name."""

from __future__ import annotations

from corpus.errors import UnknownStyle
from webapp.citations.added import FOLDER, added_styles, refused_styles, style_name
from webapp.citations.bundled_styles import STYLES, Style


def styles() -> tuple[Style, ...]:
    """Every style there is, the default first, the user's own last."""
    return STYLES + added_styles()


def find_style(name: str) -> Style:
    """The style of this name or alias, in either case, with ``_`` or blanks for ``-``.

    Raises:
        UnknownStyle: there is none, or the file that the user added can't be used; the message says which there are.
    """
    wanted = style_name(name)
    for style in styles():
        if wanted == style.name or wanted in style.aliases:
            return style
    for refused in refused_styles():
        if wanted == refused.name:
            raise UnknownStyle(f"{FOLDER}/{refused.file} can't be used: {refused.reason}. Mend it or take it away.")
    raise UnknownStyle(
        f"There is no citation style “{name}”. Choose one of: {', '.join(style.name for style in styles())}; "
        f"or put its .csl file into the library's folder {FOLDER}."
    )
