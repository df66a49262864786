"""A library written out as a backup."""

from __future__ import annotations

import hashlib
import json
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from shutil import copyfileobj
from typing import BinaryIO

from sqlalchemy import Connection, select

from corpus import schema
from corpus.errors import StoreError
from corpus.store import reading
from corpus.store.backup.archive import (
    FORMAT,
    LONGEST_LINE,
    MANIFEST,
    PIECE,
    RATIO,
    VERSION,
    Manifest,
    Portion,
    member_of,
)
from corpus.store.backup.parts import PARTS, Part

IN_MEMORY = 8 << 20
"""Bytes of a table that are kept in memory while it is written; more go to a temporary file."""

RAW = -zlib.MAX_WBITS
"""Deflate without a frame, as it is in a zip archive."""


def write(connection: Connection, out: BinaryIO) -> Manifest:
    """Write the library of a transaction to ``out``, and say what the backup holds."""
    now = datetime.now(UTC)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        portions = {part.name: _write_part(connection, part, archive, now) for part in PARTS}
        _write_originals(connection, archive, now)
        made = now.isoformat(timespec="seconds")
        manifest = Manifest(made, version("duizhao"), reading.generation(connection), portions)
        text = json.dumps({"format": FORMAT, "version": VERSION, **asdict(manifest)}, ensure_ascii=False, indent=1)
        archive.writestr(_info(MANIFEST, now), text.encode())
    return manifest


def _write_part(connection: Connection, part: Part, archive: zipfile.ZipFile, now: datetime) -> Portion:
    """One table: first beside the archive, so that it is known how well it can be packed."""
    digest, packer = hashlib.sha256(), zlib.compressobj(wbits=RAW)
    rows = size = packed = 0
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as draft:
        for line in _lines(connection, part):
            draft.write(line)
            digest.update(line)
            rows, size, packed = rows + 1, size + len(line), packed + len(packer.compress(line))
        draft.seek(0)
        info = _info(part.file, now, size, packed + len(packer.flush()))
        with archive.open(info, "w") as member:
            copyfileobj(draft, member, PIECE)
    return Portion(rows, digest.hexdigest())


def _lines(connection: Connection, part: Part) -> Iterator[bytes]:
    for row in connection.execute(part.query().execution_options(yield_per=reading.BATCH)):
        line = json.dumps(row._asdict(), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        if len(line) > LONGEST_LINE:
            raise StoreError(
                f"A row of {part.name} has more than {LONGEST_LINE >> 20} MiB and fits into no backup, so none was "
                "made. Divide the document that it belongs to."
            )
        yield line


def _write_originals(connection: Connection, archive: zipfile.ZipFile, now: datetime) -> None:
    """Every file that was added, once, however many documents were made of it."""
    originals = schema.originals.c
    digests = connection.execute(select(originals.digest).distinct().order_by(originals.digest)).scalars().all()
    for digest in digests:
        data: bytes = connection.execute(select(originals.data).where(originals.digest == digest).limit(1)).scalar_one()
        archive.writestr(_info(member_of(digest), now, len(data), len(zlib.compress(data, wbits=RAW))), data)


def _info(name: str, now: datetime, size: int = 0, packed: int = 0) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, now.timetuple()[:6])
    # What can be packed a hundredfold is left as it is: a reader takes that for an attack.
    info.compress_type = zipfile.ZIP_STORED if size > RATIO * packed else zipfile.ZIP_DEFLATED
    info.file_size = size  # a member of more than two gigabytes is begun in another way
    info.external_attr = 0o600 << 16
    return info
