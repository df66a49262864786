"""Units of our own that are sentences, put together again to the passages that they come from, where nothing is lost.

Each says which sentence of which passage it is, of how many, and which white space goes before it. Where some are
missing (a search writes the sentences with what it found) they stay as they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from corpus.readers.bitext.units import Variant
from corpus.readers.tmx.translation_units import TranslationUnit, told
from corpus.types import LANGS, Lang

AFTER = "after"
"""The key of the white space behind the last sentence; before each it stands under the language."""


def rejoined(found: Sequence[TranslationUnit]) -> tuple[TranslationUnit, ...]:
    """The units, with those that are all the sentences of a passage as one."""
    return tuple(unit for _, group in groupby(found, key=_passage) for unit in _together(tuple(group)))


def _passage(unit: TranslationUnit) -> tuple[str, str]:
    """Units in a row belong together by their passage; a sentence before it would begin another."""
    return unit.ours.get("x-passage", ""), unit.ours.get("x-document", "")


def _together(group: Sequence[TranslationUnit]) -> Iterator[TranslationUnit]:
    count = len(group)
    if [each.ours.get("x-sentence") for each in group] != [f"{at}/{count}" for at in range(1, count + 1)]:
        yield from group
        return
    first = group[0]
    said = told(first.ours, first.locator, "x-passage-confidence")
    yield replace(first, variants=tuple(_sides(group)), said=said)


def _sides(group: Sequence[TranslationUnit]) -> Iterator[Variant]:
    """Each side that any of the sentences has, as one text."""
    spaces = [_spaces(each.ours.get("x-space", "{}")) for each in group]
    for lang in LANGS:
        variants = [variant for each in group for variant in each.variants if variant.lang == lang]
        if variants:
            said = (space.get(lang, "") + _text(each, lang) for each, space in zip(group, spaces, strict=True))
            yield Variant(("".join(said) + spaces[-1].get(f"{lang}-{AFTER}", ""),), lang, variants[0].locator)


def _text(unit: TranslationUnit, lang: Lang) -> str:
    return "".join("".join(variant.texts) for variant in unit.variants if variant.lang == lang)


def _spaces(text: str) -> dict[str, str]:
    try:
        given = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return {key: value for key, value in given.items() if isinstance(value, str)} if isinstance(given, dict) else {}
