"""The lines of a concordance: a node with what stands beside it, and what the other side says for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.types import Document, Lang, Passage
from indexer.concordance.contexts import after, before
from indexer.concordance.line_order import node_form
from indexer.concordance.nodes import Node
from indexer.equivalents.likely import LikelyMarks
from indexer.function_words import says_nothing
from indexer.highlight import Spans
from indexer.index import Index
from indexer.spans import Span

PAGE = 100
"""Lines whose likely equivalents are worked out together: what is rare in one place is learned from the others."""

LOOKED_FOR = 1000
"""Lines for which that is done, at 10 to 30 ms a passage; who takes away more lines has those without."""


@dataclass(frozen=True, slots=True)
class Line:
    """An occurrence: ``node`` is its span on ``side``, ``left`` and ``right`` what stands beside it, on one line.

    ``counterpart`` is the part of the other side that says the same: the sentences paired with those of the node, the
    whole side where there are none, an empty span where that side is empty. ``likely`` are the places in it that
    probably translate the node, sought for the first ``LOOKED_FOR`` lines asked for. All spans are offsets into the
    passage's texts.
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


def lines_of(nodes: Sequence[Node], width: int, index: Index) -> Iterator[Line]:
    """The lines; what probably translates their nodes is worked out page by page."""
    for begin in range(0, len(nodes), PAGE):
        page = nodes[begin : begin + PAGE]
        likely = _likely(page, index) if begin < LOOKED_FOR else {}
        yield from (_line(node, likely.get(node.passage.id, {}), width) for node in page)


def _likely(nodes: Sequence[Node], index: Index) -> dict[str, Mapping[Lang, Spans]]:
    """For each passage by its id what probably translates its nodes; function words are translated by nothing."""
    passages = {node.passage.id: node for node in nodes}
    asked = [(node.passage, sought, sought) for node in passages.values() for sought in [_content(node)]]
    marks = LikelyMarks(asked, index.learned)
    return {name: marks.of(at) for at, name in enumerate(passages)}


def _content(node: Node) -> Mapping[Lang, Spans]:
    found = node.matches.items()
    return {
        lang: tuple(span for span in spans if not says_nothing(node_form(node.passage.text(lang)[slice(*span)])))
        for lang, spans in found
    }


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
