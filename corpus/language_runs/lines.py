"""Whether the lines of a text are rows of two columns, one a language, as an extraction left them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.folding import is_han
from corpus.language_runs.tokens import FUNCTION_WORDS

ALTERNATING = 0.6  # share of the lines behind which the language changes, or that hold both languages
WIDEST = 150  # characters of a line that two columns make
LETTERS_OF_A_CHARACTER = 4  # an English word has about five letters, its Chinese counterpart one to two characters
PROSE = 2  # lower-case words in a line that are English beside Chinese, one of them a function word


def in_two_columns(lines: Sequence[str]) -> bool:
    """Whether consecutive lines take turns between two languages, or most of them hold both."""
    if len(lines) < 2 or max(map(len, lines)) > WIDEST:
        return False
    both = sum(map(_both, lines))
    turns = sum(_chinese(a) != _chinese(b) for a, b in pairwise(lines))
    return both >= ALTERNATING * len(lines) or turns >= ALTERNATING * (len(lines) - 1)


def _chinese(line: str) -> bool:
    letters = sum(char.isascii() and char.isalpha() for char in line)
    return LETTERS_OF_A_CHARACTER * sum(map(is_han, line)) > letters


def _both(line: str) -> bool:
    words = [word for word in re.findall(r"[A-Za-z]+", line) if word.islower()]
    prose = len(words) >= PROSE and any(word in FUNCTION_WORDS for word in words)
    return prose and any(map(is_han, line))
