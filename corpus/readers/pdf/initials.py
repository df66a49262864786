"""Drop capitals: a first letter that is set several lines high → a letter of the first line like any other."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from corpus.folding import is_han
from corpus.readers.pdf.glyph_rows import Chunk, chunks
from corpus.readers.pdf.page import Glyph

LARGE = 1.6  # times the size of the text, at least: two lines of text are twice as high as its letters, and more
LONGEST = 2  # characters: a letter, with a quotation mark before it
NEAR = 1.6  # ems of text between the letter and the lines beside it, at most
BEFORE = (0.2, 0.4)  # ems before its line and the next one where the letter is put: too few for an indent
MOST = 60  # large letters of a page that are looked at


def lowered(glyphs: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """The glyphs of a page, its drop capitals in the line that they begin."""
    size = median(glyph.size for glyph in glyphs) if glyphs else 0.0
    if not any(glyph.size >= LARGE * size for glyph in glyphs):
        return tuple(glyphs)
    words = chunks(glyphs)
    large = [word for word in words if _is_initial(word, size)]
    text = [glyph for word in words for glyph in word.glyphs if glyph.size < LARGE * size]
    moved = {id(word): beside for word in large[:MOST] if (beside := _beside(word, text))}
    found: list[Glyph] = []
    for word in words:
        found.extend(_placed(word, *moved[id(word)]) if id(word) in moved else word.glyphs)
    return tuple(found)


def _is_initial(word: Chunk, size: float) -> bool:
    last = word.glyphs[-1].text
    letter = is_han(last[0]) or last.isupper()
    return letter and len(word.glyphs) <= LONGEST and word.glyphs[-1].size >= LARGE * size


def _beside(word: Chunk, text: Sequence[Glyph]) -> tuple[Glyph, Glyph] | None:
    """The first glyphs of the two upper lines beside a large letter; None where fewer lines stand beside it."""
    letter = word.glyphs[-1]
    beside: dict[int, Glyph] = {}
    for glyph in text:
        level = letter.base - letter.size < glyph.base <= letter.base + 0.2 * glyph.size
        if level and -0.2 * glyph.size <= glyph.left - letter.right <= NEAR * glyph.size:
            row = round(glyph.base / (0.5 * glyph.size))
            if row not in beside or glyph.left < beside[row].left:
                beside[row] = glyph
    upper = [beside[row] for row in sorted(beside)][:2]
    return (upper[0], upper[1]) if len(upper) == 2 else None


def _placed(word: Chunk, first: Glyph, second: Glyph) -> list[Glyph]:
    """The letter as part of the line that ``first`` begins; a word of its own where the file has a blank behind it."""
    right = first.left - (0.25 * first.size if first.blank else 0.0)
    start = min(right - BEFORE[0] * first.size, second.left - BEFORE[1] * second.size)
    wide = (right - start) / len(word.glyphs)
    return [
        glyph._replace(left=start + at * wide, right=start + (at + 1) * wide, base=first.base, size=first.size)
        for at, glyph in enumerate(word.glyphs)
    ]
