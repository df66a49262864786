"""Where a word or a string stands in a passage, found by reading its text."""

from __future__ import annotations

from collections.abc import Callable
from fnmatch import fnmatchcase
from itertools import product

from corpus.folding import is_han
from corpus.types import Passage
from indexer import conditions as c
from indexer.engines.memory.words import Places, folded, stemmed, words


def places(atom: c.Word, passage: Passage) -> Places:
    """Where the atom stands in the folded text of its side (without blanks, for characters)."""
    text = folded(passage.text(atom.lang))
    match atom:
        case c.Chars(_, needle, uncut):
            kept = [at for at, char in enumerate(text) if char != " "]
            return _find_all(
                needle,
                text.replace(" ", ""),
                lambda start, end: not (uncut and (_cuts(text, kept[start]) or _cuts(text, kept[end - 1] + 1))),
            )
        case c.Phrase(_, needle):
            spans = words(text)
            return _find_all(
                needle, text, lambda start, end: not any(a < edge < b for a, b in spans for edge in (start, end))
            )
        case c.Stems(_, stems):
            return _stem_runs(stems, text)
        case c.Pattern(_, pattern):
            return [(a, b) for a, b in words(text) if fnmatchcase(text[a:b], pattern)]


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
    spans = words(text)
    for first in range(len(spans) - len(stems) + 1):
        run = spans[first : first + len(stems)]
        between = text[run[0][0] : run[-1][1]]
        if found and run[0][0] < found[-1][1]:
            continue
        if [stemmed(text[a:b]) for a, b in run] == list(stems) and not any(is_han(char) for char in between):
            found.append((run[0][0], run[-1][1]))
    return found


def close(atom: c.Close, passage: Passage) -> int:
    """How many different places take part in a pair that stands near enough."""
    left, right = atom.left, atom.right
    text = folded(passage.text(left.lang))
    begins = {a for a, _ in words(text)} | {at for at, char in enumerate(text) if is_han(char)}
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
    solid = [at for at, char in enumerate(folded(passage.text(atom.lang))) if char != " "]
    return [(solid[a], solid[b - 1] + 1) for a, b in found]
