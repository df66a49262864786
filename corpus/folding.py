"""Folding: the one normal form in which texts are compared, with the way back to the original.

Width, case, script (Traditional or Simplified) and the white space of Chinese typesetting never matter when
people search, so they are folded away on both sides. Folding goes character by character, by one table:
folding by phrase would make the fold of a substring differ from the substring of the fold (乾坤, 藉口).
This file is the only one that imports OpenCC.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from opencc import OpenCC

_HAN_RANGES = (
    (0x3400, 0x4DBF),  # extension A
    (0x4E00, 0x9FFF),  # unified ideographs
    (0xF900, 0xFAFF),  # compatibility ideographs
    (0x20000, 0x323AF),  # extensions B to H
)
_ZERO = "〇"  # a Han digit outside the blocks above
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "「": '"', "」": '"', "『": "'", "』": "'"})


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its characters, the offset of the character it came from.

    ``offsets`` has one item more than ``text``: the last is the length of the original.
    """

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the original that ``text[start:end]`` stands for."""
        if start >= end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


@lru_cache(maxsize=1 << 14)
def is_han(char: str) -> bool:
    """Whether the character is a Chinese ideograph (〇 counts)."""
    code = ord(char)
    return char == _ZERO or any(low <= code <= high for low, high in _HAN_RANGES)


@lru_cache(maxsize=1 << 14)
def is_chinese(char: str) -> bool:
    """Whether the character belongs to Chinese typesetting: an ideograph, or punctuation as wide as one."""
    return is_han(char) or (unicodedata.east_asian_width(char) in "WF" and not char.isalnum())


@cache
def _simplified() -> dict[str, str]:
    """Traditional character → Simplified character, for every character that differs."""
    chars = [chr(code) for low, high in _HAN_RANGES for code in range(low, high + 1)]
    # Line ends keep the converter from reading neighbours as a phrase.
    folded = OpenCC("t2s").convert("\n".join(chars)).split("\n")
    return {a: b for a, b in zip(chars, folded, strict=True) if a != b and len(b) == 1}


@cache
def _by_code() -> dict[int, str]:
    return {ord(char): simplified for char, simplified in _simplified().items()}


def simplify(text: str) -> str:
    """The text with each Traditional character replaced by its Simplified one; its length never changes."""
    return text.translate(_by_code())


@lru_cache(maxsize=1 << 16)
def fold_character(char: str) -> str:
    """One character in normal form: narrow, lower case, Simplified; ``""`` for what is invisible."""
    if unicodedata.category(char) == "Cf":
        return ""
    narrow = unicodedata.normalize("NFKC", char).translate(_QUOTES).lower().replace(" ", "")
    return "".join(_simplified().get(each, each) for each in narrow)


def fold(text: str) -> Folded:
    """Fold a text for comparison.

    White space next to a Chinese character is dropped, any other run of it becomes one blank, so that a
    Chinese string is found across the blanks and line breaks that page layout strews into it.
    """
    folded = text.translate(_TABLE)
    if _ODD in folded or _UNEVEN.search(text):
        return _fold_by_characters(text)
    return Folded(folded, range(len(text) + 1))


_ODD = "\0"  # a character that no text needs
_WIDE = r"[\u1100-\u1fff\u2300-\U0010ffff]"  # where Chinese characters are, among others
_UNEVEN = re.compile(rf"\s(?:(?<=^\s)|(?<! )|(?<={_WIDE}\s)|(?=$|\s|{_WIDE}))")
"""White space that folding changes: all but single blanks between characters that surely aren't Chinese."""


class _Table(dict[int, str]):
    """What characters are folded to, for ``str.translate``; what isn't one character is said to be odd."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = char if char.isspace() else fold_character(char)
        even = len(folded) == 1 and (not is_chinese(char) or re.match(_WIDE, char) is not None)
        self[code] = folded if even else _ODD
        return self[code]


_TABLE = _Table()


def _fold_by_characters(text: str) -> Folded:
    """Any text; most are folded ten times as fast by table."""
    out: list[str] = []
    offsets: list[int] = []
    blank_at = -1  # where a run of white space began that has not been written yet
    after_chinese = True
    for at, char in enumerate(text):
        if char.isspace():
            blank_at = at if blank_at < 0 else blank_at
            continue
        folded = fold_character(char)
        if not folded:
            continue
        chinese = is_chinese(char)
        if blank_at >= 0 and out and not after_chinese and not chinese:
            out.append(" ")
            offsets.append(blank_at)
        blank_at = -1
        out.append(folded)
        offsets.extend([at] * len(folded))
        after_chinese = chinese
    offsets.append(len(text))
    return Folded("".join(out), tuple(offsets))
