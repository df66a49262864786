"""What a library's texts say, ready to be suggested: its words, terms of several words, titles, and their Pinyin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from weakref import WeakKeyDictionary

from corpus.folding import fold
from corpus.lexicon import cedict, romanise
from corpus.types import LANGS, Lang, Passage
from corpus.words import stem
from indexer.analysis import holds_han, squeeze
from indexer.counting.word_table import is_word
from indexer.engine import PassageSource, Snapshot, passages_left
from indexer.function_words import says_nothing
from indexer.index import Index
from indexer.kept import Kept
from indexer.suggestions.letters import Letters
from indexer.suggestions.multiword import multiword_terms
from indexer.suggestions.term_list import TermList

READ = 1200
"""Passages read for terms of several words: a second's work. What a library says again and again stands in them."""

_SYLLABLE = re.compile(r"([a-z:]+)[1-5]?")
SMALL = 300
"""Passages of a library whose terms are collected again whenever it changes: that takes a tenth of a second."""

CHANGED = 0.05
"""The share of a larger library that may change before somebody has to wait for its terms, a second or longer. Hits are
counted anew in any case."""

_kept = Kept(1)
_last: WeakKeyDictionary[Index, tuple[int, KnownTerms]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class KnownTerms:
    """The terms of each side in order, those of the Chinese side also by their last character and by their Pinyin.

    ``letters`` are those of the English terms, in the same order.
    ``passages`` says roughly how many passages hold each; ``titles`` are those of the documents, folded and
    as written.
    """

    terms: Mapping[Lang, TermList]
    letters: Letters
    backwards: TermList
    pinyin: TermList
    initials: TermList
    passages: Mapping[Lang, Mapping[str, int]]
    titles: tuple[tuple[str, str], ...]


def known_terms(index: Index) -> KnownTerms:
    """The terms of a library, collected once for each state of it; of a larger one, when it has changed enough.

    Where somebody tends the index (see ``renew``) nobody else waits for those of a larger library.
    """
    collected = _last[index][0] if index in _last else -1
    return _kept.get(index, ("terms", collected), lambda: _at_present(index))


def renew(index: Index, *, anew: bool = True) -> None:
    """Collect the terms of the library as it is now: for who has the time, so that nobody else has to wait for it.

    Unless it is to be done ``anew``, only where the library has changed enough.
    """
    last = _last.get(index)
    if last is None or (last[0] != index.source.generation() and (anew or not _little_changed(index.source, last[0]))):
        _renewed(index)


def _at_present(index: Index) -> KnownTerms:
    last = _last.get(index)
    if last and ((index.tended and not _is_small(index.source)) or _little_changed(index.source, last[0])):
        return replace(last[1], titles=tuple(_titles(index.source)))
    return _renewed(index)


def _is_small(source: PassageSource) -> bool:
    return sum(document.passages for document in source.documents()) <= SMALL


def _renewed(index: Index) -> KnownTerms:
    generation, terms = index.read(lambda snapshot: (snapshot.generation, _collected(snapshot, index.source)))
    _last[index] = generation, terms
    return terms


def _little_changed(source: PassageSource, since: int) -> bool:
    """Whether what a library said at that generation is about what it says now."""
    passages = {document.id: document.passages for document in source.documents()}
    if sum(passages.values()) <= SMALL:
        return False
    changes = source.changes_since(since)
    changed = sum(passages.get(name, 0) for name in changes.changed)
    return changed <= CHANGED * sum(passages.values()) and len(changes.removed) <= CHANGED * len(passages)


def _collected(snapshot: Snapshot, source: PassageSource) -> KnownTerms:
    counts: dict[Lang, Counter[str]] = {
        "zh": Counter({word: count for word, count in snapshot.segments().items() if is_word(word, "zh")}),
        "en": Counter({word: count for word, count in snapshot.frequencies("en").items() if is_word(word, "en")}),
    }
    passages = sum(document.passages for document in source.documents())
    for lang, found in multiword_terms(_some_passages(source)).items():
        counts[lang] |= Counter({term: count * max(READ, passages) // READ for term, count in found.items()})
    chinese = counts["zh"]
    spoken = [(reading, term) for term in chinese for reading in readings(term)]
    terms = {lang: TermList.of([(term, term) for term in counts[lang]], counts[lang]) for lang in LANGS}
    return KnownTerms(
        terms,
        Letters.of(terms["en"].keys),
        TermList.of([(term[::-1], term) for term in chinese], chinese),
        TermList.of([("".join(syllables), term) for syllables, term in spoken], chinese),
        TermList.of([("".join(s[0] for s in syllables), term) for syllables, term in spoken if term[1:]], chinese),
        counts,
        tuple(_titles(source)),
    )


def readings(term: str) -> set[tuple[str, ...]]:
    """How a Chinese term is pronounced, in syllables without tones: as the dictionary has it, and by its characters."""
    by_characters = tuple(romanise(char) for char in term if holds_han(char))
    found = {by_characters} if all(by_characters) else set()
    for entry in cedict.readings(term):
        found.add(tuple(each.replace("u:", "v") for each in _SYLLABLE.findall(entry.pinyin.lower())))
    return {syllables for syllables in found if syllables}


def _some_passages(source: PassageSource) -> Iterator[Passage]:
    """Passages from all over the library."""
    documents = source.documents()
    step = max(1, sum(document.passages for document in documents) // READ)
    return islice((p for document in documents[::step] for p in passages_left(source, document.id)), READ)


def _titles(source: PassageSource) -> Iterator[tuple[str, str]]:
    for document in source.documents():
        for title in filter(None, (document.reference.title_zh, document.reference.title_en)):
            yield folded_term(title), title


def folded_term(text: str) -> str:
    """What is compared with terms: folded, and without blanks where it is Chinese."""
    folded = fold(text).text
    return squeeze(folded) if holds_han(folded) else folded


def distinct(terms: Iterable[str]) -> list[str]:
    """The terms, of those that differ in their inflection only the first."""
    by_stem: dict[tuple[str, ...], str] = {}
    for term in terms:
        if not says_nothing(term):
            by_stem.setdefault(tuple(map(stem, term.split())), term)
    return list(by_stem.values())
