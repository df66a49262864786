"""What a PDF has on its pages: characters and ruled lines where the file has them, y upwards, in points."""

from __future__ import annotations

from typing import NamedTuple


class Mark(NamedTuple):
    """A character of the text layer.

    ``left`` to ``top`` are its box and ``x``, ``y`` its origin; ``size`` is the em, ``angle`` is in radians, clockwise.
    ``blank`` is the blank that the text layer has before it, if any.
    """

    code: int
    left: float
    bottom: float
    right: float
    top: float
    angle: float
    x: float
    y: float
    size: float
    bold: bool
    blank: str


class Rule(NamedTuple):
    """A straight line, level or upright: ``at`` is its y or x, ``start`` and ``end`` are its ends on the other axis."""

    upright: bool
    at: float
    start: float
    end: float


class RawPage(NamedTuple):
    """A page of the file, counted from 1: its visible part (left, bottom, right, top) and what is on it, in its order.

    A page that is missing or broken has no extent and nothing on it.
    """

    number: int
    box: tuple[float, float, float, float]
    marks: tuple[Mark, ...]
    rules: tuple[Rule, ...]


class Info(NamedTuple):
    """What a PDF says of itself: its title, author, keywords and date of making, empty where it doesn't say."""

    title: str = ""
    author: str = ""
    keywords: str = ""
    created: str = ""
