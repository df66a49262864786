"""Paragraphs that were split in two or joined into one: what a link leaves over is looked for beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.editions.likeness import Likeness
from corpus.editions.thread import Pair
from corpus.editions.values import Link
from corpus.types import LANGS

JOINED = 0.2
"""The share of a paragraph that has to stand in what a neighbouring link leaves over on the other side: half of what
the least faithful of the split paragraphs in the tests share. The two must also become more alike by it."""


@dataclass(slots=True)
class Links:
    """Links while they grow; ``of_a`` and ``of_b`` tell of each passage to which link it belongs, -1 for none."""

    both: Likeness
    links: list[tuple[list[int], list[int]]]
    of_a: list[int]
    of_b: list[int]

    @classmethod
    def none(cls, both: Likeness) -> Links:
        """No link yet."""
        return cls(both, [], [-1] * len(both.a), [-1] * len(both.b))

    def add(self, pairs: Sequence[Pair]) -> None:
        """Make each pair a link."""
        for pair in pairs:
            self.of_a[pair.a] = self.of_b[pair.b] = len(self.links)
            self.links.append(([pair.a], [pair.b]))

    def free(self, pair: Pair) -> bool:
        """Whether neither passage of a pair is linked."""
        return self.of_a[pair.a] < 0 and self.of_b[pair.b] < 0

    def grow(self) -> None:
        """Take in, on either side, the passages beside a link that say what it leaves over."""
        for side, owners in enumerate((self.of_a, self.of_b)):
            for places in (range(len(owners)), range(len(owners) - 1, -1, -1)):
                for at in places:
                    self._take_in(side, owners, at)

    def join(self, beads: Sequence[Link]) -> None:
        """Take in what belongs to a link by a bead that holds passages of both its sides."""
        for bead in beads:
            owners = {self.of_a[at] for at in bead.a} & {self.of_b[to] for to in bead.b} - {-1}
            if len(owners) == 1:
                (link,) = owners
                self._own(0, self.of_a, link, bead.a)
                self._own(1, self.of_b, link, bead.b)

    def _own(self, side: int, owners: list[int], link: int, places: Sequence[int]) -> None:
        for at in places:
            if owners[at] < 0:
                owners[at] = link
                self.links[link][side].append(at)
        self.links[link][side].sort()

    def _take_in(self, side: int, owners: list[int], at: int) -> None:
        if owners[at] >= 0:
            return
        beside = {owners[near] for near in (at - 1, at + 1) if 0 <= near < len(owners)} - {-1}
        share, best = max(((self._share(side, at, link), link) for link in beside), default=(0.0, -1))
        if share >= JOINED:
            self._own(side, owners, best, (at,))

    def _share(self, side: int, at: int, link: int) -> float:
        """How much of a passage stands in what a link has on the other side alone; 0 where it makes them less alike."""
        here, there = (self.both.a, self.both.b)[:: 1 if side == 0 else -1]
        mine, its = self.links[link][side], self.links[link][1 - side]
        grown = ([*mine, at], its)
        if self.both.of(*grown[:: 1 if side == 0 else -1]) <= self.both.of(*self.links[link]):
            return 0.0
        shares = [0.0]
        for lang in LANGS:
            features = here.features[lang][at]
            if whole := self.both.weight(lang, features):
                over = there.joined(lang, its) - here.joined(lang, mine)
                shares.append(self.both.weight(lang, features & over) / whole)
        return max(shares)
