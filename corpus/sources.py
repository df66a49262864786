"""Which documents a list of files and folders holds: one file each, or two editions of one work."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePath

from corpus.edition_names import edition_of, folder_language
from corpus.identity import joined_path, known_path
from corpus.types import Lang


@dataclass(frozen=True, slots=True)
class File:
    """A file and the path it is known by: relative to the folder that was named, or its base name."""

    path: Path
    known: str


@dataclass(frozen=True, slots=True)
class Source:
    """The files of one document: one, or the Chinese and the English edition in that order."""

    files: tuple[File, ...]

    @property
    def known(self) -> str:
        """What the document is known by."""
        return joined_path([file.known for file in self.files])


@dataclass(frozen=True, slots=True)
class Findings:
    """The documents to read, and the known paths of what lies in the folders but no reader is for."""

    sources: tuple[Source, ...]
    skipped: tuple[str, ...]


def collect(paths: Iterable[Path], suffixes: Collection[str]) -> Findings:
    """The documents in ``paths``, folders walked in the order of their names.

    A file that was named is always a document, whatever it is; in a folder only files with one of the
    ``suffixes`` (``.txt`` …) are. Hidden files and sidecars are passed over, two files whose names
    differ in the language alone are one document.
    """
    files: list[File] = []
    skipped: list[str] = []
    works = cache(_works)  # the names in a folder, looked up once for all of its sidecars
    for path in paths:
        for file in _walk(path) if path.is_dir() else (File(path, known_path(PurePath(path.name))),):
            wanted = file.path == path or file.path.suffix.lower() in suffixes
            if wanted:
                files.append(file)
            elif file.path.suffix.lower() != ".toml" or file.path.stem not in works(file.path.parent):
                skipped.append(file.known)
    return Findings(join_editions(tuple(dict.fromkeys(files))), tuple(skipped))


def join_editions(files: Sequence[File]) -> tuple[Source, ...]:
    """One source a file, but one for both where a Chinese and an English name differ in that alone.

    Those of one format come together first, then those of two (``guide.zh.docx``, ``guide.en.pdf``), then those in
    folders of a language (``zh/guide.md``, ``en/guide.md``), in the same order. Where a name has several Chinese or
    several English files, none are joined: which belong together is the user's to say.
    """
    pairs: dict[File, Source] = {}
    for work_of in _WORKS:
        alone = (file for file in files if file not in pairs)
        for pair in _pairs(alone, work_of):
            pairs |= dict.fromkeys(pair.files, pair)
    return tuple(dict.fromkeys(pairs.get(file, Source((file,))) for file in files))


Work = tuple[Hashable, Lang]
"""What the editions of a work have in common, and the language of the one."""


def _pairs(files: Iterable[File], work_of: Callable[[Path], Work | None]) -> Iterator[Source]:
    groups: dict[Hashable, dict[Lang, list[File]]] = defaultdict(lambda: {"zh": [], "en": []})
    for file in files:
        if work := work_of(file.path):
            groups[work[0]][work[1]].append(file)
    for group in groups.values():
        if len(group["zh"]) == len(group["en"]) == 1:
            yield Source((group["zh"][0], group["en"][0]))


def _named_alike(path: Path) -> Work | None:
    edition = edition_of(path.name)
    return ((path.parent, edition[0].casefold(), path.suffix.lower()), edition[1]) if edition else None


def _named_alike_in_two_formats(path: Path) -> Work | None:
    edition = edition_of(path.name)
    return ((path.parent, edition[0].casefold()), edition[1]) if edition else None


def _in_folders_alike(path: Path) -> Work | None:
    found = _in_folders_alike_in_two_formats(path)
    return ((found[0], path.suffix.lower()), found[1]) if found else None


def _in_folders_alike_in_two_formats(path: Path) -> Work | None:
    """The folder nearest to the file counts; the file's own name may say the same language once more."""
    parts = path.parts[:-1]
    at = next((at for at in reversed(range(len(parts))) if folder_language(parts[at])), None)
    lang = None if at is None else folder_language(parts[at])
    if at is None or lang is None:
        return None
    edition = edition_of(path.name)
    if edition and edition[1] != lang:
        return None
    name = edition[0] if edition else path.stem
    return (parts[:at], parts[at + 1 :], name.casefold()), lang


_WORKS = (_named_alike, _named_alike_in_two_formats, _in_folders_alike, _in_folders_alike_in_two_formats)
"""How two files may show that they are editions of one work; what shows it best comes first."""


def _walk(folder: Path) -> Iterator[File]:
    """The files in a folder and the folders in it, whose names come in order; links to folders are not followed.

    What can't be looked into is told of like a file that can't be read, in the end.
    """
    closed: list[Path] = []
    waiting = [folder]
    while waiting:  # and no call for each level: folders may lie in each other by the thousand
        here = waiting.pop()
        try:
            with os.scandir(here) as found:
                entries = sorted((each for each in found if not _is_hidden(each.name)), key=lambda each: each.name)
        except OSError:
            closed.append(here)
            continue
        folders = {each.name: each.is_symlink() for each in entries if _is_folder(each)}
        for name in (each.name for each in entries if each.name not in folders):
            yield File(here / name, known_path((here / name).relative_to(folder)))
        closed += [here / name for name, linked in folders.items() if linked]
        waiting += [here / name for name, linked in reversed(folders.items()) if not linked]
    for path in closed:
        yield File(path, known_path(path.relative_to(folder) if path != folder else PurePath(path.name)))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads back to itself
        return False


def _is_hidden(name: str) -> bool:
    # "~$" begins the lock files that office programs leave beside an open document.
    return name.startswith((".", "~$"))


def _works(folder: Path) -> frozenset[str]:
    """The names that sidecars in a folder have, if they belong to a document: ``NAME.ext``, ``NAME.zh.ext``."""
    others = [other for other in folder.iterdir() if other.suffix.lower() != ".toml"]
    editions = filter(None, (edition_of(other.name) for other in others))
    return frozenset({*(other.stem for other in others), *(name for name, _ in editions)})
