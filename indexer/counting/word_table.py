"""The words of one side of a library with their places: what frequencies and collocates are counted from.

Chinese words are jieba's that hold a Chinese character; English ones are grouped by their stem. What holds no letter
(figures, marks) is no word here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.types import Document, Lang
from corpus.words import stem
from indexer.analysis import holds_han
from indexer.engine import Occurrences
from indexer.filters import Limits, limits, source, year
from indexer.index import Index
from indexer.kept import Kept
from indexer.notes import Note

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

_kept = Kept(2)  # one of each side


@dataclass(frozen=True, slots=True)
class WordTable:
    """``words`` are the forms as they stand in the texts, ``groups`` what they are counted under (stems in English).

    ``word``, ``row`` and ``count`` have an entry for every word and every passage that holds it: the number of the
    word, the passage's row, how often; those of a group follow each other, from ``starts`` of its number on, in the
    order of the rows. ``first`` marks the first entry of a group in each row. ``documents`` are the ids of documents,
    ``document`` has the number of that of each row.
    """

    words: tuple[str, ...]
    groups: tuple[str, ...]
    starts: Ints
    word: Ints
    row: Ints
    count: Ints
    first: Bools
    documents: tuple[str, ...]
    document: Ints

    def within(self, documents: frozenset[str] | None) -> Bools:
        """Which entries belong to these documents; None for all."""
        if documents is None:
            return np.ones(len(self.row), dtype=bool)
        wanted = np.array([each in documents for each in self.documents], dtype=bool)
        return wanted[self.document[self.row]] if len(self.row) else np.empty(0, dtype=bool)

    def totals(self, entries: Bools) -> Ints:
        """How often each group stands in these entries."""
        return self._summed(np.where(entries, self.count, 0))

    def passages(self, entries: Bools) -> Ints:
        """In how many passages each group stands."""
        return self._summed(entries & self.first)

    def of(self, group: int, entries: Bools) -> tuple[Counter[str], Counter[str]]:
        """How often each form of a group stands in these entries, and how often the group in each document."""
        mine = slice(self.starts[group], self.starts[group + 1])
        keep = entries[mine]
        word, count = self.word[mine][keep], self.count[mine][keep]
        document = self.document[self.row[mine][keep]]
        return _named(self.words, word, count), _named(self.documents, document, count)

    def _summed(self, values: NDArray[Any]) -> Ints:
        running = np.concatenate([[0], np.cumsum(values)])
        return np.diff(running[self.starts]).astype(np.int64)


def _named(names: Sequence[str], numbers: Ints, counts: Ints) -> Counter[str]:
    distinct, place = np.unique(numbers, return_inverse=True)
    summed = np.bincount(place, counts, len(distinct)).astype(np.int64)
    return Counter(dict(zip((names[at] for at in distinct.tolist()), summed.tolist(), strict=True)))


def word_table(index: Index, lang: Lang) -> WordTable:
    """The words of a side, counted once for each state of the library."""
    return _kept.get(index, lang, lambda: _table(index.read(lambda snapshot: snapshot.occurrences(lang)), lang))


def chosen_documents(
    index: Index,
    *,
    documents: Sequence[str] = (),
    years: Sequence[str] = (),
    statuses: Sequence[str] = (),
    sources: Sequence[str] = (),
    collections: Sequence[str] = (),
) -> tuple[frozenset[str] | None, tuple[Note, ...]]:
    """The ids of the documents that the filters admit, None where there is no filter; names that nobody knows."""
    library, notes = index.source.documents(), list[Note]()
    within = limits(
        library, notes, documents=documents, years=years, statuses=statuses, sources=sources, collections=collections
    )
    if not within:
        return None, ()
    return frozenset(document.id for document in library if _admits(within, document)), tuple(notes)


def _admits(within: Limits, document: Document) -> bool:
    values = {
        "document": (document.id,),
        "year": (year(document),),
        "status": (document.reference.status,),
        "source": (source(document),),
        "collection": document.collections,
    }
    return not any(allowed.isdisjoint(values[name]) for name, allowed in within.items())


def is_word(text: str, lang: Lang) -> bool:
    """Whether a piece of a folded text of this side counts as a word."""
    return holds_han(text) if lang == "zh" else text.isalpha()


def group_of(word: str, lang: Lang) -> str:
    """What a word is counted under: itself, or its stem."""
    return word if lang == "zh" else stem(word)


def _table(found: Occurrences, lang: Lang) -> WordTable:
    grouped = [group_of(word, lang) if is_word(word, lang) else "" for word in found.words]
    groups = sorted(set(grouped) - {""})
    number = {group: at for at, group in enumerate(groups)} | {"": -1}
    word = np.repeat(np.arange(len(found.words)), np.diff(found.starts))
    group = np.array([number[group] for group in grouped], dtype=np.int64)[word]
    order = np.lexsort((found.rows, group))
    order = order[group[order] >= 0]
    word, group, row = word[order], group[order], found.rows[order].astype(np.int64)
    before = np.concatenate([[-1], group[:-1]]), np.concatenate([[-1], row[:-1]])
    documents = sorted(set(found.documents.tolist()))
    numbers = {document: at for at, document in enumerate(documents)}
    return WordTable(
        found.words,
        tuple(groups),
        np.searchsorted(group, np.arange(len(groups) + 1)),
        word,
        row,
        found.counts[order].astype(np.int64),
        (group != before[0][: len(group)]) | (row != before[1][: len(row)]),
        tuple(documents),
        np.array([numbers[each] for each in found.documents.tolist()], dtype=np.int64),
    )
