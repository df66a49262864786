"""Plain text: one block a line, as it stands. What looks like Markdown in it is left to cleaning."""

from __future__ import annotations

import re
from itertools import count

from corpus.readers.decoding import decode
from corpus.readers.lines import Line, lines
from corpus.readers.tabbed import tabbed
from corpus.types import Block, Hint, Reference

SUFFIXES: tuple[str, ...] = (".txt", ".text")
CUT = True

_QUOTED_BLANK = re.compile(r"[ \t]*(?:>[ \t]*){1,20}")
"""A blank line of what a mail quotes."""


def read(data: bytes, name: str) -> tuple[tuple[Block, ...], Reference]:
    """A block for each line that is not blank; plain text carries no metadata."""
    blocks = []
    parted = False
    for line in lines(decode(data, name)):
        quoted = _QUOTED_BLANK.fullmatch(line.text) is not None
        blocks.append(_block(line, name, blank=quoted, parted=parted))
        parted = quoted
    return tuple(tabbed(blocks, count())), Reference()


def _block(line: Line, name: str, *, blank: bool, parted: bool) -> Block:
    """A line as a block; ``parted`` says that a quoted blank line stands before it."""
    hint: Hint = "boilerplate" if blank else ""
    return Block(line.text, line.locator(name), hint, gap=line.gap or parted)
