"""Facets: how the passages found divide by document, kind, languages, year and status, and which of them limits admit.

Limits are applied to what was found and not while finding: so each facet can say what another choice in it would give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.types import Document
from indexer.engine import Rows
from indexer.filters import Limits, year

Facets = Mapping[str, tuple[tuple[str, int], ...]]
Place = tuple[str, str, str]  # document, kind, languages: passages that share them are counted together

NAMES = ("document", "kind", "language", "year", "status")


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
            counts[name][values[name]] += number
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


def _values(place: Place, library: Mapping[str, Document]) -> dict[str, str]:
    document = library.get(place[0])
    record = (year(document), document.reference.status) if document else ("", "")
    return dict(zip(NAMES, (*place, *record), strict=True))


def _failing(values: Mapping[str, str], limits: Limits) -> list[str]:
    """The facets whose limits don't admit these values."""
    return [name for name, allowed in limits.items() if values[name] not in allowed]


def _languages(zh: bool, en: bool) -> str:
    return "both" if zh and en else "zh" if zh else "en" if en else ""


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(((v, n) for v, n in counts.items() if v and n), key=lambda pair: (-pair[1], pair[0])))
