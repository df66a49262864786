"""The straight lines that a page draws: what borders the cells of its tables."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator

import pypdfium2
import pypdfium2.raw as c

from corpus.pdfium.page import Rule

MOST = 20_000
"""Segments of a page that are looked at: a map has more, a table never."""

SHORTEST = 6.0  # points; shorter lines border no cell
STRAIGHT = 0.8  # points by which a line may be off the level
DEPTH = 4  # drawings inside drawings that are looked into


def rules_of(page: pypdfium2.PdfPage) -> tuple[Rule, ...]:
    """The level and upright lines of a page, in the coordinates of the file; the sides of rectangles are lines too."""
    found: list[Rule] = []
    for rule in _objects(page.raw, c.FPDFPage_CountObjects, c.FPDFPage_GetObject, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0):
        found.append(rule)
        if len(found) >= MOST:
            break
    return tuple(found)


Matrix = tuple[float, float, float, float, float, float]


def _objects(
    holder: object, count: Callable[..., int], get: Callable[..., object], outer: Matrix, depth: int
) -> Iterator[Rule]:
    for index in range(min(count(holder), MOST)):
        found = get(holder, index)
        kind = c.FPDFPageObj_GetType(found)
        if kind == c.FPDF_PAGEOBJ_PATH:
            yield from _path(found, _within(_matrix(found), outer))
        elif kind == c.FPDF_PAGEOBJ_FORM and depth < DEPTH:
            inner = _within(_matrix(found), outer)
            yield from _objects(found, c.FPDFFormObj_CountObjects, c.FPDFFormObj_GetObject, inner, depth + 1)


def _matrix(found: object) -> Matrix:
    held = c.FS_MATRIX()
    c.FPDFPageObj_GetMatrix(found, held)
    return held.a, held.b, held.c, held.d, held.e, held.f


def _within(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, cc, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, cc * p + d * r, cc * q + d * s, e * p + f * r + t, e * q + f * s + u


def _path(path: object, matrix: Matrix) -> Iterator[Rule]:
    x, y = ctypes.c_float(), ctypes.c_float()
    first = last = (0.0, 0.0)
    for index in range(min(c.FPDFPath_CountSegments(path), MOST)):
        segment = c.FPDFPath_GetPathSegment(path, index)
        c.FPDFPathSegment_GetPoint(segment, x, y)
        here = _point(x.value, y.value, matrix)
        kind = c.FPDFPathSegment_GetType(segment)
        if kind == c.FPDF_SEGMENT_MOVETO:
            first = here
        elif kind == c.FPDF_SEGMENT_LINETO:
            yield from _rule(last, here)
        last = here
        if c.FPDFPathSegment_GetClose(segment):
            yield from _rule(last, first)


def _point(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, cc, d, e, f = matrix
    return a * x + cc * y + e, b * x + d * y + f


def _rule(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Rule]:
    (x1, y1), (x2, y2) = one, other
    if abs(x1 - x2) <= STRAIGHT and abs(y1 - y2) >= SHORTEST:
        yield Rule(True, (x1 + x2) / 2, min(y1, y2), max(y1, y2))
    elif abs(y1 - y2) <= STRAIGHT and abs(x1 - x2) >= SHORTEST:
        yield Rule(False, (y1 + y2) / 2, min(x1, x2), max(x1, x2))
