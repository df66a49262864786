"""Plain text: one block a line, as it stands. What looks like Markdown in it is left to cleaning."""

from __future__ import annotations

from corpus.readers.decoding import decode
from corpus.readers.lines import lines
from corpus.types import Block, Reference

SUFFIXES: tuple[str, ...] = (".txt", ".text")
CUT = True


def read(data: bytes, name: str) -> tuple[tuple[Block, ...], Reference]:
    """A block for each line that is not blank; plain text carries no metadata."""
    found = lines(decode(data, name))
    return tuple(Block(line.text, line.locator(name), gap=line.gap) for line in found), Reference()
