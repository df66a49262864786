"""What the words, values and lengths of a pair say for it and against it, and what its neighbours would have weighed.

What a document taught its aligner and what sentence vectors said is not part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.alignment.evidence import Evidence, Reason
from corpus.alignment.features import units

NEIGHBOURS = 2  # passages on either side whose text is tried instead


@dataclass(frozen=True, slots=True)
class Rival:
    """Another pairing of the same text: the number of the passage that it would be paired with, and its weight."""

    zh: int
    en: int
    weight: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """What speaks for a pair and against it: log-likelihood ratios, above 0 for it, below 0 against.

    ``weight`` is the sum of ``length`` and of all ``reasons``, which stand in the order of their weight;
    ``rivals`` are the same text with its neighbours' counterparts, the strongest first.
    """

    weight: float
    length: float
    reasons: tuple[Reason, ...]
    rivals: tuple[Rival, ...]


def explain(zh: Sequence[str], en: Sequence[str], at: int) -> Explanation:
    """Explain pair ``at`` of a document whose pairs are ``zh[k]`` with ``en[k]`` (``""`` where a side is missing).

    Raises IndexError where there is no such pair, ValueError where one of its sides is missing.
    """
    if not (zh[at] and en[at]):
        raise ValueError("a passage with one side has no pair to explain")
    evidence = Evidence.of(units(zh, "zh"), units(en, "en"))
    reasons = sorted(evidence.reasons(at, 1, at, 1), key=lambda reason: -abs(reason.weight))
    near = [k for k in range(max(0, at - NEIGHBOURS), min(len(zh), at + NEIGHBOURS + 1)) if k != at]
    tried = [(at, k) for k in near if en[k]] + [(k, at) for k in near if zh[k]]
    rivals = [Rival(i, j, evidence.score(i, 1, j, 1)) for i, j in tried]
    return Explanation(
        evidence.score(at, 1, at, 1),
        evidence.length_weight(at, 1, at, 1),
        tuple(reasons),
        tuple(sorted(rivals, key=lambda rival: -rival.weight)),
    )
