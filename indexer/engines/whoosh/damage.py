"""Whoosh's own errors, and those that broken files raise in it, as ours."""

from __future__ import annotations

import pickle
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from whoosh.fields import FieldConfigurationError
from whoosh.index import IndexError as WhooshIndexError
from whoosh.reading import ReaderClosed

from corpus.errors import IndexDamaged

_BROKEN = (
    WhooshIndexError, FieldConfigurationError, ReaderClosed, OSError, EOFError, ValueError, TypeError, KeyError,
    IndexError, AttributeError, AssertionError, NameError, ImportError, OverflowError, MemoryError,
    struct.error, zlib.error, pickle.UnpicklingError,
)  # fmt: skip
"""What reading truncated or overwritten files was seen to raise."""


@contextmanager
def damage_reported() -> Iterator[None]:
    """Turn what broken index files cause into IndexDamaged."""
    try:
        yield
    except _BROKEN as error:
        raise IndexDamaged(f"The search index can't be read ({error}). `duizhao rebuild` makes a new one.") from error
