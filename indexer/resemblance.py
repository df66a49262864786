"""Whether one text is, holds, or is held by another, up to small differences: by the runs they share."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from corpus.folding import fold
from corpus.types import Lang
from indexer.analysis import squeeze, words

RUN = {"zh": 3, "en": 2}  # characters of Chinese, words of English
LEAST_HELD = {"zh": 16, "en": 8}
"""A shorter passage than this, held by the pasted text, is a formula or a heading, not what was pasted."""

LEAST_HOLDING = {"zh": 6, "en": 3}
"""A shorter pasted text than this is a word, which many passages hold."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The runs of a text with how often each stands in it, and the text's length in characters or words."""

    runs: Counter[str]
    size: int
    lang: Lang

    def likeness(self, passage: Shape) -> float:
        """How sure it is that a passage of this shape is the text (or holds it, or is a good part of it): 0 to 1."""
        shared = (self.runs & passage.runs).total()
        if not shared:
            return 0.0
        held, holding = shared / self.runs.total(), shared / passage.runs.total()
        same = min(held, holding)
        whole = held if self.size >= LEAST_HOLDING[self.lang] else same
        part = holding if passage.size >= LEAST_HELD[self.lang] else same
        # Of passages that hold the text, the one that holds little else is the likeliest.
        return max(whole, part) * (0.99 + 0.01 * same)


def shape(text: str, lang: Lang) -> Shape:
    """The shape of a text in one language; a text shorter than a run is one run."""
    folded = fold(text).text
    if lang == "zh":
        pieces = [char for char in squeeze(folded) if char.isalnum()]
        joiner = ""
    else:
        pieces, joiner = [word.stem for word in words(folded)], " "
    size = min(RUN[lang], max(1, len(pieces)))
    runs = Counter(joiner.join(pieces[at : at + size]) for at in range(len(pieces) - size + 1))
    return Shape(runs, len(pieces), lang)
