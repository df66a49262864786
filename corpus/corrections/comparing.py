"""Two versions of a document's passages compared: which stretches of the one have become which of the other."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

SMALL = 300
"""Items of a stretch without a telling item that are compared one by one; more take too long for what they tell."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Items ``[old_start, old_end)`` of the one version stand where ``[new_start, new_end)`` of the other do."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def changed(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[Stretch, ...]:
    """The stretches that differ, in order, with at least one unchanged item between two of them.

    A stretch that is empty in one version takes in a neighbour, where there is one, so that it has a place in both.
    """
    same = [(-1, -1), *_same(old, new), (len(old), len(new))]
    gaps = [Stretch(a + 1, b, c + 1, d) for (a, c), (b, d) in pairwise(same) if b - a > 1 or d - c > 1]
    widened = [_widened(gap, len(old), len(new)) for gap in gaps]
    return tuple(_joined(widened))


def _widened(gap: Stretch, old: int, new: int) -> Stretch:
    if gap.old_start < gap.old_end and gap.new_start < gap.new_end:
        return gap
    before = gap.old_start > 0 and gap.new_start > 0
    after = not before and gap.old_end < old and gap.new_end < new
    return Stretch(gap.old_start - before, gap.old_end + after, gap.new_start - before, gap.new_end + after)


def _joined(gaps: Sequence[Stretch]) -> Iterator[Stretch]:
    """Stretches that touch or overlap after they took in a neighbour are one."""
    waiting: Stretch | None = None
    for gap in gaps:
        if waiting and gap.old_start <= waiting.old_end:
            waiting = Stretch(waiting.old_start, gap.old_end, waiting.new_start, gap.new_end)
            continue
        if waiting:
            yield waiting
        waiting = gap
    if waiting:
        yield waiting


def _same(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Pairs of equal items, in order on both sides: what begins and ends alike, and items that there are only once."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < min(len(old), len(new)) - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    found = [(at, at) for at in range(start)]
    edges = [(start - 1, start - 1), *_single(old, new, start, tail), (len(old) - tail, len(new) - tail)]
    for (a, c), (b, d) in pairwise(edges):
        found += _between(old, new, a + 1, b, c + 1, d)
        found += [(b, d)] * (b < len(old) - tail)
    return found + [(len(old) - at, len(new) - at) for at in range(tail, 0, -1)]


def _single(old: Sequence[Hashable], new: Sequence[Hashable], start: int, tail: int) -> list[tuple[int, int]]:
    """The longest row, in order on both sides, of items that stand once in each (patience sorting)."""
    left, right = range(start, len(old) - tail), range(start, len(new) - tail)
    counts = Counter(old[at] for at in left), Counter(new[at] for at in right)
    once = {new[at]: at for at in right if counts[1][new[at]] == 1}
    pairs = [(at, once[old[at]]) for at in left if counts[0][old[at]] == 1 and old[at] in once]
    ends: list[int] = []  # the least end of a rising row of each length
    rows: list[tuple[tuple[int, int], int]] = []  # each pair with the number of the one before it in its row
    last: list[int] = []
    for pair in pairs:
        length = bisect_left(ends, pair[1])
        rows.append((pair, last[length - 1] if length else -1))
        ends[length : length + 1] = [pair[1]]
        last[length : length + 1] = [len(rows) - 1]
    found = []
    at = last[-1] if last else -1
    while at >= 0:
        pair, at = rows[at]
        found.append(pair)
    return found[::-1]


def _between(old: Sequence[Hashable], new: Sequence[Hashable], a: int, b: int, c: int, d: int) -> list[tuple[int, int]]:
    """Equal items of two stretches that hold none that stands once."""
    if max(b - a, d - c) > SMALL:
        return []
    blocks = SequenceMatcher(None, old[a:b], new[c:d], autojunk=False).get_matching_blocks()
    return [(a + block.a + at, c + block.b + at) for block in blocks for at in range(block.size)]
