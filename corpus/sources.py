"""Which documents a list of files and folders holds: one file each, or two editions of one work."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

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
    for path in paths:
        for file in _walk(path) if path.is_dir() else (File(path, known_path(PurePath(path.name))),):
            wanted = file.path == path or file.path.suffix.lower() in suffixes
            if wanted:
                files.append(file)
            elif not _is_sidecar(file.path):
                skipped.append(file.known)
    return Findings(join_editions(tuple(dict.fromkeys(files))), tuple(skipped))


def join_editions(files: Sequence[File]) -> tuple[Source, ...]:
    """One source a file, but one for both where a Chinese and an English name differ in that alone.

    Where a name has several Chinese or several English files, none are joined: which belong together is
    the user's to say.
    """
    groups: dict[tuple[Path, str, str], dict[Lang, list[File]]] = defaultdict(lambda: {"zh": [], "en": []})
    for file in files:
        if edition := edition_of(file.path.name):
            name, lang = edition
            groups[(file.path.parent, name.casefold(), file.path.suffix.lower())][lang].append(file)
    pairs: dict[File, Source] = {}
    for group in groups.values():
        if len(group["zh"]) == len(group["en"]) == 1:
            pair = Source((group["zh"][0], group["en"][0]))
            pairs |= dict.fromkeys(pair.files, pair)
    return tuple(dict.fromkeys(pairs.get(file, Source((file,))) for file in files))


_CODES: dict[Lang, str] = {
    "zh": r"zh(?:[-_](?:cn|sg|tw|hk|mo|hans|hant))?|cn|chs|cht|chi|zho",
    "en": r"en(?:[-_](?:us|gb|uk|au|ca))?|eng",
}
_WORDS: dict[Lang, str] = {"zh": "chinese|中文|汉语|漢語", "en": "english|英文|英语|英語"}
_EDITIONS: dict[Lang, re.Pattern[str]] = {
    # A code may follow a blank, 中文版 anything; a bare word only a sign, because "Learn Chinese" and
    # "Learn English", 商务汉语 and 商务英语 are different works.
    lang: re.compile(
        rf"(?P<name>.+?)(?:[._\-\s]+(?:{_CODES[lang]})|\s*[._\-][._\-\s]*(?:{words})|[._\-\s]*(?:{words})版"
        rf"|[._\-\s]*[(\[（【]\s*(?:{_CODES[lang]}|(?:{words})版?)\s*[)\]）】])",
        re.I,
    )
    for lang, words in _WORDS.items()
}


def edition_of(file_name: str) -> tuple[str, Lang] | None:
    """The name of the work and the language, where a file's name says its language: ``guide.zh-CN.txt``."""
    stem = unicodedata.normalize("NFC", PurePath(file_name).stem)
    for lang, pattern in _EDITIONS.items():
        if match := pattern.fullmatch(stem):
            return match["name"], lang
    return None


def _walk(folder: Path) -> Iterator[File]:
    closed: list[OSError] = []
    for where, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not _is_hidden(name))
        for name in sorted(names):
            if not _is_hidden(name):
                path = Path(where, name)
                yield File(path, known_path(path.relative_to(folder)))
    for error in closed:  # folders that may not be looked into are told of like files that can't be read
        path = Path(error.filename)
        yield File(path, known_path(path.relative_to(folder)))


def _is_hidden(name: str) -> bool:
    # "~$" begins the lock files that office programs leave beside an open document.
    return name.startswith((".", "~$"))


def _is_sidecar(path: Path) -> bool:
    """Whether ``path`` is ``NAME.toml`` beside ``NAME.ext`` or ``NAME.zh.ext``."""
    if path.suffix.lower() != ".toml":
        return False
    others = [other for other in path.parent.iterdir() if other.suffix.lower() != ".toml"]
    works = {edition[0] for other in others if (edition := edition_of(other.name))}
    return path.stem in {other.stem for other in others} | works
