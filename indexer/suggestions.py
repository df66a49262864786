"""Help while typing: what the library holds that begins like this, or that may be meant by it, each with its hits.

Suggestions are never applied by themselves. Pinyin in particular is one way to type Chinese, and not a match.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Literal

from corpus.folding import fold, is_han
from corpus.types import Document, Lang
from corpus.words import stem
from indexer.analysis import holds_han
from indexer.engine import Snapshot
from indexer.filters import resolver
from indexer.function_words import says_nothing
from indexer.index import Index
from indexer.kept import Kept
from indexer.known_terms import KnownTerms, folded_term, known_terms
from indexer.meaning import condition, own
from indexer.misspellings import NEEDLESS, corrections
from indexer.parser import parse
from indexer.query import quote
from indexer.typed import MOST_WORDS, Piece, Tail, pieces, tails

__all__ = ["Suggestion", "did_you_mean", "suggest"]

Reason = Literal["completion", "title", "spelling", "pinyin"]

LIMIT = 8
LONGEST = 200  # characters of a query that is helped with: nobody types more
TITLES = 2  # suggested at most: people mostly look for words
FEWEST_LETTERS = 2
FEWEST_OF_PINYIN = 3
RARE = 2  # passages: what stands in so few may be a slip of the pen that the library holds too
TIMES = 10  # as common has another term to be to be suggested in its place
LONGEST_PART = 6  # characters of a Chinese run that are corrected together
COUNTED = 4096


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A query that may be meant: its whole ``text``, and ``term``, what is new in it, of the language ``lang``.

    ``passages`` is how many passages it finds by itself, without equivalents (``search`` with ``widen=False``).
    """

    text: str
    term: str
    lang: Lang
    passages: int
    kind: Reason


_LAST_PART = re.compile(r".*\W(?=\w)")

Draft = tuple[str, str, Lang, Reason]
"""A suggestion that has not been counted."""

_kept = Kept(1)


def suggest(text: str, index: Index, *, limit: int = LIMIT) -> tuple[Suggestion, ...]:
    """Queries that begin like what is typed, the likeliest first; where there are none, what else may be meant.

    Only the end of the query is completed, whatever stands before it stays. No text raises an error.
    """
    if len(text) > LONGEST or not text.strip():
        return ()
    known, library, kept = _at_hand(index)

    def ask(snapshot: Snapshot) -> tuple[Suggestion, ...]:
        count = _Hits(snapshot, library, kept)
        found = _counted(text, _completions(text, known, limit), count, limit)
        return found or _counted(text, _corrected(text, known, count), count, limit)

    return index.read(ask)


def did_you_mean(text: str, index: Index, *, limit: int = 3) -> tuple[Suggestion, ...]:
    """What may be meant by a query that finds nothing or little; nothing for one that finds something."""
    if len(text) > LONGEST or not text.strip():
        return ()
    known, library, kept = _at_hand(index)

    def ask(snapshot: Snapshot) -> tuple[Suggestion, ...]:
        count = _Hits(snapshot, library, kept)
        odd = count(text) <= RARE or any(_stands_nowhere(word, count) for word in pieces(text) if not word.excluded)
        return _counted(text, _corrected(text, known, count), count, limit) if odd else ()

    return index.read(ask)


def _at_hand(index: Index) -> tuple[KnownTerms, tuple[Document, ...], dict[str, int]]:
    """The terms of the library, its documents, and how many passages queries were found to have."""
    return known_terms(index), index.source.documents(), _kept.get(index, "hits", dict[str, int])


def _completions(text: str, known: KnownTerms, most: int) -> Iterator[Draft]:
    ends = tails(text)
    for at, tail in enumerate(ends):
        # A term of several words is begun by all the words there are of it, not by the last alone.
        yield from _completed(text, tail, known, most, single=at > 0 or "-" in text[tail.start :])
    for tail in ends:
        yield from islice(_titled(text, tail, known), TITLES)


def _completed(text: str, tail: Tail, known: KnownTerms, most: int, *, single: bool) -> Iterator[Draft]:
    typed = text[tail.start :]
    key = folded_term(typed) + (" " if typed[-1:].isspace() and not holds_han(typed) else "")
    if holds_han(key):
        if tail.lang != "en":
            yield from _chinese(text[: tail.start], typed, key, tail, known, most)
        return
    if tail.lang != "zh":
        # Of what is joined by a hyphen or an apostrophe only the last part is a word.
        part = _LAST_PART.sub("", key) if single else key
        head = text[: tail.start] + typed[: len(typed.rstrip()) - len(part.rstrip())]
        terms = known.terms["en"].beginning(part, 3 * most) if len(part) >= FEWEST_LETTERS else ()
        for term in _distinct(terms):
            if not (single and " " in term):
                yield head + term + tail.closing, term, "en", "completion"
    spelt = "".join(filter(str.isalpha, key))
    if len(spelt) >= FEWEST_OF_PINYIN and spelt.isascii() and tail.lang != "en":
        for term in (*known.pinyin.beginning(spelt, most), *known.initials.beginning(spelt, most)):
            yield text[: tail.start] + term + tail.closing, term, "zh", "pinyin"


def _chinese(head: str, typed: str, key: str, tail: Tail, known: KnownTerms, most: int) -> Iterator[Draft]:
    """The terms that begin as the run does, or as its end does where the whole of it begins none."""
    folded = fold(typed)
    for cut in range(len(key)):
        if cut and is_han(key[cut - 1]) and len(key) - cut < FEWEST_LETTERS:
            break
        found = [term for term in known.terms["zh"].beginning(key[cut:], most) if not says_nothing(term)]
        if found and len(folded.text) == len(key):
            kept = head + typed[: folded.offsets[cut]]
            yield from ((kept + term + tail.closing, term, "zh", "completion") for term in found if term != key)
            return


def _distinct(terms: Iterable[str]) -> list[str]:
    """The terms, of those that differ in their inflection only the first."""
    by_stem: dict[tuple[str, ...], str] = {}
    for term in terms:
        if not says_nothing(term):
            by_stem.setdefault(tuple(map(stem, term.split())), term)
    return list(by_stem.values())


def _titled(text: str, tail: Tail, known: KnownTerms) -> Iterator[Draft]:
    sought = folded_term(text[tail.start :])
    if len(sought) < FEWEST_LETTERS + (not holds_han(sought)):
        return
    for title in known.titles:
        folded = folded_term(title)
        if sought in folded if holds_han(sought) else f" {folded}".find(f" {sought}") >= 0:
            whole = title + tail.closing if tail.quoted else quote(title)
            yield text[: tail.start] + whole, title, "zh" if holds_han(title) else "en", "title"


def _corrected(text: str, known: KnownTerms, count: Callable[[str], int]) -> Iterator[Draft]:
    """The query with its doubtful words made others, and with Chinese where Pinyin is."""
    words = [word for word in pieces(text) if not word.excluded]
    better = {word: found for word in words if (found := _instead(word, known, count))}
    for word, found in better.items():
        for term, lang in found:
            first = {other: others[0][0] for other, others in better.items()} | {word: term}
            yield _replaced(text, first), term, lang, "spelling"
    yield from _from_pinyin(text, words, known)


def _instead(word: Piece, known: KnownTerms, count: Callable[[str], int]) -> list[tuple[str, Lang]]:
    """What a word that the library hardly holds may be a slip for, the likeliest first."""
    folded = folded_term(word.text)
    if says_nothing(folded):
        return []
    if holds_han(folded):
        return [(run, "zh") for run in _chinese_instead(word, folded, known, count)]
    if word.lang == "zh" or (found := count(word.text)) > RARE:
        return []
    return [
        (term, "en") for term in _distinct(corrections(folded, known)) if known.passages["en"][term] > TIMES * found
    ]


def _chinese_instead(word: Piece, folded: str, known: KnownTerms, count: Callable[[str], int]) -> list[str]:
    """The runs that may be meant, those that stand whole somewhere first."""
    whole, apart = count(quote(word.text)), count(word.text)
    if word.lang == "en" or len(folded) != len(word.text) or whole > RARE:
        return []
    # Where its words are found apart, only a surer slip is believed, of all of it.
    runs = _runs(word.text, folded, known)[:LIMIT] if apart <= RARE else [*corrections(folded, known, least=NEEDLESS)]
    standing = [run for run in runs if count(quote(run)) > TIMES * whole]
    return [*standing, *(run for run in runs if run not in standing and count(run) > TIMES * apart)]


def _stands_nowhere(word: Piece, count: Callable[[str], int]) -> bool:
    """Whether a Chinese run is found by its words apart alone: it may be no run that anybody writes."""
    return holds_han(word.text) and not count(quote(word.text))


def _runs(run: str, folded: str, known: KnownTerms) -> list[str]:
    """The run with a part of it corrected that is no term by itself, the likeliest first."""
    likely: dict[str, float] = {}
    parts = ((at, end) for at, end in combinations(range(len(folded) + 1), 2) if 1 < end - at <= LONGEST_PART)
    for at, end in parts:
        if not known.terms["zh"].exactly(folded[at:end]):
            for term, weight in corrections(folded[at:end], known).items():
                whole = run[:at] + term + run[end:]
                likely[whole] = max(likely.get(whole, 0.0), weight * (end - at))
    return sorted(likely, key=lambda whole: (-likely[whole], whole))


def _from_pinyin(text: str, words: list[Piece], known: KnownTerms) -> Iterator[Draft]:
    """Words in a row, or single ones, that spell a Chinese term; the longest row first."""
    for size in range(min(len(words), MOST_WORDS), 0, -1):
        for at in range(len(words) - size + 1):
            row = words[at : at + size]
            spelt = "".join(word.text for word in row).lower()
            if not (spelt.isascii() and spelt.isalpha()) or len(spelt) < FEWEST_OF_PINYIN or row[0].quoted:
                continue
            if not all(word.joined for word in row[1:]) or "en" in [word.lang for word in row]:
                continue
            for term in (*known.pinyin.exactly(spelt)[:LIMIT], *known.initials.exactly(spelt)[:LIMIT]):
                yield text[: row[0].start] + term + text[row[-1].end :], term, "zh", "pinyin"


def _replaced(text: str, instead: dict[Piece, str]) -> str:
    for word in sorted(instead, key=lambda word: -word.start):
        text = text[: word.start] + instead[word] + text[word.end :]
    return text


def _counted(typed: str, drafts: Iterable[Draft], count: Callable[[str], int], limit: int) -> tuple[Suggestion, ...]:
    """The first of the drafts that find something, each text once, and not what is typed already."""
    found: dict[str, Suggestion] = {}
    for text, term, lang, kind in drafts:
        if len(found) == limit:
            break
        if text.casefold() not in found and text != typed and (passages := count(text)):
            found[text.casefold()] = Suggestion(text, term, lang, passages, kind)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _Hits:
    """Counts the passages that a query finds by itself; ``counted`` are those counted before."""

    snapshot: Snapshot
    library: tuple[Document, ...]
    counted: dict[str, int]

    def __call__(self, text: str) -> int:
        if text not in self.counted:
            if len(self.counted) >= COUNTED:
                self.counted.clear()
            wanted = condition(parse(text).query, own, resolver(self.library, []))
            self.counted[text] = len(self.snapshot.search(wanted).rows)
        return self.counted[text]
