"""Aligned sentences as sequences of words: what equivalents are learned from and looked for in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.folding import Folded, fold, is_han
from corpus.types import Lang, Passage, SentenceBead
from corpus.words import chinese_words, english_words, stem

_BREAK = re.compile(r"[^\w\s'’&/.\-–·]|\.\s")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a folded sentence at ``[start, end)``; ``key`` is what its inflections share."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a pair: its words (of Chinese with the Latin words and figures in it), and the text they stand in.

    ``offset`` is where the text begins in the passage's side.
    """

    text: Folded
    tokens: tuple[Token, ...]
    offset: int = 0

    def written(self, start: int, end: int) -> tuple[int, int]:
        """The span of the passage's side, as given, that ``[start, end)`` of the folded text stands for."""
        first, last = self.text.span(start, end)
        return self.offset + first, self.offset + last

    def folded(self, start: int, end: int) -> tuple[int, int] | None:
        """The span of the folded text that stands for one of the passage's side; None where it is not all inside."""
        first, last = start - self.offset, end - self.offset
        if first < 0 or last > self.text.offsets[-1]:
            return None
        found = bisect_left(self.text.offsets, first), bisect_left(self.text.offsets, last)
        return found if found[0] < found[1] else None


@dataclass(frozen=True, slots=True)
class Pair:
    """A stretch of a passage that stands on both sides: a sentence bead, or the passage where it has none."""

    zh: Side
    en: Side

    def side(self, lang: Lang) -> Side:
        """One side."""
        return self.zh if lang == "zh" else self.en


def pairs_of(passage: Passage) -> Iterator[Pair]:
    """The pairs of a passage, in order; none where a side is missing."""
    whole = SentenceBead((0, len(passage.zh)), (0, len(passage.en)), passage.confidence)
    for bead in passage.sentences or (whole,):
        zh, en = passage.zh[slice(*bead.zh)], passage.en[slice(*bead.en)]
        if zh.strip() and en.strip():
            yield Pair(chinese_side(zh, bead.zh[0]), english_side(en, bead.en[0]))


@lru_cache(maxsize=1 << 11)
def chinese_side(text: str, offset: int = 0) -> Side:
    """A Chinese sentence, cut into jieba's words."""
    folded = fold(text)
    found = (Token(_key(word.text), word.start, word.end) for word in chinese_words(folded.text))
    return Side(folded, tuple(token for token in found if token.key), offset)


@lru_cache(maxsize=1 << 11)
def english_side(text: str, offset: int = 0) -> Side:
    """An English sentence, cut into words."""
    folded = fold(text)
    return Side(folded, tuple(Token(stem(w.text), w.start, w.end) for w in english_words(folded.text)), offset)


def interrupted(side: Side, first: int, last: int) -> bool:
    """Whether a mark divides the words numbered ``first`` to ``last``: what it divides is no term."""
    text, tokens = side.text.text, side.tokens
    return any(divided(text[tokens[at].end : tokens[at + 1].start]) for at in range(first, last))


def divided(between: str) -> bool:
    """Whether what stands between two words parts them: a comma does, a hyphen or a blank doesn't."""
    return _BREAK.search(between) is not None


def _key(word: str) -> str:
    """A Chinese word itself, the stem of a Latin one, nothing for marks and blanks."""
    if any(map(is_han, word)):
        return word
    return stem(word) if any(map(str.isalnum, word)) else ""
