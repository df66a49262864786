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
    tokens = _tokens(text, lang)
    starts, ends = [start for _, start, _ in tokens], [end for _, _, end in tokens]
    # The tokens that each place overlaps, as a half-open range; one that begins inside a word takes all of it.
    held = [(bisect_right(ends, start), bisect_left(starts, end)) for start, end in places]
    inside = {at for first, after in held for at in range(first, after)}
    distances: dict[int, tuple[int, bool]] = {}
    for first, after in held:
        for step in range(1, window + 1):
            for at, before in ((after + step - 1, False), (first - step, True)):
                if 0 <= at < len(tokens) and at not in inside:
                    distances[at] = min(distances.get(at, (step, before)), (step, before))
    return (Neighbour(tokens[at][0], before) for at, (_, before) in sorted(distances.items()))


def _tokens(text: str, lang: Lang) -> list[tuple[str, int, int]]:
    """The words and figures of a text, folded, with their spans in it."""
    folded = fold(text)
    if lang == "en":
        return [(word.text, *folded.span(word.start, word.end)) for word in words(folded.text)]
    kept = [at for at, char in enumerate(folded.text) if char != " "]
    return [
        (word, *folded.span(kept[block.start() + start], kept[block.start() + end - 1] + 1))
        for block in _BLOCK.finditer(squeeze(folded.text))
        for word, start, end in _cut(block.group())
        if any(map(str.isalnum, word))
    ]


def pieces(text: str) -> Iterator[str]:
    """jieba's words of a Chinese text, folded, and the marks between them: all of it in order."""
    return (word for block in _BLOCK.finditer(squeeze(fold(text).text)) for word, _, _ in _cut(block.group()))


@lru_cache(maxsize=1 << 15)
def _cut(block: str) -> tuple[tuple[str, int, int], ...]:
    return tuple((word.text, word.start, word.end) for word in chinese_words(block))
