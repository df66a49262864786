"""The words of one side of a library with their places: what frequencies and collocates are counted from.

Chinese words are jieba's that hold a Chinese character; English ones are grouped by their stem. What holds no letter
(figures, marks) is no word here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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

    ``word``, ``group``, ``row`` and ``count`` have an entry for every word and every passage that holds it: the numbers
    of the word and of its group, the passage's row, how often. ``documents`` has the document of each row.
    """

    words: tuple[str, ...]
    groups: tuple[str, ...]
    word: Ints
    group: Ints
    row: Ints
    count: Ints
    documents: NDArray[np.object_]

    def within(self, documents: frozenset[str] | None) -> Bools:
        """Which entries belong to these documents; None for all."""
        if documents is None:
            return np.ones(len(self.row), dtype=bool)
        rows = np.array([each in documents for each in self.documents], dtype=bool)
        return rows[self.row] if len(self.row) else np.empty(0, dtype=bool)

    def totals(self, entries: Bools) -> Ints:
        """How often each group stands in these entries."""
        return np.bincount(self.group[entries], self.count[entries], len(self.groups)).astype(np.int64)

    def passages(self, entries: Bools) -> Ints:
        """In how many passages each group stands."""
        size = len(self.documents) + 1
        places = np.unique(self.group[entries] * size + self.row[entries])
        return np.bincount(places // size, minlength=len(self.groups))


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
    of_word = np.array([number[group] for group in grouped], dtype=np.int64)
    word = np.repeat(np.arange(len(found.words)), np.diff(found.starts))
    group = of_word[word]
    keep = group >= 0
    return WordTable(
        found.words,
        tuple(groups),
        word[keep],
        group[keep],
        found.rows[keep].astype(np.int64),
        found.counts[keep].astype(np.int64),
        found.documents,
    )
