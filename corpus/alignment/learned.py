"""Words that a document itself teaches: those that its beads put together again and again, and the lexicon lacks.

Names, terms of the trade and a translator's own choices return through a document. Only what a first pass could
not explain is counted: a word with a match in its bead needs no other (competitive linking, Melamed 2000).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from corpus.alignment.features import Unit
from corpus.alignment.search import Step

MIN_TOGETHER = 2  # beads that hold both words …
MIN_DICE = 0.4  # … their share of the beads that hold either (Dice) …
MIN_SURPRISE = 6.0  # … and how far that is from chance (log-likelihood ratio, Dunning 1993)
MAX_OPEN_PAIRS = 400  # open pairs of words in one bead; a bead with more says little about each
_NO_WORDS = frozenset("=#~")  # what keys begin with that are values, numbers and marks


def learn(zh: Sequence[Unit], en: Sequence[Unit], beads: Iterable[Step]) -> dict[str, set[str]]:
    """Chinese words → English stems that the beads of a first pass translate them with."""
    counts_zh: Counter[str] = Counter()
    counts_en: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    total = 0
    for i, m, j, n, _ in beads:
        total += 1
        reach = {key: stems for unit in zh[i : i + m] for key, stems in unit.reach.items() if key[0] not in _NO_WORDS}
        stems = {key for unit in en[j : j + n] for key in unit.keys if key[0] not in _NO_WORDS}
        counts_zh.update(reach.keys())
        counts_en.update(stems)
        explained = frozenset().union(*reach.values())
        open_zh = [key for key, reached in reach.items() if stems.isdisjoint(reached)]
        open_en = stems - explained
        if len(open_zh) * len(open_en) <= MAX_OPEN_PAIRS:
            together.update((key, stem) for key in open_zh for stem in open_en)
    learned: dict[str, set[str]] = defaultdict(set)
    for (key, stem), count in together.items():
        a, b = counts_zh[key], counts_en[stem]
        if count >= MIN_TOGETHER and 2 * count >= MIN_DICE * (a + b) and surprise(count, a, b, total) >= MIN_SURPRISE:
            learned[key].add(stem)
    return learned


def surprise(both: int, a: int, b: int, total: int) -> float:
    """Dunning's log-likelihood ratio: how unlikely it is that ``a`` and ``b`` meet ``both`` times among ``total``."""
    cells = (
        (both, a * b), (a - both, a * (total - b)), (b - both, (total - a) * b),
        (total - a - b + both, (total - a) * (total - b)),
    )  # fmt: skip
    return 2.0 * sum(seen * math.log(seen * total / expected) for seen, expected in cells if seen > 0 and expected > 0)
