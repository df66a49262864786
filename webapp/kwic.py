"""The lines of a concordance as the search page prints them: one below the other, what was found in the middle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from corpus.types import Lang
from indexer.concordance import Concordance, Line
from indexer.highlight import excerpt
from webapp.language_tags import language_tag
from webapp.marks import pieces
from webapp.present import LONG, Side

View = Literal["passages", "kwic"]
VIEWS: tuple[View, ...] = get_args(View)

WIDTH = 56
"""Columns of a context: what stands beside the middle on the widest page; narrower ones show less of it."""

SAID: dict[Lang, int] = {"zh": 70, "en": 180}
"""About how many characters of the other side stand beside a line: two to four rows of its column."""


@dataclass(frozen=True, slots=True)
class KwicRow:
    """A line with the tag of its language and, as pieces, what the other side says; None where it says nothing."""

    line: Line
    tag: str
    other: Side | None


def kwic_rows(found: Concordance) -> list[KwicRow]:
    """The lines of a concordance as rows."""
    return [KwicRow(line, _tag(line.passage.text(line.side), line.side), _other(line)) for line in found.lines]


def _other(line: Line) -> Side | None:
    text, start = line.translation, line.counterpart[0]
    if not text.strip():
        return None
    likely = tuple((a - start, b - start) for a, b in line.likely)
    shown = None
    if len(text) > SAID[line.other] * LONG:
        part = excerpt(text, likely or (_as_far_on(line, text),), SAID[line.other])
        shown = (part.start, part.end)
    return Side(line.other, _tag(text, line.other), pieces(text, (), likely, shown))


def _as_far_on(line: Line, text: str) -> tuple[int, int]:
    """Where the other side probably says it when nothing is known of its words: as far on in its text."""
    whole = line.passage.text(line.side)
    other = line.passage.text(line.other)
    at = line.node[0] * len(other) // max(1, len(whole)) - line.counterpart[0]
    at = min(max(0, at), len(text) - 1)
    return at, at + 1


def _tag(text: str, lang: Lang) -> str:
    return "en" if lang == "en" else language_tag(text)
