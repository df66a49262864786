"""The pieces of a text that no row end divides: an English word with its marks, a Chinese character with its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.folding import is_han
from corpus.language_runs.costs import costs_in_rows, counted_as
from corpus.language_runs.tokens import STOPS
from corpus.language_runs.widths import Columns, width

ENDS = STOPS | frozenset(":：")

_TIGHT = frozenset(",;:)%(")
_WIDE_OPENING, _WIDE_CLOSING = "（【「『《〈“‘〔", "）】」』》〉”〕，。、；：？！…"
_OPENING, _CLOSING = _WIDE_OPENING + "(\\[", _WIDE_CLOSING + "’)\\],.;:?!%"
_HAN = "\u3007\u3400-\u9fff\uf900-\ufaff"
_WORD = rf"[^\s{_HAN}{_WIDE_OPENING}{_WIDE_CLOSING}]"  # a narrow character
_PIECE = re.compile(rf"[{_OPENING}]*(?:[{_HAN}]|{_WORD}+(?<![{_OPENING}]))?[{_CLOSING}]*|\S")


@dataclass(frozen=True, slots=True)
class Piece:
    """``text[start:end]``; its widths and costs in Chinese and in English.

    ``blank``: white space stands before it, ``line``: a line end; ``parted``: a blank did, though cleaning may have
    taken it; ``stop``: a sentence may end with it. ``key`` is what a word or number is counted as (``""`` for
    Chinese), ``name`` says that it has a capital.
    """

    start: int
    end: int
    widths: tuple[float, float]
    costs: tuple[float, float]
    blank: bool
    line: bool
    parted: bool
    stop: bool
    key: str
    name: bool


def pieces(text: str, columns: Columns) -> tuple[Piece, ...]:
    """The pieces of a text in order; together they hold every character that is not white space."""
    found = [match for match in _PIECE.finditer(text) if match.group()]
    costs = costs_in_rows(text, found, columns.names, columns.words)
    at = 0
    done = []
    for match, cost in zip(found, costs, strict=True):
        piece, gap = match.group(), text[at : match.start()]
        widths = (width(piece, "zh", columns.metric), width(piece, "en", columns.metric))
        stop = piece.rstrip("\"'”’)）」』")[-1:] in ENDS
        done.append(
            Piece(
                match.start(),
                match.end(),
                widths,
                cost,
                bool(gap) or at == 0,
                "\n" in gap,
                bool(gap) or _closed_up(text, match.start()),
                stop,
                counted_as(piece),
                not piece.islower(),
            )
        )
        at = match.end()
    return tuple(done)


def _closed_up(text: str, at: int) -> bool:
    """Whether the blank of a seam there was taken for one that layout strewed around a Chinese mark."""
    if at == 0:
        return False
    before, after = text[at - 1], text[at]
    return (before in _TIGHT and is_han(after)) or (after in _TIGHT and is_han(before))
