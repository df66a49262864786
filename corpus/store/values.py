"""What goes into the store and what it answers to a write."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Self

from corpus.errors import BadParameter
from corpus.types import Assembly, Kind, Reference

LONGEST_NAME = 80  # characters of a collection's name


def collection_name(text: str) -> str:
    """A collection's name as it is kept, blanks made single. Raises BadParameter where it is none."""
    name = " ".join(text.encode("utf-8", "replace").decode().split())
    if not any(map(str.isalnum, name)) or len(name) > LONGEST_NAME:
        raise BadParameter(
            f"{text!r} is no name of a collection: it needs a letter or a digit, and {LONGEST_NAME} characters at most."
        )
    return name


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it was added: its base name, its bytes and their SHA-256 in hexadecimal."""

    name: str
    data: bytes
    digest: str

    @classmethod
    def of(cls, name: str, data: bytes) -> Self:
        """The original with its digest reckoned."""
        return cls(name, data, hashlib.sha256(data).hexdigest())


@dataclass(frozen=True, slots=True)
class Draft:
    """A document ready to be stored: what it is known by, its files, and what was made of them.

    ``assembly.reference`` already holds what the sidecar says; ``sidecar`` is kept beside it to notice
    when the sidecar changes. Of two editions the Chinese is the first original. ``text_version`` is the
    version of the text stages that made the assembly.
    """

    path: str
    originals: tuple[Original, ...]
    digest: str
    assembly: Assembly
    sidecar: Reference = field(default_factory=Reference)
    text_version: int = 0


@dataclass(frozen=True, slots=True)
class Sketch:
    """A passage without its texts: where it stands, what it is, which sides it has and how sure they are paired.

    A whole document is seen in its sketches, however long it is.
    """

    id: str
    document: str
    ordinal: int
    kind: Kind
    zh: bool
    en: bool
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Change:
    """What a write did to the passages of one document, as ids.

    Of the passages that are no more, ``redirected`` lead to another passage and ``retired`` to none. Of the
    corrections that people made, ``corrections`` are in force and ``waiting`` don't fit the document as it is now.
    """

    document_id: str
    added: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    redirected: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """Which documents differ from an earlier generation: ids of those to read again and of those that are gone."""

    generation: int
    changed: tuple[str, ...]
    removed: tuple[str, ...]
