"""What is compared as one in two texts: characters of Chinese, words of other scripts, figures, marks.

White space, width, script (Traditional or Simplified) and case never count; points and commas within a figure do, but
not whether its thousands are set apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.folding import fold_character, is_han

_PIECE = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|\S")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SAYS_SOMETHING = frozenset("%‰$¥€£+=<>±×÷°")


@dataclass(frozen=True, slots=True)
class Token:
    """What is compared as one by its ``key``, and where it stands in its text."""

    key: str
    start: int
    end: int

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation, which says nothing by itself."""
        return not any(map(str.isalnum, self.key)) and self.key not in _SAYS_SOMETHING

    @property
    def size(self) -> int:
        """How much of a text it is: a Chinese character is about half an English word, a mark nothing."""
        return 0 if self.is_mark else 1 if len(self.key) == 1 else 2


@lru_cache(maxsize=16)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text in order. A pair of texts is taken apart for each question that is asked about it."""
    return tuple(token for found in _PIECE.finditer(text) for token in _of_piece(text, *found.span()))


def _of_piece(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of a run of letters, in which each Chinese character is one."""
    begin = start
    for at in range(start, end):
        if is_han(text[at]):
            if begin < at:
                yield _token(text, begin, at)
            yield _token(text, at, at + 1)
            begin = at + 1
    if begin < end:
        yield _token(text, begin, end)


def _token(text: str, start: int, end: int) -> Token:
    key = "".join(map(fold_character, text[start:end])) or text[start:end]
    return Token(_THOUSANDS.sub("", key), start, end)
