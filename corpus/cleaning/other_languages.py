"""Paragraphs in languages other than Chinese and English: kept and shown, neither paired nor searched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.other_languages import is_other_language
from corpus.types import Block

_TEXT = ("", "title", "heading", "bullet", "caption", "note")


def other_languages(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """What is in another language as a whole becomes boilerplate, unless little else would be left."""
    foreign = [block.hint in _TEXT and is_other_language(block.text) for block in blocks]
    ours = [block for block, other in zip(blocks, foreign, strict=True) if block.hint in _TEXT and not other]
    if not any(foreign) or not any(any(map(str.isalpha, block.text)) for block in ours):
        return tuple(blocks)
    return tuple(
        replace(block, hint="boilerplate", level=None) if other else block
        for block, other in zip(blocks, foreign, strict=True)
    )
