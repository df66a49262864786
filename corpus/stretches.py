"""Stretches: what is taken apart together, a block or the lines of a page whose columns were read row by row."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from corpus.language_runs.lines import in_two_columns
from corpus.types import Block, Span

_HAN, _LATIN = re.compile(r"[\u3400-\u9fff]"), re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks ``first`` and following, their texts joined with line ends."""

    first: int
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """The text of all of them."""
        return "\n".join(block.text for block in self.blocks)

    @property
    def both(self) -> bool:
        """Whether they hold both Chinese characters and Latin letters."""
        text = "" if self.blocks[0].hint == "code" else self.text
        return bool(_HAN.search(text) and _LATIN.search(text))

    def singly(self) -> tuple[Stretch, ...]:
        """Each block by itself."""
        return tuple(Stretch(self.first + at, (block,)) for at, block in enumerate(self.blocks))

    def spans(self, start: int, end: int) -> Iterator[Span]:
        """Where ``text[start:end]`` stands in the blocks."""
        starts = list(accumulate((len(block.text) + 1 for block in self.blocks), initial=0))
        for at in range(bisect_right(starts, start) - 1, len(self.blocks)):
            low, high = max(start, starts[at]), min(end, starts[at] + len(self.blocks[at].text))
            if low >= high:
                break
            yield Span(self.first + at, low - starts[at], high - starts[at])

    def piece(self, span: Span) -> str:
        """The text that a span stands for."""
        return self.blocks[span.block - self.first].text[span.start : span.end]


def stretches(blocks: Sequence[Block]) -> Iterator[Stretch]:
    """The stretches of a text in order; boilerplate and empty blocks are in none."""
    first = 0
    while first < len(blocks):
        last = first + 1
        while last < len(blocks) and _plain(blocks[last]) and not blocks[last].gap and _plain(blocks[first]):
            last += 1
        group = blocks[first:last]
        if last - first > 1 and in_two_columns([block.text for block in group]):
            yield Stretch(first, tuple(group))
        else:
            yield from (
                Stretch(first + at, (block,))
                for at, block in enumerate(group)
                if block.hint != "boilerplate" and block.text.strip()
            )
        first = last


def _plain(block: Block) -> bool:
    return block.hint == "" and bool(block.text.strip())
