"""The document store: one SQLite file that holds documents, passages, their history and the original files.

`Store` is its only face. SQLAlchemy is used here and in `corpus.schema`, and nowhere else.
"""

from __future__ import annotations

from corpus.store.library import Store
from corpus.store.values import Change, Changes, Draft, Original, Sketch, collection_name

__all__ = ["Change", "Changes", "Draft", "Original", "Sketch", "Store", "collection_name"]
