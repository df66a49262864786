"""Ruby: how characters are read, in small letters above them, which is no text of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from corpus.folding import is_han
from corpus.readers.pdf.page import Glyph

SMALLER = 0.62  # of the size of the characters below it: half is usual
ABOVE = (0.75, 1.25)  # ems of these characters from their base line up to that of the ruby: small print stands further
ASIDE = 0.75  # ems by which it may stand beside the middle of its character: six letters are wider than this
FEWEST = 8  # small letters of a page above characters, from which on they are ruby


def read_aside(glyphs: Sequence[Glyph]) -> tuple[tuple[Glyph, ...], tuple[str, ...]]:
    """The glyphs of a page without its ruby, and the ruby as text."""
    columns: dict[int, list[Glyph]] = defaultdict(list)
    size = max((glyph.size for glyph in glyphs if is_han(glyph.text[0])), default=0.0)
    if not any(glyph.size <= SMALLER * size and glyph.text.isalpha() for glyph in glyphs):
        return tuple(glyphs), ()
    for glyph in glyphs:
        if is_han(glyph.text[0]):
            columns[int(glyph.left // size)].append(glyph)
    ruby = {at for at, glyph in enumerate(glyphs) if glyph.text.isalpha() and _is_above(glyph, columns, size)}
    if len(ruby) < FEWEST:
        return tuple(glyphs), ()
    text = "".join(f"{glyphs[at].blank}{glyphs[at].text}" for at in sorted(ruby)).strip()
    return tuple(glyph for at, glyph in enumerate(glyphs) if at not in ruby), (text,)


def _is_above(glyph: Glyph, columns: dict[int, list[Glyph]], width: float) -> bool:
    middle = (glyph.left + glyph.right) / 2
    at = int(middle // width)
    return any(
        glyph.size <= SMALLER * char.size
        and ABOVE[0] * char.size < char.base - glyph.base < ABOVE[1] * char.size
        and abs(middle - (char.left + char.right) / 2) < ASIDE * char.size
        for near in range(at - 2, at + 2)
        for char in columns.get(near, ())
    )
