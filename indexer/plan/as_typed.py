"""What was typed, standing in the Chinese exactly so: blanks and marks in a bare query never hide the place it is from.

A string that was copied out of a text and cut where it happened to end (在 2600~340) is several words for the parser,
of which the last is none in the text. Its characters stand there all the same.
"""

from __future__ import annotations

from dataclasses import replace

from indexer.conditions import Chars, any_of
from indexer.plan import Plan
from indexer.plan.clues import WHOLE_WEIGHT, Feature, Mark


def standing_as_typed(wanted: Plan, typed: str) -> Plan:
    """The plan, with passages in its first tier, and first in it, in whose Chinese these characters stand in a row.

    ``typed`` is folded and without blanks; ``""`` changes nothing.
    """
    if not typed:
        return wanted
    whole = Chars("zh", typed)
    (number, first), *others = wanted.tiers
    return replace(
        wanted,
        tiers=((number, any_of([whole, first])), *others),
        features=(*wanted.features, Feature(((whole, 1.0),), WHOLE_WEIGHT)),
        marks=(Mark((whole,)), *wanted.marks),
        first=tuple((*group, whole) for group in wanted.first) or ((whole,),),
    )
