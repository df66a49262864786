"""Frequencies: the words of a language in the library, or in a part of it, the commonest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from corpus.errors import BadParameter
from corpus.folding import fold
from corpus.types import Lang
from indexer.analysis import squeeze
from indexer.counting.word_table import Bools, Ints, WordTable, chosen_documents, word_table
from indexer.function_words import says_nothing
from indexer.index import Index
from indexer.notes import Note

__all__ = ["ORDERS", "Frequencies", "Order", "WordCount", "frequencies"]

Order = Literal["count", "passages", "word"]
ORDERS: tuple[Order, ...] = get_args(Order)

MOST_DOCUMENTS = 10  # told of a word


@dataclass(frozen=True, slots=True)
class WordCount:
    """A word: how often it stands, in how many passages.

    ``word`` is the commonest of its ``forms``, each of which has its own count. ``spread`` is how many documents hold
    it; ``documents`` are the ids of those that hold it most often, with how often.
    """

    word: str
    count: int
    passages: int
    forms: tuple[tuple[str, int], ...]
    spread: int
    documents: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Frequencies:
    """The words asked for; ``total`` counts the different words that answer, ``running`` all running words counted.

    Running words are those of the documents chosen, function words among them, whatever else limits the list.
    """

    lang: Lang
    total: int
    running: int
    words: tuple[WordCount, ...]
    notes: tuple[Note, ...]


def frequencies(
    index: Index,
    lang: Lang,
    *,
    prefix: str = "",
    function_words: bool = False,
    sort: Order = "count",
    limit: int = 100,
    offset: int = 0,
    documents: Sequence[str] = (),
    years: Sequence[str] = (),
    statuses: Sequence[str] = (),
    sources: Sequence[str] = (),
    collections: Sequence[str] = (),
) -> Frequencies:
    """The words of one language that begin with ``prefix``, counted in the documents that the filters admit.

    English words are counted under their stem, and one begins with the prefix if any of its forms does. Function words
    are left out unless asked for. Raises BadParameter for an unknown order.
    """
    if sort not in ORDERS:
        raise BadParameter(f"There is no order {sort!r}. There are: {', '.join(ORDERS)}.")
    chosen, notes = chosen_documents(
        index, documents=documents, years=years, statuses=statuses, sources=sources, collections=collections
    )
    table = word_table(index, lang)
    entries = table.within(chosen)
    totals, passages = table.totals(entries), table.passages(entries)
    wanted = (totals > 0) & _wanted(table, prefix, function_words)
    groups = np.flatnonzero(wanted)
    order = _order(groups, totals, passages, sort)
    shown = order[offset : offset + limit]
    words = tuple(_word(table, entries, group, int(passages[group])) for group in shown.tolist())
    return Frequencies(lang, len(groups), int(totals.sum()), words, notes)


def _wanted(table: WordTable, prefix: str, function_words: bool) -> Bools:
    """Which groups have a form that begins so and is no function word."""
    begin = squeeze(fold(prefix).text)
    forms = np.array([word.startswith(begin) and (function_words or not says_nothing(word)) for word in table.words])
    wanted = np.zeros(len(table.groups), dtype=bool)
    at = np.repeat(np.arange(len(table.groups)), np.diff(table.starts))
    if len(table.word):
        wanted[at[forms[table.word]]] = True
    return wanted


def _order(groups: Ints, totals: Ints, passages: Ints, sort: Order) -> Ints:
    """The groups, most first; those that are equal by name."""
    if sort == "word":
        return groups
    first, then = (totals, passages) if sort == "count" else (passages, totals)
    return groups[np.lexsort((groups, -then[groups], -first[groups]))]


def _word(table: WordTable, entries: Bools, group: int, passages: int) -> WordCount:
    forms, documents = map(_ranked, table.of(group, entries))
    total = sum(count for _, count in forms)
    return WordCount(forms[0][0], total, passages, forms, len(documents), documents[:MOST_DOCUMENTS])


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0])))
