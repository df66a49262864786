"""From files to stored documents: the stages in their order, with no logic of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from traceback import extract_tb
from typing import Literal

from corpus.ahead import Ahead, Assembling
from corpus.errors import BadParameter, DuizhaoError, ReadError, UnforeseenFailure
from corpus.identity import edition_paths
from corpus.loading import Loaded, load
from corpus.placing import Place, completed, find_place, find_present
from corpus.readers import read_bytes
from corpus.sidecar import merge
from corpus.sources import File, Source
from corpus.store import Change, Draft, Original, Store
from corpus.types import Assembly, Document, Reference

Status = Literal["added", "changed", "unchanged", "duplicate", "failed"]
"""What became of a source. ``duplicate``: its content is in the library under another path already."""

MISTAKES = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What a mistake in the text stages raises where a text is odder than anyone thought of. No other file needs to
suffer for it. What has other causes (no memory, no disk, a broken installation) is not among them."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source.

    ``document`` is the one that holds its content now, None where it failed; ``change`` what was written;
    ``error`` why it failed.
    """

    path: str
    status: Status
    document: Document | None = None
    change: Change | None = None
    error: DuizhaoError | None = None


def ingest_sources(sources: Iterable[Source], store: Store, ahead: Ahead | None = None) -> Iterator[Outcome]:
    """Read documents into ``store`` in their order, each told of when it is stored.

    One that fails never stops the rest. A second file of the same path in one call fails: it would
    silently take the first one's place. Raises StoreError and its kinds, which would stop every other
    document as well. With ``ahead`` several are read at once; what comes of them is the same.
    """
    seen: dict[str, File] = {}
    for source, ingest in _ingesting(sources, store, ahead):
        clashes = [
            (first, file) for file in source.files if not _same(first := seen.setdefault(file.known, file), file)
        ]
        yield Outcome(source.known, "failed", error=_clash(*clashes[0])) if clashes else ingest()


def _ingesting(
    sources: Iterable[Source], store: Store, ahead: Ahead | None
) -> Iterator[tuple[Source, Callable[[], Outcome]]]:
    """Each document with what reads it."""
    if ahead is None:
        yield from ((source, partial(ingest_source, source, store)) for source in sources)
        return
    for begun in ahead.begun(sources, store):
        yield begun.source, partial(_ingest, begun.source, store, None, begun.load, ahead.assembling(begun))


def ingest_source(source: Source, store: Store, replacing: str | None = None) -> Outcome:
    """Read one document into ``store``, in place of the document ``replacing`` where that is given.

    Raises StoreError and its kinds, UnknownDocument and BadParameter for ``replacing``; what is wrong
    with the files is told in the outcome.
    """
    return _ingest(source, store, replacing, partial(load, source), assemble_originals)


def _ingest(
    source: Source, store: Store, replacing: str | None, load: Callable[[], Loaded], assemble: Assembling
) -> Outcome:
    try:
        loaded = load() if replacing else completed(load(), store)
        place = find_place(loaded, store, replacing)
        if present := find_present(loaded, store, place):
            return Outcome(source.known, "unchanged" if place.target else "duplicate", present)
        return _put(source.known, loaded, store, place, assemble)
    except ReadError as error:
        return Outcome(source.known, "failed", error=error)


def replaced_by(source: Source, store: Store) -> Document | None:
    """The document whose text or record adding ``source`` would replace; None where it is new, or as it was.

    What can't be read replaces nothing: why, is told when it is added.
    """
    try:
        loaded = completed(load(source), store)
    except ReadError:
        return None
    place = find_place(loaded, store)
    return None if find_present(loaded, store, place) else place.target


def held_as(source: Source, store: Store, replacing: str | None = None) -> Document | None:
    """The document that holds the content of ``source`` as it is now, where there is one that makes adding it needless.

    Raises UnknownDocument for ``replacing``.
    """
    try:
        loaded = load(source) if replacing else completed(load(source), store)
    except ReadError:
        return None
    return find_present(loaded, store, find_place(loaded, store, replacing))


def assemble_originals(originals: Sequence[Original], sidecar: Reference) -> Assembly:
    """The text stages: from the bytes of one file, or of a Chinese and an English one, to passages.

    Raises ReadError; where the stages themselves are at fault its kind UnforeseenFailure.
    """
    # Imported here for the start-up time: dictionaries and tables are only needed where there is text to read.
    from corpus.assemble import assemble, assemble_editions

    try:
        raws = [read_bytes(original.data, original.name) for original in originals]
        assembly = assemble(raws[0]) if len(raws) == 1 else assemble_editions(*raws)
    except MISTAKES as error:
        raise _unforeseen(originals, error) from error
    return replace(assembly, reference=merge(assembly.reference, sidecar))


def _unforeseen(originals: Sequence[Original], error: Exception) -> UnforeseenFailure:
    names = " + ".join(original.name for original in originals)
    frame = extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}, line {frame.lineno}"
    return UnforeseenFailure(
        f"Reading {names} failed in an unforeseen way ({type(error).__name__}: {error}; {place}). "
        "It is a mistake in Duizhao: please report it, with the file where you may."
    )


def outdated(store: Store) -> tuple[Document, ...]:
    """The documents whose passages this version of the text stages might make differently."""
    return store.made_before(_text_version())


def remake(document: Document, store: Store) -> Outcome:
    """Make a document's passages anew from its original files. Raises StoreError and its kinds."""
    originals = tuple(Original.of(name, data) for name, data in store.originals(document.id))
    loaded = Loaded(edition_paths(document.path, document.source), originals, store.sidecar(document.id))
    try:
        return _put(document.path, loaded, store, Place(document), assemble_originals)
    except ReadError as error:
        return Outcome(document.path, "failed", document, error=error)


def _same(one: File, other: File) -> bool:
    if one == other:
        return True
    try:
        return load(Source((one,))).digest == load(Source((other,))).digest
    except ReadError:
        return False


def _clash(first: File, second: File) -> BadParameter:
    return BadParameter(
        f"{first.path} and {second.path} would both be known as {second.known}. "
        "Add the folder that holds both, so that their paths differ."
    )


def _put(path: str, loaded: Loaded, store: Store, place: Place, assemble: Assembling) -> Outcome:
    target, absorbed = place.target, [document.id for document in place.absorbed]
    assembly = assemble(loaded.originals, loaded.sidecar)
    draft = Draft(loaded.path, loaded.originals, loaded.digest, assembly, loaded.sidecar, _text_version())
    change = store.put(draft, target.id if target else None, absorbed)
    return Outcome(path, "changed" if target else "added", store.document(change.document_id), change)


def _text_version() -> int:
    # Imported here for the start-up time, as above.
    from corpus.assemble import VERSION

    return VERSION
