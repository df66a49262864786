"""Files that came from a browser, laid into a folder of their own until they are read: checked names, checked sizes."""

from __future__ import annotations

import os
import shutil
import tempfile
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import time
from weakref import finalize

from werkzeug.datastructures import FileStorage

from corpus.fetching.following import fetch
from corpus.fetching.limits import Limits
from corpus.fetching.page import lay
from corpus.identity import known_path
from corpus.readers import readable_suffixes
from corpus.sources import File, Source, collect
from webapp.i18n import N_

LARGEST_FILE = 64 << 20
"""Bytes of one file: a book in PDF with its pictures; of plain text, twenty million Chinese characters."""

LARGEST_UPLOAD = 128 << 20
"""Bytes of all files of a form together."""

FETCHING = Limits(seconds=20.0, connecting=5.0, silence=10.0, size=LARGEST_FILE)
"""What a page of the web may take: somebody waits for the answer, and one of few threads with him."""

LONGEST_NAME = 200
"""Bytes of a file's name in UTF-8: what every file system takes, with room for a suffix of ours."""

PREFIX = "duizhao-upload-"

FORGOTTEN = 24 * 60 * 60
"""Seconds after which nobody answers any more what a job asked."""

FORBIDDEN = frozenset(':*?"<>|') if os.name == "nt" else frozenset()
"""What no name of a file has on this system."""

REFUSALS = {
    "name": N_("The name of this file can’t be used. Give it a plain one and send it again."),
    "size": N_("The file is larger than 64 MB. Divide it, or add it in the terminal."),
    "twice": N_("Two files of this name were sent. Rename one of them."),
    "alone": N_(
        "A record was sent without its document. Send both at once, or read the record on the document’s record page."
    ),
}
"""Why a file is not even read."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not read, and why: a key of ``REFUSALS``."""

    name: str
    why: str


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Staged:
    """The documents to add; their files lie in ``folder``, which goes when this does."""

    folder: Path
    sources: tuple[Source, ...]
    refused: tuple[Refused, ...]


def stage(files: Iterable[FileStorage]) -> Staged:
    """Files that were chosen together, as one folder of them would be read: editions joined, records beside them."""
    folder = _folder()
    refused: list[Refused] = []
    for file in files:
        if why := _save(file, folder):
            refused.append(Refused(file.filename or "", why))
    found = collect([folder], readable_suffixes())
    alone = [name for name in found.skipped if name.lower().endswith(".toml")]
    unknown = [name for name in found.skipped if name not in alone]
    # What no reader is for is tried all the same: the readers say best what a file is instead.
    sources = (*found.sources, *(Source((File(folder / name, name),)) for name in unknown))
    refused += [Refused(name, "alone") for name in alone]
    return _kept(folder, sources, refused)


def stage_editions(zh: FileStorage, en: FileStorage, record: FileStorage | None = None) -> Staged:
    """The Chinese and the English edition of one document, and its record where there is one."""
    folder = _folder()
    files: list[File] = []
    refused: list[Refused] = []
    for lang, file in (("zh", zh), ("en", en)):
        place = folder / lang
        place.mkdir()
        if why := _save(file, place):
            refused.append(Refused(file.filename or "", why))
        files += [File(path, known_path(Path(path.name))) for path in place.iterdir()]
    if record and not refused:
        beside = files[0].path.with_suffix(".toml")
        if why := _save(record, beside.parent, beside.name):
            refused.append(Refused(record.filename or "", why))
    return _kept(folder, () if refused else (Source(tuple(files)),), refused)


def stage_page(address: str) -> Staged:
    """The page at an address of the web. Raises BadParameter where it is none, ReadError where no page comes.

    Nothing is fetched from this machine or a private network: whoever asks may sit elsewhere.
    """
    page = fetch(address, limits=FETCHING)
    folder = _folder()
    return _kept(folder, (Source((lay(page, folder),)),), ())


def sweep() -> None:
    """Remove the folders that a server which was killed has left behind: those that are older than any wait."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            if time() - folder.stat().st_mtime > FORGOTTEN and not folder.is_symlink():
                shutil.rmtree(folder, ignore_errors=True)


def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix=PREFIX))


def _kept(folder: Path, sources: Iterable[Source], refused: Iterable[Refused]) -> Staged:
    staged = Staged(folder, tuple(sources), tuple(refused))
    finalize(staged, shutil.rmtree, folder, ignore_errors=True)
    return staged


def _save(file: FileStorage, folder: Path, name: str = "") -> str:
    """Lay a file into the folder. Why not, where it can't be; empty otherwise."""
    name = name or base_name(file.filename or "")
    if not name:
        return "name"
    if file.stream.seek(0, 2) > LARGEST_FILE:
        return "size"
    if any(other.name.casefold() == name.casefold() for other in folder.iterdir()):
        return "twice"
    file.stream.seek(0)
    file.save(folder / name)
    return ""


def base_name(given: str) -> str:
    """The name of a file without the folders that some browsers send along; empty where it can't be used."""
    name = unicodedata.normalize("NFC", given.replace("\\", "/").rsplit("/", 1)[-1].strip())
    usable = (
        not any(unicodedata.category(char)[0] == "C" for char in name)
        and not name.startswith((".", "~$"))
        and not FORBIDDEN & set(name)
    )
    return name if usable and 0 < len(name.encode("utf-8", "replace")) <= LONGEST_NAME else ""
