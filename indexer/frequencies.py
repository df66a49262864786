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
from indexer.function_words import says_nothing
from indexer.index import Index
from indexer.notes import Note
from indexer.word_table import Bools, Ints, WordTable, chosen_documents, word_table

__all__ = ["ORDERS", "Frequencies", "Order", "WordCount", "frequencies"]

Order = Literal["count", "passages", "word"]
ORDERS: tuple[Order, ...] = get_args(Order)


@dataclass(frozen=True, slots=True)
class WordCount:
    """A word: how often it stands, in how many passages.

    ``word`` is the commonest of its ``forms``, each of which has its own count. ``documents`` are the ids of those
    that hold it with how often, most first.
    """

    word: str
    count: int
    passages: int
    forms: tuple[tuple[str, int], ...]
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
    words = _words(table, entries, shown, passages)
    return Frequencies(lang, len(groups), int(totals.sum()), words, notes)


def _wanted(table: WordTable, prefix: str, function_words: bool) -> Bools:
    """Which groups have a form that begins so and is no function word."""
    begin = squeeze(fold(prefix).text)
    forms = np.array([word.startswith(begin) and (function_words or not says_nothing(word)) for word in table.words])
    wanted = np.zeros(len(table.groups), dtype=bool)
    if len(table.word):
        wanted[table.group[forms[table.word]]] = True
    return wanted


def _order(groups: Ints, totals: Ints, passages: Ints, sort: Order) -> Ints:
    """The groups, most first; those that are equal by name."""
    if sort == "word":
        return groups
    first, then = (totals, passages) if sort == "count" else (passages, totals)
    return groups[np.lexsort((groups, -then[groups], -first[groups]))]


def _words(table: WordTable, entries: Bools, groups: Ints, passages: Ints) -> tuple[WordCount, ...]:
    forms: dict[int, Counter[str]] = {group: Counter() for group in groups.tolist()}
    documents: dict[int, Counter[str]] = {group: Counter() for group in groups.tolist()}
    mine = np.flatnonzero(entries & np.isin(table.group, groups))
    columns = (table.group[mine], table.word[mine], table.row[mine], table.count[mine])
    for group, word, row, count in zip(*(column.tolist() for column in columns), strict=True):
        forms[group][table.words[word]] += count
        documents[group][table.documents[row]] += count
    return tuple(
        WordCount(
            _ranked(forms[group])[0][0],
            forms[group].total(),
            int(passages[group]),
            _ranked(forms[group]),
            _ranked(documents[group]),
        )
        for group in groups.tolist()
    )


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0])))
