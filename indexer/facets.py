"""Facets: how the passages found divide by document, kind, year and so on, and which of them limits admit.

Limits are applied to what was found and not while finding: so each facet can say what another choice in it would give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.types import Document
from indexer.engine import Rows
from indexer.filters import Limits, source, year

Facets = Mapping[str, tuple[tuple[str, int], ...]]
Place = tuple[str, str, str]  # document, kind, languages: passages that share them are counted together

Values = Mapping[str, tuple[str, ...]]  # of each facet: a document may be in several collections, or in none

NAMES = ("document", "kind", "language", "year", "status", "source", "collection")


def facets(found: Sequence[Rows], documents: Sequence[Document], limits: Limits) -> Facets:
    """Value and count for each facet, the commonest first, years from the latest; what isn't known is left out.

    A facet counts what all limits but its own admit: with each of its values that is not chosen yet, how many
    passages choosing it would add.
    """
    library = {document.id: document for document in documents}
    counts: dict[str, Counter[str]] = {name: Counter() for name in NAMES}
    for place, number in Counter(place for rows in found for place in _places(rows)).items():
        values = _values(place, library)
        failing = _failing(values, limits)
        for name in NAMES if not failing else failing if len(failing) == 1 else ():
            for value in values[name]:
                counts[name][value] += number
    ranked = {name: _ranked(count) for name, count in counts.items()}
    return {**ranked, "year": tuple(sorted(ranked["year"], reverse=True))}


def admitted(rows: Rows, documents: Sequence[Document], limits: Limits) -> NDArray[np.bool_]:
    """For each passage, whether the limits admit it."""
    if not limits:
        return np.ones(len(rows.ids), dtype=bool)
    library = {document.id: document for document in documents}
    places = _places(rows)
    allowed = {place for place in set(places) if not _failing(_values(place, library), limits)}
    return np.array([place in allowed for place in places], dtype=bool)


def _places(rows: Rows) -> list[Place]:
    languages = [_languages(zh > 0, en > 0) for zh, en in rows.sizes.tolist()]
    return list(zip(rows.documents.tolist(), rows.kinds.tolist(), languages, strict=True))


def _values(place: Place, library: Mapping[str, Document]) -> Values:
    document = library.get(place[0])
    own = dict(zip(NAMES, ((value,) for value in place), strict=False))
    if document is None:
        return {name: own.get(name, ()) for name in NAMES}
    record = {"year": (year(document),), "status": (document.reference.status,), "source": (source(document),)}
    return {**own, **record, "collection": document.collections}


def _failing(values: Values, limits: Limits) -> list[str]:
    """The facets whose limits don't admit these values."""
    return [name for name, allowed in limits.items() if allowed.isdisjoint(values[name])]


def _languages(zh: bool, en: bool) -> str:
    return "both" if zh and en else "zh" if zh else "en" if en else ""


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(((v, n) for v, n in counts.items() if v and n), key=lambda pair: (-pair[1], pair[0])))
