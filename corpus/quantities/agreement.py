"""Whether the two sides of a passage state the same: what agrees, what agrees as rounded, what can't both be right.

Figures are paired one to one, the surest way first: equal value and unit; equal after an exact conversion (2 weeks,
14天); equal where one side names no unit or fewer parts of a date; equal as rounded to the precision given. Of what is
left over, two figures disagree where one looks like the other gone wrong: a digit changed, a scale lost, a unit or a
part of a date exchanged, or where they are the only two of their unit. Whatever else is left stands on one side only,
which has good reasons as often as bad ones.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import cache

from corpus.quantities import find_quantities
from corpus.quantities.likeness import Looseness, as_stated, in_size, is_rounded, looks_wrong, may_stand_for
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

MANY = 60
"""With more figures a side is a table; figures are not compared one by one there, which takes quadratic time:
under a fifth of a second for so many that have nothing in common."""

Words = tuple[int, re.Pattern[str], re.Pattern[str]]
Sides = tuple[list[Quantity], list[Quantity]]
Relation = Callable[[Quantity, Quantity], bool]
Key = Callable[[Quantity], Hashable]
Odd = Callable[[frozenset[str]], int]


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
    agreed = [
        pair
        for pairs in (_equal(left, as_stated), _equal(left, in_size), _paired(left, may_stand_for))
        for pair in pairs
    ]
    is_near = _nearness(zh, en)
    rounded = _paired(left, is_near)
    fresh = _without_repeats(left, stated, is_near)
    disagreeing = _disagreeing(left, fresh)
    for pair in disagreeing:
        for side, quantity in zip(fresh, (pair.zh, pair.en), strict=True):
            if quantity in side:
                side.remove(quantity)
    return Agreement(_ordered(agreed), _ordered(rounded), _ordered(disagreeing), tuple(fresh[0]), tuple(fresh[1]))


def _ordered(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    return tuple(sorted(pairs, key=lambda pair: pair.zh.start))


def _equal(left: Sides, key: Key) -> list[Pair]:
    """Pairs of equal keys, each quantity once, the first with the first; they are taken from what is left."""
    by_key: dict[Hashable, deque[Quantity]] = {}
    for en in left[1]:
        by_key.setdefault(key(en), deque()).append(en)
    pairs = [Pair(zh, same.popleft()) for zh in left[0] if (same := by_key.get(key(zh)))]
    taken = {pair.zh for pair in pairs}, {pair.en for pair in pairs}
    for side, gone in zip(left, taken, strict=True):
        side[:] = [each for each in side if each not in gone]
    return pairs


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
    sizes = tuple({in_size(each) for each in side} for side in stated)
    fresh = tuple([each for each in left[side] if in_size(each) not in sizes[1 - side]] for side in (0, 1))
    relations = (may_stand_for, is_near)
    zh = [each for each in fresh[0] if not any(equal(each, other) for other in stated[1] for equal in relations)]
    en = [each for each in fresh[1] if not any(equal(other, each) for other in stated[0] for equal in relations)]
    return zh, en


def _nearness(zh_text: str, en_text: str) -> Relation:
    """Whether two figures are equal as rounded; how each is stated is looked up in its text once."""
    in_chinese = cache(lambda quantity: _looseness(zh_text, quantity, _IN_CHINESE))
    in_english = cache(lambda quantity: _looseness(en_text, quantity, _IN_ENGLISH))
    return lambda zh, en: is_rounded(zh, en, (in_chinese(zh), in_english(en)))


def _looseness(text: str, quantity: Quantity, words: Words) -> Looseness:
    """How the text states a figure."""
    reach, about, scale = words
    if about.search(text[max(0, quantity.start - reach) : quantity.end + 3]):
        return "about"
    return "scaled" if scale.search(text[quantity.start : quantity.end]) else "exact"


def _disagreeing(left: Sides, fresh: Sides) -> list[Pair]:
    """Of what is left, the pairs that look wrong; at least one of a pair is stated on its side alone."""
    odd, alone = _odd(left, fresh), (frozenset(fresh[0]), frozenset(fresh[1]))
    only_two = len(fresh[0]) == 1 == len(fresh[1])
    candidates = [
        (-likeness, abs(at - place), at, place)
        for at, zh in enumerate(left[0])
        for place, en in enumerate(left[1])
        if (zh in alone[0] or en in alone[1])
        and (likeness := looks_wrong(zh, en))
        and likeness >= (1 if only_two else _least(zh, en, odd))
    ]
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, _, at, place in sorted(candidates):
        if at not in taken[0] and place not in taken[1]:
            taken[0].add(at)
            taken[1].add(place)
            pairs.append(Pair(left[0][at], left[1][place]))
    return pairs


def _least(zh: Quantity, en: Quantity, odd: Odd) -> int:
    """How wrong two quantities must look: the less, the more evenly their like are left over on both sides."""
    if zh.unit in BARE and en.unit in BARE:
        return 1 + odd(BARE)
    return 2 + odd(frozenset({zh.unit, en.unit}))


def _odd(left: Sides, fresh: Sides) -> Odd:
    """How many more quantities of some units one side has left over than the other."""
    more = [Counter(each.unit for each in sides[0]) for sides in (left, fresh)]
    for counts, sides in zip(more, (left, fresh), strict=True):
        counts.subtract(each.unit for each in sides[1])
    return cache(lambda units: min(abs(sum(counts[unit] for unit in units)) for counts in more))
