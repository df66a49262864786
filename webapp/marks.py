"""A text cut into the pieces a page prints, and printed: marks come from spans, and each piece is escaped once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from markupsafe import Markup, escape

Spans = tuple[tuple[int, int], ...]


class Piece(NamedTuple):  # a page has hundreds, and a frozen dataclass takes three times as long to make
    """A stretch of text that is printed in one way.

    ``marked`` is what was found, ``likely`` what probably says it in the other language; ``rest`` is outside the
    excerpt, shown with the whole passage. ``opens`` is the number of the span of sentences that begins with the piece,
    ``closes`` says that one ends with it: marks and excerpts lie inside of sentences, never across their edges.
    """

    text: str
    marked: bool = False
    likely: bool = False
    rest: bool = False
    opens: int | None = None
    closes: bool = False


def pieces(
    text: str,
    spans: Iterable[tuple[int, int]],
    likely: Iterable[tuple[int, int]] = (),
    shown: tuple[int, int] | None = None,
    sentences: Mapping[int, tuple[int, int]] | None = None,
) -> tuple[Piece, ...]:
    """Cut a text at its marks and at the edges of its excerpt and sentences; joined, the pieces are the text again.

    ``spans`` and ``likely`` are half-open and may touch or overlap, and what is likely need not be among ``spans``;
    ``shown`` is the excerpt, None for the whole text. ``sentences`` are spans by their number, none empty and none
    over another.
    """
    length, numbered = len(text), sentences or {}
    opened = {start: number for number, (start, _end) in numbered.items()}
    closed = {end for _start, end in numbered.values()}
    start, end = shown or (0, length)
    found, guessed = merged(spans, length), merged(likely, length)
    edges = sorted({0, length, start, end, *opened, *closed, *chain(*found, *guessed)})
    within = zip(edges, edges[1:], _inside(found, edges), _inside(guessed, edges), strict=False)
    return tuple(
        [
            Piece(text[a:b], marked, likely, a < start or b > end, opened.get(a), b in closed)
            for a, b, marked, likely in within
        ]
    )


_CUT = '<span class="cut">…</span>'


def printed(parts: Sequence[Piece]) -> Markup:
    """The pieces of one side as HTML, without white space between them; a sentence has the number of its counterpart.

    A page of results has hundreds of pieces; templates would take most of its time for them.
    """
    out: list[str] = []
    for at, (text, piece) in enumerate(zip(_escaped(parts), parts, strict=True)):
        if piece.opens is not None:
            out.append(f'<span data-s="{piece.opens}">')
        if piece.likely:
            text = f'<mark class="likely">{text}</mark>'
        elif piece.marked:
            text = f"<mark>{text}</mark>"
        out.append(_put_by(text, at, parts) if piece.rest else text)
        if piece.closes:
            out.append("</span>")
    return Markup("".join(out))


def _escaped(parts: Sequence[Piece]) -> list[str]:
    """The texts of the pieces, escaped: where together they have nothing to escape, none of them has."""
    texts = [piece.text for piece in parts]
    whole = "".join(texts)
    return texts if len(escape(whole)) == len(whole) else [str(escape(text)) for text in texts]


def _put_by(text: str, at: int, parts: Sequence[Piece]) -> str:
    """What is outside the excerpt, with a sign where this begins or ends."""
    before = _CUT if at and not parts[at - 1].rest else ""
    behind = _CUT if at + 1 < len(parts) and not parts[at + 1].rest else ""
    return f'{before}<span class="rest">{text}</span>{behind}'


def _inside(spans: Spans, edges: Sequence[int]) -> list[bool]:
    """For each edge whether what begins there is inside a span; the spans' own ends are among the edges."""
    if not spans:
        return [False] * len(edges)
    at, out = 0, []
    for edge in edges:
        while at < len(spans) and spans[at][1] <= edge:
            at += 1
        out.append(at < len(spans) and spans[at][0] <= edge)
    return out


def merged(spans: Iterable[tuple[int, int]], length: int) -> Spans:
    """The spans in order, those that touch or overlap joined, none beyond the text, none empty."""
    out: list[tuple[int, int]] = []
    for start, end in sorted((max(0, s), min(e, length)) for s, e in spans):
        if start >= end:
            continue
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)
