"""Whoosh's own errors, those that broken files raise in it, and those of writing, as ours."""

from __future__ import annotations

import errno
import pickle
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from whoosh.fields import FieldConfigurationError
from whoosh.index import IndexError as WhooshIndexError
from whoosh.reading import ReaderClosed

from corpus.errors import EngineError, IndexDamaged

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


_FULL = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def writing_reported() -> Iterator[None]:
    """Turn what keeps the index from being written into EngineError: the index there is isn't damaged by that."""
    try:
        yield
    except MemoryError as error:
        raise EngineError(
            "There is not enough memory to write the search index. Close other programs and try again."
        ) from error
    except OSError as error:
        if error.errno in _FULL:
            raise EngineError(
                "The disk is full: the search index can't be written. Make room and try again; no document is lost."
            ) from error
        raise EngineError(
            f"The search index can't be written ({error}). Check that the library's folder `index` can be written to."
        ) from error
