"""The words near a place in a text, in either language, with the side of it on which they stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.folding import fold
from corpus.types import Lang
from corpus.words import chinese_words
from indexer.analysis import squeeze, words
from indexer.spans import Span

_BLOCK = re.compile(r"[\u4e00-\u9fd5a-zA-Z0-9+#&._%\-]+|[^\u4e00-\u9fd5a-zA-Z0-9+#&._%\-]+")
"""jieba cuts a text here first, and each piece for itself: so pieces may be cut apart and remembered."""


Token = tuple[str, int, int]
"""A word or figure, folded, and its span."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A word, folded, near a place: ``before`` it or after it."""

    text: str
    before: bool


def neighbours(text: str, lang: Lang, places: Sequence[Span], window: int) -> Iterator[Neighbour]:
    """The words that stand within ``window`` words of one of the places (spans of the text), each once.

    A word between two places belongs to the nearer, of equally near ones to the one before it; words that a place
    overlaps are no neighbours. Figures count as words on the way, marks don't.
    """
    folded, offsets = _folded(text, lang)
    spans = [(bisect_left(offsets, start), bisect_left(offsets, end)) for start, end in places]
    tokens = _tokens_near(folded, spans, window) if lang == "zh" else [(w.text, w.start, w.end) for w in words(folded)]
    starts, ends = [start for _, start, _ in tokens], [end for _, _, end in tokens]
    # The tokens that each place overlaps, as a half-open range; one that begins inside a word takes all of it.
    held = [(bisect_right(ends, start), bisect_left(starts, end)) for start, end in spans]
    inside = {at for first, after in held for at in range(first, after)}
    distances: dict[int, tuple[int, bool]] = {}
    for first, after in held:
        for step in range(1, window + 1):
            for at, before in ((after + step - 1, False), (first - step, True)):
                if 0 <= at < len(tokens) and at not in inside:
                    distances[at] = min(distances.get(at, (step, before)), (step, before))
    return (Neighbour(tokens[at][0], before) for at, (_, before) in sorted(distances.items()))


def pieces(text: str) -> Iterator[str]:
    """jieba's words of a Chinese text, folded, and the marks between them: all of it in order."""
    return (word for block in _BLOCK.finditer(squeeze(fold(text).text)) for word, _, _ in _cut(block.group()))


def _folded(text: str, lang: Lang) -> tuple[str, Sequence[int]]:
    """The folded text, Chinese without its blanks, and where in the text each of its characters stands."""
    folded = fold(text)
    if lang == "en" or " " not in folded.text:
        return folded.text, folded.offsets
    kept = [at for at, char in enumerate(folded.text) if char != " "]
    return squeeze(folded.text), [*(folded.offsets[at] for at in kept), len(text)]


def _tokens_near(folded: str, spans: Sequence[Span], window: int) -> list[Token]:
    """The words and figures of the pieces in which a place stands, and of as many beside it as hold the window.

    A place finds its whole window in its own pieces: that others between two places are left out changes nothing.
    """
    blocks = [(block.start(), block.end()) for block in _BLOCK.finditer(folded)]
    begins = [start for start, _ in blocks]
    cut: dict[int, list[Token]] = {}

    def tokens(number: int) -> list[Token]:
        if number not in cut:
            start, end = blocks[number]
            found = ((word, start + a, start + b) for word, a, b in _cut(folded[start:end]))
            cut[number] = [token for token in found if any(map(str.isalnum, token[0]))]
        return cut[number]

    for start, end in spans:
        first, last = bisect_right(begins, start) - 1, bisect_left(begins, end) - 1
        before = sum(token_end <= start for at in range(first, last + 1) for _, _, token_end in tokens(at))
        after = sum(token_start >= end for at in range(first, last + 1) for _, token_start, _ in tokens(at))
        while first > 0 and before < window:
            first -= 1
            before += len(tokens(first))
        while last < len(blocks) - 1 and after < window:
            last += 1
            after += len(tokens(last))
    return [token for number in sorted(cut) for token in cut[number]]


@lru_cache(maxsize=1 << 15)
def _cut(block: str) -> tuple[Token, ...]:
    return tuple((word.text, word.start, word.end) for word in chinese_words(block))
