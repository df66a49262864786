"""Zip containers, which office documents and books are: their members, unpacked in memory and never more than is safe.

Nothing is written to a disk, so that a member's name leads nowhere, whatever it says; names are only looked up.
"""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import PurePosixPath

from corpus.errors import DamagedFile, NothingToRead, ProtectedFile

MOST_MEMBERS = 20_000
"""Members of a container: a book of a thousand chapters with pictures has some four thousand."""

MOST_UNPACKED = 256 * 1024 * 1024
"""Bytes that one member may unpack to. The largest table that people keep in a spreadsheet has a fifth of it."""

MOST_TOGETHER = 1024 * 1024 * 1024
"""Bytes that all reading may unpack to: members may overlap in a file that was made to do harm, so that each of
thousands unpacks to the most, and one may be referred to a thousand times."""

_ENCRYPTED = 0x1  # general purpose bit 0, APPNOTE 4.4.4
FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)
"""What the library raises for broken archives: among them methods of compression that it does not know."""


@dataclass(frozen=True, slots=True)
class Container:
    """An open container: ``name`` is the file's, ``names`` are those of its members, in the order of the archive."""

    name: str
    names: tuple[str, ...]
    _archive: zipfile.ZipFile
    _known: frozenset[str]
    _unpacked: list[int] = field(default_factory=lambda: [0])

    def __contains__(self, member: str) -> bool:
        return member in self._known

    def read(self, member: str) -> bytes:
        """The bytes of a member.

        Raises NothingToRead where there is none of this name, ProtectedFile, and DamagedFile where it is broken or
        unpacks to more than ``MOST_UNPACKED`` bytes, or all read so far to more than ``MOST_TOGETHER``.
        """
        try:
            info = self._archive.getinfo(member)
            if info.flag_bits & _ENCRYPTED:
                raise ProtectedFile(f"{self.name} is locked with a password. Save it without one and add that.")
            with self._archive.open(info) as packed:
                data = packed.read(MOST_UNPACKED + 1)
        except KeyError as error:
            raise NothingToRead(f"{self.name} has no part {member} in it. Save it anew and add that.") from error
        except FAULTS as error:
            raise _broken(self.name, error) from error
        self._unpacked[0] += len(data)
        if len(data) > MOST_UNPACKED or self._unpacked[0] > MOST_TOGETHER:
            raise DamagedFile(f"{member} in {self.name} unpacks to more than any document has. Save its text alone.")
        return data


def open_container(data: bytes, name: str) -> Container:
    """The container in these bytes. Raises DamagedFile where they are none, or one of too many members."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except FAULTS as error:
        raise _broken(name, error) from error
    names = tuple(str(PurePosixPath(each)) if each.endswith("/") else each for each in archive.namelist())
    if len(names) > MOST_MEMBERS:
        raise DamagedFile(f"{name} holds {len(names)} parts, more than any document has. Check what it is.")
    return Container(name, names, archive, frozenset(names))


def _broken(name: str, error: Exception) -> DamagedFile:
    return DamagedFile(f"{name} is damaged or cut short ({error}). Get the complete file again and add that.")
