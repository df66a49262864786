"""Paragraphs that are but lines: copied out of a PDF, converted from one, or typed with a return at the end of lines.

A format that marks its paragraphs is believed, unless most of them break off at one margin in the middle of a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.types import Block

NARROWEST, WIDEST = 30, 130
"""Columns of a page's lines, where a Chinese character takes two; longer ones are paragraphs as they stand."""

RAGGED = 4
"""Columns by which a full line of Chinese may be shorter than the widest one: a mark that may not begin a line takes
the character before it along."""

BROKEN = 0.3
"""The share of the paragraphs that go on in the next one, at least, before all are taken for lines.

In texts of ours laid out as lines it was .57 and more, in 30 documents of whole paragraphs .14 at most."""

_WIDE = "\u2e80"  # from here on characters are Chinese, and marks of its width
_STOPS = frozenset("。！？：；」』）")

FEW = 4  # paragraphs that go on in the next one, at least


def paragraphs(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks but for the blank ones; where their paragraphs are but lines, those that follow have no gap."""
    shown = tuple(_numbered(blocks))
    adjoining = [(before, after) for before, after in pairwise(shown) if _adjoin(before, after)]
    lines = [(before, after) for before, after in adjoining if after[1].gap]
    if 2 * len(lines) <= len(adjoining) or not _are_lines(lines):  # where the format tells lines, it tells paragraphs
        return tuple(block for _, block in shown)
    follow = {after[0] for _, after in lines}
    return tuple(replace(block, gap=False) if at in follow else block for at, block in shown)


def _numbered(blocks: Sequence[Block]) -> Iterator[tuple[int, Block]]:
    """The blocks with text and their numbers, which are in a row where nothing blank stood between them."""
    return ((at, block) for at, block in enumerate(blocks) if block.text)


def _adjoin(before: tuple[int, Block], after: tuple[int, Block]) -> bool:
    return before[0] + 1 == after[0] and all(
        not block.hint and block.unit is None and not block.locator.cell for _, block in (before, after)
    )


def _are_lines(pairs: Sequence[tuple[tuple[int, Block], tuple[int, Block]]]) -> bool:
    if len(pairs) < FEW:
        return False
    texts = [(before.text, after.text) for (_, before), (_, after) in pairs]
    widths = [_width(before) for before, _ in texts]
    if not NARROWEST <= max(widths) <= WIDEST:
        return False
    chinese = max((wide for (text, _), wide in zip(texts, widths, strict=True) if text[-1] >= _WIDE), default=0)
    broken = sum(
        after[0].islower()
        or (before[-1] >= _WIDE and before[-1] not in _STOPS and wide >= chinese - RAGGED and not after[0].isspace())
        for (before, after), wide in zip(texts, widths, strict=True)
    )
    return broken >= max(FEW, BROKEN * len(pairs))


def _width(text: str) -> int:
    """Columns of a text: as many as it has bytes in GB 18030, which has one for Latin letters and two for Chinese."""
    return len(text.encode("gb18030", "replace"))
