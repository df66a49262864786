"""What to mark in a passage, and which part of a long one to show. Spans are offsets into the text as given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from corpus.folding import Folded, fold
from corpus.quantities import find_quantities
from corpus.types import LANGS, Lang, Passage, Quantity
from indexer.conditions import Amount, AmountBetween, Atom
from indexer.plan.clues import Mark
from indexer.spans import Span, atom_side, find, states

Spans = tuple[Span, ...]

_ENDS = "。！？；.!?;\n"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The part ``[start, end)`` of a text."""

    start: int
    end: int


def matches(passage: Passage, marks: Iterable[Mark], *, equivalents: bool) -> Mapping[Lang, Spans]:
    """What satisfies the query on each side, in order, overlaps joined.

    Of a Chinese run that stands whole somewhere in the passage its words apart are not marked as well.
    ``equivalents`` says whether equivalents count (from the second tier on).
    """
    found: dict[Lang, list[Span]] = {lang: [] for lang in LANGS}
    for mark in marks:
        _add(found, _first(passage, mark, equivalents=equivalents))
    return {lang: joined(spans) for lang, spans in found.items()}


def _first(passage: Passage, mark: Mark, *, equivalents: bool) -> list[tuple[Lang, Span]]:
    if whole := _standing(passage, mark.whole):
        return whole
    added = _standing(passage, [each.atom for each in mark.added]) if equivalents else []
    parts = [_first(passage, part, equivalents=equivalents and not added) for part in mark.parts]
    return [*added, *chain.from_iterable(parts)]


def _standing(passage: Passage, atoms: Iterable[Atom]) -> list[tuple[Lang, Span]]:
    return [(atom_side(atom), span) for atom in atoms for span in places(atom, passage)]


def _add(found: dict[Lang, list[Span]], spans: Iterable[tuple[Lang, Span]]) -> None:
    for lang, span in spans:
        found[lang].append(span)


def places(atom: Atom, passage: Passage) -> list[Span]:
    """Where an atom stands in the passage, as offsets into the text as given."""
    lang = atom_side(atom)
    text = passage.text(lang)
    if isinstance(atom, Amount | AmountBetween):
        return [(each.start, each.end) for each in _quantities(text, lang) if states(atom, each)]
    folded = _folded(text)
    return [folded.span(start, end) for start, end in find(atom, folded.text)]


@lru_cache(maxsize=1 << 10)
def _folded(text: str) -> Folded:
    return fold(text)


@lru_cache(maxsize=1 << 10)
def _quantities(text: str, lang: Lang) -> tuple[Quantity, ...]:
    return find_quantities(text, lang)


def joined(spans: Iterable[Span]) -> Spans:
    """The spans in order, those that overlap made one."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = out[-1][0], max(out[-1][1], end)
        elif end > start:
            out.append((start, end))
    return tuple(out)


def excerpt(text: str, matches: Sequence[Span], width: int) -> Excerpt:
    """About ``width`` characters of the text that hold as many of the matches as can be (its beginning without any).

    It begins at the text's or a sentence's beginning where one is near, and never cuts a match.
    """
    if len(text) <= width:
        return Excerpt(0, len(text))
    inside = [span for span in matches if span[1] - span[0] <= width]
    if not inside:
        return Excerpt(0, _word_end(text, width, 1))
    start = max(inside, key=lambda span: (sum(span[0] <= a and b <= span[0] + width for a, b in inside), -span[0]))[0]
    last = max(b for a, b in inside if start <= a and b <= start + width)
    begin = _beginning(text, start, max(0, last - width), width // 3)
    begin = next((b for a, b in inside if a < begin < b), begin)
    end = _word_end(text, min(len(text), begin + width), last)
    end = next((a for a, b in inside if a < end < b), end)
    return Excerpt(begin, end)


def _beginning(text: str, start: int, least: int, reach: int) -> int:
    """Where to begin before a match: after the end of a sentence within reach, else a little before, between words."""
    lowest = max(least, start - reach)
    for at in range(start, lowest, -1):
        if text[at - 1] in _ENDS:
            return _skip_blanks(text, at, start)
    if lowest == 0:
        return 0
    begin = max(least, start - reach // 2)
    while begin < start and _is_latin(text[begin - 1]) and _is_latin(text[begin]):
        begin += 1
    return _skip_blanks(text, begin, start)


def _skip_blanks(text: str, at: int, limit: int) -> int:
    while at < limit and text[at].isspace():
        at += 1
    return at


def _word_end(text: str, end: int, least: int) -> int:
    """The position, moved back (not before ``least``) to the end of a Latin word where it would cut one."""
    at = end
    while least < at < len(text) and _is_latin(text[at]) and _is_latin(text[at - 1]):
        at -= 1
    return at if at > least or least > 1 else end


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
