"""The stretch of a text that is nearest to a quotation, and the cheapest edits between the two.

Sellers (1980), The theory and computation of evolutionary distances: the quotation is used up, the text may begin
and end anywhere. What the quotation leaves out in one go costs little more than a word (Gotoh 1982). A row of the
table is computed at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

EDIT = 10  # a piece changed, or added by the quotation
GAP, FURTHER = 7, 2  # left out by it: the first piece costs both, less than a change; a further one the second
MARKED = 1  # a gap, or a piece added, where the quotation itself says so

Table = NDArray[np.int32]
Pair = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Fit:
    """How a quotation lies on a text: pieces in pairs, in order.

    A pair is a place in the quotation and one in the text, None on the side that has nothing there.
    """

    pairs: tuple[Pair, ...]

    @property
    def stretch(self) -> tuple[int, int]:
        """The half-open stretch of the text; empty where nothing was laid on it."""
        places = [at for _, at in self.pairs if at is not None]
        return (places[0], places[-1] + 1) if places else (0, 0)


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a quotation says of itself: before which of its pieces it leaves something out, which of them it adds."""

    gaps: frozenset[int] = frozenset()
    added: frozenset[int] = frozenset()


NOTHING = Allowed()


def fit(quotation: Sequence[str], text: Sequence[str], allowed: Allowed = NOTHING) -> Fit:
    """The best place of the quotation in the text; of several the first, of edits a change before an omission."""
    if not quotation:
        return Fit(())
    numbers: dict[str, int] = {}
    wanted = np.array([numbers.setdefault(each, len(numbers)) for each in quotation], dtype=np.int32)
    given = np.array([numbers.setdefault(each, len(numbers)) for each in text], dtype=np.int32)
    table = _table(wanted, given, allowed)
    return Fit(tuple(_trace(table, wanted, given, allowed)))


def _table(wanted: Table, given: Table, allowed: Allowed) -> Table:
    """``[i, j]``: the cost of the first ``i`` of the quotation against a stretch of the text that ends at ``j``."""
    table = np.zeros((len(wanted) + 1, len(given) + 1), dtype=np.int32)
    slope = FURTHER * np.arange(len(given) + 1, dtype=np.int32)
    for row, piece in enumerate(wanted, start=1):
        above, here = table[row - 1], table[row]
        added = _added(row, allowed)
        here[0] = above[0] + added
        here[1:] = np.minimum(above[:-1] + EDIT * (given != piece), above[1:] + added)
        if row in allowed.gaps:
            here[1:] = np.minimum(here[1:], np.minimum.accumulate(here)[:-1] + MARKED)
        else:
            # What is left out goes on from the cheapest cell to the left: a running minimum without the slope.
            before = np.minimum.accumulate(here - slope)
            here[1:] = np.minimum(here[1:], before[:-1] + slope[1:] + GAP)
    return table


def _added(row: int, allowed: Allowed) -> int:
    return MARKED if row - 1 in allowed.added else EDIT


def _best_end(table: Table, wanted: Table, given: Table) -> int:
    """Where the stretch ends; of several as good one that ends with a pair, at best an equal one."""
    ends: list[int] = np.flatnonzero(table[-1] == table[-1].min()).tolist()
    paired = [end for end in ends if end and _is_pair(table, wanted, given, len(wanted), end)]
    same = [end for end in paired if given[end - 1] == wanted[-1]]
    return (same or paired or ends)[0]


def _is_pair(table: Table, wanted: Table, given: Table, row: int, column: int) -> bool:
    cost = EDIT * int(wanted[row - 1] != given[column - 1])
    return bool(table[row, column] == table[row - 1, column - 1] + cost)


def _trace(table: Table, wanted: Table, given: Table, allowed: Allowed) -> list[Pair]:
    pairs: list[Pair] = []
    row, column = len(wanted), _best_end(table, wanted, given)
    while row:
        if column and _is_pair(table, wanted, given, row, column):
            row, column = row - 1, column - 1
            pairs.append((row, column))
        elif table[row, column] == table[row - 1, column] + _added(row, allowed):
            row -= 1
            pairs.append((row, None))
        else:
            start = _gap_start(table[row], column, marked=row in allowed.gaps)
            pairs += [(None, at) for at in range(column - 1, start - 1, -1)]
            column = start
    return pairs[::-1]


def _gap_start(row: Table, column: int, *, marked: bool) -> int:
    """Where the stretch begins that is left out before ``column``."""
    costs = MARKED if marked else GAP + FURTHER * (column - np.arange(column))
    return int(np.flatnonzero(row[:column] + costs == row[column])[-1])
