"""Deciding conditions over posting lists: the smallest sets first, and the texts only where lists can't tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from functools import cached_property, reduce
from itertools import pairwise
from threading import RLock

import numpy as np
from numpy.typing import NDArray

from corpus.folding import is_han
from corpus.types import LANGS, Lang
from indexer import conditions as c
from indexer.analysis import squeeze, words
from indexer.engine import Facts, Found, Names, Occurrences, Rows
from indexer.engines.whoosh.batch import APART, FOLLOWS
from indexer.engines.whoosh.damage import damage_reported
from indexer.engines.whoosh.lists import PostingLists
from indexer.engines.whoosh.merging import Living
from indexer.engines.whoosh.recent import NONE, Postings, RecentPostings
from indexer.engines.whoosh.schema import SEGMENTS, amount_term, stated
from indexer.engines.whoosh.sets import Ints, difference, intersection, union
from indexer.engines.whoosh.shard import decoded
from indexer.spans import atom_side, compiled, find

DENSE = 1 / 16
"""Of so large a part of all rows it is quicker to lay the counts of an atom out than to look each row up."""


class WhooshSnapshot:
    """One commit of a Whoosh index, open for reading."""

    def __init__(self, parts: Sequence[Living], generation: int) -> None:
        self.generation = generation
        self._parts = parts
        self._starts = np.cumsum([0, *(len(part.alive) for part in parts)])
        self._lists = PostingLists(parts)
        self._decided: RecentPostings[c.Atom] = RecentPostings()
        self._lock = RLock()  # for what is kept
        self._counted: dict[str, Mapping[str, int]] = {}

    def search(self, condition: c.Condition, atoms: Sequence[c.Atom] = ()) -> Found:
        """Every passage that meets the condition; see ``engine.Snapshot``."""
        with self._reading():
            rows = self._rows(condition)
            lists = [self._postings(atom) for atom in atoms]
            counts = np.zeros((len(atoms), len(rows)))
            for line, postings in zip(counts, lists, strict=True):
                _count(line, rows, postings, self._size)
            frequencies = np.array([len(postings.rows) for postings in lists], dtype=np.int64)
            return Found(Rows(self._facts, rows), counts, frequencies, len(self._lists.alive), self._mean_sizes)

    def vocabulary(self, lang: Lang) -> Set[str]:
        """The words of one side; see ``engine.Snapshot``."""
        return self.frequencies(lang).keys()

    def frequencies(self, lang: Lang) -> Mapping[str, int]:
        """The words of one side with their passages; see ``engine.Snapshot``."""
        return self._numbers(f"{lang}_words")

    def segments(self) -> Mapping[str, int]:
        """jieba's words with their passages; see ``engine.Snapshot``."""
        return self._numbers(SEGMENTS)

    def occurrences(self, lang: Lang) -> Occurrences:
        """The words of one side with all their passages; see ``engine.Snapshot``."""
        with damage_reported():  # seconds in a large library, and it touches nothing that is kept: others may read
            held = self._lists.held(SEGMENTS if lang == "zh" else "en_words")
            documents = self._facts.documents
            return Occurrences(held.terms, held.starts, held.rows, held.counts, documents.names[documents.which])

    def _numbers(self, field: str) -> Mapping[str, int]:
        if field not in self._counted:
            with damage_reported():  # without the lock, as above: at worst it is counted twice
                self._counted[field] = self._lists.frequencies(field)
        return self._counted[field]

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with self._lock, damage_reported():
            yield

    @property
    def _size(self) -> int:
        """How many rows there are, with those deleted."""
        return int(self._starts[-1])

    @cached_property
    def _facts(self) -> Facts:
        """The facts of every row, deleted ones included (so that row numbers are positions)."""
        each = [part.shard.facts for part in self._parts]
        return Facts(
            np.concatenate([np.empty(0, dtype=object), *(facts.ids for facts in each)]),
            Names.join([facts.documents for facts in each]),
            Names.join([facts.kinds for facts in each]),
            np.concatenate([np.empty(0, dtype=np.int64), *(facts.ordinals for facts in each)]),
            np.concatenate([np.empty((0, 2), dtype=np.int64), *(facts.sizes for facts in each)]),
            np.concatenate([np.empty((0, 2), dtype=np.int64), *(facts.prints for facts in each)]),
        )

    @cached_property
    def _sides(self) -> NDArray[np.uint8]:
        return np.concatenate([np.empty(0, dtype=np.uint8), *(part.shard.sides for part in self._parts)])

    @cached_property
    def _mean_sizes(self) -> NDArray[np.float64]:
        alive = self._lists.alive
        return self._facts.sizes[alive].mean(axis=0) if len(alive) else np.zeros(2)

    def _text(self, lang: Lang, row: int) -> str:
        part = int(np.searchsorted(self._starts, row, side="right")) - 1
        return decoded(lang, self._parts[part].shard.texts(lang)[row - int(self._starts[part])])

    # Sets of rows

    def _rows(self, condition: c.Condition) -> Ints:
        match condition:
            case c.AllOf(parts):
                return self._all(parts)
            case c.AnyOf(parts):
                return union([self._rows(part) for part in parts])
            case c.Without(part):
                return difference(self._lists.alive, self._rows(part))
            case c.HasSide(lang):
                return self._living((self._sides & (1 << LANGS.index(lang))) > 0)
            case c.InDocuments(documents):
                return self._living(self._facts.documents.are(documents))
            case c.OfKinds(kinds):
                return self._living(self._facts.kinds.are(kinds))
        return self._postings(condition).rows

    def _living(self, admitted: NDArray[np.bool_]) -> Ints:
        return self._lists.alive[admitted[self._lists.alive]]

    def _all(self, parts: tuple[c.Condition, ...]) -> Ints:
        wanted = sorted((self._rows(part) for part in parts if not isinstance(part, c.Without)), key=len)
        found = reduce(intersection, wanted) if wanted else self._lists.alive
        for part in parts:
            if isinstance(part, c.Without) and len(found):
                found = difference(found, self._rows(part.part))
        return found

    # What stands where

    def _postings(self, atom: c.Atom) -> Postings:
        return self._decided.get(atom, lambda: self._decide(atom))

    def _decide(self, atom: c.Atom) -> Postings:
        match atom:
            case c.Segmented(text):
                return self._lists.read(SEGMENTS, text)
            case c.Amount(lang, value, unit):
                return self._stating(f"{lang}_amounts", value, unit)
            case c.AmountBetween(lang):
                return self._between(f"{lang}_amounts", atom)
            case c.Chars(lang, text):
                return self._characters(atom, lang, text)
            case c.Phrase(lang, text):
                return self._phrase(atom, lang, text)
            case c.Stems(lang, stems):
                return self._stems(atom, lang, stems)
            case c.Pattern(lang, pattern):
                prefix = pattern[: min(pattern.find(sign) for sign in "*?" if sign in pattern)]
                matches = compiled(pattern).fullmatch
                return self._lists.matching(f"{lang}_words", prefix, lambda word: matches(word) is not None)
            case c.Close(left, right):
                return self._verified(atom, intersection(self._postings(left).rows, self._postings(right).rows))

    def _characters(self, atom: c.Chars, lang: Lang, text: str) -> Postings:
        field = f"{lang}_grams"
        indexed = [lang == "zh" or is_han(char) for char in text]
        if all(indexed) and len(text) <= 2 and len(set(text)) == len(text) and not atom.uncut:  # 哈哈 in 哈哈哈 is one
            return self._lists.read(field, text)
        pairs = [text[at : at + 2] for at, both in enumerate(pairwise(indexed)) if all(both)]
        single = [char for char, held in zip(text, indexed, strict=True) if held]
        rows = self._holding(field, pairs or single)
        if atom.uncut:
            return self._verified(atom, rows)
        return self._counted_in(lang, rows, lambda found: squeeze(found).count(text))

    def _phrase(self, atom: c.Phrase, lang: Lang, text: str) -> Postings:
        """Where only single blanks part the words, their places tell all."""
        found = [word.text for word in words(text)]
        if any(not word.isalnum() for word in found):  # 1.5 also stands in 1.5.2, which is three words
            return self._verified(atom, self._holding_numbers(lang, found))
        if found == [text]:
            return self._lists.read(f"{lang}_words", text)
        if " ".join(found) == text and len(set(found)) == len(found):
            return self._lists.in_a_row(lang, found, (FOLLOWS,), stems=False)
        return self._verified(atom, self._holding(f"{lang}_words", found))

    def _stems(self, atom: c.Stems, lang: Lang, stems: tuple[str, ...]) -> Postings:
        if len(stems) == 1:
            return self._lists.with_stem(lang, stems[0])
        if len(set(stems)) == len(stems):  # else occurrences could overlap
            return self._lists.in_a_row(lang, stems, (FOLLOWS, APART), stems=True)
        return self._verified(atom, reduce(intersection, [self._lists.with_stem(lang, stem).rows for stem in stems]))

    def _stating(self, field: str, value: str, unit: str | None) -> Postings:
        if unit is not None:
            return self._lists.read(field, amount_term(value, unit))
        date = amount_term(value, "date")
        return self._lists.matching(field, amount_term(value, ""), lambda term: term != date)

    def _between(self, field: str, wanted: c.AmountBetween) -> Postings:
        """All amounts are looked through; of those in other units not even the value is read."""
        admits = wanted.decider()
        return self._lists.matching(field, "", lambda term: admits(*stated(term)))

    def _holding(self, field: str, terms: Sequence[str]) -> Ints:
        """The rows that hold every one of the terms (all rows where there is no term)."""
        lists = [self._lists.read(field, term).rows for term in dict.fromkeys(terms)]
        return reduce(intersection, sorted(lists, key=len)) if lists else self._lists.alive

    def _holding_numbers(self, lang: Lang, terms: Sequence[str]) -> Ints:
        """The same for words of which some are numbers with points or commas: whole, or as several words."""
        field = f"{lang}_words"
        each = [
            union([self._lists.read(field, term).rows, self._holding(field, _DIGITS.findall(term))])
            if not term.isalnum()
            else self._lists.read(field, term).rows
            for term in dict.fromkeys(terms)
        ]
        return reduce(intersection, each)

    def _verified(self, atom: c.Word | c.Close, rows: Ints) -> Postings:
        return self._counted_in(atom_side(atom), rows, lambda text: len(find(atom, text)))

    def _counted_in(self, lang: Lang, rows: Ints, count: Callable[[str], int]) -> Postings:
        """Those of the rows in whose text something is found, with how often."""
        counts = np.array([count(self._text(lang, row)) for row in rows.tolist()], dtype=np.float64)
        return Postings(rows[counts > 0], counts[counts > 0]) if len(rows) else NONE


_DIGITS = re.compile(r"\d+")


def _count(line: NDArray[np.float64], rows: Ints, postings: Postings, size: int) -> None:
    """Write into the line how often each of the rows holds what the postings are of."""
    if not len(rows) or not len(postings.rows):
        return
    if rows is postings.rows:
        line[:] = postings.counts
        return
    if len(rows) > DENSE * size:
        laid = np.zeros(size)
        laid[postings.rows] = postings.counts
        laid.take(rows, out=line)
        return
    at = postings.rows.searchsorted(rows)
    there = postings.rows.take(at, mode="clip") == rows
    line[there] = postings.counts[at[there]]
