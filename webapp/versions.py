"""What is asked of a comparison of two versions, and the answer: for the page, its JSON twin and the terminal."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Literal, cast, get_args

from corpus.editions import Comparison, Row, Status, compare, link
from corpus.errors import BadParameter
from corpus.types import LANGS, Document, Lang
from indexer.versions import Versions, likely_versions
from webapp.i18n import N_
from webapp.parameters import Values, one_of, whole
from webapp.state import Library

Shown = Literal["all", "changes", "figures", "moved", "same", "renumbered", "reworded", "rewritten", "only-a", "only-b"]
SHOWN: tuple[Shown, ...] = get_args(Shown)
"""Which rows may be asked for: all, those that differ, those with other amounts, those of one status."""

SAME: tuple[Status, ...] = ("same", "typography")
"""What counts as unchanged where changes are asked for."""

ITSELF = N_("These are one and the same document. Choose another one to compare it with.")
NOTHING_SHARED = N_("These two documents have no language in common. Choose two that do.")

KEPT = 8
"""Comparisons kept for those who turn pages or choose other rows: some megabytes for two books."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two documents, the languages in which they can be compared, and the comparison in one of them."""

    a: Document
    b: Document
    languages: tuple[Lang, ...]
    comparison: Comparison


class Kept:
    """The latest comparisons of one state of a library, for any number of threads."""

    def __init__(self, library: Library) -> None:
        self._store = library.store
        self._lock = Lock()
        self._kept: OrderedDict[tuple[str, str, Lang], Comparison] = OrderedDict()

    def compare(self, a: Document, b: Document, langs: Sequence[Lang]) -> list[Comparison]:
        """The comparisons in these languages, made now where they are not kept."""
        with self._lock:
            found = {lang: self._kept[a.id, b.id, lang] for lang in langs if (a.id, b.id, lang) in self._kept}
        if missing := [lang for lang in langs if lang not in found]:
            sides = self._store.passages(a.id), self._store.passages(b.id)
            links = link(*sides)
            found |= {lang: compare(*sides, lang, links) for lang in missing}
        with self._lock:
            for lang, each in found.items():
                self._kept[a.id, b.id, lang] = each
                self._kept.move_to_end((a.id, b.id, lang))
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return [found[lang] for lang in langs]


def ask_compare(values: Values, library: Library) -> Compared:
    """The comparison that an address or a command asks for: ``a``, ``b`` and ``lang``.

    Without ``lang`` it is the language in which the two differ more, where they share both: of two translations of one
    text that is the translation's. Raises UnknownDocument, and BadParameter where there is nothing to compare.
    """
    a, b = (library.store.document(_named(values, name)) for name in ("a", "b"))
    if a.id == b.id:
        raise BadParameter(ITSELF)
    shared = tuple(lang for lang in LANGS if lang in a.languages and lang in b.languages)
    if not shared:
        raise BadParameter(NOTHING_SHARED)
    lang = values.get("lang", "")
    if lang and one_of("lang", lang, LANGS) not in shared:
        raise BadParameter(f"These two documents share only {shared[0]}. Leave lang out, or choose it.")
    asked = (cast(Lang, lang),) if lang else shared
    found = library.remembered(Kept).compare(a, b, asked)
    return Compared(a, b, shared, max(found, key=_changed))


def _named(values: Values, name: str) -> str:
    key = values.get(name, "").strip()
    if not key:
        raise BadParameter(f"{name} must name a document: its id, its path or its file's name.")
    return key


def _changed(comparison: Comparison) -> float:
    """The share of its linked rows that are not the same."""
    linked = [row for row in comparison.rows if row.a and row.b]
    return sum(row.status not in SAME for row in linked) / max(1, len(linked))


def shown(values: Values) -> Shown:
    """Which rows an address asks for."""
    return cast(Shown, one_of("show", values.get("show") or "all", SHOWN))


def is_shown(row: Row, asked: Shown) -> bool:
    """Whether a row is one of those asked for."""
    match asked:
        case "all":
            return True
        case "changes":
            return row.moved or row.status not in SAME
        case "figures":
            return row.figures
        case "moved":
            return row.moved
        case "same":
            return row.status in SAME
    return row.status == asked


def part(values: Values, rows: Sequence[Row]) -> Sequence[Row]:
    """The rows from ``offset`` on, at most ``limit`` of them; all where nothing is said."""
    offset = whole(values, "offset", 0, least=0)
    return rows[offset : offset + whole(values, "limit", max(1, len(rows)), least=1)]


def proposals(library: Library, document: str = "") -> tuple[Versions, ...]:
    """The documents that are likely versions of one another, or of the one of this id alone.

    They are worked out once for each state of the library.
    """
    found = library.remembered(_likely)
    return tuple(each for each in found if not document or document in (each.a.id, each.b.id))


def _likely(library: Library) -> tuple[Versions, ...]:
    return likely_versions(library.index)
