"""A first path through the grid of two texts: the heaviest chain of pairs that share rare keys.

It keeps the exact search narrow: ten thousand paragraphs a side give a band of some hundred thousand cells
instead of a hundred million.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from corpus.alignment.evidence import Evidence

MAX_PAIRS_A_KEY = 60  # a key that could pair more units than this says little about any
MARGIN = 6  # cells that the band reaches beyond the path on either side
SLACK = 0.35  # … and, between two anchors, this share of the distance between them
MAX_SLACK = (
    40  # … but no more: texts without anchors, which are no translations, must not cost the square of their size
)
MIN_WEIGHT = 3.0  # of an anchor, in units of surprise


def _pairs(evidence: Evidence) -> dict[tuple[int, int], float]:
    """(Chinese unit, English unit) → the summed surprise of the rare keys they share."""
    holders: dict[str, list[int]] = defaultdict(list)
    for j, keys in enumerate(evidence.en.own):
        for key in keys:
            holders[key].append(j)
    reachers: dict[str, list[int]] = defaultdict(list)
    for i, keys in enumerate(evidence.zh.offers):
        for key in keys:
            reachers[key].append(i)
    weights: dict[tuple[int, int], float] = defaultdict(float)
    for key, js in holders.items():
        found = reachers.get(key, [])
        if found and len(found) * len(js) <= MAX_PAIRS_A_KEY:
            weight = math.log(1 + MAX_PAIRS_A_KEY / (len(found) * len(js)))
            for i in found:
                for j in js:
                    weights[i, j] += weight
    return weights


def chain(evidence: Evidence) -> list[tuple[int, int]]:
    """The heaviest strictly increasing chain of pairs, by patience sorting with weights."""
    pairs = {pair: weight for pair, weight in _pairs(evidence).items() if weight >= MIN_WEIGHT}
    ends: list[int] = []  # English ends of the best chains so far, rising, with
    best: list[float] = []  # … their weights, rising too
    heads: list[tuple[int, int]] = []
    before: dict[tuple[int, int], tuple[int, int] | None] = {}
    for i, row in _rows(pairs):
        found = []
        for j in row:
            at = bisect_right(ends, j - 1) - 1
            before[i, j] = heads[at] if at >= 0 else None
            found.append((j, (best[at] if at >= 0 else 0.0) + pairs[i, j]))
        for j, weight in found:
            _insert(ends, best, heads, (i, j), weight)
    path: list[tuple[int, int]] = []
    last: tuple[int, int] | None = heads[-1] if heads else None
    while last is not None:
        path.append(last)
        last = before[last]
    return path[::-1]


def _rows(pairs: dict[tuple[int, int], float]) -> list[tuple[int, list[int]]]:
    rows: dict[int, list[int]] = defaultdict(list)
    for i, j in pairs:
        rows[i].append(j)
    return [(i, sorted(rows[i])) for i in sorted(rows)]


def _insert(
    ends: list[int], best: list[float], heads: list[tuple[int, int]], pair: tuple[int, int], weight: float
) -> None:
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


def band(evidence: Evidence) -> list[tuple[int, int]]:
    """For each Chinese position ``0 … n`` the half-open range of English positions to search."""
    return band_around(chain(evidence), len(evidence.zh.own), len(evidence.en.own))


def band_around(path: Sequence[tuple[int, int]], n: int, m: int) -> list[tuple[int, int]]:
    """The band around a path of pairs through the grid of ``n`` Chinese and ``m`` English units.

    The ranges of neighbouring rows overlap, so that a path through the band always exists: a row reaches from
    where the row before it stands to where the one after it does.
    """
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
    return [(a, b + 1) for a, b in zip(low, high, strict=True)]
