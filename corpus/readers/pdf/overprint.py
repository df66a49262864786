"""Watermarks: large words that are printed over the text of a page or under it."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from corpus.readers.pdf.glyph_rows import ASCENT, Chunk, chunks
from corpus.readers.pdf.page import Glyph

LARGE = 1.8  # times the size of most of a page's text, from which on words may be a watermark: titles overlap nothing
MOST = 40  # large words of a page that are looked at: more are a poster's text


def parted(glyphs: Sequence[Glyph]) -> tuple[tuple[Glyph, ...], tuple[str, ...]]:
    """The glyphs of a page without its watermarks, and the text of these."""
    least = LARGE * median(glyph.size for glyph in glyphs) if glyphs else 0.0
    if not any(glyph.size > least for glyph in glyphs):
        return tuple(glyphs), ()
    words = chunks(glyphs)
    large = [word for word in words if word.glyphs[0].size > least]
    if len(large) > MOST:
        return tuple(glyphs), ()
    text = [glyph for word in words if word.glyphs[0].size <= least for glyph in word.glyphs]
    marks = [word for word in large if _is_overprinted(word, text)]
    odd = set(map(id, marks))
    kept = tuple(glyph for word in words if id(word) not in odd for glyph in word.glyphs)
    return kept, tuple("".join(glyph.blank + glyph.text for glyph in word.glyphs).strip() for word in marks)


def _is_overprinted(word: Chunk, text: Sequence[Glyph]) -> bool:
    """Whether text stands in the middle of a word's own letters."""
    left, right = word.glyphs[0].left, word.glyphs[-1].right
    base, size = word.glyphs[0].base, word.glyphs[0].size
    inside = (
        left < (glyph.left + glyph.right) / 2 < right and base - ASCENT * size < glyph.base - 0.3 * glyph.size < base
        for glyph in text
    )
    return any(inside)
