"""The numbers of lines that stand in a margin, as court papers and drafts have them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.readers.pdf.lines import Line

FEWEST = 5  # numbers of a page that go up by the same step, from which on they number its lines

_NUMBER = re.compile(r"\d{1,4}")


def line_numbers(pages: Sequence[Sequence[Line]]) -> tuple[set[int], ...]:
    """The places of the line numbers of each page: they begin anew on it, or go on from page to page.

    Years and amounts in the first column of a table do neither.
    """
    counted = [_counted(lines) for lines in pages]
    values = [[int(lines[at].text) for at in places] for lines, places in zip(pages, counted, strict=True)]
    goes_on = [_goes_on(one, other) for one, other in pairwise([*values, []])]
    return tuple(
        set(places)
        if each and (each[0] in (1, each[1] - each[0]) or goes_on[at] or (at and goes_on[at - 1]))
        else set()
        for at, (places, each) in enumerate(zip(counted, values, strict=True))
    )


def _goes_on(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether a page counts on from where the one before ended."""
    return bool(one and other) and other[0] - one[-1] == one[1] - one[0]


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
