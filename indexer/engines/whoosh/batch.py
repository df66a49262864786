"""Passages on their way into a shard: each is read once, and nothing is done twice for words that come again."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from corpus.fingerprints import fingerprint
from corpus.folding import fold, is_han
from corpus.quantities import find_quantities
from corpus.types import LANGS, Lang, Passage
from corpus.words import cut
from indexer.analysis import is_number, squeeze, words
from indexer.engine import Facts, Names
from indexer.engines.whoosh.arrays import Array
from indexer.engines.whoosh.schema import SEGMENTS, amount_term
from indexer.engines.whoosh.shard import Contents, Texts, coded
from indexer.engines.whoosh.table import MOST_ROWS, Occurrences
from indexer.engines.whoosh.terms import HEAD, ZERO, Terms, coding

MOST_PASSAGES = 20_000
MOST_CHARACTERS = 5_000_000
"""What a shard takes at most: the more, the fewer shards a query has to ask, and the more memory is needed to write it.
So many took 374 MB when all were Chinese (each takes 53 bytes while pairs are put in order), 147 MB where seven of ten
were English."""

FOLLOWS, APART, FAR = 2, 3, 4
"""From a word's place to the next one's: with a single blank between, with something else, with Chinese between."""


class Tokens:
    """The terms of a field, passage by passage."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict()
        self._numbers.default_factory = self._numbers.__len__
        self._which, self._sizes, self._places = array("I"), array("I"), array("I")

    def add(self, terms: Sequence[str], places: Iterable[int] = ()) -> None:
        """Add the terms of the next passage."""
        numbers = self._numbers
        self._which.extend([numbers[term] for term in terms])
        self._sizes.append(len(terms))
        self._places.extend(places)

    def occurrences(self) -> Occurrences:
        """All of them in order."""
        terms = sorted(self._numbers, key=coding)
        ranks = np.empty(len(terms), dtype=np.uint32)
        ranks[[self._numbers[term] for term in terms]] = np.arange(len(terms), dtype=np.uint32)
        which = ranks[np.frombuffer(self._which, np.uint32)] if terms else ranks
        places = np.frombuffer(self._places, np.uint32) if len(self._places) else None
        return Occurrences.sort(Terms.of(terms), which, _rows(self._sizes), places)


class Batch:
    """What is gathered until it is written."""

    def __init__(self) -> None:
        self.size = self._characters = 0
        self._facts: list[tuple[str, str, str, int, tuple[int, int], tuple[int, int]]] = []
        self._sides = array("B")
        self._texts: dict[Lang, list[bytes]] = {lang: [] for lang in LANGS}
        self._solid: dict[Lang, list[str]] = {lang: [] for lang in LANGS}
        self._words = {lang: Tokens() for lang in LANGS}
        self._amounts = {lang: Tokens() for lang in LANGS}
        self._segments = Tokens()

    @property
    def full(self) -> bool:
        """Whether it is time to write."""
        return self.size >= MOST_PASSAGES or self._characters >= MOST_CHARACTERS

    def add(self, passage: Passage) -> None:
        """Read a passage."""
        zh, en = (self._side(lang, passage.text(lang)) for lang in LANGS)
        self._segments.add(cut(self._solid["zh"][-1]))
        self._sides.append(sum(1 << at for at, lang in enumerate(LANGS) if passage.text(lang).strip()))
        prints = fingerprint(passage.zh, zh), fingerprint(passage.en, en)
        self._facts.append((passage.id, passage.document, passage.kind, passage.ordinal, (len(zh), len(en)), prints))
        self.size += 1
        self._characters += len(zh) + len(en)

    def _side(self, lang: Lang, text: str) -> str:
        """Read one side; its folded text."""
        folded = fold(text).text
        self._texts[lang].append(coded(lang, folded))
        self._solid[lang].append(squeeze(folded) if lang == "zh" or not folded.isascii() else "")
        self._words[lang].add(*placed_words(folded))
        self._amounts[lang].add([amount_term(each.value, each.unit) for each in find_quantities(text, lang)])
        return folded

    def contents(self) -> Contents:
        """What goes into the shard."""
        tables: dict[str, Callable[[], Occurrences]] = {SEGMENTS: self._segments.occurrences}
        for lang in LANGS:
            tables[f"{lang}_words"] = self._words[lang].occurrences
            tables[f"{lang}_amounts"] = self._amounts[lang].occurrences
            tables[f"{lang}_grams"] = partial(grams, self._solid[lang], only_han=lang == "en")
        texts = {lang: Texts.of(self._texts[lang]) for lang in LANGS}
        return Contents(_facts(self._facts), np.frombuffer(self._sides, np.uint8), texts, tables)


def _facts(each: Sequence[tuple[str, str, str, int, tuple[int, int], tuple[int, int]]]) -> Facts:
    ids, documents, kinds, ordinals, sizes, prints = zip(*each, strict=True)
    return Facts(
        np.array(ids, dtype=object),
        Names.of(documents),
        Names.of(kinds),
        np.array(ordinals, dtype=np.int64),
        np.array(sizes, dtype=np.int64),
        np.array(prints, dtype=np.int64),
    )


_PARTS = re.compile(r"(\d+(?:[.,]\d+)*|[^\W\d_\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+)")


_ASCII_PARTS = re.compile(r"(\d+(?:[.,]\d+)*|[a-z]+)")
"""The same where a folded text has neither Chinese nor accents."""


def placed_words(folded: str) -> tuple[Sequence[str], Iterable[int]]:
    """The words of a folded text (see ``analysis.words``) and their places in it (see ``FOLLOWS``)."""
    parts = (_ASCII_PARTS if folded.isascii() else _PARTS).split(folded)
    found, gaps = parts[1::2], parts[2:-1:2]
    if _DOTTED.search(folded) and not all(is_number(word) for word in found if word[0].isdecimal()):
        parted = list(words(folded))
        found, gaps = [word.text for word in parted], [folded[a.end : b.start] for a, b in pairwise(parted)]
    return found, accumulate([FOLLOWS if gap == " " else _step(gap) for gap in gaps], initial=0) if found else ()


_DOTTED = re.compile(r"\d[.,]\d")


def _step(gap: str) -> int:
    return FAR if any(map(is_han, gap)) else APART


def grams(texts: Sequence[str], *, only_han: bool) -> Occurrences:
    """The characters of texts without blanks, and pairs of neighbours: all of them, or Chinese ones only."""
    codes = np.frombuffer("".join(texts).encode("utf-32-le"), np.uint32).copy()
    codes[codes == 0] = ord(ZERO)
    rows = _rows([len(text) for text in texts])
    known = np.zeros(0x110000, dtype=bool)
    known[codes] = True
    chars = np.flatnonzero(known)
    ids = (np.cumsum(known) - 1).astype(np.uint64)[codes]
    wanted = np.array([not only_han or is_han(chr(char)) for char in chars.tolist()], dtype=bool)[ids]
    pairs = wanted[1:] & wanted[:-1] & (rows[1:] == rows[:-1])
    width = len(chars) + 1  # a pair's number is that of its first character and one more than its second's
    # There are millions: they are changed where they are.
    single = int(wanted.sum())
    marks = np.empty(single + int(pairs.sum()), dtype=np.uint64)
    ids *= np.uint64(width)
    marks[:single] = ids[wanted]
    marks[single:] = (ids[:-1] + ids[1:] // np.uint64(width))[pairs]
    marks[single:] += np.uint64(1)
    marks *= np.uint64(MOST_ROWS)
    marks[:single] += rows[wanted]
    marks[single:] += rows[1:][pairs]
    marks.sort()
    found = marks.astype(np.uint16)
    marks //= np.uint64(MOST_ROWS)
    begins = np.ones(len(marks), dtype=bool)
    np.not_equal(marks[1:], marks[:-1], out=begins[1:])
    which = np.cumsum(begins, dtype=np.uint32)
    which -= 1
    return Occurrences(_gram_terms(chars, marks[begins].astype(np.int64), width), which, found, np.empty(0, np.uint8))


def _gram_terms(chars: Array, distinct: Array, width: int) -> Terms:
    """The terms with these numbers."""
    coded = [chr(char).encode() for char in chars.tolist()]
    sizes = np.array([*map(len, coded), 0], dtype=np.uint64)
    heads = np.array([*(int.from_bytes(each, "big") for each in coded), 0], dtype=np.uint64)
    first, second = distinct // width, distinct % width - 1  # -1, the last: no second character
    bits = np.uint64(8) * (np.uint64(HEAD) - sizes[first])
    both = (heads[first] << bits) | (heads[second] << (bits - np.uint64(8) * sizes[second]))
    return Terms(both, np.empty(0, np.uint8), np.empty(0, np.uint32))


def _rows(sizes: Sequence[int]) -> NDArray[np.uint16]:
    return np.repeat(np.arange(len(sizes), dtype=np.uint16), np.array(sizes, dtype=np.int64))
