"""Lines: what stands side by side on a page without a wide gap, as text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, pairwise, takewhile

from corpus.folding import is_han
from corpus.readers.pdf.characters import EITHER, is_wide
from corpus.readers.pdf.page import Glyph

ASCENT, DESCENT = 0.75, 0.1  # ems above and below the base line that a line of text is taken to fill
SAME_ROW = 0.5  # share of the lower text's height that two texts of one row have in common
WIDE = 0.95  # ems of blank that part two texts: a full stop's room at the end of a Chinese column is less
UNLIKE = 1.5  # times the smaller of two sizes by which a blank between them is judged, at most
WORD = 0.14  # ems of blank between two Latin words that the file has no blank for (TeX)
SCRIPTS = 0.45  # ems between a Chinese character and a Latin one: composers leave up to a third without a blank
OWN = 0.12  # ems that a blank of the file takes between two Chinese characters, if it is to be seen
INSIDE = 0.3  # ems by which neighbours may overlap: kerning, and boxes wider than their advance
SPREAD = 0.6  # ems between two Chinese characters that a blank was meant by
RAISED = 0.1  # ems above the base line where the mark of a note stands
HALF = 0.5  # ems of a full-width mark that are blank
WAVERS = 0.12  # share by which the sizes that are recognised of one text may differ
SMALLER = 0.8  # of the size of a line: what is smaller in it is a mark of a note, an index


@dataclass(frozen=True, slots=True)
class Line:
    """Text that stands side by side. ``base`` is the y of its base line, ``size`` the em of most of it.

    ``first`` is the width of its first word, without which no line could have ended. ``bold`` says that all of it is.
    ``raised`` is the number of small raised signs that it begins with, as a note does; ``calls`` are the marks of notes
    in it, small and raised too.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    first: float
    raised: int = 0
    calls: tuple[str, ...] = ()

    @property
    def top(self) -> float:
        """The y of its upper edge."""
        return self.base - ASCENT * self.size

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.base + DESCENT * self.size

    @property
    def ink(self) -> float:
        """The x where what it shows ends: half of a full-width mark that closes is blank, and may hang in a margin."""
        return self.right - HALF * self.size if self.text[-1] in _HALF else self.right

    @property
    def chinese(self) -> bool:
        """Whether it is rather Chinese than Latin: an English word has about five letters, a Chinese one two."""
        return is_chinese_text(self.text)


def is_chinese_text(text: str) -> bool:
    """Whether a text is Chinese, names and terms in Latin letters aside."""
    han = sum(map(is_han, text))
    return han > 0 and 4 * han >= sum(char.isascii() and char.isalpha() for char in text)


@dataclass(slots=True)
class Chunk:
    """Glyphs that follow each other in the file on one base line."""

    glyphs: list[Glyph]

    @property
    def span(self) -> tuple[float, float]:
        """The y of its upper and of its lower edge."""
        base, size = self.glyphs[0].base, max(glyph.size for glyph in self.glyphs)
        return base - ASCENT * size, base + DESCENT * size


def lines(glyphs: Sequence[Glyph]) -> tuple[Line, ...]:
    """The lines of a page from top to bottom; those of one row from left to right."""
    parts = [part for row in _rows(chunks(glyphs)) for part in _parts(row)]
    found = tuple(map(line, parts))
    if 2 * sum(map(_is_uneven, parts)) > len(parts):
        return tuple(_evened(found))
    return found


def _is_uneven(glyphs: Sequence[Glyph]) -> bool:
    """Whether no size has most of a line: its words were recognised, each by itself."""
    return 2 * max(Counter(glyph.size for glyph in glyphs).values()) < len(glyphs)


def _evened(found: Sequence[Line]) -> Iterator[Line]:
    """The lines of a page that was recognised, those of about one size in the middle one of these."""
    sizes = sorted(line.size for line in found)
    for line in found:
        near = sizes[bisect_left(sizes, line.size * (1 - WAVERS)) : bisect_right(sizes, line.size * (1 + WAVERS))]
        yield replace(line, size=near[len(near) // 2])


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
    return before.text in _HALF and before.right - before.left > 0.8 * before.size and not _is_wide(glyph)


def line(glyphs: Sequence[Glyph]) -> Line:
    """The line that these glyphs make, from left to right."""
    size = _main(glyphs)
    main = [glyph for glyph in glyphs if glyph.size > SMALLER * size]
    base = _middle_base(main)
    spread = _spread(glyphs)
    text = glyphs[0].text
    for before, glyph in pairwise(glyphs):
        text += _blank(before, glyph, size, spread) + glyph.text
    first = glyphs[0]
    return Line(
        text,
        min(glyph.left for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        base,
        size,
        all(glyph.bold for glyph in main),
        _first_word(glyphs) - first.left,
        len("".join(glyph.text for glyph in takewhile(lambda each: _is_raised(each, base, size), glyphs))),
        tuple(_calls(glyphs, base, size)),
    )


def _is_raised(glyph: Glyph, base: float, size: float) -> bool:
    return glyph.size <= SMALLER * size and glyph.base < base - RAISED * size


def _calls(glyphs: Sequence[Glyph], base: float, size: float) -> Iterator[str]:
    for is_raised, part in groupby(glyphs, key=lambda glyph: _is_raised(glyph, base, size)):
        if is_raised:
            yield "".join(glyph.text for glyph in part)


def _main(glyphs: Sequence[Glyph]) -> float:
    """The size that most of the line has; of a line that was recognised, whose words differ, the middle one."""
    found = Counter(glyph.size for glyph in glyphs)
    most = max(found, key=lambda size: (found[size], size))
    if 2 * found[most] >= len(glyphs):
        return most
    return sorted(glyph.size for glyph in glyphs)[len(glyphs) // 2]


def _middle_base(main: Sequence[Glyph]) -> float:
    return main[0].base if len(main) < 3 else sorted(glyph.base for glyph in main)[len(main) // 2]


def _spread(glyphs: Sequence[Glyph]) -> float:
    """How far apart the characters of a line stand that is spread out, in points; 0 for any other."""
    gaps = sorted(after.left - before.right for before, after in pairwise(glyphs) if _is_wide(before))
    return max(gaps[len(gaps) // 2], 0.0) if len(gaps) > 2 else 0.0


def _is_wide(glyph: Glyph) -> bool:
    return is_wide(glyph.text[-1]) or (glyph.text in EITHER and glyph.right - glyph.left > 0.8 * glyph.size)


def _blank(before: Glyph, glyph: Glyph, size: float, spread: float) -> str:
    """The blank between two neighbours: the file's own where it shows, else what a wide gap stands for."""
    gap = (glyph.left - before.right) / size
    wide = _is_wide(before), _is_wide(glyph)
    if glyph.blank and gap > (OWN if all(wide) else 0.02):
        return glyph.blank
    if all(wide):
        return " " if gap - spread / size > SPREAD else ""
    shows = not any(wide) or _is_set_apart(before.text, glyph.text)
    return " " if gap > (WORD if shows else SCRIPTS) else ""


def _is_set_apart(before: str, after: str) -> bool:
    """Whether a blank between Chinese and Latin is the writer's: composers leave none beside quotes, "&" and the like.

    Full-width quotes beside Latin stand in an English line that a Chinese font draws.
    """
    latin = {char for char in (before[-1], after[0]) if char.isascii()}
    quoted = (before in EITHER or after in EITHER) and any(char.isalnum() for char in latin)
    return quoted or bool(latin & _SIGNS)


_SIGNS = frozenset("&+=/|@#")


_NO_START = "，。、；：？！）》〉】」』〕”’…,.;:?!)]%％"
_HALF = frozenset("，。、；：！？）》〉】」』〕")
_NO_END = "（《〈【「『〔“‘(["


def _first_word(glyphs: Sequence[Glyph]) -> float:
    """Where the first word ends that a line break can't part: with the marks that no line may begin with."""
    at = 0
    while at + 1 < len(glyphs):
        before, after = glyphs[at], glyphs[at + 1]
        if after.text not in _NO_START and before.text not in _NO_END and _may_break(before, after):
            break
        at += 1
    return glyphs[at].right


def _may_break(before: Glyph, after: Glyph) -> bool:
    if _is_wide(before) or _is_wide(after) or before.text == "-":
        return True
    return after.left - before.right > WORD * after.size
