"""Bringing the index up to date behind the answer, so that neither the editor nor the next reader waits for it."""

from __future__ import annotations

from contextlib import suppress
from threading import Thread

from flask import Flask, current_app

from corpus.errors import EngineError, StoreError
from indexer.index import Index
from webapp.state import library

NAME = "duizhao.later"


def refresh_later() -> None:
    """Begin it; whoever searches before it is done is answered all the same."""
    running: set[Thread] = current_app.extensions.setdefault(NAME, set())
    running -= {thread for thread in tuple(running) if not thread.is_alive()}
    thread = Thread(target=refresh, args=(library().index,), daemon=True)
    thread.start()
    running.add(thread)


def refresh(index: Index) -> None:
    """Bring the index up to date. What hinders it now is said to whoever searches next, who begins it again."""
    with suppress(EngineError, StoreError):
        index.refresh()
        index.learned.update()


def settle(app: Flask, seconds: float = 60.0) -> None:
    """Wait for what this application has begun, before what it works with is closed."""
    for thread in tuple(app.extensions.get(NAME, ())):
        thread.join(seconds)
