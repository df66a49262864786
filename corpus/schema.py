"""The tables of a library, and the steps that bring a library of an earlier version up to date.

The version of the tables is kept in the file itself (``PRAGMA user_version``), and so is a mark that
says whose file it is (``PRAGMA application_id``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

from corpus.errors import StoreDamaged, StoreTooNew

APPLICATION_ID = 0x445A4C42
"""``DZLB``: marks a SQLite file as a library of ours (https://www.sqlite.org/fileformat2.html#application_id)."""

metadata = MetaData()

state = Table(
    "state",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Integer, nullable=False),
)
"""``generation``: how many writes have changed the library."""

documents = Table(
    "document",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("path", String, nullable=False, unique=True),
    Column("source", JSON, nullable=False),
    Column("digest", String, nullable=False, index=True),
    Column("found", JSON, nullable=False),
    Column("sidecar", JSON, nullable=False),
    Column("edits", JSON, nullable=False),
    Column("collections", JSON, nullable=False),
    Column("languages", JSON, nullable=False),
    Column("added", String, nullable=False),
    Column("passages", Integer, nullable=False),
    Column("text_version", Integer, nullable=False),
    Column("generation", Integer, nullable=False, index=True),
    sqlite_autoincrement=True,
)
"""``position`` is the order of adding; ``found`` the reference as the files give it, with ``sidecar`` the part that
a sidecar gave; ``edits`` the fields that the user has set since; ``collections`` the names of those it is in;
``text_version`` the version of the text stages that made its passages; ``generation`` the write that changed it
last."""

passages = Table(
    "passage",
    metadata,
    Column("id", String, primary_key=True),
    Column("document", ForeignKey("document.id", ondelete="CASCADE"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("level", Integer),
    Column("zh", Text, nullable=False),
    Column("en", Text, nullable=False),
    Column("confidence", Float),
    Column("zh_locators", JSON, nullable=False),
    Column("en_locators", JSON, nullable=False),
    Column("sentences", JSON, nullable=False),
    Column("corrected", Boolean(create_constraint=False), nullable=False),
    Index("passage_order", "document", "ordinal"),
)
"""``sentences`` are sentence beads as rows of numbers: the ends of the Chinese span, of the English one, confidence."""

corrections = Table(
    "correction",
    metadata,
    Column("document", ForeignKey("document.id", ondelete="CASCADE"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("made", String, nullable=False),
    Column("before", JSON, nullable=False),
    Column("after", JSON, nullable=False),
    Column("ordinal", Integer),
)
"""What people changed in passages; ``ordinal`` is where it stands in the document, null where it doesn't fit."""

boilerplate = Table(
    "boilerplate",
    metadata,
    Column("document", ForeignKey("document.id", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("locator", JSON, nullable=False),
)

originals = Table(
    "original",
    metadata,
    Column("document", ForeignKey("document.id", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("digest", String, nullable=False, index=True),
    Column("data", LargeBinary, nullable=False),
)
"""The files as they were added, byte for byte; ``digest`` is their SHA-256."""

redirects = Table(
    "redirect",
    metadata,
    Column("id", String, primary_key=True),
    Column("document", String, nullable=False, index=True),
    Column("target", String, index=True),
)
"""Passages that were: ``target`` is the passage that holds their text now, or null."""

tombstones = Table(
    "tombstone",
    metadata,
    Column("document", String, primary_key=True),
    Column("generation", Integer, nullable=False, index=True),
)
"""Documents that were removed, and the write that removed them."""

glossary = Table(
    "glossary",
    metadata,
    Column("ordinal", Integer, primary_key=True),
    Column("zh", String, nullable=False),
    Column("en", String, nullable=False),
    Column("status", String, nullable=False),
    Column("note", String, nullable=False),
)
"""The user's own terms, in the order given."""

history = Table(
    "history",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("document", ForeignKey("document.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("made", String, nullable=False),
    Column("did", String, nullable=False),
    Column("exchanges", JSON, nullable=False),
    sqlite_autoincrement=True,
)
"""What people did to passages, step by step: where, and the passages before and after as rows of ``zh``, ``en``,
``kind`` and ``level``."""

Step = Callable[[Connection], None]


def _add_sentences_and_corrections(connection: Connection) -> None:
    """From 1 to 2. What is in the library gets its sentences when its documents are next made again."""
    connection.exec_driver_sql("ALTER TABLE passage ADD COLUMN sentences JSON NOT NULL DEFAULT '[]'")
    connection.exec_driver_sql("ALTER TABLE passage ADD COLUMN corrected BOOLEAN NOT NULL DEFAULT 0")
    connection.exec_driver_sql(
        "CREATE TABLE correction (document VARCHAR NOT NULL REFERENCES document (id) ON DELETE CASCADE, "
        "id VARCHAR NOT NULL, made VARCHAR NOT NULL, before JSON NOT NULL, after JSON NOT NULL, ordinal INTEGER, "
        "PRIMARY KEY (document, id))"
    )


def _add_collections(connection: Connection) -> None:
    """From 2 to 3."""
    connection.exec_driver_sql("ALTER TABLE document ADD COLUMN collections JSON NOT NULL DEFAULT '[]'")


def _add_glossary(connection: Connection) -> None:
    """From 3 to 4."""
    connection.exec_driver_sql(
        "CREATE TABLE glossary (ordinal INTEGER NOT NULL PRIMARY KEY, zh VARCHAR NOT NULL, en VARCHAR NOT NULL, "
        "status VARCHAR NOT NULL, note VARCHAR NOT NULL)"
    )


def _add_history(connection: Connection) -> None:
    """From 4 to 5. What was corrected before has no steps, and is taken back as a whole."""
    connection.exec_driver_sql(
        "CREATE TABLE history (number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, document VARCHAR NOT NULL "
        "REFERENCES document (id) ON DELETE CASCADE, made VARCHAR NOT NULL, did VARCHAR NOT NULL, "
        "exchanges JSON NOT NULL)"
    )
    connection.exec_driver_sql("CREATE INDEX ix_history_document ON history (document)")


UPGRADES: tuple[Step, ...] = (_add_sentences_and_corrections, _add_collections, _add_glossary, _add_history)
"""From version 1 to 2, from 2 to 3, and so on. A step that has been released is never changed."""


VERSION = 1 + len(UPGRADES)
"""The version of the tables above."""


def migrate(connection: Connection, upgrades: Sequence[Step] = UPGRADES) -> None:
    """Make the tables of a new library, or take the ``upgrades`` that an older one lacks.

    The caller holds a transaction, so it is all or nothing. Raises StoreTooNew where the library has
    taken more steps than there are, StoreDamaged where the file is another program's.
    """
    newest, found = 1 + len(upgrades), version(connection)
    if found > newest:
        raise StoreTooNew(
            f"The library was written by a newer version of Duizhao (schema {found}; this version knows "
            f"{newest}). Update Duizhao, or name another folder with --home."
        )
    if found == newest:
        return
    for step in upgrades[found - 1 :] if found else (_create,):
        step(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {newest}")


def version(connection: Connection) -> int:
    """The version of the library's tables, 0 for an empty file.

    Raises StoreDamaged where the file is another program's.
    """
    found = _pragma(connection, "user_version")
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    if _pragma(connection, "application_id") != APPLICATION_ID and (found or tables):
        raise StoreDamaged(
            "library.db is a database of another program. Name another folder with --home, or move the file away."
        )
    return found


def _create(connection: Connection) -> None:
    metadata.create_all(connection)
    connection.execute(state.insert().values(key="generation", value=0))
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def _pragma(connection: Connection, name: str) -> int:
    return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())
