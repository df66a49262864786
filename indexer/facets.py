"""Facets: how the passages found divide by document, kind, languages, year and status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from corpus.types import Document
from indexer.engine import Rows
from indexer.filters import year

Facets = Mapping[str, tuple[tuple[str, int], ...]]


def facets(found: Sequence[Rows], documents: Sequence[Document]) -> Facets:
    """Value and count for each facet, the commonest first, years from the latest; what isn't known is left out."""
    by_document = Counter[str]()
    kinds, languages = Counter[str](), Counter[str]()
    for rows in found:
        by_document.update(rows.documents)
        kinds.update(rows.kinds)
        languages.update(_languages(zh > 0, en > 0) for zh, en in rows.sizes.tolist())
    years, statuses = Counter[str](), Counter[str]()
    for document in documents:
        years[year(document)] += by_document[document.id]
        statuses[document.reference.status] += by_document[document.id]
    return {
        "document": _ranked(by_document),
        "kind": _ranked(kinds),
        "language": _ranked(languages),
        "year": tuple(sorted(_ranked(years), reverse=True)),
        "status": _ranked(statuses),
    }


def _languages(zh: bool, en: bool) -> str:
    return "both" if zh and en else "zh" if zh else "en" if en else ""


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(((v, n) for v, n in counts.items() if v and n), key=lambda pair: (-pair[1], pair[0])))
