"""The library's file: how it is opened, how transactions run, and what its failures are called."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from corpus import schema
from corpus.errors import DuizhaoError, StoreDamaged, StoreError, StoreFull, StoreLocked

FILE_NAME = "library.db"

PATIENCE = 10.0
"""Seconds to wait for another writer. A document is one transaction of well under a second."""


class Database:
    """One SQLite file in write-ahead mode, for any number of threads and processes.

    Readers see the last whole write and never wait; writers wait for each other.
    """

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        self.path = path
        self._engine = _engine(path, patience)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one unchanging state of the library."""
        with translated(self.path), self._engine.connect() as connection, connection.begin():
            yield connection

    def value(self, query: str) -> int:
        """The number that a query finds now: it takes a tenth of what a transaction does."""
        with translated(self.path), closing(self._engine.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute(query)
            return next(int(found) for (found,) in cursor.fetchall())

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that alone may write; all of it happens, or none."""
        # Taking the lock at once keeps two writers from reading first and both failing to write later.
        with (
            translated(self.path),
            self._engine.connect().execution_options(begin="BEGIN IMMEDIATE") as connection,
            connection.begin(),
        ):
            yield connection

    def close(self) -> None:
        """Give the file back."""
        self._engine.dispose()


def open_database(home: Path, patience: float = PATIENCE) -> Database:
    """The library in ``home``, made where there is none and brought up to date where it is old.

    Raises StoreError (and its kinds: locked, full, too new, damaged).
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"The library's folder can't be made: {error}. Name another one with --home.") from error
    database = Database(home / FILE_NAME, patience)
    try:
        _prepare(database)
    except DuizhaoError:
        database.close()
        raise
    return database


def _prepare(database: Database) -> None:
    with database.reading() as connection:
        current = schema.version(connection) == schema.VERSION
    if not current:
        with database.writing() as connection:
            schema.migrate(connection)


def _engine(path: Path, patience: float) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": patience, "check_same_thread": False},
        pool_size=8,
        max_overflow=16,
    )
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: sqlite3.Connection, _record: object) -> None:
    # The driver would otherwise open transactions by itself, and late; see "Database Locking Behavior"
    # in SQLAlchemy's notes on SQLite.
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _on_begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Failures of the database as errors of ours, told apart by SQLite's result codes."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise _translate(error, path) from error
    except PoolTimeout as error:
        raise StoreLocked("Too many readers at once. Try again in a moment.") from error


def _translate(error: DBAPIError | sqlite3.Error, path: Path) -> StoreError:
    cause = error.orig if isinstance(error, DBAPIError) else error
    # An extended result code carries its primary code in the lowest byte: https://www.sqlite.org/rescode.html
    code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    kind, message = _FAILURES.get(code, (StoreError, "{path} can't be used: {cause}."))
    return kind(message.format(path=path, cause=cause))


_LOCKED = (StoreLocked, "Another process is writing to the library. Wait until it has finished, then try again.")
_DAMAGED = (
    StoreDamaged,
    "{path} is damaged, or is no library. Put back a copy of it, or move it away and add the documents again.",
)
_FAILURES: dict[int, tuple[type[StoreError], str]] = {
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_FULL: (StoreFull, "The disk is full: nothing was changed. Free some space, then do it again."),
    sqlite3.SQLITE_READONLY: (
        StoreError,
        "{path} may not be written. Change its permissions, or name another folder with --home.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        StoreError,
        "{path} can't be opened. Check its permissions, or name another folder with --home.",
    ),
}
