"""Whether one text is, holds, or is held by another: in the same order, up to inflections and function words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from corpus.folding import fold, is_han
from corpus.types import Lang
from corpus.words import stem
from indexer.analysis import words

RUN = 3  # pieces: Chinese characters, words, figures
LEAST = {"zh": 16, "en": 8}
"""A shorter text that stands in a longer one is a name, a formula or a heading, which many passages hold."""

SAME = 0.9
"""The share of pieces that two stretches have in common from which they are one text: a word or two of a sentence."""

RUNS_IN_COMMON = 0.6
"""Texts with a smaller share of common runs can't be the same and need no comparing: one change breaks three runs."""

_CHINESE = frozenset("的了地得之其等都也就将且并而和与及此该")
_ENGLISH = frozenset(
    map(
        stem,
        """a an the of that which who this these those it its he his she her their they our we your you am is are was
        were be been being have has had do does did also and as so very own""".split(),
    )
)
"""Function words that one of two texts may lack: without them it says the same. Others turn what is said (or, by, may,
under), and a content word makes another text: Baotou for Hohhot, large for small, more for less."""

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Shape:
    """The pieces of a text in order, and how often each run of them stands in it."""

    pieces: tuple[str, ...]
    runs: Counter[str]
    lang: Lang

    def likeness(self, passage: Shape) -> float:
        """How sure it is that a passage of this shape is the text, holds it, or is a good part of it: 0 to 1.

        0 also where more than function words differ: 15% and 25%, above and below, one town and another are not the
        same text, however long the sentence.
        """
        shared = (self.runs & passage.runs).total()
        if shared < RUNS_IN_COMMON * min(self.runs.total(), passage.runs.total()) or not shared:
            return 0.0
        matcher = SequenceMatcher(None, self.pieces, passage.pieces, autojunk=False)
        blocks = [(at, to, size) for at, to, size in matcher.get_matching_blocks() if size]
        best = max((self._agreement(passage, blocks, a, b) for a, b in self._views(passage, blocks)), default=0.0)
        # Of passages that hold the text, the one that holds little else is the likeliest.
        return best * (0.99 + 0.01 * matcher.ratio()) if best >= SAME else 0.0

    def _views(self, passage: Shape, blocks: list[tuple[int, int, int]]) -> Iterator[tuple[Range, Range]]:
        """What may be compared: both whole, or one whole with a stretch of the other."""
        whole, other = (0, len(self.pieces)), (0, len(passage.pieces))
        yield whole, other
        runs = [block for block in blocks if block[2] >= RUN]
        if not runs:
            return
        (first_at, first_to, _), (last_at, last_to, size) = runs[0], runs[-1]
        # The stretch reaches as far beyond the runs as the other text does, or only to the last that both have there.
        if whole[1] >= LEAST[self.lang]:
            after = whole[1] - last_at - size
            wide = (max(0, first_to - first_at), min(other[1], last_to + size + after))
            yield whole, wide
            yield whole, _tight(wide, ((to, size) for _, to, size in blocks))
        if other[1] >= LEAST[self.lang]:
            after = other[1] - last_to - size
            wide = (max(0, first_at - first_to), min(whole[1], last_at + size + after))
            yield wide, other
            yield _tight(wide, ((at, size) for at, _, size in blocks)), other

    def _agreement(self, passage: Shape, blocks: list[tuple[int, int, int]], mine: Range, its: Range) -> float:
        """The share of pieces that two stretches have in common (Ratcliff and Obershelp), 0 where they contradict."""
        inside = [b for b in blocks if _holds(mine, b[0], b[2]) and _holds(its, b[1], b[2])]
        left = _outside(self.pieces, mine, ((at, size) for at, _, size in inside))
        right = _outside(passage.pieces, its, ((to, size) for _, to, size in inside))
        if "".join(left) != "".join(right) and any(map(_decides, (*left, *right))):  # alike: a word cut in two
            return 0.0
        common = sum(size for _, _, size in inside)
        return 2 * common / (mine[1] - mine[0] + its[1] - its[0])


def shape(text: str, lang: Lang) -> Shape:
    """The shape of a text in one language; a text shorter than a run is one run."""
    folded = fold(text).text
    found = [(word.start, word.stem + "%" * (folded[word.end : word.end + 1] == "%")) for word in words(folded)]
    found += [(at, char) for at, char in enumerate(folded) if is_han(char)]
    pieces = tuple(piece for _, piece in sorted(found))
    size = min(RUN, max(1, len(pieces)))
    runs = Counter(" ".join(pieces[at : at + size]) for at in range(len(pieces) - size + 1))
    return Shape(pieces, runs, lang)


def _holds(stretch: Range, at: int, size: int) -> bool:
    return stretch[0] <= at and at + size <= stretch[1]


def _tight(stretch: Range, blocks: Iterable[Range]) -> Range:
    """The stretch from the first to the last of the blocks (position and size) in it."""
    inside = [(at, at + size) for at, size in blocks if _holds(stretch, at, size)]
    return (inside[0][0], inside[-1][1]) if inside else stretch


def _outside(pieces: tuple[str, ...], stretch: Range, blocks: Iterable[Range]) -> list[str]:
    """The pieces of a stretch that stand in none of the blocks (position and size, in order)."""
    left: list[str] = []
    done = stretch[0]
    for at, size in blocks:
        left += pieces[done:at]
        done = at + size
    return left + list(pieces[done : stretch[1]])


def _decides(piece: str) -> bool:
    """Whether what a text says hangs on the piece: whatever is no mere function word."""
    return piece not in _CHINESE and piece not in _ENGLISH
