"""Deciding conditions over posting lists: the smallest sets first, and the texts only where lists can't tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from functools import cached_property, reduce
from threading import RLock

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import IndexReader

from corpus.folding import is_han
from corpus.quantities.extents import units
from corpus.types import LANGS, Lang
from indexer import conditions as c
from indexer.analysis import squeeze, words
from indexer.engine import Found, Occurrences, Rows
from indexer.engines.whoosh.damage import damage_reported
from indexer.engines.whoosh.postings import NONE, Ints, PostingLists, Postings
from indexer.engines.whoosh.schema import SEGMENTS, amount_term, grams, stated
from indexer.spans import atom_side, compiled, find

CACHED_ATOMS = 2048


class WhooshSnapshot:
    """One commit of a Whoosh index, open for reading."""

    def __init__(self, reader: IndexReader, generation: int) -> None:
        self.generation = generation
        self._reader = reader
        self._lists = PostingLists(reader)
        self._decided: dict[c.Atom, Postings] = {}
        # Whoosh's files have one reading position each: one thread at a time.
        self._lock = RLock()
        self._frequencies: dict[str, Mapping[str, int]] = {}
        self._decoded: dict[tuple[Lang, int], str] = {}
        # A library without passages has an index without columns.
        langs = LANGS if reader.doc_count_all() else ()
        self._columns = {lang: reader.column_reader(f"{lang}_text", translate=False) for lang in langs}

    def close(self) -> None:
        """Let go of the files."""
        self._reader.close()

    def search(self, condition: c.Condition, atoms: Sequence[c.Atom] = ()) -> Found:
        """Every passage that meets the condition; see ``engine.Snapshot``."""
        with self._lock:
            rows = self._rows(condition)
            lists = [self._postings(atom) for atom in atoms]
            counts = np.zeros((len(atoms), len(rows)))
            for line, postings in zip(counts, lists, strict=True):
                _, here, there = np.intersect1d(rows, postings.rows, assume_unique=True, return_indices=True)
                line[here] = postings.counts[there]
            frequencies = np.array([len(postings.rows) for postings in lists], dtype=np.int64)
            return Found(self._facts.take(rows), counts, frequencies, len(self._lists.alive), self._mean_sizes)

    def vocabulary(self, lang: Lang) -> Set[str]:
        """The words of one side; see ``engine.Snapshot``."""
        with self._lock:
            return self._held(f"{lang}_words").keys()

    def frequencies(self, lang: Lang) -> Mapping[str, int]:
        """The words of one side with their passages; see ``engine.Snapshot``."""
        with self._lock:
            return self._held(f"{lang}_words")

    def segments(self) -> Mapping[str, int]:
        """jieba's words with their passages; see ``engine.Snapshot``."""
        with self._lock:
            return self._held(SEGMENTS)

    def occurrences(self, lang: Lang) -> Occurrences:
        """The words of one side with all their passages; see ``engine.Snapshot``."""
        with self._lock:
            words, lists = self._lists.table(SEGMENTS if lang == "zh" else "en_words")
            return Occurrences(
                words,
                np.cumsum([0, *(len(postings.rows) for postings in lists)]),
                np.concatenate([NONE.rows, *(postings.rows for postings in lists)]).astype(np.int32),
                np.concatenate([NONE.counts, *(postings.counts for postings in lists)]).astype(np.int32),
                self._facts.documents,
            )

    def _held(self, field: str) -> Mapping[str, int]:
        if field not in self._frequencies:
            self._frequencies[field] = self._lists.frequencies(field)
        return self._frequencies[field]

    @cached_property
    def _facts(self) -> Rows:
        """The facts of every row, deleted ones included (so that row numbers are positions)."""
        rows = range(self._reader.doc_count_all())
        with damage_reported():
            column = self._reader.column_reader("facts", translate=False) if rows else ()
            facts = [bytes(column[row]).decode().split("\t") for row in rows]
        ids, documents, kinds, ordinals, *numbers = zip(*facts, strict=True) if facts else ((),) * 8
        sizes, prints = (np.array(numbers[at : at + 2], dtype=np.int64).T for at in (0, 2))
        return Rows(
            np.array(ids, dtype=object),
            np.array(documents, dtype=object),
            np.array(kinds, dtype=object),
            np.array(ordinals, dtype=np.int64),
            sizes.reshape(len(facts), 2),
            prints.reshape(len(facts), 2),
        )

    @cached_property
    def _mean_sizes(self) -> NDArray[np.float64]:
        alive = self._lists.alive
        return self._facts.sizes[alive].mean(axis=0) if len(alive) else np.zeros(2)

    def _text(self, lang: Lang, row: int) -> str:
        key = (lang, row)
        if key not in self._decoded:
            with damage_reported():
                self._decoded[key] = bytes(self._columns[lang][row]).decode()
        return self._decoded[key]

    # Sets of rows

    def _rows(self, condition: c.Condition) -> Ints:
        match condition:
            case c.AllOf(parts):
                return self._all(parts)
            case c.AnyOf(parts):
                return _union([self._rows(part) for part in parts])
            case c.Without(part):
                return np.setdiff1d(self._lists.alive, self._rows(part), assume_unique=True)
            case c.HasSide(lang):
                return self._lists.read("sides", lang).rows
            case c.InDocuments(documents):
                return _union([self._lists.read("document", document).rows for document in sorted(documents)])
            case c.OfKinds(kinds):
                return _union([self._lists.read("kind", kind).rows for kind in sorted(kinds)])
        return self._postings(condition).rows

    def _all(self, parts: tuple[c.Condition, ...]) -> Ints:
        wanted = sorted((self._rows(part) for part in parts if not isinstance(part, c.Without)), key=len)
        found = reduce(_intersection, wanted) if wanted else self._lists.alive
        for part in parts:
            if isinstance(part, c.Without) and len(found):
                found = np.setdiff1d(found, self._rows(part.part), assume_unique=True)
        return found

    # What stands where

    def _postings(self, atom: c.Atom) -> Postings:
        if atom not in self._decided:
            if len(self._decided) >= CACHED_ATOMS:
                self._decided.clear()
            self._decided[atom] = self._decide(atom)
        return self._decided[atom]

    def _decide(self, atom: c.Atom) -> Postings:
        match atom:
            case c.Segmented(text):
                return self._lists.read(SEGMENTS, text)
            case c.Amount(lang, value, unit):
                return self._stating(f"{lang}_amounts", value, unit)
            case c.AmountBetween(lang):
                return self._between(f"{lang}_amounts", atom)
            case c.Chars(lang, text):
                return self._characters(lang, text)
            case c.Phrase(lang, text):
                return self._phrase(atom, lang, text)
            case c.Stems(lang, stems):
                if len(stems) == 1:
                    return self._lists.read(f"{lang}_stems", stems[0])
                return self._verified(atom, self._holding(f"{lang}_stems", stems))
            case c.Pattern(lang, pattern):
                return self._matching(lang, pattern)
            case c.Close(left, right):
                rows = _intersection(self._postings(left).rows, self._postings(right).rows)
                return self._verified(atom, rows)

    def _characters(self, lang: Lang, text: str) -> Postings:
        field = f"{lang}_grams"
        indexed = lang == "zh" or all(map(is_han, text))
        if indexed and len(text) <= 2:
            return self._lists.read(field, text)
        pairs = [gram for gram in grams(text) if len(gram) == 2 and (lang == "zh" or all(map(is_han, gram)))]
        rows = self._holding(field, pairs) if pairs else self._holding(field, [ch for ch in text if is_han(ch)])
        return self._counted(rows, lambda row: squeeze(self._text(lang, row)).count(text))

    def _phrase(self, atom: c.Phrase, lang: Lang, text: str) -> Postings:
        found = [word.text for word in words(text)]
        if found == [text]:
            return self._lists.read(f"{lang}_words", text)
        return self._verified(atom, self._holding(f"{lang}_words", found))

    def _matching(self, lang: Lang, pattern: str) -> Postings:
        field, prefix = f"{lang}_words", pattern[: min(pattern.find(sign) for sign in "*?" if sign in pattern)]
        accepts = compiled(pattern).fullmatch
        return _summed([self._lists.read(field, term) for term in self._lists.terms(field, prefix) if accepts(term)])

    def _stating(self, field: str, value: str, unit: str | None) -> Postings:
        if unit is not None:
            return self._lists.read(field, amount_term(value, unit))
        others = self._lists.terms(field, amount_term(value, "")) - {amount_term(value, "date")}
        return _summed([self._lists.read(field, term) for term in others])

    def _between(self, field: str, wanted: c.AmountBetween) -> Postings:
        """All amounts are looked through; of those in other units not even the value is read."""
        among = None if wanted.measure is None else units(wanted.measure)
        amounts = ((term, *stated(term)) for term in self._lists.terms(field, ""))
        return _summed(
            [
                self._lists.read(field, term)
                for term, value, unit in amounts
                if (among is None or unit in among) and wanted.admits(value, unit)
            ]
        )

    def _holding(self, field: str, terms: Sequence[str]) -> Ints:
        """The rows that hold every one of the terms (all rows where there is no term)."""
        lists = [self._lists.read(field, term).rows for term in dict.fromkeys(terms)]
        return reduce(_intersection, sorted(lists, key=len)) if lists else self._lists.alive

    def _verified(self, atom: c.Word | c.Close, rows: Ints) -> Postings:
        lang = atom_side(atom)
        return self._counted(rows, lambda row: len(find(atom, self._text(lang, row))))

    def _counted(self, rows: Ints, count: Callable[[int], int]) -> Postings:
        """Those of the rows in whose text something is found, with how often."""
        counts = np.array([count(row) for row in rows.tolist()], dtype=np.float64)
        return Postings(rows[counts > 0], counts[counts > 0])


def _summed(lists: list[Postings]) -> Postings:
    """The rows that hold any of several terms, with how often they hold all of them together."""
    if not lists:
        return NONE
    rows, places = np.unique(np.concatenate([each.rows for each in lists]), return_inverse=True)
    return Postings(rows, np.bincount(places, np.concatenate([each.counts for each in lists])).astype(np.float64))


def _intersection(one: Ints, other: Ints) -> Ints:
    return np.intersect1d(one, other, assume_unique=True)


def _union(sets: list[Ints]) -> Ints:
    return np.unique(np.concatenate(sets)) if sets else NONE.rows
