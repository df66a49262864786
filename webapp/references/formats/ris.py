"""Entries as RIS, which Zotero, EndNote, NoteExpress and most others take.

The tags are those of Reference Manager's description of the format, read as Zotero's import reads them: ``ED`` is an
editor of every type, ``A4`` a translator, ``LA`` the language, without which a program can't tell 等 from et al.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from webapp.references.dates import parts, slashed
from webapp.references.entries import Entry
from webapp.references.names import for_ris

TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "broadcast": "MPCT",
    "chapter": "CHAP",
    "classic": "CLSWK",
    "collection": "BOOK",
    "dataset": "DATA",
    "entry": "ENCYC",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "figure": "FIGURE",
    "graphic": "ART",
    "hearing": "HEAR",
    "interview": "PCOMM",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "motion_picture": "MPCT",
    "pamphlet": "PAMP",
    "paper-conference": "CONF",
    "patent": "PAT",
    "periodical": "JFULL",
    "personal_communication": "PCOMM",
    "post-weblog": "BLOG",
    "regulation": "STAT",
    "report": "RPRT",
    "review": "JOUR",
    "review-book": "JOUR",
    "software": "COMP",
    "song": "SOUND",
    "speech": "SLIDE",
    "standard": "STAND",
    "thesis": "THES",
    "treaty": "STAT",
    "webpage": "ELEC",
}
"""RIS types by CSL type; others are ``GEN``."""

ROLES = (("author", "AU"), ("editor", "ED"), ("translator", "A4"))

TAGS = (
    ("container-title", "T2"),
    ("publisher", "PB"),
    ("publisher-place", "CY"),
    ("genre", "M3"),
    ("edition", "ET"),
    ("volume", "VL"),
    ("issue", "IS"),
    ("DOI", "DO"),
    ("ISBN", "SN"),
    ("ISSN", "SN"),
    ("URL", "UR"),
    ("language", "LA"),
)

NUMBERED = frozenset({"report", "standard", "patent"})
"""Types whose number stands under ``SN``."""

LINE_END = "\r\n"


def ris(entries: Iterable[Entry]) -> str:
    """A file of entries: a tag a line, each line ended as the format's description asks (CR LF)."""
    return "".join(f"{tag}  - {_one_line(value)}{LINE_END}" for entry in entries for tag, value in _tags(entry))


def _tags(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "TY", TYPES.get(entry.text("type"), "GEN")
    yield "ID", entry.key
    yield from ((tag, for_ris(name)) for role, tag in ROLES for name in entry.item.get(role, ()))
    yield "TI", entry.text("title")
    if entry.other_title:
        yield "TT", entry.other_title
    yield from _dates(entry)
    yield from ((tag, value) for variable, tag in TAGS if (value := entry.text(variable)))
    yield from _pages(entry.text("page"))
    if entry.text("type") in NUMBERED and entry.text("number"):
        yield "SN", entry.text("number")
    yield from (("KW", word) for word in entry.keywords)
    if entry.note:
        yield "N1", entry.note
    yield "ER", ""


def _dates(entry: Entry) -> Iterator[tuple[str, str]]:
    issued, accessed = entry.item.get("issued", {}), entry.item.get("accessed", {})
    if found := parts(issued):
        yield "PY", f"{found[0]:04}"
    if written := slashed(issued) or issued.get("literal", ""):
        yield "DA", written
    if written := slashed(accessed):
        yield "Y2", written


def _pages(pages: str) -> Iterator[tuple[str, str]]:
    if not pages:
        return
    first, _, last = re.sub("[–—]", "-", pages).partition("-")
    yield "SP", first.strip()
    if last.strip():
        yield "EP", last.strip()


def _one_line(value: str) -> str:
    """A value without line breaks: a line that looks like a tag would end it."""
    return " ".join(value.split())
