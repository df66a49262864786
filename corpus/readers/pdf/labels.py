"""The printed numbers of pages, and how sure they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.readers.numerals import roman
from corpus.readers.pdf.furniture import Number

REACH = 3  # pages in either direction that are asked whether a number fits them


@dataclass(frozen=True, slots=True)
class Label:
    """The number printed on a page, empty where none is known, and whether it was read there and fits the others."""

    text: str = ""
    certain: bool = True


def labels(read: Sequence[Number | None], named: Sequence[str]) -> tuple[Label, ...]:
    """The labels of the pages, from the numbers ``read`` on them and the names that the file has for them.

    A number that was read is sure where it fits those of the pages around it and the file names the page alike or not
    at all. Where none was read, the file's name for the page or else the number that its neighbours leave for it
    stands, which are not sure.
    """
    return tuple(_label(read, at, name) for at, name in enumerate(named))


def _label(read: Sequence[Number | None], at: int, name: str) -> Label:
    number = read[at]
    if number is None:
        reckoned = name or _between(read, at)
        return Label(reckoned, certain=not reckoned)
    agrees = not name or name.lower() == number.text.lower() or name == str(number.value)
    return Label(number.text, certain=agrees and _fits(read, at, number))


def _fits(read: Sequence[Number | None], at: int, number: Number) -> bool:
    """Whether no neighbour speaks against a number: each page has the next one, or two facing pages the same."""
    fits = against = 0
    for other in (*range(max(0, at - REACH), at), *range(at + 1, min(len(read), at + REACH + 1))):
        near = read[other]
        if near is None or near.roman != number.roman:
            continue
        pages, steps = abs(other - at), (near.value - number.value) * (1 if other > at else -1)
        fitting = 0 <= steps <= pages <= 2 * steps + 1
        fits, against = fits + fitting, against + (not fitting)
    return fits > against or fits == against == 0


def _between(read: Sequence[Number | None], at: int) -> str:
    """The number that the pages before and after leave for a page without any."""
    before = next((other for other in range(at - 1, -1, -1) if read[other]), None)
    after = next((other for other in range(at + 1, len(read)) if read[other]), None)
    if before is None or after is None:
        return ""
    low, high = read[before], read[after]
    if low is None or high is None or low.roman != high.roman or high.value - low.value != after - before:
        return ""
    value = low.value + at - before
    if not low.roman:
        return str(value)
    return roman(value).upper() if low.text.isupper() else roman(value)
