"""The writes of a library, each inside a transaction that the caller holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import asdict
from datetime import UTC, datetime

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from corpus import identity
from corpus.corrections.fitting import fit
from corpus.corrections.history import Did, exchanges
from corpus.corrections.laying import Laid, at_place
from corpus.errors import BadParameter, StoreChanged
from corpus.glossary.entry import Entry
from corpus.schema import (
    boilerplate,
    corrections,
    documents,
    glossary,
    history,
    originals,
    passages,
    redirects,
    state,
    tombstones,
)
from corpus.store import reading
from corpus.store.rows import (
    Record,
    boilerplate_record,
    correction_record,
    document_record,
    edited_fields,
    history_record,
    passage_record,
    reference_from,
    text_record,
)
from corpus.store.values import Change, Draft
from corpus.types import Correction, Passage, Reference

_NONE = Passage(-1, "other", "", "")

MANY = 500
"""Passages over which all redirects of their document are read and not each asked for: SQLite takes a thousand values
in one question everywhere."""


def put(connection: Connection, draft: Draft, replacing: str | None = None, absorbing: Sequence[str] = ()) -> Change:
    """Store a document in place of the one of the same path, or of the one with the id ``replacing``.

    The documents with the ids ``absorbing`` become part of it.
    """
    document, fresh = _place(connection, draft, replacing)
    parts = absorbing if fresh else (document, *absorbing)
    before = tuple(passage for part in parts for passage in reading.passages_of(connection, part))
    # Read here and not before the transaction: what is corrected while a document is being read stands as well.
    laid = fit(draft.assembly.passages, [each for part in parts for each in reading.corrections_of(connection, part)])
    kept: Record = {"edits": {}, "collections": []}
    if parts:
        kept = {"edits": _edits(connection, parts), "collections": _collections(connection, parts)}
    steps = connection.execute(select(history).where(history.c.document.in_(absorbing))).all() if absorbing else ()
    for part in absorbing:
        _delete(connection, part)
    _write_document(connection, document, draft, kept, laid.passages)
    if steps:  # what people did to the parts belongs to the whole from now on
        connection.execute(insert(history), [row._asdict() | {"document": document} for row in steps])
    if not fresh:
        _clear(connection, document)
    _write_contents(connection, document, draft)
    after = _write_passages(connection, document, laid)
    return _follow(connection, document, before, after, laid.corrections)


def correct(connection: Connection, document: str, laid: Laid, seen: Sequence[Passage], did: Did) -> Change:
    """Put passages in place of those that a person has ``seen``, and corrections in place of the document's."""
    before = reading.passages_of(connection, document)
    if before != tuple(seen):
        raise StoreChanged(
            f"The document {document} was changed by another process meanwhile. Nothing was corrected: look at it as "
            "it is now (export it again), and correct that."
        )
    if steps := exchanges(before, laid.passages):
        connection.execute(insert(history), history_record(document, did, steps, datetime.now(UTC)))
    values = {**text_record(laid.passages), "generation": _next_generation(connection)}
    connection.execute(update(documents).where(documents.c.id == document).values(values))
    after = identity.name_passages(document, laid.passages)
    _write_differences(connection, before, after)
    connection.execute(delete(corrections).where(corrections.c.document == document))
    _insert(connection, corrections, [correction_record(document, each) for each in laid.corrections])
    return _follow(connection, document, before, after, laid.corrections, by_hand=True)


def edit(connection: Connection, document: str, reference: Reference) -> None:
    """Keep the fields in which ``reference`` differs from the document's as the user's own."""
    row = connection.execute(select(documents).where(documents.c.id == document)).one()
    found = reference_from(row.found)
    edits = {**row.edits, **edited_fields(reference_from({**row.found, **row.edits}), reference)}
    kept = edited_fields(found, reference_from({**row.found, **edits}))
    values = {"edits": kept, "generation": _next_generation(connection)}
    connection.execute(update(documents).where(documents.c.id == document).values(values))


def collect(connection: Connection, document: str, collections: Iterable[str]) -> None:
    """Put a document into these collections and no others."""
    values = {"collections": sorted(set(collections)), "generation": _next_generation(connection)}
    connection.execute(update(documents).where(documents.c.id == document).values(values))


def remove(connection: Connection, document: str) -> Change:
    """Delete a document; its passages are remembered as retired."""
    before = reading.passages_of(connection, document)
    _delete(connection, document)
    return _follow(connection, document, before, ())


def write_glossary(connection: Connection, entries: Sequence[Entry]) -> None:
    """The glossary, in place of the one that was."""
    connection.execute(delete(glossary))
    if entries:
        connection.execute(insert(glossary), [{"ordinal": at, **asdict(each)} for at, each in enumerate(entries)])
    _next_generation(connection)


def _delete(connection: Connection, document: str) -> None:
    connection.execute(delete(documents).where(documents.c.id == document))
    connection.execute(insert(tombstones).values(document=document, generation=_next_generation(connection)))


def _place(connection: Connection, draft: Draft, replacing: str | None) -> tuple[str, bool]:
    """The id of the document that the draft becomes, and whether it is a new one."""
    known = reading.find_document(connection, documents.c.path == draft.path)
    if known and replacing and known.id != replacing:
        raise BadParameter(
            f"{draft.path!r} is already another document ({known.id}). Remove that one first, or replace it."
        )
    if known or replacing:
        return known.id if known else str(replacing), False
    taken: set[str] = set()
    while reading.find_document(connection, documents.c.id == (name := identity.document_id(draft.path, taken))):
        taken.add(name)
    return name, True


def _edits(connection: Connection, parts: Sequence[str]) -> Record:
    """What the user set in documents that become one; of two values for a field that of the first."""
    query = select(documents.c.id, documents.c.edits).where(documents.c.id.in_(parts))
    found: dict[str, Record] = {row.id: row.edits for row in connection.execute(query)}
    return {name: value for part in reversed(parts) for name, value in found.get(part, {}).items()}


def _collections(connection: Connection, parts: Sequence[str]) -> list[str]:
    """The collections that documents are in which become one."""
    found = connection.execute(select(documents.c.collections).where(documents.c.id.in_(parts))).scalars()
    return sorted({name for names in found for name in names})


def _write_document(
    connection: Connection, document: str, draft: Draft, kept: Record, texts: Sequence[Passage]
) -> None:
    values = {
        "id": document,
        **document_record(draft),
        **text_record(texts),
        **kept,
        "generation": _next_generation(connection),
    }
    fresh = {**values, "added": datetime.now(UTC).isoformat(timespec="seconds")}
    statement = upsert(documents).values(fresh).on_conflict_do_update(index_elements=["id"], set_=values)
    connection.execute(statement)
    connection.execute(delete(tombstones).where(tombstones.c.document == document))


def _write_contents(connection: Connection, document: str, draft: Draft) -> None:
    """Boilerplate and originals."""
    pieces = enumerate(draft.assembly.boilerplate)
    files = enumerate(draft.originals)
    _insert(connection, boilerplate, [boilerplate_record(document, at, piece) for at, piece in pieces])
    rows = (
        {"document": document, "ordinal": at, "name": file.name, "digest": file.digest, "data": file.data}
        for at, file in files
    )
    _insert(connection, originals, list(rows))


def _write_passages(connection: Connection, document: str, laid: Laid) -> tuple[Passage, ...]:
    """Passages and corrections; the passages with their ids."""
    named = identity.name_passages(document, laid.passages)
    _insert(connection, passages, [passage_record(passage) for passage in named])
    _insert(connection, corrections, [correction_record(document, each) for each in laid.corrections])
    return named


def _write_differences(connection: Connection, before: Sequence[Passage], after: Sequence[Passage]) -> None:
    """Passages in place of those that were; the many that are as before are not written again."""
    old, present = {passage.id: passage for passage in before}, {passage.id for passage in after}
    fresh = [each for each in after if at_place(old.get(each.id, _NONE), each.ordinal) != each]
    moved = [each for each in after if each.id in old and each.ordinal != old[each.id].ordinal]
    gone = [{"key": name} for name in {*(each.id for each in fresh if each.id in old), *(old.keys() - present)}]
    if gone:
        connection.execute(delete(passages).where(passages.c.id == bindparam("key")), gone)
    if moved:
        place = update(passages).where(passages.c.id == bindparam("key")).values(ordinal=bindparam("place"))
        connection.execute(place, [{"key": each.id, "place": each.ordinal} for each in moved])
    if fresh:
        connection.execute(insert(passages), [passage_record(passage) for passage in fresh])


def _clear(connection: Connection, document: str) -> None:
    """Delete what a document consists of, before that is written anew."""
    for table in (boilerplate, originals, passages, corrections):
        connection.execute(delete(table).where(table.c.document == document))


def _insert(connection: Connection, table: Table, records: Sequence[Record]) -> None:
    if records:
        connection.execute(insert(table), records)


def _follow(
    connection: Connection,
    document: str,
    before: tuple[Passage, ...],
    after: tuple[Passage, ...],
    corrected: tuple[Correction, ...] = (),
    *,
    by_hand: bool = False,
) -> Change:
    """Lead the ids of passages that are no more to their successors, and say what happened.

    What people did ``by_hand`` went to the passages that they made, as a rule: these are looked at first.
    """
    present, past = {passage.id for passage in after}, {passage.id for passage in before}
    gone = [passage for passage in before if passage.id not in present]
    heirs = [passage for passage in after if passage.id not in past] if by_hand else after
    targets = dict(identity.successors(gone, heirs)) if gone else {}
    if by_hand and (lost := [passage for passage in gone if not targets[passage.id]]):
        targets |= identity.successors(lost, after)
    _write_redirects(connection, document, targets, present - past)
    return Change(
        document,
        added=tuple(passage.id for passage in after if passage.id not in past),
        kept=tuple(passage.id for passage in after if passage.id in past),
        redirected=tuple(name for name, target in targets.items() if target),
        retired=tuple(name for name, target in targets.items() if not target),
        corrections=tuple(each.id for each in corrected if each.ordinal is not None),
        waiting=tuple(each.id for each in corrected if each.ordinal is None),
    )


def _write_redirects(connection: Connection, document: str, targets: Mapping[str, str | None], added: Set[str]) -> None:
    for name, target in targets.items():
        # Ids that led to this passage lead on with it, so that one step always suffices.
        connection.execute(update(redirects).where(redirects.c.target == name).values(target=target))
        connection.execute(insert(redirects).values(id=name, document=document, target=target))
    _write_returned(connection, document, added)


def _write_returned(connection: Connection, document: str, added: Set[str]) -> None:
    """Texts that have come back have their own ids again."""
    if not added:
        return
    of_document = redirects.c.id.between(f"{document}-", f"{document}.")
    known = of_document if len(added) > MANY else redirects.c.id.in_(added)
    found = connection.execute(select(redirects.c.id).where(known)).scalars()
    if back := [{"key": name} for name in found if name in added]:
        connection.execute(delete(redirects).where(redirects.c.id == bindparam("key")), back)


def _next_generation(connection: Connection) -> int:
    counter = state.c.key == "generation"
    connection.execute(update(state).where(counter).values(value=state.c.value + 1))
    return reading.generation(connection)
