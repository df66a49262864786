"""Alignment: which Chinese paragraphs (or sentences) translate which English ones.

Two sequences in, beads out: monotone, every index covered once. The evidence is a lexicon, values, printed
numbers, names and lengths, weighed as a log-likelihood ratio (:mod:`.evidence`) and maximised by dynamic
programming (:mod:`.search`).
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.alignment.confidence import confidences
from corpus.alignment.evidence import Evidence
from corpus.alignment.features import units
from corpus.alignment.search import best_path
from corpus.types import Bead

__all__ = ["align"]


def align(zh: Sequence[str], en: Sequence[str]) -> tuple[Bead, ...]:
    """Pair two sequences of paragraphs or sentences, both in reading order, in either Chinese script.

    The beads are monotone and cover every index exactly once; ``score`` is the confidence, 0 to 1.
    """
    if not zh or not en:
        return (*(Bead((at,), (), 0.0) for at in range(len(zh))), *(Bead((), (at,), 0.0) for at in range(len(en))))
    path = best_path(Evidence(units(zh, "zh"), units(en, "en")))
    sure = confidences([score for *_, score in path])
    return tuple(
        Bead(tuple(range(i, i + m)), tuple(range(j, j + n)), confidence if m and n else 0.0)
        for (i, m, j, n, _), confidence in zip(path, sure, strict=True)
    )
