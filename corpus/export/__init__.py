"""Passages in the formats of other programs: one module a format, whose name is the format's name.

A module here has ``write(works, out)``, which writes to a text stream, ``BOILERPLATE``, which says whether the format
has a place for the text that is kept beside the passages, and ``BINARY``, which says whether it is no text. What a
search found is written by the same modules: each hit as a work of its own, with what the search says of it, under a
heading that says what was asked.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol, TextIO, cast

from corpus.errors import BadParameter
from corpus.types import LANGS, Boilerplate, Document, Lang, Passage, SentenceBead

Level = Literal["passage", "sentence"]
"""What a unit of an exported file is, or how finely it is described."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What an export answers: ``facts`` are names and values in order, the query before all.

    Values are what JSON can say. They stand at the beginning of the file, in the way that the format has for it;
    formats for people show the same in words where somebody said them (``words``: labels and texts).
    """

    facts: Mapping[str, Any]
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What a search says of a passage: how well it answers, and the places of the passage that do, by side."""

    score: float
    tier: int
    matches: Mapping[Lang, tuple[tuple[int, int], ...]]

    def holds(self, bead: SentenceBead) -> bool:
        """Whether one of the places is in these sentences; where there are no places, every sentence is meant."""
        spans = [(lang, span) for lang in LANGS for span in self.matches.get(lang, ())]
        return not spans or any(span[0] < bead.span(lang)[1] and bead.span(lang)[0] < span[1] for lang, span in spans)


@dataclass(frozen=True, slots=True)
class Work:
    """What is exported of one document: passages in reading order, and what was left out, if that is wanted.

    ``found`` is what a search says of the passages, which are one then.
    """

    document: Document
    passages: tuple[Passage, ...]
    boilerplate: tuple[Boilerplate, ...] = ()
    found: Found | None = None

    def sentences(self, passage: Passage) -> Iterator[tuple[int, SentenceBead]]:
        """The sentences of a passage that are exported, with their numbers: those that a search found something in."""
        for number, bead in enumerate(passage.sentences):
            if self.found is None or self.found.holds(bead):
                yield number, bead


class Exporter(Protocol):
    """What a module of this folder offers."""

    BOILERPLATE: bool
    BINARY: bool

    def write(
        self, works: Iterable[Work], out: TextIO, level: Level = "passage", heading: Heading | None = None
    ) -> None:
        r"""Write every work's passages, in order, to ``out``; lines end with ``\n``.

        A format of ``BINARY`` writes bytes to ``out.buffer``, which files, pipes and wrappers of bytes have.
        """


def formats() -> tuple[str, ...]:
    """The names of the formats there are."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def exporter(name: str) -> Exporter:
    """The exporter of a format. Raises BadParameter where there is none."""
    if name not in formats():
        raise BadParameter(f"There is no export format {name!r}. There are: {', '.join(formats())}.")
    return cast(Exporter, importlib.import_module(f"{__name__}.{name}"))
