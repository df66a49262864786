"""Translation units as blocks: what formats that hold ready pairs have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import cast, get_args

from corpus.readers.bitext.places import Places, part_named
from corpus.types import LANGS, Block, Kind, Lang, Locator, Unit

DEEPEST = 9
"""The deepest level of a heading."""


FACTS = ("kind", "level", "confidence")
"""The names under which our own exports say what a unit is."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A text of a unit, in the language that the format names; with several, each is a line of its side."""

    texts: tuple[str, ...]
    lang: Lang | None
    locator: Locator


@dataclass(frozen=True, slots=True)
class Facts:
    """What a format says of a unit besides its texts, and of where they stood before."""

    kind: Kind | None = None
    level: int | None = None
    confidence: float | None = None
    zh_locators: tuple[Locator, ...] = ()
    en_locators: tuple[Locator, ...] = ()


NOTHING_SAID = Facts()


def facts(said: Mapping[str, str], at: Places | None = None) -> Facts:
    """What words under these names say, where they can be meant: a kind we know, a level, a number between 0 and 1.

    ``at`` are the places that the format names for the texts.
    """
    kind, level, confidence = (said.get(name, "") for name in FACTS)
    known = cast(Kind, kind) if kind in get_args(Kind) else None
    deep = (
        int(level) if len(level) == 1 and level.isascii() and level.isdigit() and 1 <= int(level) <= DEEPEST else None
    )
    stood = at or {}
    return Facts(known, deep, _share(confidence), stood.get("zh", ()), stood.get("en", ()))


def _share(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 <= value <= 1 else None


def units(
    number: int, variants: Sequence[Variant], rest: Iterable[str], locator: Locator, said: Facts = NOTHING_SAID
) -> Iterator[Block]:
    """The blocks of what a format pairs; ``rest`` is what it holds beside the texts, kept as boilerplate.

    ``number`` counts the units of the file; where a text has several translations, each is a unit with it, so that
    they take up numbers from ``number`` on (see :func:`needed`).
    """
    variants, again = _different(variants)
    what = (said.kind, said.level, said.confidence, said.zh_locators, said.en_locators)
    made = [Unit(number + at, *what) for at in range(needed(variants))]
    for unit, pair in zip(made, _pairs(variants), strict=True):
        for variant in pair:
            for text in variant.texts:
                if text.strip():
                    yield Block(text, variant.locator, unit=unit, lang=variant.lang)
    for text in (*again, *rest):
        if text.strip():
            yield Block(text, locator, hint="boilerplate", unit=made[-1])


def within(blocks: Iterable[Block], part: str) -> Iterator[Block]:
    """The blocks of units as parts of a file that has several, as far as they are not said to be in smaller ones."""
    part = part_named(part)
    for block in blocks:
        unit = block.unit
        if unit and (unit.zh_locators or unit.en_locators):
            unit = replace(unit, zh_locators=_in(unit.zh_locators, part), en_locators=_in(unit.en_locators, part))
        yield replace(block, locator=_in((block.locator,), part)[0], unit=unit)


def _in(places: tuple[Locator, ...], part: str) -> tuple[Locator, ...]:
    return tuple(place if place.part else replace(place, part=part) for place in places)


def needed(variants: Sequence[Variant]) -> int:
    """How many units the variants of one take, one at least."""
    return len(_pairs(_different(variants)[0]))


def _different(variants: Sequence[Variant]) -> tuple[Sequence[Variant], tuple[str, ...]]:
    """The variants, each text of a language once, and the texts that came again (in a column of its own for Taiwan)."""
    if len(variants) < 3:
        return variants, ()
    found = {(variant.lang, variant.texts): variant for variant in reversed(variants)}
    kept = [variant for variant in variants if found[variant.lang, variant.texts] is variant]
    again = (each.texts for each in variants if found[each.lang, each.texts] is not each)
    return kept, tuple(chain.from_iterable(again))


def _pairs(variants: Sequence[Variant]) -> Sequence[Sequence[Variant]]:
    """Variants as pairs: one text with each of its translations, or as many of both in turn; else all together."""
    if len(variants) < 2 or (len(variants) == 2 and variants[0].lang != variants[1].lang):
        return [variants]
    sides = [[variant for variant in variants if variant.lang == lang] for lang in LANGS]
    counts = sorted(map(len, sides))
    if any(variant.lang is None for variant in variants) or counts[1] < 2 or (1 < counts[0] < counts[1]):
        return [variants]
    if counts[0] == 0:
        return [[variant] for variant in variants]
    most = counts[1]
    return [[side[at if len(side) > 1 else 0] for side in sides] for at in range(most)]
