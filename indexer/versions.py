"""Which documents of a library are likely versions of one another: translations of one text, editions of one work.

Two things tell: passages that say the same, known by the prints that the index keeps, so that no text is read; and
titles that differ only in years, numbers and words such as revised. Neither is certain, so they are proposed only.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from corpus.editions.likeness import features
from corpus.types import LANGS, Document, Lang
from indexer.catalogue import Catalogue
from indexer.conditions import HasSide, any_of
from indexer.engine import Rows
from indexer.function_words import says_nothing
from indexer.index import Index

SAID = {"zh": 12, "en": 40}  # characters from which a passage is no heading or formula that any document may have
SHARED = 3  # passages that two versions have in common at least …
SHARE = 0.1  # … and of the shorter one's: less may be a common notice at the end
ALIKE = 0.75  # of two titles: all but one word of four, or two characters of ten
EVERYWHERE = 8  # documents: what more of them hold is nobody's own
SERIES = 32  # documents: a title of more, years and numbers left out, tells nothing of them

_EDITION = re.compile(
    r"[\d〇零一二三四五六七八九十]{2,}年?|\d+|第[〇零一二三四五六七八九十百\d]+[版届次]|[修增]订[版本]?|[新全]?译本?|[版稿]$"
    r"|\b(?:revised|new|draft|edition|translation|translated|version|ed)\b",
    re.IGNORECASE,
)

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Versions:
    """Two documents that may be versions of one another, the earlier one first.

    ``shared`` tells by language how many passages they have in common, word for word.
    """

    a: Document
    b: Document
    shared: dict[Lang, int]
    titles: bool

    @property
    def strength(self) -> float:
        """Passages in common, as a share of the shorter one's; titles that are alike count as half of them."""
        shorter = max(1, min(self.a.passages, self.b.passages))
        return max(self.shared.values(), default=0) / shorter + 0.5 * self.titles


def likely_versions(index: Index) -> tuple[Versions, ...]:
    """The pairs of documents of a library that may be versions, the likeliest first."""
    library = index.catalogue()
    rows = index.read(lambda snapshot: snapshot.search(any_of([HasSide(lang) for lang in LANGS])).rows)
    shared = {lang: _shared(rows, lang, library) for lang in LANGS}
    titles = _alike(library)
    pairs = [
        _versions(library, pair, {lang: shared[lang][pair] for lang in LANGS if shared[lang][pair]}, pair in titles)
        for pair in sorted({*shared["zh"], *shared["en"], *titles})
    ]
    return tuple(sorted(filter(_likely, pairs), key=lambda each: -each.strength))


def _likely(pair: Versions) -> bool:
    shorter = min(pair.a.passages, pair.b.passages)
    most = max(pair.shared.values(), default=0)
    both = set(pair.a.languages) & set(pair.b.languages)
    return bool(both) and (pair.titles or most >= max(SHARED, SHARE * shorter))


def _versions(library: Sequence[Document], pair: Pair, shared: dict[Lang, int], titles: bool) -> Versions:
    first, second = sorted((library[at] for at in pair), key=lambda each: (each.reference.issued, each.added))
    return Versions(first, second, shared, titles)


def _shared(rows: Rows, lang: Lang, library: Catalogue) -> Counter[Pair]:
    """How many passages each two documents have in common in one language."""
    places = {document.id: at for at, document in enumerate(library)}
    column = LANGS.index(lang)
    said = (rows.sizes[:, column] >= SAID[lang]) & (rows.prints[:, column] != 0)
    owners = rows.by_document.map(places, -1)[said]
    held = np.unique(np.stack([rows.prints[said, column], owners]), axis=1)
    held = held[:, held[1] >= 0]
    _, starts, counts = np.unique(held[0], return_index=True, return_counts=True)
    several = (counts > 1) & (counts <= EVERYWHERE)
    found: Counter[Pair] = Counter()
    for start, count in zip(starts[several].tolist(), counts[several].tolist(), strict=True):
        found.update(combinations(held[1, start : start + count].tolist(), 2))
    return found


def _alike(library: Iterable[Document]) -> set[Pair]:
    """The documents whose titles are alike but for what tells editions apart, in either language."""
    found: set[Pair] = set()
    titles = [(document.reference.title_zh, document.reference.title_en) for document in library]
    for lang, each in zip(LANGS, zip(*titles, strict=True), strict=False):
        found |= _alike_in(lang, each)
    return found


def _alike_in(lang: Lang, titles: Sequence[str]) -> set[Pair]:
    words = [frozenset(_words(title, lang)) for title in titles]
    equal: dict[frozenset[str], list[int]] = defaultdict(list)
    holders: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(words):
        equal[each].append(at)
        for feature in each:
            holders[feature].append(at)
    common: Counter[Pair] = Counter()
    for places in holders.values():
        if len(places) <= SERIES:
            common.update(combinations(places, 2))
    near = {pair for pair, count in common.items() if 2 * count >= ALIKE * sum(len(words[at]) for at in pair)}
    same = (combinations(places, 2) for title, places in equal.items() if title and len(places) <= SERIES)
    return near.union(*same)


def _words(title: str, lang: Lang) -> Iterator[str]:
    """What a title says, without what tells editions apart and without function words."""
    return (each for each in features(_EDITION.sub(" ", title), lang) if not says_nothing(each))
