"""Whether a passage meets a condition, decided by reading its text."""

from __future__ import annotations

from fractions import Fraction

from corpus.quantities import find_quantities
from corpus.quantities.extents import DATES, Extent, extent
from corpus.types import Passage, Quantity
from indexer import conditions as c
from indexer.engines.memory.places import close, places
from indexer.engines.memory.words import folded, segments


def holds(condition: c.Condition, passage: Passage) -> bool:
    """Whether the passage meets the condition."""
    match condition:
        case c.AllOf(parts):
            return all(holds(part, passage) for part in parts)
        case c.AnyOf(parts):
            return any(holds(part, passage) for part in parts)
        case c.Without(part):
            return not holds(part, passage)
        case c.HasSide(lang):
            return bool(passage.text(lang).strip())
        case c.InDocuments(documents):
            return passage.document in documents
        case c.OfKinds(kinds):
            return passage.kind in kinds
    return count(condition, passage) > 0


def count(atom: c.Atom, passage: Passage) -> int:
    """How often the atom stands in the passage."""
    match atom:
        case c.Segmented(text):
            return sum(1 for word in segments(folded(passage.zh).replace(" ", "")) if word == text)
        case c.Amount(lang, value, unit):
            found = find_quantities(passage.text(lang), lang)
            wanted = [quantity.unit for quantity in found if quantity.value == value]
            return sum(1 for each in wanted if each == unit or (unit is None and each != "date"))
        case c.AmountBetween(lang):
            return sum(1 for each in find_quantities(passage.text(lang), lang) if _between(atom, each))
        case c.Close():
            return int(close(atom, passage))
    return len(places(atom, passage))


def _between(wanted: c.AmountBetween, quantity: Quantity) -> bool:
    """Whether the quantity lies between the two ends."""
    reach = extent(quantity.value, quantity.unit)
    if reach is None or (wanted.measure is None and reach.measure == DATES):
        return False
    if wanted.measure is None:
        reach = Extent("", Fraction(quantity.value), Fraction(quantity.value))
    elif reach.measure != wanted.measure:
        return False
    lowest, highest = wanted.low, wanted.high
    above = lowest is None or reach.low > lowest or (reach.low == lowest and not wanted.beyond[0])
    below = highest is None or reach.high < highest or (reach.high == highest and not wanted.beyond[1])
    return above and below
