"""Passages that a person wrote, as passages of their document: where their text stands in its source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from corpus.identity import normal
from corpus.types import Lang, Locator, Passage

SURE = 1.0
"""The confidence of a pair that a person made."""

GRAM = 4
"""Characters in a row by which the source of a text is found again."""

SHARE = 0.3
"""The share of a text's characters in a row that a source must have, of its own or of the text's."""


def written_out(rows: Sequence[Passage], made: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages ``rows`` that a person put in place of those that were ``made``.

    A row that says what one of these says is that one, untouched by hand. The others are marked as corrected.
    """
    untouched = {face(passage): passage for passage in made}
    sources = {"zh": _Sources(made, "zh"), "en": _Sources(made, "en")}
    return tuple(
        untouched.get(face(row))
        or replace(
            row,
            id="",
            document="",
            corrected=True,
            confidence=SURE if row.zh and row.en else None,
            zh_locators=sources["zh"].locators(row.zh),
            en_locators=sources["en"].locators(row.en),
        )
        for row in rows
    )


Face = tuple[str, str, str, int | None]


def face(passage: Passage) -> Face:
    """What a person sees of a passage and may change."""
    return passage.zh, passage.en, passage.kind, passage.level


COMMON = 64
"""In how many passages characters in a row may stand to tell where a text comes from: what all rows of a long table
have tells nothing, and to follow it takes the square of their number."""


class _Sources:
    """One side of passages, by what stands in it."""

    def __init__(self, passages: Sequence[Passage], lang: Lang) -> None:
        self._places: list[tuple[Locator, ...]] = [getattr(passage, f"{lang}_locators") for passage in passages]
        self._sizes = [len(_grams(passage.text(lang))) for passage in passages]
        self._where: dict[str, list[int]] = defaultdict(list)
        for at, passage in enumerate(passages):
            for gram in _grams(passage.text(lang)):
                self._where[gram].append(at)

    def locators(self, text: str) -> tuple[Locator, ...]:
        """Where the text stands in the source, as far as its passages say."""
        grams = _grams(text)
        shared: dict[int, int] = defaultdict(int)
        for gram in grams:
            places = self._where.get(gram, ())
            for at in places if len(places) <= COMMON else ():
                shared[at] += 1
        near = (at for at in sorted(shared) if shared[at] >= SHARE * min(len(grams), self._sizes[at]))
        return tuple(dict.fromkeys(place for at in near for place in self._places[at]))


def _grams(text: str) -> frozenset[str]:
    bare = normal(text)
    return frozenset(bare[at : at + GRAM] for at in range(max(1, len(bare) - GRAM + 1))) if bare else frozenset()
