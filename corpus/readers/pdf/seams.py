"""Seams: where columns and pages cut the text, which paragraphs go on behind them, and what stands between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Literal

from corpus.readers.pdf.floats import floating
from corpus.readers.pdf.joining import Habits
from corpus.readers.pdf.pieces import Piece, columns
from corpus.readers.pdf.rows import Told, goes_on, with_rest


def seamed(pieces: Sequence[Piece], habits: Habits) -> tuple[Piece, ...]:
    """The pieces, each told whether the column cut it, notes behind the paragraphs that they stood inside of."""
    whole = tuple(_rows_joined(pieces, habits))
    return tuple(_notes_behind(_edged(whole)))


def _edged(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with their edges: ``full`` for the last of a column that the next one in its language goes on with."""
    found = [_with_edge(piece, "short") if piece.laid else piece for piece in pieces]
    open_ends: dict[bool, int] = {}
    for places in columns(found):
        text = [at for at in places if found[at].runs_on]
        heads = [at for at in places if found[at].laid and found[at].block.hint not in _BETWEEN]
        if not heads:
            continue
        first = heads[0]
        for chinese in tuple(open_ends):
            if chinese != found[first].chinese and all(found[at].chinese != chinese for at in heads):
                continue
            end = open_ends.pop(chinese)
            if first in text and chinese == found[first].chinese and _goes_on(found[end], found[first]):
                found[end] = _with_edge(found[end], "full")
        if text and text[-1] == heads[-1]:
            open_ends[found[text[-1]].chinese] = text[-1]
    return found


def _goes_on(end: Piece, start: Piece) -> bool:
    """Whether the last row of a column had no room for the first word of the next, which doesn't stand in."""
    if end.laid is None or start.laid is None:
        return False
    return not end.laid.has_room(start.laid.first) and not start.laid.indented


def _with_edge(piece: Piece, edge: Literal["full", "short"]) -> Piece:
    return replace(piece, block=replace(piece.block, edge=edge))


_BETWEEN = ("note", "caption")
"""What stands between the parts of a paragraph that a column cuts."""


def _notes_behind(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces in order, each note behind the paragraph that has its mark, or that it stands inside of.

    So are captions of figures that stand wherever a page had room for them, above and below its text.
    """
    called = _called(pieces) | floating(pieces)
    held: dict[bool, list[Piece]] = {}
    for at, piece in enumerate(pieces):
        chinese = piece.chinese
        if piece.block.hint in _BETWEEN:
            if at in called:
                continue
            if chinese in held:
                held[chinese].append(piece)
                continue
        yield piece
        if piece.runs_on:
            waiting = [*held.pop(chinese, ()), *(pieces[note] for note, text in called.items() if text == at)]
            if piece.block.edge == "full":
                held[chinese] = waiting
            else:
                yield from waiting
    for left in held.values():
        yield from left


def _called(pieces: Sequence[Piece]) -> dict[int, int]:
    """The place of each note → that of the paragraph that has its mark, on its page or, for want of room, before it."""
    found: dict[int, int] = {}
    texts: list[int] = []
    before: list[int] = []
    page: int | None = None
    for at, piece in enumerate(pieces):
        if piece.block.locator.page != page:
            page, before, texts = piece.block.locator.page, texts, []
        if piece.runs_on:
            texts.append(at)
        elif piece.mark:
            here = next((text for text in (*texts, *reversed(before)) if _calls(pieces[text], piece.mark)), None)
            if here is not None:
                found[at] = here
    return found


def _calls(piece: Piece, mark: str) -> bool:
    if piece.laid is None:
        return False
    set_off = any(mark in line.calls for line in piece.laid.lines)
    return set_off or (not mark[-1:].isalnum() and any(mark in line.text[1:] for line in piece.laid.lines))


def _rows_joined(pieces: Sequence[Piece], habits: Habits) -> Iterator[Piece]:
    """The pieces, the row of a paired table that a page cut as one."""
    last: list[Piece] = []
    for _, group in groupby(pieces, key=_row):
        row = list(group)
        if not row[0].paired:
            if any(piece.flow >= 0 for piece in row):
                yield from last
                last = []
            yield from row
            continue
        cut = last and last[0].block.locator.page != row[0].block.locator.page and goes_on(_cells(last), _cells(row))
        if cut:
            last = [
                replace(piece, cell=cell, block=replace(piece.block, text=cell.text))
                for piece, cell in zip(last, with_rest(_cells(last), _cells(row), habits), strict=True)
            ]
        else:
            yield from last
            last = row
    yield from last


def _row(piece: Piece) -> tuple[bool, int | None, int]:
    return piece.paired, piece.block.locator.page, piece.cell.row if piece.cell else piece.flow


def _cells(row: Sequence[Piece]) -> list[Told]:
    return [piece.cell for piece in row if piece.cell]
