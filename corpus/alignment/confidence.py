"""From the evidence for a bead to how sure one may be of it.

A bead is read in its surroundings: in a pair of true translations a short heading is right although little
speaks for it, while between unrelated texts even a lucky match is wrong. The slopes are those of a logistic
regression on the beads of 75 documents with human links, of pieces of two to fourteen units cut out of them,
and of 250 pairs of unrelated texts; the intercept is set lower than fitted, so that no bead between unrelated
texts comes above 0.5, which leaves one in seven of the beads of very short texts below 0.5 although they are right.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

INTERCEPT, OWN, AROUND = -2.5, 0.177, 0.654
WINDOW = 5  # beads looked at on either side
OWN_LIMITS = (-10.0, 20.0)
AROUND_LIMITS = (-5.0, 15.0)


def confidences(scores: Sequence[float]) -> tuple[float, ...]:
    """The probability that each bead is right, from the log-likelihood ratios of all beads in order."""
    return tuple(_confidence(score, _around(scores, at)) for at, score in enumerate(scores))


def _around(scores: Sequence[float], at: int) -> float:
    near = [*scores[max(0, at - WINDOW) : at], *scores[at + 1 : at + 1 + WINDOW]] or [scores[at]]
    return sum(_clip(score, AROUND_LIMITS) for score in near) / len(near)


def _confidence(own: float, around: float) -> float:
    return round(1.0 / (1.0 + math.exp(-(INTERCEPT + OWN * _clip(own, OWN_LIMITS) + AROUND * around))), 4)


def _clip(value: float, limits: tuple[float, float]) -> float:
    return max(limits[0], min(limits[1], value))
