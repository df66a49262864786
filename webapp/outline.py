"""A document seen from above: its headings, and where paragraphs in other languages stand among its passages."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from corpus.other_languages import is_other_language
from corpus.types import Boilerplate, Locator, Passage

WHOLE = 150
"""Headings that an outline shows at once. A book has more; a reader sees about thirty without scrolling."""

Outline = tuple[tuple[int, Passage], ...]
"""Headings in reading order, each with its depth from 1."""

Places = Iterable[tuple[int, tuple[Locator, ...]]]
"""Passages by ordinal, each with where it stands in its sources."""


def outline(headings: tuple[Passage, ...]) -> Outline:
    """The headings with their depths: the highest level that there is has depth 1."""
    levels = [heading.level or 1 for heading in headings]
    highest = min(levels, default=1)
    return tuple((level - highest + 1, heading) for level, heading in zip(levels, headings, strict=True))


def abridged(full: Outline, start: int, stop: int, part: int) -> Outline:
    """Of a long outline what leads on: the upper levels, and everything between the ordinals ``start`` and ``stop``.

    Where even the highest level is too long, the first heading of each ``part`` passages stands for them.
    """
    if len(full) <= WHOLE:
        return full
    depth = max((d for d in range(1, 10) if sum(each <= d for each, _ in full) <= WHOLE), default=0)
    kept, parts = [], set[int]()
    for each, heading in full:
        number = heading.ordinal // part
        if each <= depth or start <= heading.ordinal < stop or (not depth and number not in parts):
            kept.append((each, heading))
        parts.add(number)
    return tuple(kept)


def others(places: Places, left_out: tuple[Boilerplate, ...]) -> dict[int, list[str]]:
    """The paragraphs in other languages: for the passage behind which they stand, by its ordinal, their texts.

    Where the source has no lines, and above the first passage, they stand behind the nearest that there is.
    """
    starts = [(place.source, place.line or 0, ordinal) for ordinal, each in places for place in each]
    found: dict[int, list[str]] = {}
    for piece in left_out:
        here = (piece.locator.source, piece.locator.line or sys.maxsize)
        before = max((start for start in starts if start[:2] <= here), default=min(starts, default=("", 0, 0)))
        found.setdefault(before[2], []).append(piece.text)
    return found


def in_other_languages(left_out: tuple[Boilerplate, ...]) -> tuple[Boilerplate, ...]:
    """Of what was left out, the paragraphs in languages that are neither Chinese nor English."""
    return tuple(piece for piece in left_out if is_other_language(piece.text))
