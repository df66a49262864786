"""Collocates: the words that stand near what a query matches more often than chance would have it.

Scored by log-likelihood: Dunning, Accurate Methods for the Statistics of Surprise and Coincidence (1993).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from itertools import groupby
from math import log
from typing import Literal, Unpack, get_args

from corpus.errors import BadParameter
from corpus.types import Lang
from indexer.answer import Answer
from indexer.concordance.nodes import Ask, Node, asked_for, nodes_of
from indexer.counting.neighbours import neighbours
from indexer.counting.word_table import chosen_documents, group_of, is_word, word_table
from indexer.every_hit import Filters
from indexer.function_words import says_nothing
from indexer.index import Index
from indexer.notes import Note
from indexer.search import search

__all__ = ["MEASURES", "WINDOW", "Collocate", "Collocates", "Measure", "Vicinity", "collocates", "collocates_of"]

Measure = Literal["likelihood", "count"]
MEASURES: tuple[Measure, ...] = get_args(Measure)

WINDOW = 5
"""Words on either side that count as near, as corpus tools commonly have it."""


@dataclass(frozen=True, slots=True)
class Collocate:
    """A word near the nodes: ``count`` times, ``left`` and ``right`` of them, in so many ``passages``.

    ``overall`` is how often it stands in the documents searched, near a node or not. ``word`` is its commonest form
    near them. ``likelihood`` is the log-likelihood ratio (above 10.83: p < 0.001), negative for a word that stands
    there more seldom than chance would have it.
    """

    word: str
    count: int
    left: int
    right: int
    passages: int
    overall: int
    likelihood: float


@dataclass(frozen=True, slots=True)
class Collocates:
    """The collocates asked for, of ``total``, on the side ``lang``, where the query has ``nodes`` occurrences.

    ``left_out`` counts passages that were found but not read (see ``nodes.MOST``).
    """

    lang: Lang
    total: int
    nodes: int
    left_out: int
    words: tuple[Collocate, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Vicinity:
    """What counts as a collocate, on which side (None: where the query has more nodes), in which order, which of them.

    ``window`` is in words; a word that stands there fewer than ``least`` times is none.
    """

    lang: Lang | None = None
    window: int = WINDOW
    least: int = 2
    function_words: bool = False
    sort: Measure = "likelihood"
    limit: int = 50
    offset: int = 0


@dataclass(slots=True)
class _Near:
    """A word near the nodes, as far as it has been counted."""

    forms: Counter[str] = field(default_factory=Counter)
    left: int = 0
    passages: set[str] = field(default_factory=set)

    @property
    def count(self) -> int:
        return self.forms.total()


def collocates(
    text: str,
    index: Index,
    *,
    lang: Lang | None = None,
    window: int = WINDOW,
    least: int = 2,
    function_words: bool = False,
    sort: Measure = "likelihood",
    limit: int = 50,
    offset: int = 0,
    widen: bool = False,
    **filters: Unpack[Filters],
) -> Collocates:
    """The words near what a query matches; see ``Vicinity``. ``filters`` are those of ``search``.

    Chance is judged by all words of the documents that the filters admit. Raises BadParameter for an unknown measure.
    """

    def ask(limit: int, offset: int, widen: bool) -> Answer:
        return search(text, index, limit=limit, offset=offset, widen=widen, **filters)

    wanted = Vicinity(lang, window, least, function_words, sort, limit, offset)
    return collocates_of(ask, index, asked_for(text, filters), wanted, filters, widen=widen)


def collocates_of(
    ask: Ask, index: Index, asked: Hashable | None, wanted: Vicinity, filters: Filters, *, widen: bool = False
) -> Collocates:
    """The collocates of a search; ``asked`` is what ``asked_for`` says of it. Raises BadParameter as ``collocates``."""
    if wanted.sort not in MEASURES:
        raise BadParameter(f"There is no measure {wanted.sort!r}. There are: {', '.join(MEASURES)}.")
    found = nodes_of(ask, index, asked, widen=widen)
    sides = Counter(node.side for node in found.nodes)
    lang = wanted.lang or ("en" if sides["en"] > sides["zh"] else "zh")
    near = _near((node for node in found.nodes if node.side == lang), lang, wanted.window)
    kept = {
        group: each
        for group, each in near.items()
        if each.count >= wanted.least and (wanted.function_words or not all(map(says_nothing, each.forms)))
    }
    scored = _scored(kept, sum(each.count for each in near.values()), index, lang, filters)
    likely = wanted.sort == "likelihood"
    ordered = sorted(scored, key=lambda each: (-each.likelihood if likely else 0, -each.count, each.word))
    shown = ordered[wanted.offset : wanted.offset + wanted.limit]
    return Collocates(lang, len(ordered), sides[lang], found.left_out, tuple(shown), found.notes)


def _near(nodes: Iterable[Node], lang: Lang, window: int) -> dict[str, _Near]:
    """The words near the nodes, by what they are counted under."""
    near: defaultdict[str, _Near] = defaultdict(_Near)
    for passage, group in groupby(nodes, key=lambda node: node.passage):
        for each in neighbours(passage.text(lang), lang, [node.span for node in group], window):
            if is_word(each.text, lang):
                word = near[group_of(each.text, lang)]
                word.forms[each.text] += 1
                word.left += each.before
                word.passages.add(passage.id)
    return near


def _scored(near: dict[str, _Near], size: int, index: Index, lang: Lang, filters: Filters) -> list[Collocate]:
    """The words with their scores; ``size`` is how many words stand near the nodes."""
    chosen, _ = chosen_documents(
        index,
        documents=filters.get("documents", ()),
        years=filters.get("years", ()),
        statuses=filters.get("statuses", ()),
        sources=filters.get("sources", ()),
        collections=filters.get("collections", ()),
    )
    table = word_table(index, lang)
    totals = table.totals(table.within(chosen))
    overall = dict(zip(table.groups, totals.tolist(), strict=True))
    running = int(totals.sum())
    return [
        Collocate(
            min(each.forms, key=lambda form: (-each.forms[form], form)),
            each.count,
            each.left,
            each.count - each.left,
            len(each.passages),
            overall.get(group, 0),
            likelihood(each.count, size, overall.get(group, 0), running),
        )
        for group, each in near.items()
    ]


def likelihood(near: int, size: int, overall: int, running: int) -> float:
    """How surprising it is that a word stands ``near`` times among ``size`` words, and ``overall`` among ``running``.

    Dunning's G²: twice the sum of observed × ln(observed / expected) over the four cells; negative where it is rarer.
    """
    observed = (near, size - near, overall - near, running - size - overall + near)
    rows, columns = (size, running - size), (overall, running - overall)
    expected = [row * column / running for row in rows for column in columns] if running else []
    cells = zip(observed, expected, strict=False)
    ratio = 2 * sum(seen * log(seen / chance) for seen, chance in cells if seen > 0 and chance > 0)
    return round(ratio if running and near * running >= size * overall else -ratio, 4)
