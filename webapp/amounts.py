"""Whether the amounts of a passage's two sides agree: the small = or ≠ between the columns."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.quantities import find_quantities
from corpus.types import LANGS, Lang, Passage, Quantity

BARE = ("", "year", "date")
"""Units that prove little: a bare number may count anything, and dates are often left out of one side."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """The amounts that both sides state, as the Chinese writes them, and those of either side that clash."""

    agreed: tuple[str, ...] = ()
    clashing: tuple[tuple[str, str], ...] = ()


NO_AMOUNTS = Amounts()


def compare(passage: Passage) -> Amounts:
    """Compare the amounts of both sides.

    Amounts clash only where each side has exactly one of a unit left over: more may be added, converted or
    summed up in one language, and a false alarm costs more trust than a missed one.
    """
    if not (passage.zh and passage.en):
        return NO_AMOUNTS
    zh, en = (_measured(passage, lang) for lang in LANGS)
    values = {_value(q) for q in zh} & {_value(q) for q in en}
    agreed = dict.fromkeys(passage.zh[q.start : q.end] for q in zh if _value(q) in values)
    left_zh, left_en = ([q for q in side if _value(q) not in values] for side in (zh, en))
    clashing = [
        (passage.zh[a.start : a.end], passage.en[b.start : b.end])
        for unit in {q.unit for q in left_zh}
        for a, b in zip(_of(left_zh, unit), _of(left_en, unit), strict=False)
        if len(_of(left_zh, unit)) == len(_of(left_en, unit)) == 1
    ]
    return Amounts(tuple(agreed), tuple(clashing))


def _measured(passage: Passage, lang: Lang) -> list[Quantity]:
    return [quantity for quantity in find_quantities(passage.text(lang), lang) if quantity.unit not in BARE]


def _of(side: list[Quantity], unit: str) -> list[Quantity]:
    return [quantity for quantity in side if quantity.unit == unit]


def _value(quantity: Quantity) -> tuple[str, str]:
    return quantity.value, quantity.unit
