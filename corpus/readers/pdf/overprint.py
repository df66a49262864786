"""Watermarks: large words that are printed over the text of a page or under it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from corpus.readers.pdf.glyph_rows import ASCENT, Chunk, chunks
from corpus.readers.pdf.page import Glyph

LARGE = 1.8  # times the size of most of a page's text, from which on words may be a watermark: titles overlap nothing
MOST = 40  # large words of a page that are looked at: more are a poster's text
FEWEST = 4  # letters of the text in the middle of a watermark: in a title the mark of a note may stand
ACROSS = 0.5  # share of a watermark's width that the text in its middle takes, where this is a single line

Overprint = tuple[str, float]
"""A watermark: its text and its size."""


def parted(glyphs: Sequence[Glyph]) -> tuple[tuple[Glyph, ...], tuple[Overprint, ...]]:
    """The glyphs of a page without its watermarks, and these."""
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
    texts = ("".join(glyph.blank + glyph.text for glyph in word.glyphs).strip() for word in marks)
    return kept, tuple((text, word.glyphs[0].size) for text, word in zip(texts, marks, strict=True))


def _is_overprinted(word: Chunk, text: Sequence[Glyph]) -> bool:
    """Whether lines of text stand in the middle of a word's own letters; a large number that they do is a chart's."""
    if not any(char.isalpha() for glyph in word.glyphs for char in glyph.text) and word.glyphs[0].text.isalnum():
        return False
    left, right = word.glyphs[0].left, word.glyphs[-1].right
    base, size = word.glyphs[0].base, word.glyphs[0].size
    inside = [
        glyph
        for glyph in text
        if left < (glyph.left + glyph.right) / 2 < right and base - ASCENT * size < glyph.base - 0.3 * glyph.size < base
    ]
    if len(inside) < FEWEST:
        return False
    bases = sorted(glyph.base for glyph in inside)
    lines = 1 + sum(other - one > 0.5 * inside[0].size for one, other in pairwise(bases))
    across = max(glyph.right for glyph in inside) - min(glyph.left for glyph in inside)
    return lines > 1 or across >= ACROSS * (right - left)
