"""The file of a backup, opened with care: it may be damaged, cut short, another program's, or meant to do harm."""

from __future__ import annotations

import hashlib
import json
import os
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import IO, Any, BinaryIO, NoReturn, Self, cast

from corpus.errors import UnfitBackup
from corpus.store.backup.parts import PARTS, Part
from corpus.store.backup.values import is_count, is_digest, is_text, is_time, is_whole, record

FORMAT = "duizhao-backup"
VERSION = 1
"""What a manifest says that it is; a change that this version could not read makes it another number."""

MANIFEST = "manifest.json"

RATIO = 100
"""How many times its packed size a member may have. Texts pack to a third or a tenth; what is packed better is stored
as it is. So a file can never become more than a hundred times as large."""

LONGEST_MANIFEST = 1 << 16

NEWER = "If a newer version of Duizhao wrote it, update Duizhao; else take another copy of the backup."

_ORIGINAL = re.compile(r"originals/[0-9a-f]{64}")

LONGEST_LINE = 1 << 27
"""Bytes of a row: a whole book corrected at once, before and after, is a tenth of it."""

LARGEST_ORIGINAL = 1_000_000_000
"""Bytes that the database holds in one place (SQLITE_MAX_LENGTH, https://www.sqlite.org/limits.html)."""

PIECE = 1 << 20

_UNREADABLE = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, EOFError, NotImplementedError, OSError,
    OverflowError, RecursionError, RuntimeError, ValueError,
)  # fmt: skip
"""What the readers of archives and of JSON raise where the bytes are not what they should be."""


@dataclass(frozen=True, slots=True)
class Portion:
    """How much of one table a backup holds: its rows, and the SHA-256 of their bytes."""

    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself: when it was ``made`` (ISO 8601, UTC), by which version, and how much is in it.

    ``generation`` is how many writes had changed the library.
    """

    made: str
    made_by: str
    generation: int
    parts: Mapping[str, Portion]

    def count(self, part: str) -> int:
        """How many rows a table has, by the name of its part."""
        return self.parts[part].rows


def member_of(digest: str) -> str:
    """The name of an original in the archive."""
    return f"originals/{digest}"


class Archive:
    """A backup that is open for reading. Every method raises UnfitBackup where it can't be read to the end.

    ``name`` is for messages. Use it as a context, or close it; the file itself stays its owner's.
    """

    def __init__(self, file: BinaryIO, name: str) -> None:
        self.name = name
        with self._reading():
            size = file.seek(0, os.SEEK_END)
            file.seek(0)
            self._zip = zipfile.ZipFile(file)
        self._members = self._checked(self._zip.infolist(), size)
        self.manifest = self._manifest()

    def close(self) -> None:
        """Give the archive's own resources back."""
        self._zip.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def size(self) -> int:
        """How many bytes all of it has when it is unpacked."""
        return sum(member.file_size for member in self._members.values())

    def originals(self) -> frozenset[str]:
        """The digests of the files that were added."""
        return frozenset(name.partition("/")[2] for name in self._members if name.startswith("originals/"))

    def original(self, digest: str) -> bytes:
        """The bytes of a file that was added."""
        return b"".join(self._pieces(digest))

    def examine(self, digest: str) -> None:
        """Read a file that was added to its end, keeping nothing."""
        for _piece in self._pieces(digest):
            pass

    def rows(self, part: Part) -> Iterator[dict[str, Any]]:
        """The rows of a table, one by one; only behind the last of them it is certain that they are whole."""
        expected, digest, count = self.manifest.parts[part.name], hashlib.sha256(), 0
        with self._opened(part.file) as lines:
            while line := self._line(lines):
                digest.update(line)
                count += 1
                yield self._row(line, part, count)
        if (count, digest.hexdigest()) != (expected.rows, expected.sha256):
            self.refuse(f"{part.file} is not what was written")

    def refuse(self, reason: str, advice: str = "Take another copy of the backup, or an earlier one.") -> NoReturn:
        """Say that this is no backup that can be restored, and why."""
        raise UnfitBackup(f"{self.name} can't be restored: {reason}. Nothing was changed. {advice}")

    def _is_none(self, cause: Exception | None = None) -> NoReturn:
        """Say that this is nothing that was ever a backup, or is one no longer."""
        raise UnfitBackup(
            f"{self.name} is no backup of Duizhao, or is damaged or cut short. Nothing was changed. Name a file that "
            "`duizhao backup` wrote, or take another copy of it."
        ) from cause

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Stands around calls of the readers alone: a mistake of ours is not the file's."""
        try:
            yield
        except _UNREADABLE as error:
            self._is_none(error)

    @contextmanager
    def _opened(self, name: str) -> Iterator[IO[bytes]]:
        with self._reading():
            member = self._zip.open(self._members[name])
        with member:
            yield member

    def _pieces(self, digest: str) -> Iterator[bytes]:
        """The bytes of a file that was added; only behind the last of them it is certain that they are whole."""
        name, found = member_of(digest), hashlib.sha256()
        if self._members[name].file_size > LARGEST_ORIGINAL:
            self.refuse("one of its files is larger than a library can hold")
        with self._opened(name) as member:
            while piece := self._piece(member):
                found.update(piece)
                yield piece
        if found.hexdigest() != digest:
            self.refuse("one of its files is damaged")

    def _piece(self, member: IO[bytes]) -> bytes:
        with self._reading():
            return member.read(PIECE)

    def _line(self, lines: IO[bytes]) -> bytes:
        with self._reading():
            line = lines.readline(LONGEST_LINE + 1)
        if len(line) > LONGEST_LINE:
            self.refuse("one of its rows is longer than any that a library has")
        return line

    def _json(self, text: bytes) -> object:
        with self._reading():
            found: object = json.loads(text, parse_constant=_no_number)
        return found

    def _row(self, line: bytes, part: Part, number: int) -> dict[str, Any]:
        value = self._json(line)
        if not part.is_row(value):
            self.refuse(f"line {number:,} of {part.file} is no row of that table", NEWER)
        return cast(dict[str, Any], value)

    def _checked(self, members: list[zipfile.ZipInfo], size: int) -> Mapping[str, zipfile.ZipInfo]:
        """The members by name: those of a backup, each once, none of them larger than it can be."""
        names = [member.filename for member in members]
        tables = {MANIFEST, *(part.file for part in PARTS)}
        if MANIFEST not in names:
            self._is_none()
        if len(set(names)) < len(names) or not all(name in tables or _ORIGINAL.fullmatch(name) for name in names):
            self.refuse("it holds something that belongs to no backup", NEWER)
        if any(member.file_size > RATIO * member.compress_size for member in members if member.file_size):
            self.refuse("it would become far larger than a backup can")
        if any(member.flag_bits & 1 for member in members) or sum(each.compress_size for each in members) > size:
            self._is_none()
        return dict(zip(names, members, strict=True))

    def _manifest(self) -> Manifest:
        if self._members[MANIFEST].file_size > LONGEST_MANIFEST:
            self._is_none()
        with self._opened(MANIFEST) as member:
            value = self._json(self._piece(member))
        if not isinstance(value, dict) or value.get("format") != FORMAT:
            self._is_none()
        if value.get("version") != VERSION:
            self.refuse("it was written by a newer version of Duizhao", "Update Duizhao, then restore it.")
        if not _is_manifest(value) or not all(part.file in self._members for part in PARTS):
            self._is_none()
        portions = {part.name: Portion(**value["parts"][part.name]) for part in PARTS}
        return Manifest(value["made"], value["made_by"], value["generation"], portions)


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)  # NaN and the infinities are no JSON


_PORTION = record({"rows": is_count, "sha256": is_digest})

_is_manifest = record(
    {
        "format": is_text,
        "version": is_count,
        "made": is_time,
        "made_by": is_text,
        "generation": is_whole,
        "parts": record({part.name: _PORTION for part in PARTS}),
    }
)
