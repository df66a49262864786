"""The referee: every passage in memory, every condition decided by reading the text.

It is slow and obvious on purpose, and shares no index or analysis code with any other engine: it scans the
folded text with ``str.find``, and tells words apart by looking at each character.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from fnmatch import fnmatchcase
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate, groupby, product

import numpy as np

from corpus.errors import UnknownDocument
from corpus.fingerprints import fingerprint
from corpus.folding import fold, is_han
from corpus.quantities import find_quantities
from corpus.quantities.extents import DATES, Extent, extent
from corpus.types import Lang, Passage, Quantity
from corpus.words import chinese_words, stem
from indexer import conditions as c
from indexer.engine import Facts, Found, Names, Occurrences, PassageSource, Progress, Rows

Places = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class MemorySnapshot:
    """The passages of one moment."""

    generation: int
    passages: tuple[Passage, ...]
    facts: Facts

    def search(self, condition: c.Condition, atoms: Sequence[c.Atom] = ()) -> Found:
        """Read every passage; see ``engine.Snapshot``."""
        at = [at for at, passage in enumerate(self.passages) if holds(condition, passage)]
        hits = [self.passages[each] for each in at]
        counts = np.array([[count(atom, passage) for passage in hits] for atom in atoms], dtype=np.float64)
        frequencies = [sum(1 for passage in self.passages if count(atom, passage)) for atom in atoms]
        sizes = np.array([_sizes(passage) for passage in self.passages] or [(0, 0)])
        return Found(
            Rows(self.facts, np.array(at, dtype=np.int64)),
            counts.reshape(len(atoms), len(hits)),
            np.array(frequencies, dtype=np.int64),
            len(self.passages),
            sizes.mean(axis=0),
        )

    def vocabulary(self, lang: Lang) -> Set[str]:
        """Read every passage; see ``engine.Snapshot``."""
        texts = (_folded(passage.text(lang)) for passage in self.passages)
        return {text[start:end] for text in texts for start, end in _words(text)}

    def frequencies(self, lang: Lang) -> Mapping[str, int]:
        """Read every passage; see ``engine.Snapshot``."""
        texts = (_folded(passage.text(lang)) for passage in self.passages)
        return Counter(word for text in texts for word in {text[start:end] for start, end in _words(text)})

    def segments(self) -> Mapping[str, int]:
        """Read every passage; see ``engine.Snapshot``."""
        texts = (_folded(passage.zh).replace(" ", "") for passage in self.passages)
        return Counter(word for text in texts for word in set(_jieba(text)))

    def occurrences(self, lang: Lang) -> Occurrences:
        """Read every passage; see ``engine.Snapshot``."""
        found = [(word, row) for row, passage in enumerate(self.passages) for word in _words_of(passage, lang)]
        counts = sorted(Counter(found).items())
        held = Counter(word for (word, _), _ in counts)  # in the order of the words, as these are
        return Occurrences(
            tuple(held),
            np.array([0, *accumulate(held.values())], dtype=np.int64),
            np.array([row for (_, row), _ in counts], dtype=np.int32),
            np.array([count for _, count in counts], dtype=np.int32),
            np.array([passage.document for passage in self.passages], dtype=object),
        )


class MemoryEngine:
    """Keeps a copy of the library's passages."""

    def __init__(self) -> None:
        self._snapshot: MemorySnapshot | None = None

    def snapshot(self) -> MemorySnapshot | None:
        """The passages of the last update."""
        return self._snapshot

    def update(self, source: PassageSource, progress: Progress | None = None, patience: float | None = None) -> None:
        """Read the library again."""
        self.rebuild(source, progress)

    def rebuild(self, source: PassageSource, progress: Progress | None = None) -> None:
        """Read the library."""
        generation, documents = source.generation(), source.documents()
        passages: list[Passage] = []
        for done, document in enumerate(documents, start=1):
            try:
                passages.extend(source.passages(document.id))
            except UnknownDocument:
                continue  # removed in the meantime
            if progress:
                progress(done, len(documents))
        self._snapshot = MemorySnapshot(generation, tuple(passages), _facts(passages))

    def close(self) -> None:
        """Forget the passages."""
        self._snapshot = None


def holds(condition: c.Condition, passage: Passage) -> bool:
    """Whether the passage meets the condition."""
    match condition:
        case c.AllOf(parts):
            return all(holds(part, passage) for part in parts)
        case c.AnyOf(parts):
            return any(holds(part, passage) for part in parts)
        case c.Without(part):
            return not holds(part, passage)
        case c.HasSide(lang):
            return bool(passage.text(lang).strip())
        case c.InDocuments(documents):
            return passage.document in documents
        case c.OfKinds(kinds):
            return passage.kind in kinds
    return count(condition, passage) > 0


def count(atom: c.Atom, passage: Passage) -> int:
    """How often the atom stands in the passage."""
    match atom:
        case c.Segmented(text):
            folded = _folded(passage.zh).replace(" ", "")
            return sum(1 for word in _jieba(folded) if word == text)
        case c.Amount(lang, value, unit):
            found = find_quantities(passage.text(lang), lang)
            wanted = [quantity.unit for quantity in found if quantity.value == value]
            return sum(1 for each in wanted if each == unit or (unit is None and each != "date"))
        case c.AmountBetween(lang):
            return sum(1 for each in find_quantities(passage.text(lang), lang) if _between(atom, each))
        case c.Close():
            return int(_close(atom, passage))
    return len(places(atom, passage))


def _between(wanted: c.AmountBetween, quantity: Quantity) -> bool:
    """Whether the quantity lies between the two ends."""
    reach = extent(quantity.value, quantity.unit)
    if reach is None or (wanted.measure is None and reach.measure == DATES):
        return False
    if wanted.measure is None:
        reach = Extent("", Fraction(quantity.value), Fraction(quantity.value))
    elif reach.measure != wanted.measure:
        return False
    lowest, highest = wanted.low, wanted.high
    above = lowest is None or reach.low > lowest or (reach.low == lowest and not wanted.beyond[0])
    below = highest is None or reach.high < highest or (reach.high == highest and not wanted.beyond[1])
    return above and below


def places(atom: c.Word, passage: Passage) -> Places:
    """Where the atom stands in the folded text of its side (without blanks, for characters)."""
    text = _folded(passage.text(atom.lang))
    match atom:
        case c.Chars(_, needle, uncut):
            kept = [at for at, char in enumerate(text) if char != " "]
            return _find_all(
                needle,
                text.replace(" ", ""),
                lambda start, end: not (uncut and (_cuts(text, kept[start]) or _cuts(text, kept[end - 1] + 1))),
            )
        case c.Phrase(_, needle):
            spans = _words(text)
            return _find_all(
                needle, text, lambda start, end: not any(a < edge < b for a, b in spans for edge in (start, end))
            )
        case c.Stems(_, stems):
            return _stem_runs(stems, text)
        case c.Pattern(_, pattern):
            return [(a, b) for a, b in _words(text) if fnmatchcase(text[a:b], pattern)]


def _find_all(needle: str, text: str, accepts: Callable[[int, int], bool]) -> Places:
    found, at = [], text.find(needle)
    while at >= 0:
        accepted = accepts(at, at + len(needle))
        if accepted:
            found.append((at, at + len(needle)))
        at = text.find(needle, at + (len(needle) if accepted else 1))
    return found


def _cuts(text: str, at: int) -> bool:
    """Whether a number of the folded text goes on across the position."""
    before, after = text[:at], text[at:]
    if before[-1:] in (".", ","):
        return before[-2:-1].isdecimal() and after[:1].isdecimal()
    if before[-1:].isdecimal():
        return after[:1].isdecimal() or (after[:1] in (".", ",") and after[1:2].isdecimal())
    return before[-1:] != "" and before[-1] in c.NUMERALS and after[:1] != "" and after[0] in c.NUMERALS


def _stem_runs(stems: tuple[str, ...], text: str) -> Places:
    found: Places = []
    spans = _words(text)
    for first in range(len(spans) - len(stems) + 1):
        run = spans[first : first + len(stems)]
        between = text[run[0][0] : run[-1][1]]
        if found and run[0][0] < found[-1][1]:
            continue
        if [_stem(text[a:b]) for a, b in run] == list(stems) and not any(is_han(char) for char in between):
            found.append((run[0][0], run[-1][1]))
    return found


def _close(atom: c.Close, passage: Passage) -> int:
    """How many different places take part in a pair that stands near enough."""
    left, right = atom.left, atom.right
    text = _folded(passage.text(left.lang))
    begins = {a for a, _ in _words(text)} | {at for at, char in enumerate(text) if is_han(char)}
    part: set[tuple[int, int]] = set()
    for a, b in product(_in_folded(left, passage), _in_folded(right, passage)):
        first, second = min(a, b), max(a, b)
        between = sum(1 for at in begins if first[1] <= at < second[0])
        if first[1] <= second[0] and between <= atom.distance:
            part |= {first, second}
    return len(part)


def _in_folded(atom: c.Word, passage: Passage) -> Places:
    """The places counted in the folded text with its blanks."""
    found = places(atom, passage)
    if not isinstance(atom, c.Chars):
        return found
    solid = [at for at, char in enumerate(_folded(passage.text(atom.lang))) if char != " "]
    return [(solid[a], solid[b - 1] + 1) for a, b in found]


@lru_cache(maxsize=1 << 12)
def _words(text: str) -> Places:
    """The words of a folded text, told apart character by character."""
    found: Places = []
    for kind, group in groupby(range(len(text)), key=lambda at: _class(text, at)):
        run = list(group)
        if kind == "letter":
            found.append((run[0], run[-1] + 1))
        elif kind == "number":
            found.extend(_numbers(text, run[0], run[-1] + 1))
    return found


def _class(text: str, at: int) -> str:
    char = text[at]
    if char.isdecimal():
        return "number"
    inside = 0 < at < len(text) - 1 and text[at - 1].isdecimal() and text[at + 1].isdecimal()
    if char in ".," and inside:
        return "number"
    return "letter" if char.isalnum() and not is_han(char) else "other"


def _numbers(text: str, start: int, end: int) -> Places:
    whole, _, decimals = text[start:end].partition(".")
    head, *thousands = whole.split(",")
    grouped = not thousands or (len(head) <= 3 and all(len(group) == 3 for group in thousands))
    if grouped and (decimals.isdecimal() or not decimals):
        return [(start, end)]
    runs = groupby(range(start, end), key=lambda at: text[at].isdecimal())
    return [(run[0], run[-1] + 1) for digits, group in runs if digits for run in [list(group)]]


def _stem(word: str) -> str:
    return word.replace(",", "") if word[0].isdecimal() else stem(word)


@lru_cache(maxsize=1 << 12)
def _folded(text: str) -> str:
    return fold(text).text


@lru_cache(maxsize=1 << 12)
def _jieba(text: str) -> tuple[str, ...]:
    return tuple(word.text for word in chinese_words(text))


def _words_of(passage: Passage, lang: Lang) -> Sequence[str]:
    text = _folded(passage.text(lang))
    return _jieba(text.replace(" ", "")) if lang == "zh" else [text[start:end] for start, end in _words(text)]


def _sizes(passage: Passage) -> tuple[int, int]:
    return len(_folded(passage.zh)), len(_folded(passage.en))


@lru_cache(maxsize=1 << 14)
def _prints(passage: Passage) -> tuple[int, int]:
    return fingerprint(passage.zh), fingerprint(passage.en)


def _facts(passages: Sequence[Passage]) -> Facts:
    return Facts(
        np.array([passage.id for passage in passages], dtype=object),
        Names.of([passage.document for passage in passages]),
        Names.of([passage.kind for passage in passages]),
        np.array([passage.ordinal for passage in passages], dtype=np.int64),
        np.array([_sizes(passage) for passage in passages], dtype=np.int64).reshape(len(passages), 2),
        np.array([_prints(passage) for passage in passages], dtype=np.int64).reshape(len(passages), 2),
    )
