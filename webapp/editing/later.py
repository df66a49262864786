"""Bringing the index up to date behind the answer, so that neither the editor nor the next reader waits for it."""

from __future__ import annotations

from contextlib import suppress
from threading import Thread

from corpus.errors import EngineError, StoreError
from indexer.index import Index
from webapp.state import library

_running: set[Thread] = set()


def refresh_later() -> None:
    """Begin it; whoever searches before it is done is answered all the same."""
    settle(seconds=0)
    thread = Thread(target=refresh, args=(library().index,), daemon=True)
    thread.start()
    _running.add(thread)


def refresh(index: Index) -> None:
    """Bring the index up to date. What hinders it now is said to whoever searches next, who begins it again."""
    with suppress(EngineError, StoreError):
        index.refresh()
        index.learned.update()


def settle(seconds: float = 60.0) -> None:
    """Wait for what was begun, before what it works with is closed."""
    for thread in tuple(_running):
        thread.join(seconds)
        if not thread.is_alive():
            _running.discard(thread)
