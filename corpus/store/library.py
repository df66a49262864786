"""The store: documents and passages on disk, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from corpus.corrections.history import Did, Step
from corpus.corrections.laying import Laid
from corpus.errors import BadParameter, StoreChanged
from corpus.glossary.entry import Entry, merged
from corpus.schema import documents
from corpus.store import backup, reading, writing
from corpus.store.database import PATIENCE, Database, open_database
from corpus.store.values import Change, Changes, Draft, Sketch, collection_name
from corpus.types import Boilerplate, Correction, Document, Locator, Passage, Reference


class Store:
    """A library of documents in one folder, for any number of threads and processes at once.

    It is the truth: the search index is made from it. Every write is one transaction, so after a crash
    each document is as it was before or as it is after. Methods raise StoreError and its kinds; those
    that take a document's ``key`` (id, path, a file's name, or the start of the id) raise UnknownDocument.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, home: Path, patience: float = PATIENCE) -> Self:
        """The library in the folder ``home``, made with its parents where there is none.

        ``patience`` is how many seconds a write waits for another process's.
        """
        return cls(open_database(home, patience))

    def close(self) -> None:
        """Give the file back. A closed store can be used again; it opens what it needs."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Reading

    def documents(self) -> tuple[Document, ...]:
        """Every document, in order of adding."""
        with self._database.reading() as connection:
            return reading.all_documents(connection)

    def document(self, key: str) -> Document:
        """The document that ``key`` names."""
        with self._database.reading() as connection:
            return reading.document_named(connection, key)

    def known_as(self, path: str) -> Document | None:
        """The document that was added from ``path`` (as `Draft.path` gives it)."""
        with self._database.reading() as connection:
            return reading.find_document(connection, documents.c.path == path)

    def pair_with(self, path: str) -> Document | None:
        """The document of two editions of which one was added from ``path``."""
        with self._database.reading() as connection:
            return reading.pair_with(connection, path)

    def holding(self, digest: str) -> Document | None:
        """The document with this content, or with a file of this content among its editions."""
        with self._database.reading() as connection:
            return reading.holding(connection, digest)

    def sidecar(self, key: str) -> Reference:
        """What a sidecar said about the document when it was added; empty where there was none."""
        with self._database.reading() as connection:
            return reading.sidecar_of(connection, reading.document_named(connection, key).id)

    def found_reference(self, key: str) -> Reference:
        """The document's reference as its files give it, without what the user has set."""
        with self._database.reading() as connection:
            return reading.found_reference(connection, reading.document_named(connection, key).id)

    def made_before(self, text_version: int) -> tuple[Document, ...]:
        """The documents whose passages an earlier version of the text stages made."""
        with self._database.reading() as connection:
            return reading.made_before(connection, text_version)

    def passages(self, key: str, start: int = 0, stop: int | None = None) -> tuple[Passage, ...]:
        """The passages of the document in reading order: from ordinal ``start`` up to ``stop``, or to the end."""
        with self._database.reading() as connection:
            return reading.passages_of(connection, reading.document_named(connection, key).id, start, stop)

    def headings(self, key: str) -> tuple[Passage, ...]:
        """The headings of the document, in reading order."""
        with self._database.reading() as connection:
            return reading.passages_of(connection, reading.document_named(connection, key).id, kind="heading")

    def sketches(self, key: str) -> tuple[Sketch, ...]:
        """The passages of the document without their texts, in reading order."""
        with self._database.reading() as connection:
            return reading.sketches_of(connection, reading.document_named(connection, key).id)

    def places(self, key: str) -> tuple[tuple[int, tuple[Locator, ...]], ...]:
        """Where each passage of the document stands in its sources: its ordinal and its places, in reading order."""
        with self._database.reading() as connection:
            return reading.places_of(connection, reading.document_named(connection, key).id)

    def laid(self, key: str) -> Laid:
        """The passages and the corrections of the document together, as they are at one moment."""
        with self._database.reading() as connection:
            name = reading.document_named(connection, key).id
            return Laid(reading.passages_of(connection, name), reading.corrections_of(connection, name))

    def corrections(self, key: str) -> tuple[Correction, ...]:
        """What people changed in the document: in reading order, behind that what doesn't fit it now."""
        with self._database.reading() as connection:
            return reading.corrections_of(connection, reading.document_named(connection, key).id)

    def history(self, key: str) -> tuple[Step, ...]:
        """What people did to the document's passages, the latest first."""
        with self._database.reading() as connection:
            return reading.history_of(connection, reading.document_named(connection, key).id)

    def boilerplate(self, key: str) -> tuple[Boilerplate, ...]:
        """What was left out of the document's passages, in source order."""
        with self._database.reading() as connection:
            return reading.boilerplate_of(connection, reading.document_named(connection, key).id)

    def originals(self, key: str) -> tuple[tuple[str, bytes], ...]:
        """The document's files as they were added: base names and bytes; of two editions the Chinese first."""
        with self._database.reading() as connection:
            return reading.originals_of(connection, reading.document_named(connection, key).id)

    def passage(self, passage_id: str) -> Passage:
        """The passage of this id, or the one that holds its text now. Raises UnknownPassage."""
        with self._database.reading() as connection:
            name = reading.resolve(connection, passage_id)
            return next(reading.passages_by_id(connection, [name]))

    def resolve(self, passage_id: str) -> str:
        """The id under which a passage is found now. Raises UnknownPassage where it never was, or is no more."""
        with self._database.reading() as connection:
            return reading.resolve(connection, passage_id)

    def get_many(self, ids: Iterable[str]) -> dict[str, Passage]:
        """Those of the passages that there are, by their present ids, in the order asked for."""
        wanted = tuple(dict.fromkeys(ids))
        with self._database.reading() as connection:
            found = {passage.id: passage for passage in reading.passages_by_id(connection, wanted)}
        return {name: found[name] for name in wanted if name in found}

    def all_passages(self) -> Iterator[Passage]:
        """Every passage, document by document in order of adding, in reading order; one state of the library."""
        with self._database.reading() as connection:
            yield from reading.every_passage(connection)

    def generation(self) -> int:
        """A number that grows with every write that changes the library."""
        return self._database.value(reading.GENERATION)

    def changes_since(self, generation: int) -> Changes:
        """Which documents differ from the library as it was at ``generation``."""
        with self._database.reading() as connection:
            return reading.changes_since(connection, generation)

    def glossary(self) -> tuple[Entry, ...]:
        """The user's own terms, in their order."""
        with self._database.reading() as connection:
            return reading.glossary_entries(connection)

    # Writing

    def put(self, draft: Draft, replacing: str | None = None, absorbing: Sequence[str] = ()) -> Change:
        """Store a document: a new one, or in place of the one known by the same path.

        ``replacing`` is the key of a document to take the place of, whatever its path. Unchanged passages
        keep their ids, the user's own bibliographic data is kept. ``absorbing`` are the keys of documents
        that are part of this one from now on: they are removed, what the user set in them is kept where
        this one has nothing of the user's, and their passages' ids lead here. Corrections of its passages are
        applied again where they fit, and kept where they don't. Raises BadParameter where the draft's path belongs
        to another document than the one to replace.
        """
        with self._database.writing() as connection:
            place = reading.document_named(connection, replacing).id if replacing else None
            parts = [reading.document_named(connection, key).id for key in absorbing]
            return writing.put(connection, draft, place, parts)

    def edit(
        self,
        key: str,
        reference: Reference,
        collections: Iterable[str] | None = None,
        seen: Document | None = None,
    ) -> Document:
        """Make ``reference`` the document's; the fields that differ from before are the user's from now on.

        They stay when the document is added again. A field that is set back to what the files say follows
        the files again. Where ``collections`` are given, the document is put into them as by `collect`. ``seen`` is
        the document that was edited: raises StoreChanged where its record or its collections are others by now.
        """
        names = None if collections is None else {collection_name(name) for name in collections}
        with self._database.writing() as connection:
            before = reading.document_named(connection, key)
            if seen and (before.reference, before.collections) != (seen.reference, seen.collections):
                raise StoreChanged(
                    f"The record of {before.id} was changed by somebody else meanwhile. Nothing was saved: look at it "
                    "as it is now, and edit that."
                )
            if reference != before.reference:
                writing.edit(connection, before.id, reference)
            if names is not None and names != set(before.collections):
                writing.collect(connection, before.id, names)
            return reading.document_named(connection, before.id)

    def collect(self, key: str, collections: Iterable[str]) -> Document:
        """Put a document into these collections and no others. It stays in them when it is added again.

        Raises BadParameter where a name has no letter or digit, or is longer than any that a list can show.
        """
        names = [collection_name(name) for name in collections]
        with self._database.writing() as connection:
            document = reading.document_named(connection, key).id
            writing.collect(connection, document, names)
            return reading.document_named(connection, document)

    def correct(self, key: str, laid: Laid, seen: Sequence[Passage], did: Did = "import") -> Change:
        """Put what a person corrected in place of the document's passages and corrections, and remember the step.

        ``seen`` are the passages that were corrected; raises StoreChanged where they have changed since.
        """
        with self._database.writing() as connection:
            return writing.correct(connection, reading.document_named(connection, key).id, laid, seen, did)

    def remove(self, key: str) -> Change:
        """Delete a document. Its passages' ids are remembered as retired."""
        with self._database.writing() as connection:
            return writing.remove(connection, reading.document_named(connection, key).id)

    def set_glossary(self, entries: Iterable[Entry], *, keep: bool = False) -> tuple[Entry, ...]:
        """Put the entries in place of the glossary, or behind its entries to ``keep`` these.

        Of a pair of terms that comes twice the later entry counts.
        """
        with self._database.writing() as connection:
            before = reading.glossary_entries(connection) if keep else ()
            kept = merged((*before, *entries))
            writing.write_glossary(connection, kept)
            return kept

    # All of it

    def is_empty(self) -> bool:
        """Whether there is nothing that a backup would take the place of: no document and no term."""
        with self._database.reading() as connection:
            return backup.is_empty(connection)

    def write_backup(self, out: BinaryIO) -> backup.Manifest:
        """Write everything that can't be made again to ``out`` as one file: one state of the library."""
        with self._database.reading() as connection:
            return backup.write(connection, out)

    def restore(self, archive: backup.Archive, *, replace: bool = False, seen: int | None = None) -> backup.Restored:
        """Put a backup in place of what the library holds, all or nothing.

        What was there is kept beside the library as a backup of its own (`corpus.store.backup.KEPT`). Addresses of
        passages that the backup does not know lead to their text in it, or tell that it is gone. To an index of this
        library every document counts as changed or removed, and it follows as after any write; one that may be
        another library's is to be made anew. ``seen`` is the generation that was looked at: raises StoreChanged
        where the library has changed since. Raises UnfitBackup, StoreFull, and BadParameter where the library holds
        something that is not meant to be replaced.
        """
        known = backup.examined(archive)
        folder = self._database.path.parent
        backup.make_sure_of_room(archive, folder)
        with self._database.writing() as connection:
            # Asked here, where nobody else can write: reading the backup may have taken minutes.
            if seen is not None and seen != reading.generation(connection):
                raise StoreChanged(
                    "The library was changed by somebody else meanwhile. Nothing was restored: look at it as it is "
                    "now, then do it again."
                )
            if not replace and not backup.is_empty(connection):
                raise BadParameter(
                    "The library is not empty, and a backup takes the place of all it holds. Say --replace if it is "
                    "meant, or name another folder with --home."
                )
            with backup.kept(connection, folder, archive):
                return backup.restore(connection, archive, known)
