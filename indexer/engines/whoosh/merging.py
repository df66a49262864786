"""Small shards made one, and deleted rows left out: few shards are asked faster than many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from corpus.types import LANGS
from indexer.engine import Facts, Names
from indexer.engines.whoosh.arrays import Array
from indexer.engines.whoosh.schema import TABLES
from indexer.engines.whoosh.shard import Contents, Shard, Texts
from indexer.engines.whoosh.table import Occurrences
from indexer.engines.whoosh.terms import Terms

FACTOR = 3
"""A shard is joined to smaller ones that have together a third of its rows: a library of n passages has about
log3(n) shards, and each passage is written as often."""

WASTE = 1 / 3  # of the rows deleted: then the rest is written anew


@dataclass(frozen=True, slots=True)
class Extent:
    """How large a shard is: its rows, those of them that are deleted, the characters of the others."""

    rows: int
    deleted: int
    characters: int

    @property
    def living(self) -> int:
        """The rows that are not deleted."""
        return self.rows - self.deleted


@dataclass(frozen=True, slots=True)
class Living:
    """A shard, and which of its rows are not deleted."""

    shard: Shard
    alive: NDArray[np.bool_]

    def rows(self) -> NDArray[np.int64]:
        """The rows that are not deleted."""
        return np.flatnonzero(self.alive)

    def extent(self) -> Extent:
        """How large it is."""
        living = int(self.alive.sum())
        return Extent(len(self.alive), len(self.alive) - living, int(self.shard.sizes[self.alive].sum()))


def chosen(shards: Sequence[Extent], most_rows: int, most_characters: int) -> list[int]:
    """Which of the shards to make one, which is not to exceed so many rows and characters.

    A single one is chosen where too much of it is deleted.
    """
    taken: list[int] = []
    rows = characters = 0
    for at in sorted(range(len(shards)), key=lambda at: shards[at].living):
        each = shards[at]
        if rows + each.living > most_rows or (taken and each.living > FACTOR * rows):
            break
        if characters + each.characters > most_characters:
            continue  # few long passages: smaller ones in more rows may still be made one
        taken.append(at)
        rows += each.living
        characters += each.characters
    wasted = [at for at, each in enumerate(shards) if each.deleted > WASTE * each.rows]
    return taken if len(taken) > 1 else wasted[:1]


def merged(parts: Sequence[Living]) -> Contents:
    """The contents of shards together, in their order, without deleted rows."""
    ends = np.cumsum([0, *(int(part.alive.sum()) for part in parts)])
    # The new number of each row; those of deleted rows are never read.
    places = [np.cumsum(part.alive) - 1 + end for part, end in zip(parts, ends.tolist(), strict=False)]
    texts = {lang: Texts.of([part.shard.texts(lang)[row] for part in parts for row in part.rows()]) for lang in LANGS}
    sides = np.concatenate([part.shard.sides[part.alive] for part in parts])
    facts = _facts([part.shard.facts for part in parts], [part.rows() for part in parts])
    return Contents(facts, sides, texts, {name: partial(_table, name, parts, places) for name in TABLES})


def _facts(held: Sequence[Facts], rows: Sequence[NDArray[np.int64]]) -> Facts:
    both = list(zip(held, rows, strict=True))
    return Facts(
        np.concatenate([facts.ids[at] for facts, at in both]),
        Names.join([facts.documents.take(at) for facts, at in both]),
        Names.join([facts.kinds.take(at) for facts, at in both]),
        np.concatenate([facts.ordinals[at] for facts, at in both]),
        np.concatenate([facts.sizes[at] for facts, at in both]),
        np.concatenate([facts.prints[at] for facts, at in both]),
    )


def _table(name: str, parts: Sequence[Living], places: Sequence[Array]) -> Occurrences:
    held = [part.shard.table(name).occurrences() for part in parts]
    terms, numbers = _together([each.terms for each in held])
    kept = [part.alive[each.rows] for each, part in zip(held, parts, strict=True)]
    which = np.concatenate([number[each.which[keep]] for number, each, keep in zip(numbers, held, kept, strict=True)])
    rows = np.concatenate([place[each.rows[keep]] for place, each, keep in zip(places, held, kept, strict=True)])
    placed = [each.places[keep] for each, keep in zip(held, kept, strict=True) if len(each.places)]
    used = np.zeros(len(terms.heads), dtype=bool)
    used[which] = True
    renumbered = (np.cumsum(used) - 1)[which] if len(used) else which
    return Occurrences.sort(terms.only(used), renumbered, rows, np.concatenate(placed) if placed else None)


def _together(each: Sequence[Terms]) -> tuple[Terms, list[Array]]:
    """All terms, and for each table which of them its own are."""
    if not any(len(terms.ends) for terms in each):
        heads = np.unique(np.concatenate([terms.heads for terms in each]))
        return Terms(heads, each[0].tails, each[0].ends), [np.searchsorted(heads, terms.heads) for terms in each]
    texts = [terms.texts() for terms in each]
    everything = sorted({text for of_one in texts for text in of_one})
    numbers = {text: at for at, text in enumerate(everything)}
    return Terms.of(everything), [np.array([numbers[text] for text in of_one], dtype=np.int64) for of_one in texts]
