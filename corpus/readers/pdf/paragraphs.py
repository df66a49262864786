"""Paragraphs: the lines of a column → the paragraphs that they are set in.

What ends a paragraph is a last line that had room for the next word, an indent, a wider distance, another size. A
last line that is full, before a line without any of these, goes on: paragraphs cut by a page are left to later stages,
which are told of the edge.

The comments say how far a number may be moved before a block of the format suite's PDFs changes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.numbering import leading_number
from corpus.readers.pdf.leaders import ends_entry
from corpus.readers.pdf.lines import Line
from corpus.readers.pdf.order import Flow
from corpus.readers.pdf.style import INDENT, LARGER, SAME_SIZE, Style, margin

WIDER, CLOSED_WIDER = 1.25, 1.15  # times the usual distance that parts paragraphs, the latter behind a full stop
ROOM = {True: 1.1, False: 0.4}  # ems that a line may leave beyond the next word: Chinese moves marks; 0.9-1.1, 0.2-0.5
CLOSED_ROOM = 0.3  # ems, where the line ends with a full stop; 0.24 to 0.6
ENDS, PARTED = 3, 0.8  # ends of paragraphs, 2 to 6, and the share with a wider distance that tells how all are parted
FILLED = 0.6  # share of its column that a line of running text fills, however ragged; 0.3 to 0.75
CENTRED = 1.2  # ems on either side of a line that stands in the middle, at least; 0.6 to 1.2

_STOP = re.compile(r"[。！？!?…；;]['\"”’）)」』]*$|[.:：]['\"”’)]*$")

_CLOSING = frozenset("，。、；：！？）》〉】」』〕”’%％")
"""Full-width marks that no paragraph begins with, even where a composer let one begin a line."""

MARK = re.compile(r"[•●■▪◆➢✓◻❑❖·○▲※★☆]\s*|[-–—]\s+")
"""A list mark that nothing else is."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A paragraph as it is laid out: its lines, and the edges of its column."""

    lines: tuple[Line, ...]
    left: float
    right: float

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """Its last line."""
        return self.lines[-1]

    @property
    def indented(self) -> bool:
        """Whether its first line stands in, as far as the margin of its column says."""
        return INDENT[0] < (self.first.left - self.left) / self.first.size < INDENT[1]

    def has_room(self, line: Line) -> bool:
        """Whether the first word of ``line`` would have stood in its last line."""
        return _has_room(self.last, line, self.right)


def laid_out(flow: Flow, lines: Sequence[Line], style: Style) -> tuple[Laid, ...]:
    """The paragraphs of these lines of a flow, which stand one below the other."""
    left, right = margin(flow), style.right(flow)
    parted = _are_parted_by_distance(lines, right, style)
    groups: list[list[Line]] = []
    for at, line in enumerate(lines):
        after = lines[at + 1] if at + 1 < len(lines) else None
        item = len(groups) > 1 and groups[-2][-1].text.endswith((";", "；")) and groups[-1][-1].text[-1] in ";；"
        ragged = parted and groups and _is_ragged(groups[-1][-1], line, (left, right), style)
        if not groups or item or (not ragged and _begins(groups[-1], line, after, (left, right), style)):
            groups.append([])
        groups[-1].append(line)
    return tuple(Laid(tuple(group), left, right) for group in groups)


def is_closed(line: Line) -> bool:
    """Whether a line ends as a sentence ends."""
    return bool(_STOP.search(line.text))


def _are_parted_by_distance(lines: Sequence[Line], right: float, style: Style) -> bool:
    """Whether the paragraphs of a column are parted by a wider distance: nearly all that end with a full stop are."""
    ends = [
        _is_wider(last, line, style)
        for last, line in pairwise(lines)
        if is_closed(last) and _has_room(last, line, right)
    ]
    return len(ends) >= ENDS and sum(ends) >= PARTED * len(ends)


def _is_ragged(last: Line, line: Line, edges: tuple[float, float], style: Style) -> bool:
    """Whether a line goes on with an unfinished one that fills most of its column, however much room that left.

    The edge of a column is reckoned; a heading or a page number that reaches beyond makes full lines look short.
    """
    filled = last.right - edges[0] > FILLED * (edges[1] - edges[0])
    same = abs(last.size - line.size) <= SAME_SIZE * line.size and last.bold == line.bold
    flush = abs(line.left - last.left) < 0.3 * line.size and last.chinese == line.chinese
    number = leading_number(line.text) or MARK.match(line.text) or _is_note(line, style)
    return filled and same and flush and not number and not is_closed(last) and not _is_wider(last, line, style)


def _is_wider(last: Line, line: Line, style: Style) -> bool:
    wider = CLOSED_WIDER if is_closed(last) else WIDER
    return line.base - last.base > wider * style.of(line).leading * line.size or line.base <= last.base


def _begins(group: Sequence[Line], line: Line, after: Line | None, edges: tuple[float, float], style: Style) -> bool:
    """Whether ``line`` begins a paragraph after those of ``group``; ``after`` is the line below it."""
    last = group[-1]
    if abs(last.size - line.size) > SAME_SIZE * max(last.size, line.size):
        return True
    if _is_wider(last, line, style) or ends_entry(last.text):
        return True
    if line.text[0] in _CLOSING and (line.chinese or not any(map(str.isalnum, line.text))):
        return False
    if is_centred(last, edges) and is_centred(line, edges):
        return last.bold != line.bold or is_closed(last)
    if MARK.match(line.text) or _is_note(line, style) or (leading_number(line.text) and is_closed(last)):
        return True
    turns = line.chinese != last.chinese and is_closed(last)  # paragraphs in turns
    if turns or _has_room(last, line, edges[1]):
        return True
    if line.size > LARGER * style.of(line).size and is_centred(line, edges):
        return False  # the rest of a title
    return _is_indented(group, line, after, edges[0], style)


def _is_note(line: Line, style: Style) -> bool:
    return line.raised > 0 and line.size < style.of(line).size * (1 - SAME_SIZE / 2)


def is_centred(line: Line, edges: tuple[float, float]) -> bool:
    """Whether a line stands in the middle of its column."""
    before, behind = line.left - edges[0], edges[1] - line.right
    return min(before, behind) > CENTRED * line.size and abs(before - behind) < 1.5 * line.size


def _has_room(last: Line, line: Line, right: float) -> bool:
    blank = 0.0 if line.chinese else 0.25
    slack = CLOSED_ROOM if is_closed(last) else ROOM[line.chinese]
    return right - last.right > line.first + (blank + slack) * line.size


def _is_indented(group: Sequence[Line], line: Line, after: Line | None, left: float, style: Style) -> bool:
    """Whether the line stands in as the first of a paragraph does."""
    em, last = line.size, group[-1]
    depth = (line.left - last.left) / em
    if depth > INDENT[0]:
        hangs = len(group) == 1 and (leading_number(last.text) or MARK.match(last.text) or last.raised)
        return not (hangs and (after is None or abs(after.left - line.left) < 0.4 * em or depth < INDENT[1]))
    same = abs(depth) < 0.3 and INDENT[0] < (line.left - left) / em < INDENT[1]
    return (
        same and len(group) == 1 and style.of(line).indented and not (after and abs(after.left - line.left) < 0.3 * em)
    )
