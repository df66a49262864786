"""Numbers, amounts, shares and dates as exact values, in both languages.

They are evidence when paragraphs are paired (20514.2亿元 = CNY2051.42 billion), and a warning where the
two sides of a passage disagree.
"""

from __future__ import annotations

from bisect import bisect_left

from corpus.folding import simplify
from corpus.quantities import chinese, english
from corpus.types import Lang, Quantity

_NARROW = str.maketrans("０１２３４５６７８９．％", "0123456789.%")  # one character for one: spans stay true

__all__ = ["find_quantities"]


def find_quantities(text: str, lang: Lang) -> tuple[Quantity, ...]:
    """The quantities of a text in the order in which they stand; they never overlap."""
    taken: list[Quantity] = []
    plain = text.translate(_NARROW)
    for found in chinese.candidates(simplify(plain)) if lang == "zh" else english.candidates(plain):
        at = bisect_left(taken, found.start, key=_start)
        clear = (at == 0 or taken[at - 1].end <= found.start) and (at == len(taken) or found.end <= taken[at].start)
        if clear:
            taken.insert(at, found)
    return tuple(taken)


def _start(quantity: Quantity) -> int:
    return quantity.start
