"""The first stage: the files of a document as bytes, with their digest and what their sidecar says."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import ReadError
from corpus.identity import printable
from corpus.sidecar import merge, read_sidecar
from corpus.sources import Source, edition_of
from corpus.store import Original
from corpus.types import Reference


@dataclass(frozen=True, slots=True)
class Loaded:
    """The files of one document, not read yet.

    ``digest`` stands for the content of all of them: of one file its SHA-256, of two editions the SHA-256 of both's.
    """

    path: str
    originals: tuple[Original, ...]
    digest: str
    sidecar: Reference


def load(source: Source) -> Loaded:
    """The bytes of a source. Raises ReadError where a file or its sidecar can't be read."""
    originals = tuple(_original(file.path) for file in source.files)
    return Loaded(source.known, originals, _digest(originals), _sidecar(source))


def _original(path: Path) -> Original:
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(f"There is no file {path}. Check the spelling of its name.") from error
    except OSError as error:
        raise ReadError(f"{path} can't be opened ({error.strerror}). Check its permissions.") from error
    return Original.of(printable(path.name), data)


def _digest(originals: tuple[Original, ...]) -> str:
    if len(originals) == 1:
        return originals[0].digest
    return hashlib.sha256("\n".join(original.digest for original in originals).encode("ascii")).hexdigest()


def _sidecar(source: Source) -> Reference:
    """What the sidecars of all files say together; that of the work as a whole (``NAME.toml``) counts most."""
    paths = [file.path for file in source.files]
    works = [path.with_name(edition[0] + path.suffix) for path in paths if (edition := edition_of(path.name))]
    known = Reference()
    for path in (*paths, *(works[:1] if len(paths) > 1 else ())):
        known = merge(known, read_sidecar(path) or Reference())
    return known
