"""Where the search looks: for each Chinese position a range of English positions around a first path.

The first path is the heaviest chain of pairs that share rare keys. It keeps the exact search narrow: ten
thousand units a side give a band of some hundred thousand cells instead of a hundred million.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from corpus.alignment.sides import Side

MAX_PAIRS_A_KEY = 60  # a key that could pair more units than this says little about any
MARGIN = 6  # cells that the band reaches beyond the path on either side
SLACK = 0.35  # … and, between two anchors, this share of the distance between them
MAX_SLACK = 40  # … but no more: texts without anchors must not cost the square of their size
MIN_WEIGHT = 3.0  # of an anchor, in units of surprise

_SURPRISE = np.array([0.0, *(math.log(1 + MAX_PAIRS_A_KEY / pairs) for pairs in range(1, MAX_PAIRS_A_KEY + 1))])

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Band:
    """For each Chinese position ``0 … n`` the English positions ``low … high`` (both included) to search.

    Both rise from row to row, and neighbouring rows overlap, so that a path always exists. ``stop`` is, for each
    position, the last one that a bead from there may end at: the end of the text or of its section. A position
    that is its own stop is a seam: the unit behind it stands between two sections and belongs to no bead.
    """

    low: NDArray[np.int64]
    high: NDArray[np.int64]
    stop: NDArray[np.int64]

    def is_seam(self, position: int) -> bool:
        """Whether the unit that begins at a position only divides two sections."""
        return position + 1 < len(self.low) and int(self.stop[position]) == position


def first_band(zh: Side, en: Side) -> Band:
    """The band around the heaviest chain of pairs that share rare keys."""
    return band_around(chain(anchors(zh, en)), len(zh), len(en))


def band_around(path: Sequence[Pair], n: int, m: int) -> Band:
    """The band around a path of pairs through the grid of ``n`` Chinese and ``m`` English units."""
    points = [(0, 0), *((i + 1, j + 1) for i, j in path), (n, m)]
    low, high = [m] * (n + 1), [0] * (n + 1)
    for (i0, j0), (i1, j1) in pairwise(points):
        margin = MARGIN + min(MAX_SLACK, int(SLACK * max(i1 - i0, j1 - j0)))
        slope = (j1 - j0) / (i1 - i0) if i1 > i0 else 0.0
        for i in range(i0, i1 + 1):
            start, end = (
                (j0, j1) if i1 == i0 else (j0 + slope * max(0, i - 1 - i0), j0 + slope * min(i1 - i0, i + 1 - i0))
            )
            low[i] = max(0, min(low[i], int(start) - margin))
            high[i] = min(m, max(high[i], math.ceil(end) + margin))
    low[0], high[n] = 0, m
    return Band(
        np.array(list(accumulate(reversed(low), min))[::-1]), np.array(list(accumulate(high, max))), np.full(n + 1, n)
    )


def within_sections(sizes: Iterable[Pair]) -> Band:
    """The band of texts whose sections are paired already; behind each section's Chinese units stands a seam.

    ``sizes`` are the numbers of Chinese and English units of each section, the seam not counted.
    """
    low: list[int] = []
    high: list[int] = []
    stop: list[int] = []
    start = 0
    for zh, en in sizes:
        low += [start] * (zh + 1)
        high += [start + en] * (zh + 1)
        stop += [len(stop) + zh] * (zh + 1)
        start += en
    return Band(np.array([*low, start]), np.array([*high, start]), np.array([*stop, len(stop)]))


def within(band: Band, outer: Band) -> Band:
    """The part of a band that lies inside another one."""
    return Band(np.clip(band.low, outer.low, outer.high), np.clip(band.high, outer.low, outer.high), outer.stop)


def anchors(zh: Side, en: Side) -> dict[Pair, float]:
    """(Chinese unit, English unit) → the summed surprise of the rare keys they share."""
    # Pairs are added up key by key, in the order in which the English text has the keys first.
    order = np.argsort(en.tokens, kind="stable")
    keys, js = en.tokens[order], en.layout.unit_of_token[order]
    starts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])) if len(keys) else keys
    held = np.diff(np.append(starts, len(keys)))
    low = np.searchsorted(en.postings, keys[starts] * en.base)
    found = np.searchsorted(en.postings, (keys[starts] + 1) * en.base) - low
    pairs = np.where(keys[starts] > 0, held * found, 0)
    rare = np.flatnonzero((pairs > 0) & (pairs <= MAX_PAIRS_A_KEY))
    rare = rare[np.argsort(order[starts[rare]], kind="stable")]
    size = pairs[rare]
    nth = np.arange(size.sum()) - np.repeat(np.cumsum(size) - size, size)
    key = np.repeat(rare, size)
    i = en.postings[low[key] + nth // held[key]] % en.base
    distinct, place = np.unique(i * (len(en) + 1) + js[starts[key] + nth % held[key]], return_inverse=True)
    weights = np.bincount(place, np.repeat(_SURPRISE[size], size), len(distinct))
    heavy = weights >= MIN_WEIGHT
    i, j = np.divmod(distinct[heavy], len(en) + 1)
    return dict(zip(zip(i.tolist(), j.tolist(), strict=True), weights[heavy].tolist(), strict=True))


def chain(pairs: dict[Pair, float]) -> list[Pair]:
    """The heaviest strictly increasing chain of pairs, by patience sorting with weights."""
    ends: list[int] = []  # English ends of the best chains so far, rising, with
    best: list[float] = []  # … their weights, rising too
    heads: list[Pair] = []
    before: dict[Pair, Pair | None] = {}
    for i, row in _rows(pairs):
        found = []
        for j in row:
            at = bisect_right(ends, j - 1) - 1
            before[i, j] = heads[at] if at >= 0 else None
            found.append((j, (best[at] if at >= 0 else 0.0) + pairs[i, j]))
        for j, weight in found:
            _insert(ends, best, heads, (i, j), weight)
    path: list[Pair] = []
    last: Pair | None = heads[-1] if heads else None
    while last is not None:
        path.append(last)
        last = before[last]
    return path[::-1]


def _rows(pairs: dict[Pair, float]) -> list[tuple[int, list[int]]]:
    rows: dict[int, list[int]] = defaultdict(list)
    for i, j in pairs:
        rows[i].append(j)
    return [(i, sorted(rows[i])) for i in sorted(rows)]


def _insert(ends: list[int], best: list[float], heads: list[Pair], pair: Pair, weight: float) -> None:
    at = bisect_right(ends, pair[1])
    if at > 0 and best[at - 1] >= weight:
        return
    ends.insert(at, pair[1])
    best.insert(at, weight)
    heads.insert(at, pair)
    after = at + 1
    while after < len(ends) and best[after] <= weight:
        after += 1
    del ends[at + 1 : after], best[at + 1 : after], heads[at + 1 : after]
    if at > 0 and ends[at - 1] == pair[1]:
        del ends[at - 1], best[at - 1], heads[at - 1]
