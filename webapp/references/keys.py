"""Citation keys that every version of BibTeX can read: ASCII letters, digits and a hyphen."""

from __future__ import annotations

import re
import unicodedata

from webapp.citations.items import CslItem

LITTLE_WORDS = frozenset(
    "a about after against an and are as at between by for from how in into is its of on or the their to toward "
    "towards under upon what when where which why with".split()
)

_WORD = re.compile(r"[a-z0-9]+")


def citation_key(item: CslItem, english_title: str, document_id: str) -> str:
    """A key for a work: the first author's family name, the year, and the first telling word of the English title.

    Han characters are left out, for classic BibTeX sorts and cuts keys by bytes: where neither the name nor the title
    has a Latin letter, the document's id is the key.
    """
    name = _letters(_first_name(item))
    word = next((each for each in _WORD.findall(_plain(english_title)) if each not in LITTLE_WORDS), "")
    if not name and not word:
        return f"doc-{document_id}"
    return f"{name}{_year(item)}{word}"


def _first_name(item: CslItem) -> str:
    for role in ("author", "editor"):
        for name in item.get(role, ())[:1]:
            return str(name.get("family") or name.get("literal", ""))
    return ""


def _year(item: CslItem) -> str:
    parts = item.get("issued", {}).get("date-parts", [[""]])
    return str(parts[0][0])


def _letters(text: str) -> str:
    """The first telling word of a name: of an institution, not its article."""
    return next((word for word in _WORD.findall(_plain(text)) if word not in LITTLE_WORDS), "")


def _plain(text: str) -> str:
    """Small letters without their accents."""
    return "".join(char for char in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(char))
