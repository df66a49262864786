"""A backup in place of what a library holds, inside a transaction that the caller holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from corpus.identity import successors
from corpus.schema import documents, glossary, passages, redirects, state, tombstones
from corpus.store import reading
from corpus.store.backup.archive import Archive, Manifest
from corpus.store.backup.ledger import Ledger, entered
from corpus.store.backup.parts import DOCUMENTS, ORIGINALS, Part
from corpus.types import Passage

Record = dict[str, Any]

MOST_WRITES = 2**40
"""More writes than any library has seen, a thousand a second for thirty years: a backup that tells of more is not
believed, or the libraries made of it would soon have no number left."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a library holds from now on, and what went: the ids of ``removed`` documents.

    ``redirected`` and ``retired`` count the passages that were there and are not in the backup, whose addresses lead
    on to their text or tell that it is gone.
    """

    manifest: Manifest
    removed: tuple[str, ...] = ()
    redirected: int = 0
    retired: int = 0


def restore(connection: Connection, archive: Archive, known: Ledger) -> Restored:
    """Put the backup in place of the library. ``known`` is what `examined` found in it. Raises UnfitBackup."""
    old = _Old(connection, known)
    written = archive.manifest.generation
    # Beyond both, so that an index that came with either library sees that it is behind.
    generation = max(reading.generation(connection), written if written < MOST_WRITES else 0) + 1
    for table in (documents, redirects, glossary):  # with a document goes what belongs to it
        connection.execute(delete(table))
    connection.execute(update(state).where(state.c.key == "generation").values(value=generation))
    for part, rows in entered(archive, Ledger(archive)):
        for batch in _batches(rows, 1 if part is ORIGINALS else reading.BATCH):  # files may be large
            connection.execute(insert(part.table), [_stored(archive, part, row, generation) for row in batch])
    removed = [name for name in old.documents if name not in known.documents]
    _bury(connection, removed, generation)
    targets = old.targets(connection)
    if targets:
        leading = [{"id": name, "document": home, "target": target} for name, (home, target) in targets.items()]
        connection.execute(insert(redirects), leading)
    led = sum(target is not None for name, (_home, target) in targets.items() if name in old.gone)
    return Restored(archive.manifest, tuple(removed), led, len(old.gone) - led)


def is_empty(connection: Connection) -> bool:
    """Whether there is nothing in a library that a backup would take the place of."""
    columns = (documents.c.id, glossary.c.ordinal)
    return not any(connection.execute(select(column).limit(1)).first() for column in columns)


class _Old:
    """What was there before and is not in the backup: passages and their documents, and ids that led to passages."""

    def __init__(self, connection: Connection, known: Ledger) -> None:
        self._known = known
        self.documents = tuple(connection.execute(select(documents.c.id).order_by(documents.c.position)).scalars())
        ids = connection.execute(select(passages.c.id)).scalars()
        self.gone = {
            passage.id: passage
            for passage in reading.passages_by_id(connection, [name for name in ids if self._is_lost(name)])
        }
        leading = connection.execute(select(redirects)).all()
        self._leading = {row.id: (row.document, row.target) for row in leading if self._is_lost(row.id)}

    def _is_lost(self, name: str) -> bool:
        return name not in self._known.passages and name not in self._known.redirects

    def targets(self, connection: Connection) -> Mapping[str, tuple[str, str | None]]:
        """Where each id leads from now on, with the document that it belonged to."""
        found: dict[str, tuple[str, str | None]] = {}
        for name in self.documents:
            here = sorted((each for each in self.gone.values() if each.document == name), key=_ordinal)
            if here:
                present = reading.passages_of(connection, name)
                found |= {gone: (name, target) for gone, target in successors(here, present).items()}
        return found | {name: (home, self._led(target, found)) for name, (home, target) in self._leading.items()}

    def _led(self, target: str | None, found: Mapping[str, tuple[str, str | None]]) -> str | None:
        if target is None or target in self._known.passages:
            return target
        return found[target][1] if target in found else self._known.redirects.get(target)


def _ordinal(passage: Passage) -> int:
    return passage.ordinal


def _batches(rows: Iterator[Record], size: int) -> Iterator[list[Record]]:
    while batch := list(islice(rows, size)):
        yield batch


def _stored(archive: Archive, part: Part, row: Record, generation: int) -> Record:
    """A row as the table has it, with what a backup leaves out."""
    if part is DOCUMENTS:
        return row | {"generation": generation}
    return row | {"data": archive.original(row["digest"])} if part is ORIGINALS else row


def _bury(connection: Connection, removed: list[str], generation: int) -> None:
    """Remember documents as removed, so that the index takes them out; those that are back are not."""
    for name in removed:
        values = {"document": name, "generation": generation}
        statement = upsert(tombstones).values(values)
        connection.execute(statement.on_conflict_do_update(index_elements=["document"], set_=values))
    connection.execute(delete(tombstones).where(tombstones.c.document.in_(select(documents.c.id))))
