"""The queries that a reader keeps: what was asked, of which page, under which name; and the cookie that holds them.

The list stands in the reader's own browser and nowhere else. It is small on purpose: a cookie is sent along with every
request, and browsers keep no larger ones than :data:`LARGEST`.
"""

from __future__ import annotations

import binascii
import hashlib
import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

COOKIE = "queries"
"""The beginning of the cookie's name; the library's own letters follow (see ``webapp.queries.cookie_name``)."""

PAGES: Mapping[str, str] = {
    "search": "search.search",
    "translations": "terms.translations",
    "collocates": "terms.collocates",
    "frequencies": "terms.frequencies",
    "lookup": "lookup.lookup",
    "check": "check.check",
}
"""The pages whose questions can be kept, by their word in the list."""

ASKED = ("q", "term", "text", "prefix", "passage")
"""The parameters that hold what was asked for, whichever of the pages it is."""

LARGEST = 3800
"""Bytes of the cookie's value: browsers keep 4096 for a cookie with its name and what else is said about it."""

LONGEST_NAME = 80

_UNPACKED = 1 << 16  # bytes: more than a cookie of ours ever unpacks to

Parameters = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class KeptQuery:
    """A question to a page (a key of :data:`PAGES`) with its parameters in order; ``name`` may be empty."""

    page: str
    parameters: Parameters
    name: str = ""

    @property
    def id(self) -> str:
        """What tells it from the others: the same question is kept once, whatever it is called."""
        return hashlib.sha256(f"{self.page}?{urlencode(self.parameters)}".encode()).hexdigest()[:12]

    @property
    def asked(self) -> str:
        """The words of the question; empty where it has only filters."""
        given = dict(reversed(self.parameters))
        return next((given[name] for name in ASKED if given.get(name)), "")

    @property
    def title(self) -> str:
        """What it is called in the list."""
        return self.name or self.asked


Kept = tuple[KeptQuery, ...]


def keeping(kept: Kept, query: KeptQuery) -> Kept:
    """The list with a query in front; one that is there already takes its new name and that place."""
    return (query, *without(kept, query.id))


def without(kept: Iterable[KeptQuery], query_id: str) -> Kept:
    """The list without one of its queries."""
    return tuple(each for each in kept if each.id != query_id)


def written(kept: Kept) -> str:
    """The list as a cookie holds it: letters that every browser keeps as they are."""
    rows = [[each.page, [list(pair) for pair in each.parameters], each.name] for each in kept]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode()


def read(cookie: str) -> Kept:
    """The list in a cookie; what is none of ours is an empty list, for nothing of it could be told."""
    if not cookie or len(cookie) > LARGEST:
        return ()
    try:
        packed = urlsafe_b64decode(cookie)
        rows = json.loads(zlib.decompressobj().decompress(packed, _UNPACKED))
        return tuple(dict.fromkeys(_query(row) for row in rows))
    except (binascii.Error, zlib.error, ValueError, TypeError, RecursionError):
        return ()


def _query(row: object) -> KeptQuery:
    """A row of the list. Raises ValueError or TypeError for what is none."""
    if not isinstance(row, list):
        raise TypeError(row)
    page, parameters, name = row
    if page not in PAGES:
        raise ValueError(page)
    return KeptQuery(page, tuple((_text(key), _text(value)) for key, value in parameters), _text(name)[:LONGEST_NAME])


def _text(value: object) -> str:
    """A text that can be written into an address; half a character, which JSON can hold, is none (UnicodeError)."""
    if not isinstance(value, str):
        raise ValueError(value)
    value.encode()
    return value
