"""What is done before a backup takes a library's place: is there room, and what was there is kept."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection

from corpus.errors import StoreError, StoreFull
from corpus.store.backup.archive import Archive, Manifest
from corpus.store.backup.parts import REDIRECTS
from corpus.store.backup.restoring import is_empty
from corpus.store.backup.writing import write

KEPT = "before-restore.zip"
"""The backup, in the library's folder, of what was there before the last one was restored."""

COPIES = 2
"""How often what is restored stands on the disk for a moment: in the library's file and in the log beside it."""


def make_sure_of_room(archive: Archive, folder: Path) -> None:
    """Raises StoreFull where the disk can't hold what the backup becomes."""
    if shutil.disk_usage(folder).free < COPIES * archive.size:
        raise StoreFull(
            f"{archive.name} becomes {archive.size >> 20:,} MiB of library, and the disk has not twice that. Nothing "
            "was changed. Free some space, then do it again."
        )


@contextmanager
def kept(connection: Connection, folder: Path, archive: Archive) -> Iterator[None]:
    """Keep a backup of the library of a transaction in ``folder``, if what is done in this context succeeds.

    Where the library is already what ``archive`` makes of it nothing goes, and what is kept from before stays: whoever
    restores the same twice has back what was there before the first time.
    """
    if is_empty(connection):
        yield
        return
    partial = folder / f".{KEPT}.partial"
    try:
        with _keeping(), partial.open("wb") as out:
            present = write(connection, out)
        yield
        if not _is_same(present, archive.manifest):
            with _keeping():
                partial.replace(folder / KEPT)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def _is_same(present: Manifest, given: Manifest) -> bool:
    """Whether two backups hold the same but for old addresses, which no restoring loses."""
    return all(given.parts[name] == part for name, part in present.parts.items() if name != REDIRECTS.name)


@contextmanager
def _keeping() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"What is in the library can't be kept beside it ({error.strerror}), so nothing was restored. See to the "
            "folder's permissions and free space, then do it again."
        ) from error
