"""Where in the library a document belongs that is being added: whose place it takes, and whether it is new at all."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.identity import edition_paths
from corpus.loading import Loaded
from corpus.sidecar import merge
from corpus.store import Original, Store
from corpus.types import Document


@dataclass(frozen=True, slots=True)
class Place:
    """``target`` is the document whose place is taken, None for a new one.

    ``absorbed`` are documents that were one edition each and are part of the pair from now on.
    """

    target: Document | None
    absorbed: tuple[Document, ...] = ()


def completed(loaded: Loaded, store: Store) -> Loaded:
    """The whole pair where ``loaded`` is one edition of a pair in the library; the other one is as it was added.

    So an edition that is corrected and added alone changes the pair, and makes no document beside it.
    """
    pair = store.pair_with(loaded.path) if len(loaded.paths) == 1 else None
    if pair is None:
        return loaded
    paths = edition_paths(pair.path, pair.source)
    originals = [Original.of(name, data) for name, data in store.originals(pair.id)]
    originals[paths.index(loaded.path)] = loaded.originals[0]
    return Loaded(paths, tuple(originals), merge(store.sidecar(pair.id), loaded.sidecar))


def find_place(loaded: Loaded, store: Store, replacing: str | None = None) -> Place:
    """The place of the document ``replacing``, else of the one of the same path, else of an edition added alone.

    Raises UnknownDocument for ``replacing``.
    """
    editions = [store.known_as(path) for path in loaded.paths if path != loaded.path]
    alone = [document for document in editions if document]
    target = store.document(replacing) if replacing else store.known_as(loaded.path) or next(iter(alone), None)
    return Place(target, tuple(document for document in alone if document != target))


def find_present(loaded: Loaded, store: Store, place: Place) -> Document | None:
    """The document that makes adding ``loaded`` needless, because it has this content already.

    Only a document without a place can be another's duplicate: one that has a place has changed, be it
    into a copy of its neighbour.
    """
    target = place.target
    if target is None:
        return store.holding(loaded.digest)
    same = target.digest == loaded.digest and store.sidecar(target.id) == loaded.sidecar
    return target if same and not place.absorbed else None
