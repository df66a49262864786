"""Ruby: how characters are read, in small letters above them, which is no text of its own.

Small letters above large characters are also the other half of a letterhead or of a slide. Ruby is told by its words,
all of which are syllables of Pinyin, kana or bopomofo, each in the middle above characters of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.folding import is_han
from corpus.lexicon.sounds import is_pinyin
from corpus.readers.pdf.page import Glyph

SMALLER = 0.62  # of the size of the characters below it: half is usual
ABOVE = (0.75, 1.25)  # ems of these characters from their base line up to that of the ruby: small print stands further
CENTRED = 0.2  # ems by which it may stand beside the middle of its characters
FEWEST = 8  # small letters of a page above characters, from which on they are ruby
APART = 3.0  # ems of ruby that part two stretches of it
WORD = 0.2  # ems that part two words of it
LONGEST = 4  # characters that a word of several syllables, or of kana, stands above
LETTERS = 6 * LONGEST  # of such a word, at most: longer ones may be read as syllables in too many ways to try

_KANA = re.compile(r"[\u3040-\u30ff\u31f0-\u31ff]+")
_BOPOMOFO = re.compile(r"[\u02c7\u02ca\u02cb\u02d9\u3100-\u312f\u31a0-\u31bf]+")
_VOWELS = re.compile(r"[aeiouv]+")
_TONES = frozenset("\u0300\u0301\u0304\u030c")

Below = dict[int, list[Glyph]]
"""The Chinese characters of a page by where they stand from left to right."""


def read_aside(glyphs: Sequence[Glyph]) -> tuple[tuple[Glyph, ...], tuple[str, ...]]:
    """The glyphs of a page without its ruby, and the ruby as text."""
    size = max((glyph.size for glyph in glyphs if is_han(glyph.text[0])), default=0.0)
    if not any(glyph.size <= SMALLER * size and glyph.text.isalpha() for glyph in glyphs):
        return tuple(glyphs), ()
    below: Below = defaultdict(list)
    for glyph in glyphs:
        if is_han(glyph.text[0]):
            below[int(glyph.left // size)].append(glyph)
    small = [at for at, glyph in enumerate(glyphs) if glyph.size <= SMALLER * size]
    ruby = {
        at
        for stretch in _stretches(glyphs, small)
        if _is_ruby([glyphs[at] for at in stretch], below, size)
        for at in stretch
    }
    if sum(glyphs[at].text.isalpha() for at in ruby) < FEWEST:
        return tuple(glyphs), ()
    text = "".join(f"{glyphs[at].blank}{glyphs[at].text}" for at in sorted(ruby)).strip()
    return tuple(glyph for at, glyph in enumerate(glyphs) if at not in ruby), (text,)


def _stretches(glyphs: Sequence[Glyph], small: Sequence[int]) -> Iterator[list[int]]:
    """The places of small glyphs that stand on one base line without a very wide gap, from left to right."""
    stretch: list[int] = []
    for at in sorted(small, key=lambda each: (round(glyphs[each].base), glyphs[each].left)):
        if stretch:
            before, glyph = glyphs[stretch[-1]], glyphs[at]
            apart = glyph.left - before.right > APART * glyph.size
            if apart or round(before.base) != round(glyph.base) or abs(before.size - glyph.size) > 0.1 * glyph.size:
                yield stretch
                stretch = []
        stretch.append(at)
    if stretch:
        yield stretch


def _is_ruby(stretch: Sequence[Glyph], below: Below, width: float) -> bool:
    """Whether all words of a stretch are how the characters are read that they stand above."""
    taken: set[tuple[float, float]] = set()
    for word in _words(stretch):
        text = "".join(glyph.text for glyph in word)
        counts = _readings(text)
        if not counts:
            if any(char.isalnum() for char in text):
                return False
            continue
        chars = _above(word, counts, below, width)
        places = {(char.left, char.base) for char in chars}
        if not places or places & taken:
            return False
        taken |= places
    return bool(taken)


def _words(stretch: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    word = [stretch[0]]
    for before, glyph in pairwise(stretch):
        mark = before.text.isalnum() != glyph.text.isalnum()
        if glyph.blank or mark or glyph.left - before.right > WORD * glyph.size:
            yield word
            word = []
        word.append(glyph)
    yield word


def _readings(text: str) -> tuple[int, ...]:
    """How many characters a word may be the reading of; none where it is no reading.

    A name in capitals without tones is what the characters below it are called, not how they are read.
    """
    if len(text) > LETTERS:
        return ()
    if _KANA.fullmatch(text) or _BOPOMOFO.fullmatch(text):
        return tuple(range(1, LONGEST + 1))
    marked = unicodedata.normalize("NFD", text.lower()).replace("u\u0308", "v")
    plain = "".join(char for char in marked if not unicodedata.combining(char))
    if not plain.isascii() or not is_pinyin(plain) or not (_TONES & set(marked) or text.islower()):
        return ()
    count = len(_VOWELS.findall(plain))
    return tuple(each for each in (count, count + 1) if each <= LONGEST)


def _above(word: Sequence[Glyph], counts: Sequence[int], below: Below, width: float) -> Sequence[Glyph]:
    """The characters below a word in whose middle it stands; none where there are not so many."""
    left, right, glyph = word[0].left, word[-1].right, word[0]
    middle = (left + right) / 2
    columns = range(int((left - 2 * width) // width), int((right + 2 * width) // width) + 1)
    row = sorted(
        (
            char
            for column in columns
            for char in below.get(column, ())
            if glyph.size <= SMALLER * char.size
            and ABOVE[0] * char.size < char.base - glyph.base < ABOVE[1] * char.size
        ),
        key=lambda char: char.left,
    )
    for count in counts:
        for at in range(len(row) - count + 1):
            chars = row[at : at + count]
            if abs((chars[0].left + chars[-1].right) / 2 - middle) <= CENTRED * chars[0].size:
                return chars
    return ()
