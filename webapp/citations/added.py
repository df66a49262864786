"""The styles that the library's user added: CSL files in the folder ``styles`` of the library.

The folder is looked at again at every request, so that a new file is there at once; a file is read and checked once for
each of its states. One that can't be used is in no menu; asked for by name, it says why.
"""

from __future__ import annotations

from contextvars import ContextVar
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

_folder: ContextVar[Path | None] = ContextVar("the folder of the user's citation styles", default=None)


@dataclass(frozen=True, slots=True)
class RefusedStyle:
    """A file in the folder that can't be used: its style's name, the file's name, and why."""

    name: str
    file: str
    reason: str


def use_styles_of(home: Path) -> None:
    """Let the styles of the library in ``home`` be found, by whatever this request or command does from now on."""
    _folder.set(home / FOLDER)


def added_styles() -> tuple[Style, ...]:
    """The styles that can be used, in the order of their files' names."""
    return tuple(found for found in _found() if isinstance(found, Style))


def refused_styles() -> tuple[RefusedStyle, ...]:
    """The files that can't be used."""
    return tuple(found for found in _found() if isinstance(found, RefusedStyle))


def style_xml(path: str, stamp: int, lang: Lang) -> bytes:
    """The XML of an added style for works cited in a language. Raises CitationError."""
    return _checked(Path(path), stamp).xml[lang]


def style_name(text: str) -> str:
    """How a style is called by what somebody typed, or by its file: small letters, hyphens for blanks and ``_``."""
    return "-".join(text.lower().replace("_", " ").split())


def _found() -> tuple[Style | RefusedStyle, ...]:
    folder = _folder.get()
    try:
        paths = [path for path in sorted(folder.glob("*.csl")) if path.is_file()][:MOST_FILES] if folder else []
        return tuple(_style(path, path.stat().st_mtime_ns) for path in paths)
    except OSError:  # a file that went away while the folder was read: there is another look at the next request
        return ()


@lru_cache(maxsize=2 * MOST_FILES)
def _style(path: Path, stamp: int) -> Style | RefusedStyle:
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


@lru_cache(maxsize=2 * MOST_FILES)
def _checked(path: Path, stamp: int) -> CheckedStyle:
    try:
        with path.open("rb") as file:
            data = file.read(LONGEST + 1)
    except OSError as error:
        raise CitationError(f"it can't be read ({error.strerror})") from error
    return checked(data)
