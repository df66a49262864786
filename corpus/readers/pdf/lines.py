"""Lines: what stands side by side on a page without a wide gap, as text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, takewhile

from corpus.folding import is_han
from corpus.readers.pdf.characters import EITHER
from corpus.readers.pdf.glyph_rows import ASCENT, DESCENT, HALF, HANGING, SMALLER, fills_em, parts_of
from corpus.readers.pdf.page import Glyph

WORD = 0.14  # ems of blank between two Latin words that the file has no blank for (TeX)
SCRIPTS = 0.45  # ems between a Chinese character and a Latin one: composers leave up to a third without a blank
OWN = 0.12  # ems that a blank of the file takes between two Chinese characters, if it is to be seen
SPREAD = 0.6  # ems between two Chinese characters that a blank was meant by
RAISED = 0.1  # ems above the base line where the mark of a note stands
WAVERS = 0.12  # share by which the sizes that are recognised of one text may differ


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
        return self.right - HALF * self.size if self.text[-1] in HANGING else self.right

    @property
    def chinese(self) -> bool:
        """Whether it is rather Chinese than Latin: an English word has about five letters, a Chinese one two."""
        return is_chinese_text(self.text)


def is_chinese_text(text: str) -> bool:
    """Whether a text is Chinese, names and terms in Latin letters aside."""
    han = sum(map(is_han, text))
    return han > 0 and 4 * han >= sum(char.isascii() and char.isalpha() for char in text)


def lines(glyphs: Sequence[Glyph]) -> tuple[Line, ...]:
    """The lines of a page from top to bottom; those of one row from left to right."""
    parts = list(parts_of(glyphs))
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
    gaps = sorted(after.left - before.right for before, after in pairwise(glyphs) if fills_em(before))
    return max(gaps[len(gaps) // 2], 0.0) if len(gaps) > 2 else 0.0


def _blank(before: Glyph, glyph: Glyph, size: float, spread: float) -> str:
    """The blank between two neighbours: the file's own where it shows, else what a wide gap stands for."""
    gap = (glyph.left - before.right) / size
    wide = fills_em(before), fills_em(glyph)
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
    if fills_em(before) or fills_em(after) or before.text == "-":
        return True
    return after.left - before.right > WORD * after.size
