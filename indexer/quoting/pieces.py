"""What counts when a quotation is compared: characters of Chinese, words of English, figures, signs of value.

White space, line breaks, width, case, script (Traditional or Simplified) and punctuation never count. Decimal points
and the dashes of ranges do: 1.5 is no 15, and 10-15 no 1015. The commas of thousands are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.folding import fold, is_han

SIGNS = frozenset("%‰$¥€£+=<>±×÷°")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")
_DIGITS = re.compile(r"\d+")
_MINUS = frozenset("-−")
_DASHES = frozenset("-−–—~～‐‑‒―")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """What counts as one: ``key`` is what is compared, ``[start, end)`` where it stands in the text as given."""

    key: str
    start: int
    end: int

    @property
    def is_figure(self) -> bool:
        """Whether it is a number written in digits."""
        return any(map(str.isdecimal, self.key))


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a text in order; ``key`` is all their keys joined, ``starts`` where each begins in it."""

    text: str
    items: tuple[Piece, ...]
    key: str
    starts: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.items)


@lru_cache(maxsize=1 << 11)
def pieces(text: str) -> Pieces:
    """The pieces of a text."""
    return gathered(text, tuple(_pieces(text)))


def gathered(text: str, items: tuple[Piece, ...]) -> Pieces:
    """These pieces of a text as one value."""
    starts, at = [], 0
    for item in items:
        starts.append(at)
        at += len(item.key)
    return Pieces(text, items, "".join(item.key for item in items), tuple(starts))


def _pieces(text: str) -> Iterator[Piece]:
    folded = fold(text)
    solid = [at for at, char in enumerate(folded.text) if not char.isspace()]
    plain = "".join(folded.text[at] for at in solid)
    silent, layout = _silent_commas(plain), _before_chinese(plain)
    at = 0
    while at < len(plain):
        end = _end(plain, at, solid, silent, layout)
        if end > at:
            start, stop = folded.span(solid[at], solid[end - 1] + 1)
            yield Piece(_key(plain, at, end, silent), start, stop)
        at = max(end, at + 1)


def _end(plain: str, at: int, solid: Sequence[int], silent: frozenset[int], layout: frozenset[int]) -> int:
    """Where the piece that begins at ``at`` ends; ``at`` itself where none does."""
    char = plain[at]
    if char.isdecimal() or (char in _MINUS and _is_sign(plain, at, solid)):
        return _number_end(plain, at + 1, solid, silent, layout)
    if is_han(char) or char in SIGNS:
        return at + 1
    if char.isalnum():
        end = at + 1
        while end < len(plain) and _is_letter(plain[end]) and solid[end] == solid[end - 1] + 1:
            end += 1
        return end
    return at + 1 if char in _DASHES and _joins_figures(plain, at) else at


def _number_end(plain: str, end: int, solid: Sequence[int], silent: frozenset[int], layout: frozenset[int]) -> int:
    while end < len(plain):
        mark = end in silent or (plain[end] == "." and plain[end - 1].isdecimal())
        after = end + mark
        if not plain[after : after + 1].isdecimal():
            break
        apart = solid[after] - solid[end - 1] > after - end + 1
        if apart and after not in layout:
            break
        end = after + 1
    return end


def _before_chinese(plain: str) -> frozenset[int]:
    """Where digits stand whose row ends before Chinese: blanks there come from the layout; a year's never do."""
    return frozenset(
        at
        for found in _DIGITS.finditer(plain)
        if _is_layout(plain[found.end() : found.end() + 1])
        for at in range(*found.span())
    )


def _is_layout(following: str) -> bool:
    return following == "%" or (following not in ("", "年") and is_han(following))


def _key(plain: str, at: int, end: int, silent: frozenset[int]) -> str:
    if plain[at] in _DASHES and end == at + 1:
        return "-"
    return "".join(plain[each] for each in range(at, end) if each not in silent).replace("−", "-")


def _silent_commas(plain: str) -> frozenset[int]:
    """Where the commas of thousands stand."""
    return frozenset(
        at for found in _THOUSANDS.finditer(plain) for at in range(found.start(), found.end()) if plain[at] == ","
    )


def _is_sign(plain: str, at: int, solid: Sequence[int]) -> bool:
    """Whether a minus belongs to the number after it: nothing that it could join stands right before."""
    if not plain[at + 1 : at + 2].isdecimal():
        return False
    before = plain[at - 1] if at else "("
    apart = at > 0 and solid[at] > solid[at - 1] + 1 and solid[at + 1] == solid[at] + 1
    return not before.isdecimal() and (apart or is_han(before) or before in "([,;:")


def _joins_figures(plain: str, at: int) -> bool:
    """Whether a dash has a digit or a sign of value on either side, and is the first of its row."""
    if at == 0 or not (plain[at - 1].isdecimal() or plain[at - 1] in SIGNS):
        return False
    end = at
    while end < len(plain) and plain[end] in _DASHES:
        end += 1
    return plain[end : end + 1].isdecimal()


def _is_letter(char: str) -> bool:
    return char.isalnum() and not char.isdecimal() and not is_han(char)
