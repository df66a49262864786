"""The library of a command: its documents, and the index kept in step with them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from corpus import words
from corpus.errors import IndexLocked
from corpus.store import Store
from webapp.commands.progress import progress
from webapp.commands.terminal import settings
from webapp.settings import Settings

if TYPE_CHECKING:
    from webapp.state import Library


def open_store(given: Settings | None = None) -> Store:
    """The library's documents; close it, or use it as a context."""
    home = (given or settings()).home
    store = Store.open(home)
    words.prepare(home / "cache")  # the compiled dictionary of Chinese words, for whatever happens next
    return store


@contextmanager
def open_library(given: Settings | None = None) -> Iterator[Library]:
    """Documents and index together, as the pages use them. The index catches up by itself when it is read."""
    # Imported here for the start-up time: many commands need no index and nothing of the pages.
    from indexer.index import Index
    from webapp.state import Library

    given = given or settings()
    with open_store(given) as store, Index.open(given.home, store, given.engine) as index:
        yield Library(store, index, given)


def update_index(store: Store, given: Settings | None = None) -> None:
    """Bring the index up to date with the documents."""
    # Imported here for the start-up time: where nothing was changed, no engine and no dictionary is loaded.
    from indexer.index import Index

    given = given or settings()
    with Index.open(given.home, store, given.engine) as index, progress("Indexing") as bar:
        try:
            index.refresh(bar)
            index.learned.update()
        except IndexLocked:
            click.echo("Another process is writing to the index; it catches up when it is next searched.", err=True)
