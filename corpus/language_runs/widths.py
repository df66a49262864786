"""How wide text is set: in half-width cells, of which a Chinese character takes two.

Rows of a column are equally wide, but extracted text doesn't tell its font. Three ways of measuring are kept,
and the one in which a document's rows come out most equal is used.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from corpus.types import Lang

Metric = Literal["cells", "letters", "characters"]
"""``cells``: every narrow character takes one (monospaced). ``letters``: narrow ones differ as in a usual book
face. ``characters``: rows of Chinese are counted in characters, narrow ones included."""

METRICS: tuple[Metric, ...] = ("letters", "cells", "characters")

# Half the advance widths of Times and Helvetica, in units of which a Chinese character takes two; their classes
# agree within a tenth.
_LETTERS = (
    dict.fromkeys(" ", 0.53)
    | dict.fromkeys("ijl|'!.,:;I", 0.5)
    | dict.fromkeys("ftr()[]-/", 0.63)
    | dict.fromkeys("mwMW@%", 1.55)
    | dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ&", 1.3)
)
_WIDE_QUOTES = frozenset("“”‘’…—")
BLANKS: dict[Metric, tuple[float, float]] = {"letters": (0.53, 0.53), "cells": (1.0, 1.0), "characters": (2.0, 1.0)}
"""How wide a blank is in rows of Chinese and of English."""


@lru_cache(maxsize=1 << 14)
def _wide(char: str, lang: Lang) -> bool:
    return unicodedata.east_asian_width(char) in "WF" or (lang == "zh" and char in _WIDE_QUOTES)


def width(text: str, lang: Lang, metric: Metric) -> float:
    """How wide a text is in a row of the column of that language."""
    if metric == "letters":
        return sum(2.0 if _wide(char, lang) else _LETTERS.get(char, 1.0) for char in text)
    narrow = 2.0 if metric == "characters" and lang == "zh" else 1.0
    return sum(2.0 if _wide(char, lang) else narrow for char in text)


@dataclass(frozen=True, slots=True)
class Columns:
    """What is known of a document whose pages were set in two columns, one a language.

    ``zh`` and ``en`` are the widths, in cells of the ``metric``; ``names`` the Latin words (lower case) that stand
    inside its Chinese; ``latin`` how many of them there are for each Chinese character; ``words`` all words and
    numbers that it has more than once.
    """

    zh: float
    en: float
    metric: Metric
    names: frozenset[str] = frozenset()
    latin: float = 0.0
    words: frozenset[str] = frozenset()

    def of(self, lang: Lang) -> float:
        """The width of one language's column."""
        return self.zh if lang == "zh" else self.en
