"""How a document is set: the size of its text, the distance of its lines, whether paragraphs begin with an indent."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.readers.pdf.lines import Line
from corpus.readers.pdf.order import Flow

SAME_SIZE = 0.08  # share by which sizes of one text may differ; 0.04 to 0.1 change no block of the format suite's PDFs
LARGER = 1.12  # times the size of the text, from which on a short paragraph is a heading
LEADING = 1.9  # ems between base lines where nothing is known: the widest in use for running text; half and twice do
COMMON = 0.15  # share of the distances that are at most the usual one; 0.08 to 0.3 do
INDENT = (0.8, 4.6)  # ems of a first line's indent: two in Chinese, up to half an inch in English
MARGIN = 0.12  # share of a column's lines that begin at its margin, at least
STARTS = 2  # indented lines from which on a document is taken to begin its paragraphs so


@dataclass(frozen=True, slots=True)
class Setting:
    """How the text of one script is set: ``size`` is the em of running text, ``leading`` the ems from line to line."""

    size: float
    leading: float
    indented: bool
    bold: bool


@dataclass(frozen=True, slots=True)
class Style:
    """How the Chinese and the other text of a document is set, and the right edges of its columns."""

    chinese: Setting
    latin: Setting
    edges: dict[tuple[int, int], float]

    def of(self, line: Line) -> Setting:
        """How text like this line is set."""
        return self.chinese if line.chinese else self.latin

    def right(self, flow: Flow) -> float:
        """Where a full line of this column ends; known from other pages where it holds short lines only.

        A line that begins far from the margin, as the centred caption of a figure across two columns, doesn't tell.
        """
        if not flow.share:
            return flow.right  # a cell, whose borders are known
        lines, left = [item for item in flow.items if isinstance(item, Line)], margin(flow)
        flush = [line.right for line in lines if line.left - left < INDENT[1] * line.size]
        own = max(flush or [line.right for line in lines], default=flow.right)
        return max(own, self.edges.get(_key(flow), own))


def style_of(flows: Sequence[Flow]) -> Style:
    """How the document of these flows is set."""
    found: dict[bool, list[tuple[Flow, Line]]] = {True: [], False: []}
    for flow in flows:
        for item in flow.items:
            if isinstance(item, Line):
                found[item.chinese].append((flow, item))
    return Style(_setting(flows, found[True], True), _setting(flows, found[False], False), _edges(flows))


def margin(flow: Flow) -> float:
    """Where most lines of a column begin, the indented ones aside: the leftmost place that many of them share."""
    held = sorted((item.left, item.size) for item in flow.items if isinstance(item, Line))
    places = [left for left, _ in held]
    for place, size in held:
        near = bisect_right(places, place + 0.3 * size) - bisect_left(places, place - 0.3 * size)
        if near >= max(2, MARGIN * len(held)):
            return place
    return flow.left


def _setting(flows: Sequence[Flow], held: Sequence[tuple[Flow, Line]], chinese: bool) -> Setting:
    sizes: Counter[float] = Counter()
    bold = 0
    for _, line in held:
        sizes[round(line.size * 2) / 2] += len(line.text)
        bold += len(line.text) * line.bold
    size = max(sizes, key=lambda each: sizes[each], default=10.0)
    distances = sorted(_distances(flows, chinese))
    leading = distances[int(COMMON * len(distances))] if len(distances) >= 5 else LEADING
    return Setting(size, leading, _indented(flows, chinese), 2 * bold > sum(sizes.values()))


def _distances(flows: Iterable[Flow], chinese: bool) -> Iterator[float]:
    for one, other in _neighbours(flows):
        if one.chinese == other.chinese == chinese and abs(one.size - other.size) < SAME_SIZE * one.size:
            yield (other.base - one.base) / one.size


def _indented(flows: Iterable[Flow], chinese: bool) -> bool:
    """Whether paragraphs begin with an indent: lines that stand in, each followed by one at the margin."""
    inner = outer = 0
    for flow in flows:
        at, right = margin(flow), max((item.right for item in flow.items), default=0.0)
        for before, here, after in _triples(flow):
            if here.chinese != chinese or abs(here.size - after.size) > SAME_SIZE * here.size:
                continue
            flush = abs(after.left - at) < 0.4 * here.size
            inner += flush and INDENT[0] < (here.left - at) / here.size < INDENT[1]
            ended = before is None or right - before.right > 3 * here.size
            outer += flush and ended and abs(here.left - at) < 0.4 * here.size and right - here.right < 3 * here.size
    return inner >= STARTS and inner >= outer


def _triples(flow: Flow) -> Iterator[tuple[Line | None, Line, Line]]:
    before: Line | None = None
    for here, after in _neighbours([flow]):
        yield before, here, after
        before = here


def _neighbours(flows: Iterable[Flow]) -> Iterator[tuple[Line, Line]]:
    for flow in flows:
        for one, other in pairwise(flow.items):
            if isinstance(one, Line) and isinstance(other, Line) and other.base > one.base:
                yield one, other


def _edges(flows: Sequence[Flow]) -> dict[tuple[int, int], float]:
    """The right edges of columns by where they begin, as those of many lines show them."""
    rights: dict[tuple[int, int], list[float]] = defaultdict(list)
    for flow in flows:
        held = [item.right for item in flow.items if isinstance(item, Line)]
        if len(held) > 5:
            rights[_key(flow)].append(max(held))
    return {key: sorted(found)[len(found) // 2] for key, found in rights.items()}


def _key(flow: Flow) -> tuple[int, int]:
    return round(flow.left / 6), flow.share
