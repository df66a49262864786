"""Beads of pieces, found together with the seams between them.

A headline without a stop and a paragraph cut after its first line look alike; but where the other language has
two paragraphs, the one was a headline. So pieces are aligned as they are. A seam inside a bead costs what it
costs to join there, or to pair two paragraphs with one; two seams at one place, between two beads, count for
joining where the odds of both together are for it: a page that ends cuts both columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.alignment.bands import first_band
from corpus.alignment.cells import LARGEST
from corpus.alignment.evidence import Evidence
from corpus.alignment.features import Unit, chinese_unit, english_unit
from corpus.alignment.search import Step, best_path
from corpus.paragraphs import Chain
from corpus.streams import join_texts
from corpus.types import Lang

SURE = 5.0  # odds above which a join needs no second opinion
APART = -3.3  # the prior of a bead of two paragraphs beside that of one
BOTH = 1.0  # what speaks for joining at two seams at one place of both languages: a page cuts both columns …
HEADINGS = -2.0  # … but not behind what looks like a heading in both
PAIRED, ALONE = 0.84, 0.03  # shares of the beads of any shape, and of units without a counterpart
SHAPES = {(m, n): PAIRED for m in range(1, LARGEST + 1) for n in range(1, LARGEST + 1)} | {(1, 0): ALONE, (0, 1): ALONE}
"""Seams pay for what stands in one bead; the shape of a bead of pieces says nothing more."""

Chains = Mapping[Lang, Chain]


class Join(NamedTuple):
    """A bead: ``m`` Chinese pieces from number ``i`` with ``n`` English ones from ``j``.

    ``continued`` says that both languages go on there with what stands before.
    """

    i: int
    m: int
    j: int
    n: int
    continued: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces ``[start, end)`` of a chain that belong together for sure, and their text.

    ``odds`` are those of the seam before; ``headed`` says that what stands before it looks like a heading.
    """

    start: int
    end: int
    text: str
    odds: float
    headed: bool


Rows = Mapping[Lang, Sequence[Stretch]]


def stretches(chain: Chain) -> tuple[Stretch, ...]:
    """A chain between its doubtful seams; no odds are worse than those of two paragraphs in one bead."""
    starts = [at for at, odds in enumerate(chain.odds) if odds < SURE]
    found = []
    for start, end in zip(starts, [*starts[1:], len(chain.pieces)], strict=True):
        text = join_texts([piece.text for piece in chain.pieces[start:end]], chain.pieces[0].lang)
        headed = start > 0 and chain.pieces[start - 1].label
        found.append(Stretch(start, end, text, max(chain.odds[start], APART), headed))
    return tuple(found)


def crossing(zh: Stretch, en: Stretch) -> float:
    """What speaks for going on in both languages where these two begin."""
    return zh.odds + en.odds + (HEADINGS if zh.headed and en.headed else BOTH)


class _Seams:
    """What the seams say of beads: the further evidence that the search asks for, row by row."""

    def __init__(self, zh: Sequence[Stretch], en: Sequence[Stretch]) -> None:
        self._zh, self._en = (np.array([each.odds for each in row]) for row in (zh, en))
        self._headed = tuple(np.array([each.headed for each in row]) for row in (zh, en))
        self._before = np.concatenate([[0.0], np.cumsum(self._en), np.zeros(2 * LARGEST)])

    def __call__(self, row: int, low: int, width: int, most: int) -> NDArray[np.float64]:
        inside_zh = np.concatenate([[0.0], np.cumsum(self._zh[row + 1 : row + most])])
        first = np.arange(low, low + width)
        known = np.minimum(first, len(self._en) - 1)
        many = np.minimum(first + np.arange(1, LARGEST + 1)[:, None], len(self._en))
        inside_en = self._before[many] - self._before[known + 1]
        both = np.where(self._headed[0][row] & self._headed[1][known], HEADINGS, BOTH)
        before = np.maximum(0.0, self._zh[row] + self._en[known] + both) * (first > 0) if row else np.zeros(width)
        seams: NDArray[np.float64] = inside_zh[:, None, None] + inside_en + before
        return seams


class Pairer:
    """Pairs the rows of one document, again and again as they are put in order; what it knows of a text it keeps."""

    def __init__(self) -> None:
        self._units: dict[tuple[str, str], Unit] = {}
        self._last: dict[tuple[tuple[Stretch, ...], tuple[Stretch, ...]], tuple[Step, ...]] = {}

    def path(self, rows: Rows) -> tuple[Step, ...]:
        """The best path through two rows of stretches."""
        asked = tuple(rows["zh"]), tuple(rows["en"])
        found = self._last.pop(asked, None)
        if found is None:
            zh, en = asked
            evidence = Evidence.of(tuple(self._chinese(zh)), tuple(self._english(en)))
            band = first_band(evidence.zh, evidence.en)
            found = tuple(best_path(evidence, band, SHAPES, _Seams(zh, en), labels=False))
        # Two are kept, the latest asked for: the rows as they stand, and as they might.
        self._last = {**dict(list(self._last.items())[-1:]), asked: found}
        return found

    def joins(self, chains: Chains) -> tuple[Join, ...]:
        """The beads of the pieces of two chains."""
        rows = {lang: stretches(chain) for lang, chain in chains.items()}
        zh, en = ([*(each.start for each in row), row[-1].end] for row in (rows["zh"], rows["en"]))
        return tuple(
            Join(zh[i], zh[i + m] - zh[i], en[j], en[j + n] - en[j], _continued(rows, i, m, j, n))
            for i, m, j, n, _ in self.path(rows)
        )

    def _chinese(self, row: Sequence[Stretch]) -> Iterator[Unit]:
        for each in row:
            if ("", each.text) not in self._units:
                self._units["", each.text] = chinese_unit(each.text)
            yield self._units["", each.text]

    def _english(self, row: Sequence[Stretch]) -> Iterator[Unit]:
        for before, each in pairwise(["", *(each.text for each in row)]):
            if (before, each) not in self._units:
                self._units[before, each] = english_unit(each, before)
            yield self._units[before, each]


def _continued(rows: Rows, i: int, m: int, j: int, n: int) -> bool:
    return bool(i and j and m and n) and crossing(rows["zh"][i], rows["en"][j]) > 0


def totals(path: Sequence[Step]) -> dict[tuple[int, int], float]:
    """The points that a path passes, and what it has gained up to each."""
    gains = (step.weight + float(np.log(SHAPES[step.m, step.n])) for step in path)
    points = [(step.i + step.m, step.j + step.n) for step in path]
    return dict(zip([(0, 0), *points], accumulate(gains, initial=0.0), strict=True))
