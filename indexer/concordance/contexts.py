"""What stands left and right of a place in a text, cut to columns of a screen: a Chinese character takes two."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from corpus.folding import is_chinese

_BLANKS = re.compile(r"\s+")

LOOKED_AT = 3
"""Characters read for each column of a context: blanks that are left out take none."""


@lru_cache(maxsize=1 << 14)
def _columns(char: str) -> int:
    """Unicode Standard Annex 11: wide and full-width characters take two columns, marks upon others none."""
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Mn", "Me", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def columns(text: str) -> int:
    """How many columns the text takes in a terminal."""
    return sum(map(_columns, text))


def one_line(text: str) -> str:
    """The text on one line: runs of white space as one blank, none next to a Chinese character."""
    return _BLANKS.sub(lambda found: _blank(text, found), text)


def _blank(text: str, found: re.Match[str]) -> str:
    beside = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    return "" if any(char and is_chinese(char) for char in beside) else " "


def before(text: str, at: int, width: int) -> str:
    """What stands before ``at``, on one line of at most ``width`` columns; it cuts no Latin word."""
    # The character at ``at`` decides whether the blank before it shows.
    part = one_line(text[max(0, at - LOOKED_AT * width) : at + 1])[: -1 if at < len(text) else None].lstrip()
    begin = len(part) - len(_fitting(reversed(part), width))
    if 0 < begin < len(part) and _is_latin(part[begin - 1]):
        begin += _latin_run(part[begin:])
    return part[begin:].lstrip()


def after(text: str, at: int, width: int) -> str:
    """What stands from ``at`` on, on one line of at most ``width`` columns; it cuts no Latin word."""
    part = one_line(text[max(0, at - 1) : at + LOOKED_AT * width])[1 if at else 0 :].rstrip()
    end = len(_fitting(part, width))
    if 0 < end < len(part) and _is_latin(part[end]):
        end -= _latin_run(part[end - 1 :: -1])
    return part[:end].rstrip()


def _fitting(chars: Iterable[str], width: int) -> str:
    kept: list[str] = []
    for char in chars:
        width -= _columns(char)
        if width < 0:
            break
        kept.append(char)
    return "".join(kept)


def _latin_run(text: str) -> int:
    """How many letters the text begins with; 0 where it is nothing else, which then has to be cut."""
    return next((at for at, char in enumerate(text) if not _is_latin(char)), 0)


def _is_latin(char: str) -> bool:
    return char.isalnum() and _columns(char) == 1
