"""Rows: the glyphs of a page → the parts of its lines, what stands side by side without a wide gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from corpus.readers.pdf.characters import EITHER, is_wide
from corpus.readers.pdf.page import Glyph

ASCENT, DESCENT = 0.75, 0.1  # ems above and below the base line that a line of text is taken to fill
SAME_ROW = 0.5  # share of the lower text's height that two texts of one row have in common
WIDE = 0.95  # ems of blank that part two texts: a full stop's room at the end of a Chinese column is less
UNLIKE = 1.5  # times the smaller of two sizes by which a blank between them is judged, at most
INSIDE = 0.3  # ems by which neighbours may overlap: kerning, and boxes wider than their advance
HALF = 0.5  # ems of a full-width mark that are blank
SMALLER = 0.8  # of the size of a line: what is smaller in it is a mark of a note, an index

HANGING = frozenset("，。、；：！？）》〉】」』〕")
"""Full-width marks of which half is blank."""


@dataclass(slots=True)
class Chunk:
    """Glyphs that follow each other in the file on one base line."""

    glyphs: list[Glyph]

    @property
    def span(self) -> tuple[float, float]:
        """The y of its upper and of its lower edge."""
        base, size = self.glyphs[0].base, max(glyph.size for glyph in self.glyphs)
        return base - ASCENT * size, base + DESCENT * size


def parts_of(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """The glyphs of each part of a line, from top to bottom and from left to right."""
    for row in _rows(chunks(glyphs)):
        yield from _parts(row)


def chunks(glyphs: Sequence[Glyph]) -> list[Chunk]:
    """The glyphs in the order of the file, those together that follow each other on a base line."""
    chunks: list[Chunk] = []
    for glyph in glyphs:
        if chunks and _follows(chunks[-1].glyphs[-1], glyph):
            chunks[-1].glyphs.append(glyph)
        else:
            chunks.append(Chunk([glyph]))
    return chunks


def _follows(before: Glyph, glyph: Glyph) -> bool:
    size = max(before.size, glyph.size)
    level = abs(before.base - glyph.base) < 0.05 * size and abs(before.size - glyph.size) < 0.1 * size
    return level and -0.3 * size < glyph.left - before.right < WIDE * size


def _rows(chunks: Sequence[Chunk]) -> Iterator[list[Chunk]]:
    """The chunks in rows: what has half of the lower one's height in common."""
    rows: list[tuple[tuple[float, float], list[Chunk]]] = []
    for chunk in sorted(chunks, key=lambda each: each.span[1]):
        top, bottom = chunk.span
        best = max(range(max(0, len(rows) - 6), len(rows)), key=lambda at: _shared(rows[at][0], chunk.span), default=-1)
        if best >= 0 and _shared(rows[best][0], chunk.span) >= SAME_ROW:
            span, members = rows[best]
            members.append(chunk)
            larger = bottom - top > span[1] - span[0] + 0.1
            rows[best] = ((top, bottom) if larger else span, members)
        else:
            rows.append(((top, bottom), [chunk]))
    yield from (members for _, members in rows)


def _shared(one: tuple[float, float], other: tuple[float, float]) -> float:
    lower = min(one[1] - one[0], other[1] - other[0])
    return (min(one[1], other[1]) - max(one[0], other[0])) / lower if lower else 0.0


def _parts(row: Sequence[Chunk]) -> Iterator[list[Glyph]]:
    """The glyphs of a row, parted at wide gaps and where two columns' lines stand at different heights."""
    part: list[Glyph] = []
    right = 0.0
    for glyphs in _by_place(row):
        if part and _parted(part[-1], glyphs[0], right):
            yield part
            part = []
        right = max(right, glyphs[-1].right) if part else glyphs[-1].right
        part.extend(glyphs)
    if part:
        yield part


def _by_place(row: Sequence[Chunk]) -> Iterator[list[Glyph]]:
    """The chunks of a row from left to right; those that stand in the holes of others, glyph by glyph.

    Word processors write the quotation marks of a Chinese line, which come from another font, behind the line.
    """
    held: list[Chunk] = []
    right = 0.0
    for chunk in sorted(row, key=lambda each: each.glyphs[0].left):
        if held and chunk.glyphs[0].left >= right - INSIDE * chunk.glyphs[0].size:
            yield from _woven(held)
            held = []
        right = max(right, chunk.glyphs[-1].right) if held else chunk.glyphs[-1].right
        held.append(chunk)
    yield from _woven(held)


def _woven(chunks: Sequence[Chunk]) -> Iterator[list[Glyph]]:
    """Chunks that stand over the same part of a row as one, by place; those printed over others stay whole behind."""
    if len(chunks) == 1:
        yield chunks[0].glyphs
        return
    placed = sorted(
        (left, number, at)
        for number, chunk in enumerate(chunks)
        for at, left in enumerate(accumulate((glyph.left for glyph in chunk.glyphs), max))
    )
    order = [(number, chunks[number].glyphs[at]) for _, number, at in placed]
    over = {
        max(one, other)
        for (one, before), (other, after) in pairwise(order)
        if one != other and before.right - after.left > INSIDE * min(before.size, after.size)
    }
    kept = [each for each in order if each[0] not in over]
    yield [
        # The file's blank is that between neighbours in the file.
        glyph if number == before else glyph._replace(blank="")
        for (before, _), (number, glyph) in pairwise([(-1, kept[0][1]), *kept])
    ]
    yield from (chunks[number].glyphs for number in sorted(over))


def _parted(before: Glyph, glyph: Glyph, right: float) -> bool:
    size = min(max(before.size, glyph.size), UNLIKE * min(before.size, glyph.size))
    gap = glyph.left - right + (HALF * size if _hangs(before, glyph) else 0.0)
    uneven = abs(before.base - glyph.base) > 0.12 * size and min(before.size, glyph.size) > SMALLER * size
    return gap > WIDE * size or (uneven and gap > 0.5 * size)


def _hangs(before: Glyph, glyph: Glyph) -> bool:
    """Whether a full-width mark before Latin takes room that it shows nothing in: composers let it hang in a gutter."""
    return before.text in HANGING and before.right - before.left > 0.8 * before.size and not fills_em(glyph)


def fills_em(glyph: Glyph) -> bool:
    """Whether a glyph is as wide as its em, so that no blanks part it from its like."""
    return is_wide(glyph.text[-1]) or (glyph.text in EITHER and glyph.right - glyph.left > 0.8 * glyph.size)
