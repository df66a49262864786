"""What a Whoosh index consists of, read and written in one step: its shards, and which of their rows are deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from corpus.errors import UnknownDocument
from indexer.engine import PassageSource, Progress
from indexer.engines.whoosh.batch import MOST_CHARACTERS, MOST_PASSAGES, Batch
from indexer.engines.whoosh.damage import damage_reported, writing_reported
from indexer.engines.whoosh.merging import Living, chosen, merged
from indexer.engines.whoosh.schema import schema
from indexer.engines.whoosh.shard import Contents, Shard

_NAME = "MAIN"  # Whoosh's own default
_EXTENSION = ".lists"


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the number of the table of contents, and the files to which the index comes with it."""

    toc: int
    files: tuple[str, ...]


def create(folder: Path, source: PassageSource, documents: Sequence[str], progress: Progress | None) -> Written:
    """Write an index of these documents into an empty folder."""
    return _written(folder, _added(folder, source, documents, progress), 0)


def shards(folder: Path, toc: int) -> list[Living]:
    """The shards of an index. A writer may delete them as they are opened: then there is a newer index to open."""
    return [_living(folder, segment) for segment in _segments(folder, toc)]


def write(
    folder: Path,
    toc: int,
    source: PassageSource,
    added: Sequence[str],
    removed: Iterable[str],
    progress: Progress | None,
) -> Written:
    """Write documents beside what the index has: it is left as it was, and the next one has another number.

    Raises IndexDamaged where what the index has can't be read, and EngineError where nothing can be written.
    """
    with damage_reported():
        segments = _segments(folder, toc)
        _delete(folder, segments, {*added, *removed})
    return _written(folder, [*segments, *_added(folder, source, added, progress)], toc + 1)


def _segments(folder: Path, toc: int) -> Sequence[W3Segment]:
    segments: Sequence[W3Segment] = TOC.read(FileStorage(str(folder)), _NAME, gen=toc).segments
    return segments


def _written(folder: Path, segments: Iterable[W3Segment], number: int) -> Written:
    toc = TOC(schema(), _tidied(folder, segments), number)
    with writing_reported():
        toc.write(FileStorage(str(folder)), _NAME)
    lists = sorted(segment.make_filename(_EXTENSION) for segment in toc.segments)
    return Written(number, (TOC._filename(_NAME, number), *lists))


def _living(folder: Path, segment: W3Segment) -> Living:
    shard = Shard(folder / segment.make_filename(_EXTENSION))
    alive = np.ones(len(shard), dtype=bool)
    alive[list(segment.deleted_docs())] = False
    return Living(shard, alive)


def _delete(folder: Path, segments: Sequence[W3Segment], documents: Set[str]) -> None:
    for segment in segments if documents else ():
        part = _living(folder, segment)
        for row in np.flatnonzero(part.alive & part.shard.facts.documents.are(documents)).tolist():
            segment.delete_document(row)


def _added(
    folder: Path, source: PassageSource, documents: Sequence[str], progress: Progress | None
) -> Iterable[W3Segment]:
    """Write documents into new shards."""
    batch = Batch()
    for done, document in enumerate(documents, start=1):
        try:
            passages = source.passages(document)
        except UnknownDocument:
            passages = ()  # removed in the meantime: the next update hears of it
        for passage in passages:
            batch.add(passage)
            if batch.full:
                yield _saved(folder, batch.contents())
                batch = Batch()
        if progress:
            progress(done, len(documents))
    if batch.size:
        yield _saved(folder, batch.contents())


def _tidied(folder: Path, segments: Iterable[W3Segment]) -> list[W3Segment]:
    """The shards, after what should be one has been made one."""
    left = [segment for segment in segments if segment.deleted_count() < segment.doc_count_all()]
    with damage_reported():  # shards are read also while the new one is written
        extents = [_living(folder, segment).extent() for segment in left]
        at = chosen(extents, MOST_PASSAGES, MOST_CHARACTERS)
        if not at:
            return left
        joined = _saved(folder, merged([_living(folder, left[place]) for place in sorted(at)]))
    return [*(each for place, each in enumerate(left) if place not in at), joined]


def _saved(folder: Path, contents: Contents) -> W3Segment:
    segment = W3Segment(W3Codec(), _NAME, doccount=len(contents.sides))
    with writing_reported():
        contents.save(folder / segment.make_filename(_EXTENSION))
    return segment
