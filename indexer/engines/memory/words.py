"""Words of a text, told apart by looking at each character."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from corpus.folding import fold, is_han
from corpus.types import Lang, Passage
from corpus.words import chinese_words, stem

Places = list[tuple[int, int]]
"""Half-open spans of a folded text."""


@lru_cache(maxsize=1 << 12)
def words(text: str) -> Places:
    """The words of a folded text, told apart character by character."""
    found: Places = []
    for kind, group in groupby(range(len(text)), key=lambda at: _class(text, at)):
        run = list(group)
        if kind == "letter":
            found.append((run[0], run[-1] + 1))
        elif kind == "number":
            found.extend(_numbers(text, run[0], run[-1] + 1))
    return found


def _class(text: str, at: int) -> str:
    char = text[at]
    if char.isdecimal():
        return "number"
    inside = 0 < at < len(text) - 1 and text[at - 1].isdecimal() and text[at + 1].isdecimal()
    if char in ".," and inside:
        return "number"
    return "letter" if char.isalnum() and not is_han(char) else "other"


def _numbers(text: str, start: int, end: int) -> Places:
    whole, _, decimals = text[start:end].partition(".")
    head, *thousands = whole.split(",")
    grouped = not thousands or (len(head) <= 3 and all(len(group) == 3 for group in thousands))
    if grouped and (decimals.isdecimal() or not decimals):
        return [(start, end)]
    runs = groupby(range(start, end), key=lambda at: text[at].isdecimal())
    return [(run[0], run[-1] + 1) for digits, group in runs if digits for run in [list(group)]]


def stemmed(word: str) -> str:
    """A word without its ending; a number without its commas."""
    return word.replace(",", "") if word[0].isdecimal() else stem(word)


@lru_cache(maxsize=1 << 12)
def folded(text: str) -> str:
    """The text as it is compared."""
    return fold(text).text


@lru_cache(maxsize=1 << 12)
def segments(text: str) -> tuple[str, ...]:
    """jieba's words of a folded text without blanks."""
    return tuple(word.text for word in chinese_words(text))


def words_of(passage: Passage, lang: Lang) -> Sequence[str]:
    """The words of one side: jieba's of the Chinese."""
    text = folded(passage.text(lang))
    return segments(text.replace(" ", "")) if lang == "zh" else [text[start:end] for start, end in words(text)]


def lengths(passage: Passage) -> tuple[int, int]:
    """The lengths of both sides, folded."""
    return len(folded(passage.zh)), len(folded(passage.en))
