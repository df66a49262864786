"""Repair: from the fragments of one language's stream to whole logical paragraphs.

Pages and columns cut paragraphs anywhere, and an extraction may put the tail behind the next paragraphs of
its column, or make a list item of it. Each piece is matched with the open piece before it that it continues
best, the surest matches first (:mod:`corpus.continuity`), and moved behind it. What remains is a chain of pieces
with the odds that each continues the one before, which :mod:`corpus.settling` weighs against the other language.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.continuity import continuation, is_closed
from corpus.numbering import leading_number
from corpus.pieces import Piece, pieces
from corpus.streams import join_texts
from corpus.types import Fragment, Kind, Paragraph

REACH = 4  # how many pieces back a displaced tail may belong; a column of a page seldom holds more whole ones
NEVER = -20.0  # the odds where no text may be joined


@dataclass(frozen=True, slots=True)
class Chain:
    """The pieces of one language, displaced tails behind their heads.

    ``odds`` are, for each piece, the logarithm of the odds that it continues the piece before it; those of the
    first are NEVER.
    """

    pieces: tuple[Piece, ...]
    odds: tuple[float, ...]


class _Page:
    """What the pages say: where the other language stands between two pieces, and whether list items have no stops.

    On pages of one language nothing is known of columns.
    """

    def __init__(self, stream: Sequence[Fragment], other: Sequence[Fragment]) -> None:
        self._other = sorted((span.block, span.start) for fragment in other for span in fragment.spans)
        self._two = 4 * len(self._other) >= len(stream)
        items = [is_closed(each.text, each.lang) for each in stream if each.hint == "bullet"]
        self.open_items = 2 * sum(items) < len(items)

    def adjacent(self, head: Piece, tail: Piece) -> bool:
        """Whether nothing of the other language stands between them, so that no column ended here."""
        ends = (head.fragment.spans[-1], tail.fragment.spans[0])
        low, high = (bisect_left(self._other, (span.block, span.start)) for span in ends)
        return self._two and low == high


def _odds(head: Piece, tail: Piece, page: _Page, skipped: int = 0) -> float:
    if head.alone or tail.alone or head.fragment.hint in ("heading", "title"):
        return NEVER
    around = ["skipped"] * skipped
    if not skipped and page.adjacent(head, tail):
        around.append("adjacent")
    if head.fragment.edge and not skipped:
        around.append(f"row {head.fragment.edge}")
    if head.label:
        around.append("label")
    if page.open_items and head.fragment.hint == tail.fragment.hint == "bullet":
        around.append("items")
    return continuation(head.text, tail.text, tail.lang, *around)


def _matches(found: Sequence[Piece], page: _Page) -> dict[int, int]:
    """Head → tail, the surest first; a piece has one head and one tail at most."""
    odds = []
    for j, tail in enumerate(found):
        for i in range(j - 1, max(-1, j - 1 - REACH), -1):
            head = found[i]
            if i < j - 1 and (head.label or head.fragment.hint in ("heading", "title")):
                break  # no tail stands on the other side of a heading
            if i < j - 1 and _is_in_place(found[i + 1]):
                break  # nor on the other side of a paragraph that the layout shows in its place
            if i == j - 1 or not head.closed:
                odds.append((_odds(head, tail, page, j - 1 - i), j, i))
    tails: dict[int, int] = {}
    taken: set[int] = set()
    for points, j, i in sorted(odds, reverse=True):
        if points > 0 and i not in tails and j not in taken:
            tails[i] = j
            taken.add(j)
    return tails


def _is_in_place(piece: Piece) -> bool:
    """Whether a piece is running text of a page whose layout is known, so that nothing before it was cut off by it.

    Rows that the extraction ran together have edges too, but are not known to be in order.
    """
    fragment = piece.fragment
    return bool(fragment.edge) and not fragment.mixed and not fragment.hint


def _order(count: int, tails: dict[int, int]) -> Iterator[int]:
    inner = frozenset(tails.values())
    for at in range(count):
        if at not in inner:
            yield at
            while at in tails:
                at = tails[at]
                yield at


def mend(stream: Sequence[Fragment], other: Sequence[Fragment] = ()) -> Chain:
    """The pieces of a stream in logical order, with the odds that each continues the one before.

    ``other`` is the stream of the other language on the same pages: where it stands between two pieces, a
    column may have ended.
    """
    found = pieces(stream)
    page = _Page(stream, other)
    order = tuple(_order(len(found), _matches(found, page)))
    odds = [NEVER] * len(order)
    for at in range(1, len(order)):
        before, here = order[at - 1], order[at]
        odds[at] = _odds(found[before], found[here], page, max(0, here - before - 1))
    return Chain(tuple(found[at] for at in order), tuple(odds))


def whole(chain: Chain, joined: Sequence[bool]) -> tuple[Paragraph, ...]:
    """The paragraphs of a chain; ``joined`` says of each piece whether it goes on with the one before."""
    groups: list[list[Piece]] = []
    for piece, continues in zip(chain.pieces, joined, strict=True):
        if continues and groups:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return tuple(map(_paragraph, groups))


def repair(stream: Sequence[Fragment], *, cut: bool = True) -> tuple[Paragraph, ...]:
    """The logical paragraphs of one language, in the order of their heads. Every fragment lands in exactly one.

    ``cut`` says that pages may have cut the paragraphs; a format that marks its paragraphs itself has none.
    """
    chain = mend(stream)
    return whole(chain, [cut and odds > 0 for odds in chain.odds])


def _paragraph(group: Sequence[Piece]) -> Paragraph:
    first = group[0].fragment
    text = join_texts([piece.text for piece in group], first.lang)
    number = leading_number(text)
    spans = tuple(span for piece in group for span in piece.fragment.spans)
    label = group[0].label and len(group) == 1
    kind: Kind = "heading" if label else "bullet" if first.hint == "bullet" else "paragraph"
    if first.hint == "code":
        kind = "other"
    elif first.hint in ("title", "table", "caption", "note"):
        kind = first.hint
    return Paragraph(
        first.lang,
        text,
        spans,
        kind,
        first.level,
        number.text if number else "",
        number.value if number else None,
    )
