"""What is found in a folded text: its words and their stems, and its characters without blanks.

The in-memory referee uses none of this; it has its own, slower way to the same answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.folding import fold, is_han
from corpus.words import stem

_HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_WORD = re.compile(rf"\d+(?:[.,]\d+)*|[^\W\d_{_HAN}]+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a folded text: ``text`` as it stands at ``[start, end)``."""

    text: str
    start: int
    end: int

    @property
    def stem(self) -> str:
        """What its inflections share; a number without its commas."""
        return self.text.replace(",", "") if self.text[0].isdecimal() else stem(self.text)


def words(folded: str) -> Iterator[Word]:
    """The words of a folded text: runs of letters outside Chinese, and numbers.

    A number keeps its decimals and its thousands (``1,100.5``); ``2021.06.09`` and ``1,2`` are several.
    """
    for found in _WORD.finditer(folded):
        text = found.group()
        if text[0].isdecimal() and not is_number(text):
            for digits in _DIGITS.finditer(folded, found.start(), found.end()):
                yield Word(digits.group(), digits.start(), digits.end())
        else:
            yield Word(text, found.start(), found.end())


def is_number(word: str) -> bool:
    """Whether digits with points and commas between them are one number, as 1,100.5 is."""
    return _NUMBER.fullmatch(word) is not None


def stems(text: str) -> tuple[str, ...]:
    """The stems of a word or phrase somebody typed; a possessive *s* at the end is no word of its own."""
    folded = fold(text).text
    found = list(words(folded))
    if len(found) > 1 and found[-1].text == "s" and folded[found[-1].start - 1] == "'":
        found.pop()
    return tuple(word.stem for word in found)


def squeeze(folded: str) -> str:
    """A folded text without its blanks: what is compared character by character."""
    return folded.replace(" ", "")


def holds_han(text: str) -> bool:
    """Whether a Chinese ideograph stands in the text."""
    return any(is_han(char) for char in text)
