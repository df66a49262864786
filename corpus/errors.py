"""The one tree of errors, each with what the terminal and the browser need to answer with.

::

    DuizhaoError                 exit 1 / HTTP 500
      UsageError                      2 / 400   BadParameter
      NotFound                        3 / 404   UnknownDocument, UnknownPassage
      ReadError                      10 / 422   UnknownFormat, DamagedFile, ProtectedFile, UndecodableText,
                                                NothingToRead, UnreachablePage, UnfitCorrections, UnfitBackup,
                                                UnfinishedReading, UnforeseenFailure (500)
      StoreError                     12 / 500   StoreLocked (503), StoreChanged (409), StoreFull (507),
                                                StoreTooNew, StoreDamaged
      EngineError                    13 / 500   IndexLocked (503), IndexMissing (503), IndexDamaged (500)
      CitationError                  14 / 422   UnknownStyle (404)

A message is one or two sentences: what happened, and what to do next. Errors of other libraries are
translated in the file that imports the library, with ``raise … from``. They are answered in two places:
the error handlers of the web application, and the command group of the terminal. Short of these an
error is caught only where the work goes on without what failed (one file of many in `corpus.pipeline`,
a document that was removed meanwhile, an index that is made again), or to say more (`corpus.sidecar`).
"""

from __future__ import annotations


class DuizhaoError(Exception):
    """Anything that Duizhao reports to its user. The text of the exception is that report."""

    exit_code = 1
    http_status = 500

    @property
    def kind(self) -> str:
        """The name by which scripts know this error (the ``kind`` of a JSON answer)."""
        return type(self).__name__


class UsageError(DuizhaoError):
    """The request itself was wrong."""

    exit_code = 2
    http_status = 400


class BadParameter(UsageError):
    """A parameter has a value that can't be used."""


class NotFound(DuizhaoError):
    """Something that was asked for by its id does not exist."""

    exit_code = 3
    http_status = 404


class UnknownDocument(NotFound):
    """No document with this id."""


class UnknownPassage(NotFound):
    """No passage with this id, now or before."""


class ReadError(DuizhaoError):
    """A file could not be read as a document."""

    exit_code = 10
    http_status = 422


class UnknownFormat(ReadError):
    """No reader knows this kind of file."""


class DamagedFile(ReadError):
    """The file is of a known kind, but broken or cut short."""


class ProtectedFile(ReadError):
    """The file opens with a password only."""


class UndecodableText(ReadError):
    """The bytes are text in no encoding that could be recognised."""


class NothingToRead(ReadError):
    """The file or folder has no text in it."""


class UnreachablePage(ReadError):
    """The page at an address of the web can't be had, or must not be asked for."""


class UnfitCorrections(ReadError):
    """A corrected export can't take the place of its document's passages."""


class UnfitBackup(ReadError):
    """A file is no backup of a library, or one that can't be restored."""


class UnfinishedReading(ReadError):
    """The reading of a file was ended before it was done: it took too long, or its process was lost."""


class UnforeseenFailure(ReadError):
    """A mistake of ours came to light in reading this file: nothing that its user can mend, but to be reported."""

    http_status = 500


class StoreError(DuizhaoError):
    """The document store refused or failed."""

    exit_code = 12


class StoreLocked(StoreError):
    """Another process is writing to the library."""

    http_status = 503


class StoreChanged(StoreError):
    """Somebody else has changed what was to be changed, since it was looked at."""

    http_status = 409


class StoreFull(StoreError):
    """The disk is full."""

    http_status = 507


class StoreTooNew(StoreError):
    """The library was written by a newer version of Duizhao."""


class StoreDamaged(StoreError):
    """The library's file is not a library, or is broken."""


class EngineError(DuizhaoError):
    """The search index refused or failed. It is a cache: it can always be rebuilt."""

    exit_code = 13


class IndexLocked(EngineError):
    """Another process is writing to the index."""

    http_status = 503


class IndexMissing(EngineError):
    """The library has no index yet."""

    http_status = 503


class IndexDamaged(EngineError):
    """The index can't be opened."""


class CitationError(DuizhaoError):
    """A citation could not be made."""

    exit_code = 14
    http_status = 422


class UnknownStyle(CitationError):
    """No citation style of this name."""

    http_status = 404
