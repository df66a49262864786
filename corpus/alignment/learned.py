"""Words that a document itself teaches: those that its beads put together again and again, and the lexicon lacks.

Names, terms of the trade and a translator's own choices return through a document. Only what a first pass could
not explain is counted: a word with a match in its bead needs no other (competitive linking, Melamed 2000).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from corpus.alignment.layout import Layout
from corpus.alignment.search import Step
from corpus.alignment.sides import Matches, among

MIN_TOGETHER = 2  # beads that hold both words …
MIN_DICE = 0.4  # … their share of the beads that hold either (Dice) …
MIN_SURPRISE = 6.0  # … and how far that is from chance (log-likelihood ratio, Dunning 1993)
MAX_OPEN_PAIRS = 400  # open pairs of words in one bead; a bead with more says little about each

Whole = NDArray[np.int64]


def learn(found: Matches, beads: Iterable[Step]) -> dict[str, set[str]]:
    """Chinese words → English stems that the beads of a first pass translate them with."""
    i, m, j, n = np.array([step[:4] for step in beads], np.int64).reshape(-1, 4).T
    zh, counts_zh, open_zh = _open(found.zh, found.from_zh, (i, m), (j, n), len(found.en))
    en, counts_en, open_en = _open(found.en, found.from_en, (j, n), (i, m), len(found.zh))
    learned: dict[str, set[str]] = defaultdict(set)
    for key, stem, count in _together(zh, open_zh, en, open_en):
        a, b = int(counts_zh[key]), int(counts_en[stem])
        if 2 * count >= MIN_DICE * (a + b) and surprise(count, a, b, len(i)) >= MIN_SURPRISE:
            learned[found.zh.keys[key]].add(found.en.keys[stem])
    return learned


def _open(
    layout: Layout, postings: Whole, here: tuple[Whole, Whole], there: tuple[Whole, Whole], others: int
) -> tuple[Whole, Whole, Whole]:
    """The words that are open in each bead, in how many beads each word stands, and the number of open ones of each."""
    bead, keys = layout.within(*here)
    word = layout.words[keys]
    bead, keys = bead[word], keys[word]
    matched = among(postings, keys, there[0][bead], there[1][bead], others)
    opened = np.bincount(bead[~matched], minlength=len(here[0]))
    return keys[~matched], np.bincount(keys, minlength=len(layout.numbers)), opened


def _together(zh: Whole, open_zh: Whole, en: Whole, open_en: Whole) -> Iterator[tuple[int, int, int]]:
    """The pairs of open words that beads hold both of, and how many beads; only those that enough hold."""
    pairs = np.where(open_zh * open_en <= MAX_OPEN_PAIRS, open_zh * open_en, 0)
    first_zh, first_en = np.cumsum(open_zh) - open_zh, np.cumsum(open_en) - open_en
    bead = np.repeat(np.arange(len(pairs)), pairs)
    nth = np.arange(len(bead)) - (np.cumsum(pairs) - pairs)[bead]
    key, stem = zh[first_zh[bead] + nth // open_en[bead]], en[first_en[bead] + nth % open_en[bead]]
    size = int(en.max(initial=0)) + 1
    both = np.sort(key * size + stem)
    starts = np.flatnonzero(np.concatenate([[True], both[1:] != both[:-1]]))[: len(both)]
    counts = np.diff(np.append(starts, len(both)))
    often = counts >= MIN_TOGETHER
    keys, stems = np.divmod(both[starts[often]], size)
    return zip(keys.tolist(), stems.tolist(), counts[often].tolist(), strict=True)


def surprise(both: int, a: int, b: int, total: int) -> float:
    """Dunning's log-likelihood ratio: how unlikely it is that ``a`` and ``b`` meet ``both`` times among ``total``."""
    cells = (
        (both, a * b), (a - both, a * (total - b)), (b - both, (total - a) * b),
        (total - a - b + both, (total - a) * (total - b)),
    )  # fmt: skip
    return 2.0 * sum(seen * math.log(seen * total / expected) for seen, expected in cells if seen > 0 and expected > 0)
