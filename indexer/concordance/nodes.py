"""Nodes: every place that search marks in its hits; different words in a row, as *rare* and *earth*, are one node.

Concordances and collocates are made of them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from corpus.types import LANGS, Document, Lang, Passage
from indexer.analysis import stems
from indexer.answer import Answer, Hit
from indexer.concordance.line_order import node_form
from indexer.every_hit import Filters, every_hit
from indexer.highlight import Spans
from indexer.index import Index
from indexer.kept import Kept
from indexer.notes import Note
from indexer.spans import Span

MOST = 20_000
"""Passages whose nodes are kept: to read and sort those of more takes longer than anybody waits for a page."""

KEPT = 3

Ask = Callable[[int, int, bool], Answer]
"""A search that is settled but for its ``limit``, its ``offset`` and whether it is widened."""


@dataclass(frozen=True, slots=True)
class Node:
    """A place that a hit marks: ``span`` is where it stands in the text of ``side``; ``matches`` are all places."""

    passage: Passage
    document: Document
    matches: Mapping[Lang, Spans]
    side: Lang
    span: Span

    @property
    def text(self) -> str:
        """The whole text of the side."""
        return self.passage.text(self.side)

    @property
    def form(self) -> str:
        """What stands at the place."""
        return self.text[slice(*self.span)]


@dataclass(frozen=True, slots=True)
class Nodes:
    """The nodes of a query in the order of the documents; of ``left_out`` passages they were not read."""

    nodes: tuple[Node, ...]
    left_out: int
    notes: tuple[Note, ...]


_kept = Kept(KEPT)


def asked_for(text: str, filters: Filters) -> Hashable | None:
    """What tells a search from others; None for one that asks for nothing that could be marked."""
    if not (text.strip() or filters.get("having", "").strip()):
        return None
    return (text, *sorted((name, str(values)) for name, values in filters.items()))


def nodes_of(ask: Ask, index: Index, asked: Hashable | None, *, widen: bool) -> Nodes:
    """The nodes of a search, of the first ``MOST`` passages; ``asked`` is what ``asked_for`` says of it.

    Kept for a while: turning a page or changing the order should not search again.
    """
    if asked is None:
        return Nodes((), 0, ())
    return _kept.get(index, (asked, widen), lambda: _nodes(ask, index, widen))


def _nodes(ask: Ask, index: Index, widen: bool) -> Nodes:
    wanted = ask(1, 0, widen)
    order = {document.id: at for at, document in enumerate(index.source.documents())}
    hits = sorted(
        islice(every_hit(lambda limit, offset: ask(limit, offset, widen)).hits, MOST),
        key=lambda hit: (order.get(hit.document.id, len(order)), hit.passage.ordinal),
    )
    return Nodes(tuple(node for hit in hits for node in _marked(hit)), max(0, wanted.total - MOST), wanted.notes)


def _marked(hit: Hit) -> Iterator[Node]:
    for lang in LANGS:
        for span in _in_a_row(hit.matches.get(lang, ()), hit.passage.text(lang)):
            yield Node(hit.passage, hit.document, hit.matches, lang, span)


def _in_a_row(spans: Spans, text: str) -> Iterator[Span]:
    """The places, those made one that hold different words (not forms of one) with only blanks between them."""
    row: list[Span] = []
    for span in spans:
        said = {_word(text[slice(*other)]) for other in row}
        if row and (text[row[-1][1] : span[0]].strip() or _word(text[slice(*span)]) in said):
            yield row[0][0], row[-1][1]
            row = []
        row.append(span)
    if row:
        yield row[0][0], row[-1][1]


def _word(found: str) -> tuple[str, ...]:
    """What the forms of a word share."""
    return stems(found) or (node_form(found),)
