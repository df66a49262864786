"""Alignment: which Chinese paragraphs (or sentences) translate which English ones.

Two sequences in, beads out: monotone, every index covered once. The evidence is a lexicon, values, printed
numbers, names and lengths, weighed as a log-likelihood ratio (:mod:`.evidence`) and maximised by dynamic
programming (:mod:`.search`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from corpus.alignment.evidence import Evidence
from corpus.alignment.features import units
from corpus.alignment.search import best_path
from corpus.types import Bead

__all__ = ["align"]

SURE, STEEPNESS = 2.0, 0.45  # the log-likelihood ratio of an even chance, and how fast certainty grows from there


def align(zh: Sequence[str], en: Sequence[str]) -> tuple[Bead, ...]:
    """Pair two sequences of paragraphs or sentences, both in reading order, in either Chinese script.

    The beads are monotone and cover every index exactly once; ``score`` is the confidence, 0 to 1.
    """
    evidence = Evidence(units(zh, "zh"), units(en, "en"))
    return tuple(_bead(*found) for found in best_path(evidence))


def _bead(i: int, m: int, j: int, n: int, score: float) -> Bead:
    return Bead(tuple(range(i, i + m)), tuple(range(j, j + n)), confidence(score) if m and n else 0.0)


def confidence(score: float) -> float:
    """The log-likelihood ratio of a bead as a number between 0 and 1."""
    return round(1.0 / (1.0 + math.exp(-STEEPNESS * max(-60.0, min(60.0, score - SURE)))), 4)
