"""The rows of a backup held against each other: what they name must be there, once, and in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from corpus.store.backup.archive import Archive
from corpus.store.backup.parts import PARTS, Part

Row = Mapping[str, Any]


class Ledger:
    """What has been read of a backup so far.

    ``documents`` holds their numbers of passages by id, ``passages`` and ``redirects`` the ids of those.
    """

    def __init__(self, archive: Archive) -> None:
        self.documents: dict[str, int] = {}
        self.passages: set[str] = set()
        self.redirects: dict[str, str | None] = {}
        self._archive = archive
        self._files = archive.originals()
        self._paths: set[str] = set()
        self._places: dict[tuple[str, str], int] = {}
        self._names: set[tuple[str, str]] = set()
        self._ends: dict[str, int] = {}
        self._steps: set[int] = set()
        self._digests: set[str] = set()

    def enter(self, part: Part, row: Row) -> None:
        """Take a row. Raises UnfitBackup where it does not go with those before."""
        if not self._fits(part, row):
            self._archive.refuse(f"the rows of {part.file} contradict each other or those of another table")

    def close(self) -> None:
        """After the last row: raises UnfitBackup where something is missing."""
        if any(self._places.get(("passages", name), 0) != count for name, count in self.documents.items()):
            self._archive.refuse("passages are missing")
        if any(target is not None and target not in self.passages for target in self.redirects.values()):
            self._archive.refuse("an old address of a passage leads nowhere")
        if self._digests != self._files:
            self._archive.refuse("its files are not those of its documents")

    def _fits(self, part: Part, row: Row) -> bool:
        if "document" in row and part.name != "redirects" and row["document"] not in self.documents:
            return False
        return self._tests[part.name](self, row)

    def _document(self, row: Row) -> bool:
        fresh = row["id"] not in self.documents and row["path"] not in self._paths
        self.documents[row["id"]] = row["passages"]
        self._paths.add(row["path"])
        return fresh and bool(row["source"])

    def _passage(self, row: Row) -> bool:
        fresh = row["id"] not in self.passages
        self.passages.add(row["id"])
        return fresh and self._is_next("passages", row) and _spans_fit(row)

    def _correction(self, row: Row) -> bool:
        """Those in force come first, in order, and none reaches into the next."""
        document, start = row["document"], row["ordinal"]
        fresh = (document, row["id"]) not in self._names
        self._names.add((document, row["id"]))
        if not fresh or not row["before"] or not row["after"]:
            return False
        if not all(map(_spans_fit, (*row["before"], *row["after"]))):
            return False
        if start is None:
            return True
        begins, self._ends[document] = self._ends.get(document, 0), start + len(row["after"])
        return bool(begins <= start and self._ends[document] <= self.documents[document])

    def _step(self, row: Row) -> bool:
        fresh = row["number"] not in self._steps
        self._steps.add(row["number"])
        return fresh

    def _boilerplate(self, row: Row) -> bool:
        return self._is_next("boilerplate", row)

    def _original(self, row: Row) -> bool:
        self._digests.add(row["digest"])
        return self._is_next("originals", row) and row["digest"] in self._files

    def _redirect(self, row: Row) -> bool:
        fresh = row["id"] not in self.redirects and row["id"] not in self.passages
        self.redirects[row["id"]] = row["target"]
        return fresh

    def _term(self, row: Row) -> bool:
        return self._is_next("glossary", {"document": ""} | dict(row))

    def _is_next(self, part: str, row: Row) -> bool:
        """Whether the row has the number behind the one before it in its document."""
        place = self._places.get((part, row["document"]), 0)
        self._places[part, row["document"]] = place + 1
        return bool(row["ordinal"] == place)

    _tests: Mapping[str, Callable[[Ledger, Row], bool]] = {
        "documents": _document,
        "passages": _passage,
        "corrections": _correction,
        "history": _step,
        "boilerplate": _boilerplate,
        "originals": _original,
        "redirects": _redirect,
        "glossary": _term,
    }


def _spans_fit(row: Row) -> bool:
    """Whether the sentences stand in their texts, in order."""
    zh = en = 0
    for start, end, other, last, _confidence in row["sentences"]:
        if not (zh <= start <= end and en <= other <= last):
            return False
        zh, en = end, last
    return bool(zh <= len(row["zh"]) and en <= len(row["en"]))


def entered(archive: Archive, ledger: Ledger) -> Iterator[tuple[Part, Iterator[dict[str, Any]]]]:
    """The tables of a backup with their rows, each row entered into the ledger as it is read."""
    for part in PARTS:
        yield part, _entering(archive, ledger, part)
    ledger.close()


def _entering(archive: Archive, ledger: Ledger, part: Part) -> Iterator[dict[str, Any]]:
    for row in archive.rows(part):
        ledger.enter(part, row)
        yield row


def examined(archive: Archive) -> Ledger:
    """All of a backup read to the end, so that it is certain that it can be restored. Raises UnfitBackup."""
    ledger = Ledger(archive)
    for _part, rows in entered(archive, ledger):
        for _row in rows:
            pass
    for digest in archive.originals():
        archive.examine(digest)
    return ledger
