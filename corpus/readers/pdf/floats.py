"""Figures that stand wherever a page had room for them: which paragraph their captions belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.readers.pdf.pieces import Piece, columns
from corpus.readers.pdf.roles import CAPTION

_WORDS = {"fig": r"fig(?:ures?|s?\.)?", "tab": r"tables?", "图": "[图圖]", "圖": "[图圖]"}
"""How texts call what captions name, by the beginning of the caption."""


def floating(pieces: Sequence[Piece]) -> dict[int, int]:
    """The place of each caption above or below the text of a column → that of the first paragraph that names it.

    The languages of a document have the same figures on other pages; what they are named by is the same.
    """
    texts = [at for at, piece in enumerate(pieces) if piece.runs_on]
    found: dict[int, int] = {}
    for at in _outer(pieces):
        if caption := CAPTION.match(pieces[at].block.text):
            name = _name(caption["word"].lower(), caption["number"])
            same = (text for text in texts if pieces[text].chinese == pieces[at].chinese)
            here = next((text for text in same if name.search(pieces[text].block.text)), None)
            if here is not None:
                found[at] = here
    return found


def _outer(pieces: Sequence[Piece]) -> Iterator[int]:
    """The captions that a column begins or ends with, notes aside."""
    for places in columns(pieces):
        held = [at for at in places if pieces[at].block.hint != "note"]
        for at in dict.fromkeys((*held[:1], *held[-1:])):
            if pieces[at].block.hint == "caption":
                yield at


def _name(word: str, number: str) -> re.Pattern[str]:
    """How a text names the figure of this number."""
    named = next((pattern for begin, pattern in _WORDS.items() if word.startswith(begin)), re.escape(word))
    return re.compile(rf"{named}\s*{re.escape(number)}(?![\d.-]*\d)", re.IGNORECASE)
