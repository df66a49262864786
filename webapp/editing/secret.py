"""The key that signs what this server gives browsers to keep: in the library's folder, for its owner alone."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path

FILE_NAME = "secret.key"

LENGTH = 32
"""Bytes: as many as the digest that signs with them."""


def secret_key(home: Path) -> bytes:
    """The library's key, made when it is first asked for.

    One that others could read, or that is no key, is made anew: whoever was logged in logs in again. Where the
    folder can't be written the key lasts as long as the server.
    """
    path = home / FILE_NAME
    return _read(path) or _write(path) or secrets.token_bytes(LENGTH)


def _read(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            private = os.name == "nt" or not os.fstat(file.fileno()).st_mode & 0o077
            key = file.read(LENGTH + 1)
    except OSError:
        return None
    return key if private and len(key) == LENGTH else None


def _write(path: Path) -> bytes | None:
    """A new key, whole at once: of two servers that start together both read the same in the end, or ask again."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{FILE_NAME}-")  # made with mode 0600
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(LENGTH))
        Path(name).replace(path)
    except OSError:
        return None
    return _read(path)
