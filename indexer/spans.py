"""Where in a folded text a condition is met: for verifying what an index proposes, and for marking.

Spans are half-open offsets into the folded text; occurrences of one condition don't overlap.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate, pairwise

from corpus.folding import is_han
from corpus.types import Lang, Quantity
from corpus.words import Word as Segment
from corpus.words import chinese_words
from indexer.analysis import Word, squeeze, words
from indexer.conditions import NUMERALS, Amount, AmountBetween, Atom, Chars, Close, Pattern, Phrase, Segmented, Stems

Span = tuple[int, int]

_CUT = re.compile(rf"(?:.\d(?:\d|[.,]\d)|\d[.,]\d|.[{NUMERALS}][{NUMERALS}])", re.DOTALL)
"""Inside a number, two characters before a place and those behind it."""


def find(atom: Atom, folded: str) -> list[Span]:
    """The places in the folded text of the atom's side, in order. Amounts are found in texts as given, not here."""
    match atom:
        case Chars(_, text, uncut):
            return _uncut(text, folded) if uncut else _characters(text, folded)
        case Phrase(_, text):
            return _phrase(text, folded)
        case Stems(_, stems):
            return _stems(stems, folded)
        case Pattern(_, pattern):
            found = compiled(pattern)
            return [(word.start, word.end) for word in _words(folded) if found.fullmatch(word.text)]
        case Close():
            return _close(atom, folded)
        case Segmented(text):
            return _segmented(text, folded)
    return []


def states(atom: Amount | AmountBetween, quantity: Quantity) -> bool:
    """Whether a quantity of the atom's side is the amount asked for, or lies between the ends asked for."""
    if isinstance(atom, AmountBetween):
        return atom.admits(quantity.value, quantity.unit)
    unit = quantity.unit != "date" if atom.unit is None else quantity.unit == atom.unit
    return unit and quantity.value == atom.value


def atom_side(atom: Atom) -> Lang:
    """The side on which the atom stands."""
    match atom:
        case Close():
            return atom.left.lang
        case Segmented():
            return "zh"
    return atom.lang


@lru_cache(maxsize=256)
def compiled(pattern: str) -> re.Pattern[str]:
    """A word pattern as a regular expression that never takes longer than word times pattern.

    What stands between two stars is sought once, from the left, and kept (hence the atomic groups): no later place
    could let more of the rest match. Plain ``.*`` would try every division of the word among the stars.
    """
    pieces = ["".join("." if char == "?" else re.escape(char) for char in piece) for piece in pattern.split("*")]
    if len(pieces) == 1:
        return re.compile(pieces[0])
    first, *inner, last = pieces
    return re.compile(first + "".join(f"(?>.*?{piece})" for piece in inner if piece) + ".*" + last)


def _segmented(text: str, folded: str) -> list[Span]:
    solid, kept = _solid(folded)
    if text not in solid:
        return []
    found = (word for word in _jieba(solid) if word.text == text)
    return [(kept[word.start], kept[word.end - 1] + 1) for word in found]


# The same passages are looked at for every word of a query, and shown again on the next page.
@lru_cache(maxsize=512)
def _jieba(text: str) -> tuple[Segment, ...]:
    return chinese_words(text)


@lru_cache(maxsize=512)
def _words(folded: str) -> tuple[Word, ...]:
    return tuple(words(folded))


@lru_cache(maxsize=512)
def _by_stem(folded: str) -> dict[str, list[int]]:
    """Stem → which words of the text have it."""
    found: dict[str, list[int]] = {}
    for at, word in enumerate(_words(folded)):
        found.setdefault(word.stem, []).append(at)
    return found


@lru_cache(maxsize=512)
def _solid(folded: str) -> tuple[str, list[int]]:
    """The text without blanks, and where each of its characters stands in the text with them."""
    return squeeze(folded), [at for at, char in enumerate(folded) if char != " "]


def _occurrences(needle: str, text: str) -> list[Span]:
    found, at = [], text.find(needle)
    while at >= 0:
        found.append((at, at + len(needle)))
        at = text.find(needle, at + len(needle))
    return found


def _characters(needle: str, folded: str) -> list[Span]:
    if " " not in folded:
        return _occurrences(needle, folded)
    solid, kept = _solid(folded)
    return [(kept[start], kept[end - 1] + 1) for start, end in _occurrences(needle, solid)]


def _uncut(needle: str, folded: str) -> list[Span]:
    """Where the characters stand and cut no number; blanks part numbers."""
    solid, kept = _solid(folded)
    found, at = [], solid.find(needle)
    while at >= 0:
        start, end = kept[at], kept[at + len(needle) - 1] + 1
        whole = not any(_CUT.match(folded[max(0, edge - 2) : edge].rjust(2) + folded[edge:]) for edge in (start, end))
        if whole:
            found.append((start, end))
        at = solid.find(needle, at + (len(needle) if whole else 1))
    return found


def _phrase(needle: str, folded: str) -> list[Span]:
    if needle not in folded:
        return []
    found, at = [], folded.find(needle)
    inside = [(word.start, word.end) for word in _words(folded)]
    starts = [start for start, _ in inside]
    while at >= 0:
        end = at + len(needle)
        if _splits_no_word(at, inside, starts) and _splits_no_word(end, inside, starts):
            found.append((at, end))
            at = folded.find(needle, end)
        else:
            at = folded.find(needle, at + 1)
    return found


def _splits_no_word(at: int, inside: list[Span], starts: list[int]) -> bool:
    """Whether the position is not strictly inside a word."""
    before = bisect_left(starts, at) - 1
    return before < 0 or inside[before][1] <= at


def _stems(stems: tuple[str, ...], folded: str) -> list[Span]:
    found, size, after = [], len(stems), 0
    places = _by_stem(folded)
    if any(stem not in places for stem in stems):
        return []
    sequence = _words(folded)
    for at in places[stems[0]]:
        window = sequence[at : at + size]
        if at >= after and tuple(word.stem for word in window) == stems and _follow(window, folded):
            found.append((window[0].start, window[-1].end))
            after = at + size
    return found


def _follow(window: tuple[Word, ...], folded: str) -> bool:
    gaps = (folded[a.end : b.start] for a, b in pairwise(window))
    return not any(is_han(char) for gap in gaps for char in gap)


def _close(condition: Close, folded: str) -> list[Span]:
    """Every occurrence of either part that has one of the other near enough."""
    left, right = find(condition.left, folded), find(condition.right, folded)
    if not left or not right:
        return []
    counts = _running_count(folded)
    pairs = [
        pair
        for a in left
        for b in right
        for first, second in [sorted((a, b))]
        if first[1] <= second[0] and counts[second[0]] - counts[first[1]] <= condition.distance
        for pair in (first, second)
    ]
    return sorted(set(pairs))


def _running_count(folded: str) -> list[int]:
    """For each position, how many words and Chinese characters have begun before it."""
    begins = [0] * (len(folded) + 1)
    for word in _words(folded):
        begins[word.start + 1] = 1
    for at, char in enumerate(folded):
        if is_han(char):
            begins[at + 1] = 1
    return list(accumulate(begins))
