"""Seals: how this user knows on this machine that files are as they were left.

Whoosh runs pickles that it finds in an index. An index that somebody else made, or changed, must be told from
our own before any of its files is opened, and nothing inside a library's folder can tell, because whoever hands
over a folder has written all of it. So the seal is made with a key that lies elsewhere.
"""

from __future__ import annotations

import hmac
import os
import secrets
import tempfile
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

KEY_BYTES = 32


def user_key() -> bytes:
    """This user's secret, made when it is first asked for: ``~/.config/duizhao/index.key``, readable to nobody else.

    Where no file can be kept (a service without a home) the key lives as long as the process, and each process
    makes its own index.
    """
    try:
        return _stored_key(Path.home() / ".config" / "duizhao" / "index.key")
    except (OSError, RuntimeError):  # RuntimeError: no home
        return _passing_key()


def seal(claims: Iterable[object], paths: Iterable[Path], key: bytes) -> str:
    """The seal of some claims about some files; another one when any claim differs or any file was written since.

    Files are known by size, times and place on the disk: the time of the last change is kept by the system, and a
    file that was unpacked, copied or restored has another one. Raises OSError for a file that isn't there.
    """
    facts = [(path.name, *_place_in_time(path)) for path in paths]
    return hmac.new(key, repr((*claims, facts)).encode(), "sha256").hexdigest()


def _place_in_time(path: Path) -> tuple[int, ...]:
    found = path.lstat()
    return found.st_mode, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _stored_key(path: Path) -> bytes:
    with_key = path.is_file() and path.stat().st_size == KEY_BYTES
    if not with_key:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=path.parent)  # for this user alone
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(KEY_BYTES))
        Path(draft).replace(path)
    return path.read_bytes()  # another process may have been quicker


@lru_cache(maxsize=1)
def _passing_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)
