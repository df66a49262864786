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

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.alignment.evidence import Tally

Floats = NDArray[np.float64]

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
    sure = related(tallies) * right(np.array(margins))
    return tuple(round(each, 4) if tally else 0.0 for tally, each in zip(tallies, sure.tolist(), strict=True))


def related(tallies: Sequence[Tally | None]) -> Floats:
    """The probability that the texts around each bead translate each other."""
    held = np.array([tally is not None for tally in tallies], bool)
    there = [tally for tally in tallies if tally]
    weight, matched, expected = np.zeros((3, len(tallies)))
    weight[held] = np.clip([tally.weight for tally in there], *WEIGHT_LIMITS)
    matched[held] = [tally.matched for tally in there]
    expected[held] = [tally.expected + EXPECTED_OF_LOST * tally.lost for tally in there]
    mean = _around(weight) / np.maximum(_around(held + LEFT_ALONE * ~held), LEFT_ALONE)
    keys = STEADY_EXPECTED + _around(expected)
    share = (STEADY_MATCHED + _around(matched)) / keys
    return _logistic(RELATED + RELATED_WEIGHT * mean + RELATED_SHARE * share - FEW_KEYS / keys)


def right(margins: Floats) -> Floats:
    """The probability that each bead is right, if the texts translate each other."""
    return _logistic(RIGHT + RIGHT_MARGIN * np.log1p(np.clip(margins, 0.0, MOST_MARGIN)))


def _around(each: Floats) -> Floats:
    """The sum of each number and of those in the window around it."""
    before = np.concatenate([[0.0], np.cumsum(each)])
    at = np.arange(len(each))
    around: Floats = before[np.minimum(at + WINDOW + 1, len(each))] - before[np.maximum(at - WINDOW, 0)]
    return around


def _logistic(odds: Floats) -> Floats:
    probability: Floats = 1.0 / (1.0 + np.exp(-np.clip(odds, -50.0, 50.0)))
    return probability
