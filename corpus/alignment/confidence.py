"""From the evidence for a bead to how sure one may be of it.

Two questions are asked. Do these texts translate each other at all? The beads around answer it: how much speaks for
them, and how many of the words that should be matched are; between unrelated texts even a lucky match is wrong.
And if they do, is this the bead? Its margin answers that: how much better the path is than the best one without it.
Both are logistic regressions, fitted on every other document of a collection of news, law, technical text and stories
with human links, of short pieces cut out of them, and of pairs of unrelated texts; ``tests/quality`` checks the rest.
The first was then made stricter (its intercept, and the two constants of few keys), so that of the beads between
unrelated pieces of one to eight units about one in a hundred come above 0.5, and as many right ones fall below it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from corpus.alignment.evidence import Tally

RELATED, RELATED_WEIGHT, RELATED_SHARE = -30.4, 2.97, 32.7
RIGHT, RIGHT_MARGIN = -0.76, 1.99
WINDOW = 5  # beads looked at on either side
LEFT_ALONE = 0.5  # how much a unit without counterpart counts among them: it speaks for nothing
WEIGHT_LIMITS = (-5.0, 15.0)
MOST_MARGIN = 12.0
EXPECTED_OF_LOST = 0.35  # of the keys that nothing in the other text matches, as many should have been
STEADY_MATCHED, STEADY_EXPECTED = 1.0, 8.0  # what a few keys are read beside …
FEW_KEYS = 60.0  # … and how much less they say, divided by how many should be matched


def confidences(tallies: Sequence[Tally | None], margins: Sequence[float]) -> tuple[float, ...]:
    """The probability that each bead of a path is right; None, and 0, for a bead with an empty side."""
    return tuple(
        round(related(tallies, at) * right(margins[at]), 4) if tally else 0.0 for at, tally in enumerate(tallies)
    )


def related(tallies: Sequence[Tally | None], at: int) -> float:
    """The probability that the texts around a bead translate each other."""
    before, after = tallies[max(0, at - WINDOW) : at], tallies[at + 1 : at + 1 + WINDOW]
    around = (*before, tallies[at], *after)
    held = [tally for tally in around if tally]
    weight = sum(_clipped(tally.weight) for tally in held) / (len(held) + LEFT_ALONE * (len(around) - len(held)))
    matched = STEADY_MATCHED + sum(tally.matched for tally in held)
    expected = STEADY_EXPECTED + sum(tally.expected + EXPECTED_OF_LOST * tally.lost for tally in held)
    odds = RELATED + RELATED_WEIGHT * weight + RELATED_SHARE * matched / expected
    return _logistic(odds - FEW_KEYS / expected)


def right(margin: float) -> float:
    """The probability that a bead is right, if the texts translate each other."""
    return _logistic(RIGHT + RIGHT_MARGIN * math.log1p(max(0.0, min(margin, MOST_MARGIN))))


def _clipped(weight: float) -> float:
    return max(WEIGHT_LIMITS[0], min(WEIGHT_LIMITS[1], weight))


def _logistic(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, odds))))
