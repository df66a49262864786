"""Repairing a document by hand: corrected rows become its passages, and corrections are taken back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from corpus.corrections.history import Did, undone
from corpus.corrections.laying import Laid, take_off
from corpus.corrections.moving import as_in_source
from corpus.corrections.reading import read_rows
from corpus.corrections.replacing import Checked, check, replaced, taken_back, with_sentences
from corpus.corrections.writing_out import face
from corpus.errors import BadParameter
from corpus.store import Change, Store
from corpus.types import Correction, Document, Passage


@dataclass(frozen=True, slots=True)
class Imported:
    """What corrected rows made of a document.

    ``made`` are the corrections that are new, ``corrections`` all that the document has; ``change`` is what was
    written, None where nothing was. ``restored`` are lines that lacked only straight quotation marks.
    """

    document: Document
    checked: Checked
    made: tuple[Correction, ...]
    corrections: tuple[Correction, ...]
    change: Change | None
    restored: tuple[int, ...] = ()


def import_rows(
    store: Store, key: str, data: bytes, name: str, *, allow_changes: bool = False, only_try: bool = False
) -> Imported:
    """Make the rows of a corrected export (TSV, CSV, JSON lines) the passages of the document ``key``, all or nothing.

    ``only_try`` reads and checks, and writes nothing. Raises UnfitCorrections for rows that can't be meant, the errors
    of decoding, UnknownDocument, and StoreChanged where the document is changed by somebody else meanwhile.
    """
    document = store.document(key)
    present = store.laid(document.id)
    rows = read_rows(data, name, document, present.passages)
    checked = check(present.passages, rows.passages, allow_changes=allow_changes)
    laid = replaced(present, rows.passages, document.id, datetime.now(UTC).isoformat(timespec="seconds"))
    before = {each.id for each in present.corrections}
    made = tuple(each for each in laid.corrections if each.id not in before)
    same = {each.id for each in laid.corrections} == before
    change = None if same or only_try else store.correct(document.id, with_sentences(laid), present.passages)
    document = store.document(document.id)
    return Imported(document, checked, made, laid.corrections, change, rows.restored)


def put_rows(store: Store, key: str, present: Laid, rows: Sequence[Passage], did: Did) -> Change | None:
    """Make ``rows`` the passages of the document ``key``, which are ``present``; None where nothing differs.

    Raises UnknownDocument, and StoreChanged where the document was changed by somebody else meanwhile.
    """
    document = store.document(key).id
    rows = as_in_source(rows, present.passages, take_off(present)[0])
    if list(map(face, rows)) == list(map(face, present.passages)):
        return None
    laid = replaced(present, rows, document, datetime.now(UTC).isoformat(timespec="seconds"))
    return store.correct(document, with_sentences(laid), present.passages, did)


def undo(store: Store, key: str, number: int) -> Change | None:
    """Undo one step of a document's history; None where what it made stands there no more as it made it.

    Raises UnknownDocument, StoreChanged, and BadParameter for a number that no step has.
    """
    step = next((step for step in store.history(key) if step.number == number), None)
    if step is None:
        raise BadParameter(f"The document has no step {number}. Its page of corrections lists those it has.")
    present = store.laid(key)
    rows = undone(present.passages, step)
    return put_rows(store, key, present, rows, "undo") if rows is not None else None


def take_back(store: Store, key: str, ids: Collection[str] | None = None) -> Change | None:
    """Undo corrections of the document ``key``, all of them without ``ids``: there it is again as it was made.

    None where there were none. Raises UnknownDocument, and BadParameter for an id that no correction has.
    """
    document = store.document(key)
    present = store.laid(document.id)
    known = [each.id for each in present.corrections]
    if strange := [each for each in ids or () if each not in known]:
        raise BadParameter(
            f"{document.id} has no correction {strange[0]!r}. `duizhao corrections {document.id}` lists those it has."
        )
    wanted = known if ids is None else ids
    return store.correct(document.id, taken_back(present, wanted), present.passages, "undo") if wanted else None
