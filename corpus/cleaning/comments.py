"""Comments that a page or a Markdown file kept from its readers: ``<!-- to do -->``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.types import Block

_OPEN, _CLOSE = "<!--", "-->"


def comments(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Comments become blocks of boilerplate behind the text they stood in. Only whole ones: an arrow is text."""
    return tuple(part for block in blocks for part in _parted(block))


def _parted(block: Block) -> Iterator[Block]:
    if _OPEN not in block.text or block.hint in ("boilerplate", "code"):
        yield block
        return
    text, found = _without_comments(block.text)
    if text.strip() or not found:
        yield replace(block, text=text)
    yield from (replace(block, text=comment, hint="boilerplate", level=None, gap=True) for comment in found)


def _without_comments(text: str) -> tuple[str, tuple[str, ...]]:
    found: list[str] = []
    start = text.find(_OPEN)
    while start >= 0 and (end := text.find(_CLOSE, start + len(_OPEN))) >= 0:
        end += len(_CLOSE)
        found.append(text[start:end])
        text = text[:start] + text[end:]
        start = text.find(_OPEN, max(start - len(_OPEN), 0))  # what stood around a comment may open another
    return text, tuple(found)
