"""Two versions of a document compared in one language: the stages in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from corpus.editions.judging import judge
from corpus.editions.linking import link
from corpus.editions.values import Comparison, Link, Row
from corpus.types import Lang, Passage


def compare(a: Sequence[Passage], b: Sequence[Passage], lang: Lang, links: Sequence[Link] | None = None) -> Comparison:
    """What became of each passage of version ``a`` in version ``b``, both in reading order, in the language ``lang``.

    Passages without text in that language are left out, save where their counterpart has some. ``links`` are those
    of the two versions where they are known already; they are the same for either language.
    """
    rows = []
    for each in link(a, b) if links is None else links:
        row = judge(each, tuple(a[at] for at in each.a), tuple(b[at] for at in each.b), lang)
        if row.text_a or row.text_b:
            rows.append(row)
    return Comparison(lang, tuple(rows), _arrivals(rows))


def _arrivals(rows: Sequence[Row]) -> Mapping[int, tuple[int, ...]]:
    """Where moved rows stand in version b: before the first row in order that stands behind them there."""
    steady = [(row.b[0].ordinal, number) for number, row in enumerate(rows) if row.b and not row.moved]
    found: dict[int, list[int]] = defaultdict(list)
    moved = sorted((row.b[0].ordinal, number) for number, row in enumerate(rows) if row.moved and row.b)
    for place, number in moved:
        found[next((to for ordinal, to in steady if ordinal > place), len(rows))].append(number)
    return {number: tuple(each) for number, each in found.items()}
