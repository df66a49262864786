"""The library of a command: its store, and its index kept in step with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from corpus.store import Store
from webapp.commands.progress import progress
from webapp.commands.terminal import settings
from webapp.settings import Settings

if TYPE_CHECKING:
    from indexer.index import Index
    from webapp.state import Library


def open_store() -> Store:
    """The library's documents; close it, or use it as a context."""
    return Store.open(settings().home)


@contextmanager
def open_index(store: Store, given: Settings, *, rebuild: bool = False) -> Iterator[Index]:
    """The library's index, brought up to date with its documents (or made anew) first."""
    # Imported here for the start-up time: engine and dictionaries are only needed where there is text to index.
    from indexer.index import Index

    index = Index.open(given.home, store, given.engine)
    try:
        with progress("Indexing") as bar:
            if rebuild:
                index.rebuild(bar)
            else:
                index.refresh(bar)
        yield index
    finally:
        index.close()


def update_index(store: Store) -> None:
    """Bring the index up to date with the documents."""
    with open_index(store, settings()):
        pass


@contextmanager
def open_library() -> Iterator[Library]:
    """Documents and index together, as the pages use them."""
    # Imported here for the start-up time: only the commands that search come this way.
    from webapp.state import Library

    given = settings()
    with Store.open(given.home) as store, open_index(store, given) as index:
        yield Library(store, index, given)
