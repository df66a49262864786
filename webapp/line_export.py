"""The lines of a concordance as a table for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO

from corpus.export import Heading
from corpus.export.tsv import comments, line
from corpus.export_columns import BETWEEN
from indexer.concordance import LOOKED_FOR, Concordance, Line
from indexer.concordance.contexts import one_line
from webapp.exports import heading
from webapp.parameters import SearchRequest

COLUMNS = (
    "left", "node", "right", "counterpart", "likely", "side", "start", "end", "passage", "document", "title", "source",
    "ordinal", "kind",
)  # fmt: skip


def write_lines(found: Concordance, asked: SearchRequest, out: TextIO, **layout: str | bool) -> None:
    """Write the lines as tab-separated values; ``layout`` says how they were wanted."""
    facts = dict(heading(asked, found.total, found.notes).facts)
    facts |= layout | {"passages": found.passages, "left_out": found.left_out}
    if len(found.lines) > LOOKED_FOR:
        facts["likely"] = f"in the first {LOOKED_FOR} lines"
    out.writelines(comments(Heading(facts)))
    out.write(line(COLUMNS))
    out.writelines(line(_fields(each)) for each in found.lines)


def _fields(each: Line) -> Iterator[Any]:
    yield from (each.left, one_line(each.found), each.right, one_line(each.translation))
    other = each.passage.text(each.other)
    yield BETWEEN.join(one_line(other[start:end]) for start, end in each.likely)
    yield from (each.side, *each.node, each.passage.id, each.document.id, each.document.title)
    yield from (" + ".join(each.document.source), each.passage.ordinal, each.passage.kind)
