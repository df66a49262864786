"""The styles that the library's user added: CSL files in the folder ``styles`` of the library.

:func:`added_styles` looks at the folder, and what it found is passed on as a value: a new file is there at the next
look. A file is read and checked once for each of its states. One that can't be used is in no menu; asked for by name,
it says why.
"""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from corpus.errors import CitationError
from corpus.types import Lang
from webapp.citations.bundled_styles import STYLES, Style
from webapp.citations.csl_files import LONGEST, CheckedStyle, checked

FOLDER = "styles"

MOST_FILES = 100
"""Files of the folder that are looked at, in the order of their names; more than any menu can show."""

UNFIT = frozenset({"Cc", "Cs"})
"""Control characters, and what Python puts for bytes that are no UTF-8: no page or terminal can print these."""


@dataclass(frozen=True, slots=True)
class RefusedStyle:
    """A file in the folder that can't be used: its style's name, the file's name, and why."""

    name: str
    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class AddedStyles:
    """What one look at the folder found, in the order of the files' names: styles, and files that can't be used."""

    styles: tuple[Style, ...] = ()
    refused: tuple[RefusedStyle, ...] = ()


NONE_ADDED = AddedStyles()


def added_styles(home: Path) -> AddedStyles:
    """The styles that the user put into the folder of the library in ``home``, as they are now."""
    found = _found(home / FOLDER)
    usable = tuple(each for each in found if isinstance(each, Style))
    return AddedStyles(usable, tuple(each for each in found if isinstance(each, RefusedStyle)))


def style_xml(path: str, stamp: int, lang: Lang) -> bytes:
    """The XML of an added style for works cited in a language. Raises CitationError."""
    return _checked(Path(path), stamp).xml[lang]


def style_name(text: str) -> str:
    """How a style is called by what somebody typed, or by its file: small letters, hyphens for blanks and ``_``."""
    return "-".join(text.lower().replace("_", " ").split())


def _found(folder: Path) -> tuple[Style | RefusedStyle, ...]:
    try:
        paths = [path for path in sorted(folder.glob("*.csl")) if path.is_file()][:MOST_FILES]
        return tuple(_style(path, path.stat().st_mtime_ns) for path in paths)
    except OSError:  # a file that went away while the folder was read: there is another look at the next request
        return ()


@lru_cache(maxsize=2 * MOST_FILES)
def _style(path: Path, stamp: int) -> Style | RefusedStyle:
    if UNFIT & set(map(unicodedata.category, path.name)):
        file = _printable(path.name)
        return RefusedStyle(style_name(Path(file).stem), file, "its name can't be printed: rename the file")
    name = style_name(path.stem)
    if any(name == style.name or name in style.aliases for style in STYLES):
        return RefusedStyle(name, path.name, "another style has this name already: rename the file")
    try:
        found = _checked(path, stamp)
    except CitationError as error:
        return RefusedStyle(name, path.name, str(error))
    label = found.title or path.stem
    layout: Literal["bibliography", "note"] = "note" if found.notes else "bibliography"
    return Style(name, label, label, "added", str(path), layout, source="added", stamp=stamp)


def _printable(name: str) -> str:
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(each) in UNFIT else each for each in text)


@lru_cache(maxsize=2 * MOST_FILES)
def _checked(path: Path, stamp: int) -> CheckedStyle:
    try:
        with path.open("rb") as file:
            data = file.read(LONGEST + 1)
    except OSError as error:
        raise CitationError(f"it can't be read ({error.strerror})") from error
    return checked(data)
