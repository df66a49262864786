"""PEOPLE: browser, API, terminal.

:func:`create_app` is the only way to an application; nothing at module level touches one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from corpus.store import Store
    from indexer.index import Index
    from webapp.settings import Settings


def create_app(settings: Settings, store: Store | None = None, index: Index | None = None) -> Flask:
    """The web application over the library at ``settings.home``, or over the store and index given."""
    # The terminal imports this package for every command, and most need neither Flask nor an index.
    from webapp.application import build

    return build(settings, store, index)
