"""The bytes of a file that somebody named, which may be no file: a pipe without end, a disk, a link to itself.

Where a path leads is looked at before it is opened, and again afterwards: opening a pipe may wait for ever.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import Path
from typing import BinaryIO

from corpus.errors import ReadError

LARGEST = 512 << 20
"""Bytes of one file. The largest scanned book has a fifth of it; a machine of 4 GB still reads that much."""

_PIECE = 1 << 20
"""Bytes read at once of those that a file got while it was read."""

_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_file(path: Path, most: int = LARGEST) -> bytes:
    """All bytes of a file, also of one that grows meanwhile. Raises ReadError where there is none, or one too large."""
    try:
        _check_kind(path, path.stat().st_mode)
        with open(path, "rb", opener=_open) as file:
            found = os.fstat(file.fileno())
            _check_kind(path, found.st_mode)
            data = _read(file, found.st_size, most)
    except (OSError, ValueError) as error:
        raise _unopened(path, error) from error
    if len(data) > most:
        raise ReadError(f"{path} is larger than {most >> 20} MB. Divide it, and add the parts.")
    return data


def _read(file: BinaryIO, size: int, most: int) -> bytes:
    """The bytes of a file that had ``size`` of them, and those that came since; one more than ``most`` is enough.

    Python sets aside as much memory as it is asked to read, whatever comes.
    """
    data = file.read(min(size, most) + 1)
    if len(data) <= size or len(data) > most:
        return data
    pieces = [data]
    left = most + 1 - len(data)
    while left and (piece := file.read(min(left, _PIECE))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def _open(path: str, flags: int) -> int:
    return os.open(path, flags | _WITHOUT_WAITING)


def _check_kind(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise ReadError(f"{path} is a folder. Name it alone, and the files in it are added.")
    if not stat.S_ISREG(mode):
        raise ReadError(f"{path} is a pipe or a device. Save what comes out of it in a file and add that.")


_HOST = re.compile(r"www\.[\w.-]+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|cn|edu|gov|hk|tw|mo|uk|io)", re.IGNORECASE)


def _is_host(path: Path) -> bool:
    """Whether what was named looks like the address of a page without its beginning."""
    return len(path.parts) > 0 and _HOST.fullmatch(path.parts[0]) is not None


def _unopened(path: Path, error: OSError | ValueError) -> ReadError:
    if isinstance(error, ValueError):  # a zero byte in the name
        return ReadError("A file's name can't hold a zero byte. Rename the file.")
    if isinstance(error, FileNotFoundError):
        if path.is_symlink():
            return ReadError(f"{path} is a link that leads nowhere. Add the file that it should lead to.")
        address = f" A page of the web is added by its whole address: https://{path}." if _is_host(path) else ""
        return ReadError(f"There is no file {path}. Check the spelling of its name.{address}")
    if error.errno == errno.ELOOP:
        return ReadError(f"{path} is a link that leads back to itself. Add the file that it should lead to.")
    return ReadError(f"{path} can't be opened ({error.strerror}). Check its permissions.")
