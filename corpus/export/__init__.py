"""Passages in the formats of other programs: one module a format, whose name is the format's name.

A module here has ``write(works, out)``, which writes to a text stream, ``BOILERPLATE``, which says
whether the format has a place for the text that is kept beside the passages, and ``LEVELS``, which says whether it
can write the sentences of passages besides passages.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol, TextIO, cast

from corpus.errors import BadParameter
from corpus.types import Boilerplate, Document, Passage

Level = Literal["passage", "sentence"]
"""What a unit of an exported file is, or how finely it is described."""


@dataclass(frozen=True, slots=True)
class Work:
    """What is exported of one document: passages in reading order, and what was left out, if that is wanted."""

    document: Document
    passages: tuple[Passage, ...]
    boilerplate: tuple[Boilerplate, ...] = ()


class Exporter(Protocol):
    """What a module of this folder offers."""

    BOILERPLATE: bool
    LEVELS: tuple[Level, ...]

    def write(self, works: Iterable[Work], out: TextIO, level: Level = "passage") -> None:
        r"""Write every work's passages, in order, to ``out``; lines end with ``\n``. ``level`` is one of ``LEVELS``."""


def formats() -> tuple[str, ...]:
    """The names of the formats there are."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def exporter(name: str) -> Exporter:
    """The exporter of a format. Raises BadParameter where there is none."""
    if name not in formats():
        raise BadParameter(f"There is no export format {name!r}. There are: {', '.join(formats())}.")
    return cast(Exporter, importlib.import_module(f"{__name__}.{name}"))
