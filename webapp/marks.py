"""A text cut into the pieces a page prints, and printed: marks come from spans, and each piece is escaped once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Piece:
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
    opened = {start: number for number, (start, _end) in (sentences or {}).items()}
    closed = {end for _start, end in (sentences or {}).values()}
    start, end = shown or (0, len(text))
    found, guessed = merged(spans, len(text)), merged(likely, len(text))
    edges = sorted(
        {0, len(text), start, end, *opened, *closed, *(edge for span in (*found, *guessed) for edge in span)}
    )
    return tuple(
        Piece(text[a:b], marked, likely, not (start <= a and b <= end), opened.get(a), b in closed)
        for (a, b), marked, likely in zip(pairwise(edges), _inside(found, edges), _inside(guessed, edges), strict=True)
    )


_CUT = '<span class="cut">…</span>'


def printed(parts: Sequence[Piece]) -> Markup:
    """The pieces of one side as HTML, without white space between them; a sentence has the number of its counterpart.

    A page of results has hundreds of pieces; templates would take most of its time for them.
    """
    out: list[str] = []
    for at, piece in enumerate(parts):
        if piece.opens is not None:
            out.append(f'<span data-s="{piece.opens}">')
        if piece.rest and at and not parts[at - 1].rest:
            out.append(_CUT)
        out.append(_dressed(piece))
        if piece.rest and at + 1 < len(parts) and not parts[at + 1].rest:
            out.append(_CUT)
        if piece.closes:
            out.append("</span>")
    return Markup("".join(out))


def _dressed(piece: Piece) -> str:
    text = str(escape(piece.text))
    if piece.likely:
        text = f'<mark class="likely">{text}</mark>'
    elif piece.marked:
        text = f"<mark>{text}</mark>"
    return f'<span class="rest">{text}</span>' if piece.rest else text


def _inside(spans: Spans, edges: Sequence[int]) -> Iterator[bool]:
    """For each stretch between two edges whether it is inside a span; the spans' own ends are among the edges."""
    at = 0
    for edge in edges[:-1]:
        while at < len(spans) and spans[at][1] <= edge:
            at += 1
        yield at < len(spans) and spans[at][0] <= edge


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
