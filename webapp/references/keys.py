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

    Without a name in Latin letters two words of the title stand for it. Han characters are left out, for classic BibTeX
    sorts and cuts keys by bytes: where neither the name nor the title has a Latin letter, the document's id is the key.
    """
    name = "".join(_telling_words(_first_name(item))[:1])
    words = _telling_words(english_title)
    if not name and not words:
        return f"doc-{document_id}"
    return f"{name}{_year(item)}{''.join(words[:1])}" if name else f"{''.join(words[:2])}{_year(item)}"


def _first_name(item: CslItem) -> str:
    for role in ("author", "editor"):
        for name in item.get(role, ())[:1]:
            return str(name.get("family") or name.get("literal", ""))
    return ""


def _year(item: CslItem) -> str:
    parts = item.get("issued", {}).get("date-parts", [[""]])
    return str(parts[0][0])


def _telling_words(text: str) -> list[str]:
    """The words of a name or title in plain letters: of an institution's, not the article."""
    return [word for word in _WORD.findall(_plain(text)) if word not in LITTLE_WORDS]


def _plain(text: str) -> str:
    """Small letters without their accents."""
    return "".join(char for char in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(char))
