"""The marks of a hit, worked out when they are first looked at: not everyone who asks for hits looks at marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from corpus.types import LANGS, Lang, Passage
from indexer.highlight import Spans, matches
from indexer.plan.clues import Mark


@dataclass(eq=False)  # many are made, and a frozen one takes thrice as long
class Marks(Mapping[Lang, Spans]):
    """What satisfies a query in a passage, on each side; see ``highlight.matches``."""

    passage: Passage
    asked: Sequence[Mark] = field(repr=False)
    equivalents: bool

    def __getitem__(self, lang: Lang) -> Spans:
        return self._found[lang]

    def __iter__(self) -> Iterator[Lang]:
        return iter(LANGS)

    def __len__(self) -> int:
        return len(LANGS)

    @cached_property
    def _found(self) -> Mapping[Lang, Spans]:
        return matches(self.passage, self.asked, equivalents=self.equivalents)
