"""A page that was fetched, and the file that it becomes: its bytes as they came, its record beside it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from corpus.fetching.address import Address
from corpus.readers import READERS, readable_suffixes
from corpus.reference_fields import is_kept
from corpus.sidecar import write_sidecar
from corpus.sources import File
from corpus.types import Reference

SUFFIXES: Mapping[str, str] = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "multipart/related": ".mhtml",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/epub+zip": ".epub",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/x-tmx+xml": ".tmx",
    "application/xliff+xml": ".xlf",
}
"""Media types and the suffix of their files (the registry of IANA; TMX has none there)."""

_VAGUE = ("", "text/plain", "text/xml", "application/xml", "application/octet-stream", "binary/octet-stream")
"""What servers say of files that they know nothing about: then a suffix says more."""

_LONGEST_NAME = 120  # bytes in UTF-8 of a name without its suffix: room for a sidecar's
_LONGEST_SUFFIX = 12  # characters, with the dot; what is longer is a part of a title
_UNFIT = frozenset('/\\:*?"<>|')
_LOGIN = re.compile(
    r"(?:^|[/._-])(?:log[-_]?in|sign[-_]?in|logon|passport|sso|cas|oauth2?|authorize|authenticate)(?:[/._-]|$)", re.I
)
"""What stands in the addresses of pages to log in, between signs."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a server sent: ``asked`` is the address that was named, ``found`` that to which redirects led.

    ``media_type`` is what the server said that ``data`` is, empty where it said nothing. What it says of their encoding
    is not kept: that shows in the bytes (of 5,500 pages of 4 to 60 characters in GBK, Big5 and UTF-16 that did not name
    theirs, three of the shortest were misread).
    """

    asked: Address
    found: Address
    media_type: str
    data: bytes

    @property
    def name(self) -> str:
        """A name for the file, which can do no harm and ends like files of its kind."""
        last = unquote(PurePosixPath(self.found.target.partition("?")[0]).name, errors="replace")
        name = _plain(last) or _plain(self.found.host)
        suffix = PurePosixPath(name).suffix.lower()
        wanted = SUFFIXES.get(self.media_type, "")
        if (suffix in readable_suffixes()) if self.media_type in _VAGUE else _alike(suffix, wanted):
            return name
        return name + (wanted or (".txt" if suffix == ".toml" else ""))

    @property
    def reference(self) -> Reference:
        """What is known of the page without reading it: where it is, and that it was there today."""
        url = str(self.found)
        return Reference(url=url if is_kept("url", url) else "", accessed=date.today().isoformat())


def lay(page: Page, folder: Path) -> File:
    """Write a page into an empty folder, with its record beside it; the file is known by the address."""
    path = folder / page.name
    path.write_bytes(page.data)
    path.with_suffix(".toml").write_text(write_sidecar(page.reference), encoding="utf-8")
    return File(path, str(page.asked))


def leads_to_login(page: Page) -> bool:
    """Whether somebody who wanted one page was led to another, where people log in."""
    asked, found = (f"{each.host}{each.target.partition('?')[0]}" for each in (page.asked, page.found))
    return bool(_LOGIN.search(found)) and not _LOGIN.search(asked)


def _alike(suffix: str, wanted: str) -> bool:
    """Whether two suffixes stand for one format: ``.htm`` and ``.html``."""
    return suffix == wanted or any({suffix, wanted} <= set(reader.SUFFIXES) for reader in READERS.values())


def _plain(name: str) -> str:
    """A name without what file systems, terminals and readers stumble over."""
    kept = "".join(
        char if char not in _UNFIT and unicodedata.category(char)[0] != "C" else "_" for char in name.strip()
    )
    suffix = PurePosixPath(kept).suffix
    stem, suffix = (PurePosixPath(kept).stem, suffix) if len(suffix) <= _LONGEST_SUFFIX else (kept, "")
    cut = stem.encode("utf-8")[:_LONGEST_NAME].decode("utf-8", "ignore")
    return unicodedata.normalize("NFC", (cut + suffix).strip(". "))
