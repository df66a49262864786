"""What may be suggested, before it is known how much it finds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from corpus.types import Lang

Reason = Literal["completion", "title", "spelling", "pinyin"]

Count = Callable[[str], int]
"""In how many passages a query finds something by itself."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A query that may be meant: its whole ``text``, and ``term``, what is new in it, of the language ``lang``."""

    text: str
    term: str
    lang: Lang
    kind: Reason
