"""A whole library in one file: everything that can't be made again, and nothing else.

A backup is a zip archive (packed members by deflate or not at all) of

``manifest.json``
    what made it and when, and for each of the files below how many rows and bytes it has, with their SHA-256;
``documents.jsonl``, ``passages.jsonl``, ``corrections.jsonl`` …
    the tables of the library, a row a line; `corpus.store.backup.parts` says which columns they have;
``originals/SHA256``
    the files that were added, byte for byte, each once under the SHA-256 of its bytes.

It holds no index, no settings and no passwords. It is data and no more: no database is opened and nothing is run that
comes from it, every value is looked at before it is taken, and a restored library is complete or not there.
"""

from __future__ import annotations

from corpus.store.backup.archive import Archive, Manifest
from corpus.store.backup.keeping import KEPT, kept, make_sure_of_room
from corpus.store.backup.ledger import Ledger, examined
from corpus.store.backup.restoring import Restored, is_empty, restore
from corpus.store.backup.writing import write

__all__ = [
    "KEPT",
    "Archive",
    "Ledger",
    "Manifest",
    "Restored",
    "examined",
    "is_empty",
    "kept",
    "make_sure_of_room",
    "restore",
    "write",
]
