"""Code: lines whose every sign and blank counts. They are one block, and no other rule touches it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.types import Block

# Tildes fence code too, but in plain text a row of them is an ornament between parts.
_FENCE = re.compile(r"[ \t]*(`{3,})[^`]*")


def verbatim(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Lines between two fences become code, and lines of code that follow one another one block.

    The fences themselves are left out. The block keeps the locator of its first line.
    """
    return tuple(_joined(tuple(_fenced(blocks))))


def _fenced(blocks: Sequence[Block]) -> Iterator[Block]:
    at, behind = 0, False
    unclosed = ""  # the shortest fence that nothing below closes: a longer one isn't closed either
    while at < len(blocks):
        block = replace(blocks[at], gap=True) if behind else blocks[at]
        at, behind = at + 1, False
        fence = _FENCE.fullmatch(block.text) if not block.hint else None
        if not fence or (unclosed and fence[1].startswith(unclosed)):
            yield block
        elif (end := _closing(blocks, at, fence[1])) is None:
            unclosed = fence[1]
            yield block
        else:
            yield replace(block, hint="boilerplate", gap=True)
            yield from (replace(line, hint="code", level=None) for line in blocks[at:end])
            yield replace(blocks[end], hint="boilerplate", gap=True)
            at, behind = end + 1, True


def _closing(blocks: Sequence[Block], first: int, fence: str) -> int | None:
    """The line that closes what the fence opens: at least as many of its sign, and nothing else."""
    for at in range(first, len(blocks)):
        text = blocks[at].text.strip()
        if not blocks[at].hint and text.startswith(fence) and not text.strip("`"):
            return at
    return None


def _joined(blocks: Sequence[Block]) -> Iterator[Block]:
    code: list[Block] = []
    for block in blocks:
        if code and (block.hint != "code" or block.locator.cell != code[-1].locator.cell):
            yield _one(code)
            code = []
        if block.hint == "code":
            code.append(block)
        else:
            yield block
    if code:
        yield _one(code)


def _one(lines: Sequence[Block]) -> Block:
    """The lines as they stood, with the blank ones between them that no reader gives."""
    text = lines[0].text.rstrip()
    for before, line in pairwise(lines):
        apart = (line.locator.line or 0) - (before.locator.line or 0)  # 0 in HTML: all stand where <pre> does
        text += "\n" * max(apart, 1 + line.gap) + line.text.rstrip()
    return replace(lines[0], text=text, gap=True)
