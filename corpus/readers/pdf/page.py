"""What the pages of a PDF show: glyphs at their places, ruled lines, and the number that the file gives each page.

Coordinates are points from the upper left corner of the page as it is read, x to the right and y downwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from corpus.pdfium.page import Rule


class Glyph(NamedTuple):
    """A character of the text layer at its place.

    ``left`` and ``right`` are the edges of its advance, ``base`` is the y of its base line, ``size`` the em.
    ``blank`` is
    the blank that the text layer has before it, if any.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    blank: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is read, upright. ``number`` counts from 1.

    ``aside`` are the texts that run in another direction, or outside of the page: stamps, watermarks. ``beside`` are
    the x from which on texts are laid beside the page that are read downwards on it.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    aside: tuple[str, ...]
    beside: tuple[float, ...] = ()
