"""What an office document says of itself, as far as it can be believed.

Its properties are filled in by machines: the title of the template, the name of the account. What the text does not
repeat is not taken (of the title and the author), so that nothing wrong stands in a citation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.folding import is_han
from corpus.types import Block, Reference

_MANY = re.compile(r"\s*[,，;；、|]\s*")
FRONT = 40
"""Blocks at the beginning among which a title and names stand."""


def office_reference(title: str, authors: Iterable[str], keywords: str, blocks: Iterable[Block]) -> Reference:
    """The record in the properties of a document with this text."""
    front = [_squeezed(block.text) for block in list(blocks)[:FRONT] if block.hint != "boilerplate"]
    stated = " ".join(title.split()) if _squeezed(title) and _squeezed(title) in front else ""
    chinese = any(map(is_han, stated))
    names = (name for value in authors for name in _MANY.split(" ".join(value.split())))
    return Reference(
        title_zh=stated if chinese else "",
        title_en="" if chinese else stated,
        author=tuple(dict.fromkeys(name for name in names if _is_printed(name, front))),
        keywords=tuple(dict.fromkeys(filter(None, _MANY.split(" ".join(keywords.split()))))),
    )


def _is_printed(name: str, front: Iterable[str]) -> bool:
    wanted = _squeezed(name)
    return len(wanted) > 1 and any(wanted in text for text in front if len(text) < 10 * len(wanted))


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()
