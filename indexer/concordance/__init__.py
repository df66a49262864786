"""The concordance: every occurrence of what a query matched on a line of its own, with what the other side says.

Lines are the marks of search, neither more nor fewer. Those of long answers are kept, so that turning pages and
changing the order are quick.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, Literal, Unpack, get_args

from corpus.errors import BadParameter
from corpus.types import Lang
from indexer.answer import Answer
from indexer.concordance.line_order import Unit, left_key, node_form, right_key
from indexer.concordance.lines import LOOKED_FOR, Line, lines_of
from indexer.concordance.nodes import Ask, Node, asked_for, nodes_of
from indexer.every_hit import Filters
from indexer.index import Index
from indexer.notes import Note
from indexer.search import search

__all__ = ["LOOKED_FOR", "SORTS", "UNITS", "WIDTH", "Concordance", "Layout", "Line", "concordance", "concordance_of"]

Sort = Literal["document", "left", "right", "node"]
SORTS: tuple[Sort, ...] = get_args(Sort)
UNITS: tuple[Unit, ...] = get_args(Unit)

WIDTH = 40
"""Columns of a context."""


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
        tuple(lines_of(shown, layout.width, index)),
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
