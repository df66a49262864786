"""Words that follow each other, by their places: no text is read."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh.table import Table

Marks = NDArray[np.int64]
"""Rows and places in one number each, in order."""

_PLACE = 26  # bits, more than a table's places have: a step behind the last one isn't in the next row


def in_a_row(table: Table, words: Sequence[Sequence[int]], steps: Sequence[int]) -> NDArray[np.uint16]:
    """The rows in which one of the first words, one of the second and so on follow each other, as often as they do.

    Words are given by number; ``steps`` are the distances from place to place that count. No word is to be among two
    of the alternatives: occurrences could overlap.
    """
    if not all(words):
        return np.empty(0, dtype=np.uint16)
    found = _marks(table, words[0])
    for each in words[1:]:
        found = _following(found, _marks(table, each), steps)
    return (found >> _PLACE).astype(np.uint16)


def _marks(table: Table, which: Sequence[int]) -> Marks:
    marks = [(table.rows(at).astype(np.int64) << _PLACE) | table.places(at) for at in which]
    return marks[0] if len(marks) == 1 else np.sort(np.concatenate(marks))


def _following(before: Marks, after: Marks, steps: Sequence[int]) -> Marks:
    """Those of the marks ``after`` that stand a step behind one ``before``."""
    if len(before) < len(after):
        found = [moved[_among(moved, after)] for moved in (before + step for step in steps)]
        return np.sort(np.concatenate(found)) if len(found) > 1 else found[0]
    near = np.zeros(len(after), dtype=bool)
    for step in steps:
        near |= _among(after - step, before)
    return after[near]


def _among(marks: Marks, others: Marks) -> NDArray[np.bool_]:
    return others.take(np.searchsorted(others, marks), mode="clip") == marks if len(others) else marks < 0
