"""What comes back from a search or a lookup."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.types import Document, Lang, Passage
from indexer.facets import Facets
from indexer.highlight import Spans
from indexer.notes import Note
from indexer.repeats import Repeats


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found: how well (comparable inside its tier), in which tier, and what to mark on each side.

    ``relation`` is set by lookups: ``counterpart`` or ``similar``. ``likely`` is for the eye: where equivalents of
    what was asked for stand, in every tier, whether or not they count in it (then they are among ``matches`` too).
    ``repeats`` tells of the passages that the hit stands for where repeated formulas are folded.
    """

    passage: Passage
    document: Document
    score: float
    tier: int
    matches: Mapping[Lang, Spans]
    relation: str = ""
    likely: Mapping[Lang, Spans] = field(default_factory=dict)
    repeats: Repeats | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits asked for, and about all hits: how many there are, how they divide, what was understood and added.

    ``folded`` is in how many rows the hits are shown where repeated formulas are folded, None where they are not.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: Facets
    notes: tuple[Note, ...]
    folded: int | None = None
