"""The numbers of lines that stand in a margin, as court papers and drafts have them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.readers.pdf.lines import Line

FEWEST = 5  # numbers of a page that go up by the same step, from which on they number its lines

_NUMBER = re.compile(r"\d{1,4}")


def line_numbers(pages: Sequence[Sequence[Line]]) -> tuple[set[int], ...]:
    """The places of the line numbers of each page: they begin anew on it, or go on from the page before.

    Years and amounts in the first column of a table do neither.
    """
    found: list[set[int]] = []
    last = 0
    for lines in pages:
        counted = _counted(lines)
        values = [int(lines[at].text) for at in counted]
        step = values[1] - values[0] if len(values) > 1 else 0
        follows = bool(values) and values[0] in (1, step, last + step)
        last = values[-1] if follows else 0
        found.append(set(counted) if follows else set())
    return tuple(found)


def _counted(lines: Sequence[Line]) -> list[int]:
    """The numbers outside of all other text that go up by one step, from top to bottom."""
    numbers = [at for at, line in enumerate(lines) if _NUMBER.fullmatch(line.text)]
    if len(numbers) < FEWEST:
        return []
    others = [line for line in lines if not _NUMBER.fullmatch(line.text)]
    left = min((line.left for line in others), default=0.0)
    right = max((line.right for line in others), default=0.0)
    for margin in (
        [at for at in numbers if lines[at].right <= left],
        [at for at in numbers if lines[at].left >= right],
    ):
        order = sorted(margin, key=lambda at: lines[at].base)
        steps = {int(lines[other].text) - int(lines[one].text) for one, other in pairwise(order)}
        if len(order) >= FEWEST and len(steps) == 1 and min(steps) > 0:
            return order
    return []
