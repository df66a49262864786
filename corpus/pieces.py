"""Pieces: the stretches of one language's stream that no cut runs through, and what each looks like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.bibliography import matter_kind
from corpus.continuity import continuation, is_closed, is_label
from corpus.numbering import Number, leading_number
from corpus.types import Fragment, Lang, Span

STANDALONE = ("heading", "title", "table", "caption", "code")  # hints of what is never a part of a paragraph
ROWS = 4  # pieces of one language in a block, from which on they are rows of a page rather than paragraphs
_INLINE_CLAUSE = {
    "zh": re.compile(r"(?<=[。；;])\s*(?=[（(][一二三四五六七八九十百]{1,5}[)）])"),
    "en": re.compile(r"(?<=[.;])\s*(?=\(\d{1,3}\)\s?\.?\s?[A-Z])"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text of one language, as the page shows it: ``label`` says that it looks like a heading,
    ``closed`` that it ends as a paragraph ends, ``alone`` that it is never a part of a paragraph.
    """

    fragment: Fragment
    label: bool
    closed: bool
    alone: bool

    @property
    def text(self) -> str:
        """Its text."""
        return self.fragment.text

    @property
    def lang(self) -> Lang:
        """Its language."""
        return self.fragment.lang


def pieces(stream: Sequence[Fragment]) -> tuple[Piece, ...]:
    """The pieces of a stream in its order; every character of its fragments stands in exactly one."""
    parts = [part for fragment in stream for piece in _seams(fragment) for part in _inline_clauses(piece)]
    clauses = _clauses(parts)
    return tuple(_piece(part, at == 0, at in clauses) for at, part in enumerate(parts))


def _piece(part: Fragment, first: bool, clause: bool) -> Piece:
    heading = part.hint in ("heading", "title")
    label = not clause and part.hint not in STANDALONE and is_label(part.text, part.lang, first=first)
    alone = part.hint in STANDALONE or bool(matter_kind(part.text, part.lang))
    return Piece(part, label or heading, is_closed(part.text, part.lang), alone)


def _seams(fragment: Fragment) -> Iterator[Fragment]:
    """What of a block that holds both languages in turns stands together, parted where no text goes on."""
    if fragment.edge:  # what goes on was seen by the widths of the rows
        yield fragment
        return
    rows = len(fragment.spans) >= ROWS
    cuts = [0]
    starts = [*_span_starts(fragment), len(fragment.text)]
    for start, end in pairwise(starts[1:]):
        head, piece = fragment.text[cuts[-1] : start].strip(), fragment.text[start:end].strip()
        label = not rows and is_label(head, fragment.lang)
        around = (*("row",) * rows, *("label",) * label)
        if continuation(head, piece, fragment.lang, *around) <= 0:
            cuts.append(start)
    yield from _parted(fragment, cuts)


def _inline_clauses(fragment: Fragment) -> Iterator[Fragment]:
    """The clauses that rows of two columns ran together, where the printed numbers go up by one."""
    cuts = [0]
    last: Number | None = leading_number(fragment.text)
    for found in _INLINE_CLAUSE[fragment.lang].finditer(fragment.text) if fragment.mixed else ():
        number = leading_number(fragment.text[found.end() :])
        if number and (
            last is None or last.style != number.style or last.value is None or number.value == last.value + 1
        ):
            cuts.append(found.end())
            last = number
    yield from _parted(fragment, cuts)


def _parted(fragment: Fragment, cuts: Sequence[int]) -> Iterator[Fragment]:
    """The fragment in parts that begin at ``cuts``, of which the first is 0."""
    if len(cuts) == 1 and fragment.text == fragment.text.strip():
        yield fragment
        return
    for start, end in pairwise([*cuts, len(fragment.text)]):
        yield replace(fragment, text=fragment.text[start:end].strip(), spans=_part_of_spans(fragment, start, end))


def _part_of_spans(fragment: Fragment, start: int, end: int) -> tuple[Span, ...]:
    """The part of a fragment's spans that its ``text[start:end]`` was joined from."""
    if start == 0 and end == len(fragment.text):
        return fragment.spans
    spans = []
    for span, at in zip(fragment.spans, _span_starts(fragment), strict=True):
        low, high = max(start, at), min(end, at + span.end - span.start)
        if low < high:
            spans.append(Span(span.block, span.start + low - at, span.start + high - at))
    return tuple(spans)


def _span_starts(fragment: Fragment) -> Iterator[int]:
    """Where in the fragment's text each of its spans begins."""
    at = 0
    for span in fragment.spans:
        while 0 < at < len(fragment.text) and fragment.text[at].isspace():
            at += 1  # the blank that joining put between two pieces
        yield at
        at += span.end - span.start


def _clauses(parts: Sequence[Fragment]) -> frozenset[int]:
    """Which parts are numbered clauses, by the company they keep.

    A number goes with the latest series of its style that it continues (（五） after a heading （四）, whatever
    clauses stood between). A series most of whose members are running text is one of clauses: then a
    short member is a clause that was cut early, and no heading.
    """
    series: list[tuple[Number, list[int]]] = []
    for at, part in enumerate(parts):
        number = leading_number(part.text)
        if number is None or number.value is None:
            continue
        known = [s for s in series if s[0].style == number.style and s[0].value == number.value - 1]
        members = known[-1][1] if known else []
        if known:
            series.remove(known[-1])
        members.append(at)
        series.append((number, members))
    return frozenset(at for _, members in series if _running(parts, members) for at in members)


def _running(parts: Sequence[Fragment], members: Sequence[int]) -> bool:
    texts = [parts[at] for at in members]
    return len(texts) > 2 and 2 * sum(not is_label(each.text, each.lang) for each in texts) > len(texts)
