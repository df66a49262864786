"""Repeated formulas shown once: passages whose typed side says the same, with the different translations they have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.types import LANGS, Lang, Passage
from indexer.engine import Rows
from indexer.plan.two_sides import OTHER

_SPREAD = 0x5851F42D4C957F2D
"""An odd number without pattern (Knuth's MMIX generator): two prints make one number, and hardly ever the same."""

SHOWN_PASSAGES = 100
"""Of how many passages of a variant the ids are told; all of them are counted."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One translation of a repeated text, as it stands in the first of its passages; ``""`` where there is none.

    ``count`` says how many passages have it, ``passages`` the ids of the first of them, best hit first.
    """

    text: str
    count: int
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Repeats:
    """How often the ``lang`` side of a hit says the same in the answer, and its translations, the commonest first."""

    lang: Lang
    count: int
    variants: tuple[Variant, ...]

    @property
    def translations(self) -> int:
        """How many different translations there are."""
        return sum(1 for variant in self.variants if variant.text)


@dataclass(frozen=True, slots=True)
class Fold:
    """Passages of an answer that are shown as one, by their places in it, best first; ``lang`` is where they agree."""

    lang: Lang
    places: tuple[int, ...]


class Folds:
    """The passages of an answer, best first, put together where the side that was typed says the same.

    ``prints`` are those of ``engine.Rows``. Of a passage without that side the other one counts. Where both languages
    were typed, or neither, both sides have to say the same. What says nothing is like nothing.
    """

    def __init__(self, prints: NDArray[np.int64], typed: frozenset[Lang]) -> None:
        keys, self._sides = _keys(prints, typed)
        _, first, self._fold_of = np.unique(keys, return_index=True, return_inverse=True)
        self._order = np.argsort(first, kind="stable")

    def __len__(self) -> int:
        return len(self._order)

    def page(self, part: slice) -> list[Fold]:
        """Some of the folds, in the order of their best passages."""
        members = [np.flatnonzero(self._fold_of == fold) for fold in self._order[part].tolist()]
        return [Fold(LANGS[self._sides[places[0]]], tuple(places.tolist())) for places in members]


def _keys(prints: NDArray[np.int64], typed: frozenset[Lang]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """A number for each passage, which those that are alike share; and the side where they are."""
    if len(typed) == 1:
        own = LANGS.index(min(typed))
        side = np.where(prints[:, own] != 0, own, 1 - own)
        keys = prints[np.arange(len(prints)), side] ^ (side != own)  # the same letters on another side are another text
    else:
        side = np.where(prints[:, 0] != 0, 0, 1)
        keys = prints[:, 0] * _SPREAD + prints[:, 1]  # overflow wraps, as it should
    says_nothing = ~prints.any(axis=1)
    return np.where(says_nothing, -1 - np.arange(len(prints)), keys), side


def repeats(
    shown: Sequence[Fold], answer: Rows, passages: Callable[[Iterable[str]], Mapping[str, Passage]]
) -> list[Repeats | None]:
    """What each fold hides; None where it is a single passage. ``answer`` are the rows whose prints were folded."""
    variants = [_variants(fold, answer) if len(fold.places) > 1 else [] for fold in shown]
    texts = passages(ids[0] for found in variants for ids in found)
    return [_told(fold, found, texts) if found else None for fold, found in zip(shown, variants, strict=True)]


def _variants(fold: Fold, answer: Rows) -> list[list[str]]:
    """The passages of a fold by what their other side says, the commonest first."""
    places = np.array(fold.places)
    others = answer.prints[places, LANGS.index(OTHER[fold.lang])].tolist()
    found: dict[int, list[str]] = {}
    for name, said in zip(answer.ids[places].tolist(), others, strict=True):
        found.setdefault(said, []).append(name)
    return sorted(found.values(), key=len, reverse=True)


def _told(fold: Fold, variants: Sequence[Sequence[str]], texts: Mapping[str, Passage]) -> Repeats:
    shown = (
        # A passage may have gone from the library since the index was read.
        Variant(texts[ids[0]].text(OTHER[fold.lang]) if ids[0] in texts else "", len(ids), tuple(ids[:SHOWN_PASSAGES]))
        for ids in variants
    )
    return Repeats(fold.lang, len(fold.places), tuple(shown))
