"""The concordance: every occurrence of what a query matched on a line of its own, with what the other side says.

Lines are the marks of search, neither more nor fewer. Those of long answers are kept, so that turning pages and
changing the order are quick.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Unpack, get_args

from corpus.errors import BadParameter
from corpus.types import Document, Lang, Passage
from indexer.answer import Answer
from indexer.contexts import after, before
from indexer.every_hit import Filters
from indexer.highlight import Spans
from indexer.index import Index
from indexer.likely import LikelyMarks
from indexer.line_order import Unit, left_key, node_form, right_key
from indexer.nodes import Ask, Node, asked_for, nodes_of
from indexer.notes import Note
from indexer.search import search
from indexer.spans import Span

__all__ = ["SORTS", "UNITS", "WIDTH", "Concordance", "Layout", "Line", "concordance", "concordance_of"]

Sort = Literal["document", "left", "right", "node"]
SORTS: tuple[Sort, ...] = get_args(Sort)
UNITS: tuple[Unit, ...] = get_args(Unit)

WIDTH = 40
"""Columns of a context."""

PAGE = 100
"""Lines whose likely equivalents are worked out together: what is rare in one place is learned from the others."""


@dataclass(frozen=True, slots=True)
class Line:
    """An occurrence: ``node`` is its span on ``side``, ``left`` and ``right`` what stands beside it, on one line.

    ``counterpart`` is the part of the other side that says the same: the sentences paired with those of the node, the
    whole side where there are none, an empty span where that side is empty. ``likely`` are the places in it that
    probably translate the node. All spans are offsets into the passage's texts.
    """

    passage: Passage
    document: Document
    side: Lang
    node: Span
    left: str
    right: str
    counterpart: Span
    likely: Spans

    @property
    def other(self) -> Lang:
        """The language of the counterpart."""
        return "en" if self.side == "zh" else "zh"

    @property
    def found(self) -> str:
        """The node as it stands in the text."""
        return self.passage.text(self.side)[slice(*self.node)]

    @property
    def translation(self) -> str:
        """The text of the counterpart."""
        return self.passage.text(self.other)[slice(*self.counterpart)]


@dataclass(frozen=True, slots=True)
class Concordance:
    """The lines asked for and about all lines: ``total`` of them in ``passages`` passages.

    ``left_out`` counts passages that were found but not read (see ``nodes.MOST``), whose lines are not in the total.
    ``forms`` are the nodes, folded, with how many lines each has, the commonest first.
    """

    total: int
    passages: int
    left_out: int
    lines: tuple[Line, ...]
    forms: tuple[tuple[str, int], ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """How lines are laid out: those of one side or both, in which order, which of them, with contexts how wide."""

    lang: Lang | None = None
    sort: Sort = "document"
    unit: Unit = "character"
    limit: int = 20
    offset: int = 0
    width: int = WIDTH


def concordance(
    text: str,
    index: Index,
    *,
    lang: Lang | None = None,
    sort: Sort = "document",
    unit: Unit = "character",
    limit: int = 20,
    offset: int = 0,
    width: int = WIDTH,
    widen: bool = False,
    **filters: Unpack[Filters],
) -> Concordance:
    """The lines of a query on the side ``lang``, or on both; ``filters`` are those of ``search``.

    ``widen`` takes what search finds in its further tiers too. Chinese contexts order by ``unit``: ``character``, or
    jieba's ``word``. Raises BadParameter for an unknown order or unit.
    """

    def ask(limit: int, offset: int, widen: bool) -> Answer:
        return search(text, index, limit=limit, offset=offset, widen=widen, **filters)

    layout = Layout(lang, sort, unit, limit, offset, width)
    return concordance_of(ask, index, asked_for(text, filters), layout, widen=widen)


def concordance_of(
    ask: Ask, index: Index, asked: Hashable | None, layout: Layout, *, widen: bool = False
) -> Concordance:
    """The lines of a search; ``asked`` is what ``asked_for`` says of it. Raises BadParameter as ``concordance``."""
    if layout.sort not in SORTS:
        raise BadParameter(f"There is no order {layout.sort!r}. There are: {', '.join(SORTS)}.")
    if layout.unit not in UNITS:
        raise BadParameter(f"Lines can't be ordered by {layout.unit!r}. There are: {', '.join(UNITS)}.")
    found = nodes_of(ask, index, asked, widen=widen)
    nodes = [node for node in found.nodes if layout.lang in (None, node.side)]
    if layout.sort != "document":
        nodes.sort(key=lambda node: _key(node, layout))
    forms = Counter(node_form(node.form) for node in nodes)
    shown = nodes[layout.offset : layout.offset + layout.limit]
    return Concordance(
        len(nodes),
        len({node.passage.id for node in nodes}),
        found.left_out,
        tuple(_lines(shown, layout.width, index)),
        tuple(sorted(forms.items(), key=lambda form: (-form[1], form[0]))),
        found.notes,
    )


def _key(node: Node, layout: Layout) -> tuple[Any, ...]:
    """What orders lines of the same side; lines that agree in it stay in the order of the documents."""
    start, end = node.span
    form = node_form(node.form)
    if layout.sort == "node":
        return node.side != "zh", form, right_key(node.text, end, node.side, layout.unit)
    left = left_key(node.text, start, node.side, layout.unit)
    right = right_key(node.text, end, node.side, layout.unit)
    return node.side != "zh", *((left, form, right) if layout.sort == "left" else (right, form, left))


def _lines(nodes: Sequence[Node], width: int, index: Index) -> Iterator[Line]:
    """The lines; what probably translates their nodes is worked out page by page, and only for these lines."""
    for begin in range(0, len(nodes), PAGE):
        page = nodes[begin : begin + PAGE]
        passages = {node.passage.id: node for node in page}
        asked = [(node.passage, node.matches, node.matches) for node in passages.values()]
        marks = LikelyMarks(asked, index.learned)
        likely = {name: marks.of(at) for at, name in enumerate(passages)}
        yield from (_line(node, likely[node.passage.id], width) for node in page)


def _line(node: Node, likely: Mapping[Lang, Spans], width: int) -> Line:
    start, end = node.span
    other: Lang = "en" if node.side == "zh" else "zh"
    counterpart = _counterpart(node.passage, node.side, node.span)
    left, right = before(node.text, start, width), after(node.text, end, width)
    inside = tuple(span for span in likely.get(other, ()) if _within(span, counterpart))
    return Line(node.passage, node.document, node.side, node.span, left, right, counterpart, inside)


def _counterpart(passage: Passage, side: Lang, node: Span) -> Span:
    other: Lang = "en" if side == "zh" else "zh"
    paired = [
        bead.span(other)
        for bead in passage.sentences
        if bead.confidence is not None and bead.span(side)[0] < node[1] and node[0] < bead.span(side)[1]
    ]
    if not paired:
        return 0, len(passage.text(other))
    return min(start for start, _ in paired), max(end for _, end in paired)


def _within(span: Span, outer: Span) -> bool:
    return outer[0] <= span[0] and span[1] <= outer[1]
