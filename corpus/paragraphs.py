"""Repair: from the fragments of one language's stream to whole logical paragraphs.

Pages and columns cut paragraphs anywhere, and an extraction may put the tail behind the next paragraphs of
its column, or make a list item of it. A fragment is joined to an earlier, still open paragraph where the
evidence of :mod:`corpus.continuity` says so; a paragraph keeps the place of its head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.bibliography import matter_kind
from corpus.continuity import continuation, is_closed, is_label
from corpus.numbering import Number, leading_number
from corpus.streams import join_texts
from corpus.types import Fragment, Kind, Paragraph, Span

REACH = 4  # how many paragraphs back a displaced tail may belong; a column of a page seldom holds more whole ones
STANDALONE = ("heading", "title", "table", "caption", "code")  # hints of what is never a part of a paragraph
WHOLE_LINES = ("byline", "credit", "affiliation", "keywords")  # lines about the document: never a part of a paragraph
_INLINE_CLAUSE = {
    "zh": re.compile(r"(?<=[。；;])\s*(?=[（(][一二三四五六七八九十百]{1,5}[)）])"),
    "en": re.compile(r"(?<=[.;])\s*(?=\(\d{1,3}\)\s?\.?\s?[A-Z])"),
}


@dataclass(slots=True)
class _Draft:
    """A paragraph while its pieces are being found."""

    pieces: list[Fragment]
    label: bool
    text: str = field(init=False)
    whole: bool = field(init=False)

    def __post_init__(self) -> None:
        self.text = self.pieces[0].text
        self.whole = matter_kind(self.text, self.pieces[0].lang) in WHOLE_LINES

    def add(self, piece: Fragment) -> None:
        self.pieces.append(piece)
        self.text = join_texts([self.text, piece.text], piece.lang)
        self.label = False


def _split_clauses(fragment: Fragment) -> Iterator[Fragment]:
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
    for start, end in zip(cuts, [*cuts[1:], len(fragment.text)], strict=True):
        yield replace(fragment, text=fragment.text[start:end].strip(), spans=_cut_spans(fragment, start, end))


def _cut_spans(fragment: Fragment, start: int, end: int) -> tuple[Span, ...]:
    """The part of a fragment's spans that its ``text[start:end]`` was joined from."""
    if start == 0 and end == len(fragment.text):
        return fragment.spans
    spans, at = [], 0
    for span in fragment.spans:
        length = span.end - span.start
        while at < len(fragment.text) and at > 0 and fragment.text[at].isspace():
            at += 1  # the blank that joining put between two pieces
        low, high = max(start, at), min(end, at + length)
        if low < high:
            spans.append(Span(span.block, span.start + low - at, span.start + high - at))
        at += length
    return tuple(spans)


def _clauses(pieces: Sequence[Fragment]) -> frozenset[int]:
    """Which pieces are numbered clauses, by the company they keep.

    A number goes with the latest series of its style that it continues (（五） after a heading （四）, whatever
    clauses stood between). A series most of whose members are running text is one of clauses: then a
    short member is a clause that was cut early, and no heading.
    """
    series: list[tuple[Number, list[int]]] = []
    for at, piece in enumerate(pieces):
        number = leading_number(piece.text)
        if number is None or number.value is None:
            continue
        known = [s for s in series if s[0].style == number.style and s[0].value == number.value - 1]
        members = known[-1][1] if known else []
        if known:
            series.remove(known[-1])
        members.append(at)
        series.append((number, members))
    return frozenset(at for _, members in series if _running(pieces, members) for at in members)


def _running(pieces: Sequence[Fragment], members: Sequence[int]) -> bool:
    texts = [pieces[at] for at in members]
    return len(texts) > 2 and 2 * sum(not is_label(each.text, each.lang) for each in texts) > len(texts)


def _best_head(drafts: Sequence[_Draft], piece: Fragment) -> _Draft | None:
    """The earlier paragraph that this piece continues, or None where it begins one."""
    if piece.hint in STANDALONE or matter_kind(piece.text, piece.lang):
        return None
    best, points = None, 0.0
    for skipped, draft in enumerate(reversed(drafts[-REACH:])):
        last = draft.pieces[-1]
        if last.hint in ("heading", "title") or (draft.label and skipped):
            break  # no tail stands on the other side of a heading
        if last.hint in STANDALONE or draft.whole or (skipped and is_closed(draft.text, piece.lang)):
            continue
        items = last.hint == piece.hint == "bullet"
        found = continuation(draft.text, piece.text, piece.lang, skipped=skipped, label=draft.label, items=items)
        if found > points:
            best, points = draft, found
    return best


def repair(stream: Sequence[Fragment], *, cut: bool = True) -> tuple[Paragraph, ...]:
    """The logical paragraphs of one language, in the order of their heads. Every fragment lands in exactly one.

    ``cut`` says that pages may have cut the paragraphs; a format that marks its paragraphs itself has none.
    """
    pieces = [part for fragment in stream for part in _split_clauses(fragment)]
    clauses = _clauses(pieces)
    drafts: list[_Draft] = []
    for at, piece in enumerate(pieces):
        head = _best_head(drafts, piece) if cut else None
        if head:
            head.add(piece)
        else:
            label = at not in clauses and is_label(piece.text, piece.lang, first=at == 0)
            drafts.append(
                _Draft([piece], piece.hint in ("heading", "title") or (label and piece.hint not in STANDALONE))
            )
    return tuple(_paragraph(draft) for draft in drafts)


def _paragraph(draft: _Draft) -> Paragraph:
    first = draft.pieces[0]
    number = leading_number(draft.text)
    spans = tuple(span for piece in draft.pieces for span in piece.spans)
    kind: Kind = "heading" if draft.label else "bullet" if first.hint == "bullet" else "paragraph"
    if first.hint == "code":
        kind = "other"
    elif first.hint in ("title", "table", "caption", "note"):
        kind = first.hint
    return Paragraph(
        first.lang,
        draft.text,
        spans,
        kind,
        first.level,
        number.text if number else "",
        number.value if number else None,
    )
