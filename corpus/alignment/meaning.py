"""Sentence vectors as evidence, where the cheap evidence leaves a doubt.

The vector of a span is the sum of its sentences' vectors, each weighed by the root of its length: close enough to
the vector of the whole, and each sentence is read once.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.alignment.bands import Band
from corpus.alignment.cells import LARGEST
from corpus.alignment.evidence import Evidence
from corpus.alignment.offers import Rows
from corpus.alignment.search import Step
from corpus.vectors import Vectors, embed

DOUBT = 0.9  # confidence below which a bead is read again …
AROUND = 2  # … with so many units on either side
# The weight of a cosine, the one that says nothing, and how the weight grows with the size of a bead: best of a grid
# on stories with two in five and two in three of their words made unknown, which stands for freer translation.
WEIGHT, NEUTRAL, GROWTH = 16.0, 0.3, 0.25
_SIZES = np.arange(1, LARGEST + 1)
_GROWTH = ((_SIZES[:, None] + _SIZES) / 2) ** GROWTH


class Meaning:
    """Further evidence for the search (``More``): how near the vectors of two spans are, in the doubtful rows."""

    def __init__(self, rows: NDArray[np.bool_], zh: Vectors, en: Vectors) -> None:
        self._rows, self._zh, self._en = rows, zh, en

    def __call__(self, row: int, low: int, width: int, most: int) -> Rows:
        """As :data:`corpus.alignment.search.More` says."""
        if not self._rows[row]:
            return np.zeros((most, LARGEST, width))
        column = np.minimum(np.arange(low, low + width), self._en.shape[1] - 1)
        cosine = np.einsum("md,nwd->mnw", self._zh[:most, row], self._en[:, column])
        weight: Rows = WEIGHT * (cosine - NEUTRAL) * _GROWTH[:most, :, None]
        return weight


def doubtful_rows(path: Sequence[Step], sure: Sequence[float], units: int) -> NDArray[np.bool_]:
    """For each Chinese position whether a bead near it is in doubt; ``sure`` are the confidences of the path."""
    rows = np.zeros(units + 1, bool)
    for step, confidence in zip(path, sure, strict=True):
        if confidence < DOUBT:
            rows[max(0, step.i - AROUND) : step.i + step.m + AROUND + 1] = True
    return rows


def read(zh: Sequence[str], en: Sequence[str], evidence: Evidence, band: Band, rows: NDArray[np.bool_]) -> Meaning:
    """The vectors of all that a search in this band may pair in the doubtful rows."""
    needed_zh, needed_en = np.zeros(len(zh), bool), np.zeros(len(en), bool)
    for row in np.flatnonzero(rows[:-1]):
        needed_zh[row : row + LARGEST] = True
        needed_en[band.low[row] : band.high[row] + LARGEST] = True
    return Meaning(rows, _spans(zh, needed_zh, evidence.zh.lengths), _spans(en, needed_en, evidence.en.lengths))


def _spans(texts: Sequence[str], needed: NDArray[np.bool_], lengths: NDArray[np.float64]) -> Vectors:
    """``[n-1, start]``: the unit vector of ``n`` texts from ``start``; zero where none was needed."""
    asked = [text for text, need in zip(texts, needed, strict=True) if need]
    distinct = {text: at for at, text in enumerate(dict.fromkeys(asked))}  # tables repeat themselves
    found = embed(list(distinct))[[distinct[text] for text in asked]]
    single = np.zeros((len(texts), found.shape[1]), np.float32)
    single[needed] = found * np.sqrt(np.maximum(lengths[needed], 1.0))[:, None]
    before = np.concatenate([np.zeros((1, found.shape[1]), np.float32), np.cumsum(single, axis=0)])
    start = np.arange(len(texts))
    spans = [before[np.minimum(start + n, len(texts))] - before[start] for n in range(1, LARGEST + 1)]
    stacked = np.stack(spans)
    return np.asarray(stacked / np.maximum(np.linalg.norm(stacked, axis=2, keepdims=True), 1e-9), np.float32)
