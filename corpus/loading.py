"""The first stage: the files of a document as bytes, with their digest and what their sidecar says."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from corpus.edition_names import edition_of
from corpus.identity import joined_path, printable
from corpus.opening import read_file
from corpus.sidecar import merge, read_sidecar
from corpus.sources import Source
from corpus.store import Original
from corpus.types import Reference


@dataclass(frozen=True, slots=True)
class Loaded:
    """The files of one document, not read yet, and what each is known by; of two editions the Chinese first."""

    paths: tuple[str, ...]
    originals: tuple[Original, ...]
    sidecar: Reference

    @property
    def path(self) -> str:
        """What the document is known by."""
        return joined_path(self.paths)

    @property
    def digest(self) -> str:
        """Stands for the content of all files: of one file its SHA-256, of two editions the SHA-256 of both's."""
        digests = [original.digest for original in self.originals]
        return digests[0] if len(digests) == 1 else hashlib.sha256("\n".join(digests).encode("ascii")).hexdigest()


def load(source: Source) -> Loaded:
    """The bytes of a source. Raises ReadError where a file or its sidecar can't be read."""
    originals = tuple(_original(file.path) for file in source.files)
    return Loaded(tuple(file.known for file in source.files), originals, _sidecar(source))


def _original(path: Path) -> Original:
    return Original.of(printable(path.name), read_file(path))


def _sidecar(source: Source) -> Reference:
    """What the sidecars of all files say together; that of the work as a whole (``NAME.toml``) counts most."""
    paths = [file.path for file in source.files]
    works = [path.with_name(edition[0] + path.suffix) for path in paths if (edition := edition_of(path.name))]
    known = Reference()
    for path in (*paths, *(works[:1] if len(paths) > 1 else ())):
        known = merge(known, read_sidecar(path) or Reference())
    return known
