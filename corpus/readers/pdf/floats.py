"""Figures that stand wherever a page had room for them: which paragraph their captions belong to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from corpus.readers.pdf.pieces import Piece
from corpus.readers.pdf.roles import CAPTION

NEAR = 200  # paragraphs before and behind a caption that are asked: two pages have fewer

_WORDS = {"fig": r"fig(?:ures?|s?\.)?", "tab": r"tables?", "图": "[图圖]", "圖": "[图圖]"}
"""How texts call what captions name, by the beginning of the caption."""


def floating(pieces: Sequence[Piece]) -> dict[int, int]:
    """The place of each caption → that of the paragraph that names it, on its page or on one beside it.

    Each language of a document has the same figures elsewhere among its paragraphs; what they are named by is the same.
    """
    texts = [at for at, piece in enumerate(pieces) if piece.runs_on]
    found: dict[int, int] = {}
    for at, piece in enumerate(pieces):
        if piece.block.hint == "caption" and (caption := CAPTION.match(piece.block.text)):
            name = _name(caption["word"].lower(), caption["number"])
            here = bisect_left(texts, at)
            near = texts[max(0, here - NEAR) : here + NEAR]
            named = [text for text in near if _names(pieces[text], name, piece)]
            if named:
                found[at] = min(named, key=lambda text: abs(text - at))
    return found


def _names(text: Piece, name: re.Pattern[str], caption: Piece) -> bool:
    pages = abs((text.block.locator.page or 0) - (caption.block.locator.page or 0))
    return pages <= 1 and text.chinese == caption.chinese and bool(name.search(text.block.text))


def _name(word: str, number: str) -> re.Pattern[str]:
    """How a text names the figure of this number."""
    named = next((pattern for begin, pattern in _WORDS.items() if word.startswith(begin)), re.escape(word))
    return re.compile(rf"{named}\s*{re.escape(number)}(?![\d.-]*\d)", re.IGNORECASE)
