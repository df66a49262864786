"""Whether the two sides of a passage state the same: what agrees, what agrees as rounded, what can't both be right.

Figures are paired one to one, the surest way first: equal value and unit; equal after an exact conversion (2 weeks,
14天); equal where one side names no unit or fewer parts of a date; equal as rounded to the precision given. Of what is
left over, two figures disagree where one looks like the other gone wrong: a digit changed, a scale lost, a unit or a
part of a date exchanged, or where they are the only two of their unit. Whatever else is left stands on one side only,
which has good reasons as often as bad ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from functools import partial

from corpus.quantities import find_quantities
from corpus.quantities.likeness import Looseness, is_converted, is_rounded, is_same, looks_wrong, may_stand_for
from corpus.quantities.measures import BARE, PLACED
from corpus.types import Quantity

_IN_CHINESE = 3, re.compile("[约約近余餘多]|左右|上下"), re.compile("[万萬亿億]")
_IN_ENGLISH = (
    14,
    re.compile(
        r"\b(?:about|around|some|nearly|almost|roughly|approximately|circa|close to|odd|or so)\b", re.IGNORECASE
    ),
    re.compile(r"thousand|[mbt]illion|(?<=\d)[mbt]n", re.IGNORECASE),
)
"""How far from a figure a word of about may stand; the words of about, and of scale."""

MANY = 300
"""With more figures a side is a table; figures are not compared one by one there, which takes quadratic time."""

Words = tuple[int, re.Pattern[str], re.Pattern[str]]
Sides = tuple[list[Quantity], list[Quantity]]
Relation = Callable[[Quantity, Quantity], bool]


@dataclass(frozen=True, slots=True)
class Pair:
    """A quantity of the Chinese side and one of the English."""

    zh: Quantity
    en: Quantity


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the quantities of two sides compare; each stands in one place at most, in the order of the Chinese."""

    agreed: tuple[Pair, ...] = ()
    rounded: tuple[Pair, ...] = ()
    disagreeing: tuple[Pair, ...] = ()
    only_zh: tuple[Quantity, ...] = ()
    only_en: tuple[Quantity, ...] = ()

    @property
    def telling(self) -> tuple[Pair, ...]:
        """What agrees and measures something: a bare number may count anything, and a date is easily the same."""
        pairs = sorted(self.agreed + self.rounded, key=lambda pair: pair.zh.start)
        return tuple(pair for pair in pairs if pair.zh.unit not in BARE | PLACED)


NOTHING_STATED = Agreement()


def compare(zh: str, en: str) -> Agreement:
    """Compare what the two sides of a passage state; where one is empty there is nothing to compare."""
    if not (zh and en):
        return NOTHING_STATED
    stated = find_quantities(zh, "zh"), find_quantities(en, "en")
    if max(map(len, stated)) > MANY:
        return NOTHING_STATED
    left = list(stated[0]), list(stated[1])
    agreed = [pair for relation in (is_same, is_converted, may_stand_for) for pair in _paired(left, relation)]
    rounded = _paired(left, partial(_is_rounded, zh, en))
    fresh = _without_repeats(left, stated, partial(_is_rounded, zh, en))
    disagreeing = _disagreeing(left, fresh)
    for pair in disagreeing:
        for side, quantity in zip(fresh, (pair.zh, pair.en), strict=True):
            if quantity in side:
                side.remove(quantity)
    return Agreement(_ordered(agreed), _ordered(rounded), _ordered(disagreeing), tuple(fresh[0]), tuple(fresh[1]))


def _ordered(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    return tuple(sorted(pairs, key=lambda pair: pair.zh.start))


def _paired(left: Sides, relation: Relation) -> list[Pair]:
    """Pairs of the relation, each quantity once, the first with the first; they are taken from what is left."""
    pairs = []
    for zh in tuple(left[0]):
        en = next((each for each in left[1] if relation(zh, each)), None)
        if en:
            pairs.append(Pair(zh, en))
            left[0].remove(zh)
            left[1].remove(en)
    return pairs


def _without_repeats(left: Sides, stated: tuple[tuple[Quantity, ...], ...], is_near: Relation) -> Sides:
    """What is left and the other side nowhere states."""
    relations = (is_same, is_converted, may_stand_for, is_near)
    zh = [each for each in left[0] if not any(equal(each, other) for other in stated[1] for equal in relations)]
    en = [each for each in left[1] if not any(equal(other, each) for other in stated[0] for equal in relations)]
    return zh, en


def _is_rounded(zh_text: str, en_text: str, zh: Quantity, en: Quantity) -> bool:
    return is_rounded(zh, en, (_looseness(zh_text, zh, _IN_CHINESE), _looseness(en_text, en, _IN_ENGLISH)))


def _looseness(text: str, quantity: Quantity, words: Words) -> Looseness:
    """How the text states a figure."""
    reach, about, scale = words
    if about.search(text[max(0, quantity.start - reach) : quantity.end + 3]):
        return "about"
    return "scaled" if scale.search(text[quantity.start : quantity.end]) else "exact"


def _disagreeing(left: Sides, fresh: Sides) -> list[Pair]:
    """Of what is left, the pairs that look wrong; at least one of a pair is stated on its side alone."""
    candidates = [
        (-likeness, abs(at - place), at, place)
        for at, zh in enumerate(left[0])
        for place, en in enumerate(left[1])
        if (zh in fresh[0] or en in fresh[1]) and (likeness := looks_wrong(zh, en)) >= _least(zh, en, left, fresh)
    ]
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, _, at, place in sorted(candidates):
        if at not in taken[0] and place not in taken[1]:
            taken[0].add(at)
            taken[1].add(place)
            pairs.append(Pair(left[0][at], left[1][place]))
    return pairs


def _least(zh: Quantity, en: Quantity, left: Sides, fresh: Sides) -> int:
    """How wrong two quantities must look: the less, the more evenly their like are left over on both sides."""
    if len(fresh[0]) == 1 == len(fresh[1]):
        return 1
    if zh.unit in BARE and en.unit in BARE:
        return 1 + _odd(left, fresh, BARE)
    return 2 + _odd(left, fresh, {zh.unit, en.unit})


def _odd(left: Sides, fresh: Sides, units: Container[str]) -> int:
    """How many more quantities of these units one side has left over than the other."""
    counts = ([sum(each.unit in units for each in side) for side in sides] for sides in (left, fresh))
    return min(abs(zh - en) for zh, en in counts)
