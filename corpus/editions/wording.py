"""What differs between two texts of one language: spans that take each other's place, whole words of both."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from corpus.editions.stayed import stayed
from corpus.editions.tokens import Token, tokens
from corpus.editions.values import Change, Turn
from corpus.types import Lang
from corpus.words import chinese_words

ISLAND = 4
"""The most that may stay between two changes that are told as one: two words, four Chinese characters."""

Row = Sequence[Token]
Hunk = tuple[int, int, int, int]  # tokens [a, c) of the one text stand where [b, d) of the other do


def changes(a: str, b: str, lang: Lang) -> tuple[Change, ...]:
    """The spans of the two texts that differ, in order.

    Something small that stayed between two greater changes is part of one change. A change that begins within a
    Chinese word of either text takes in the whole word.
    """
    mine, its = tokens(a), tokens(b)
    same = stayed([token.key for token in mine], [token.key for token in its])
    edges = pairwise([(-1, -1), *same, (len(mine), len(its))])
    hunks = [(a + 1, c, b + 1, d) for (a, b), (c, d) in edges if c - a > 1 or d - b > 1]
    hunks = _settled(hunks, mine, its)
    if lang == "zh":
        hunks = _whole_words(hunks, (mine, its), (_edges(a), _edges(b)))
    return tuple(_change(hunk, mine, its) for hunk in hunks)


def kept(a: str, b: str, found: Sequence[Change]) -> float:
    """The share of two texts, marks apart, that stands outside their changes: from 0 to 1."""
    mine, its = _outside(a, [each.a for each in found]), _outside(b, [each.b for each in found])
    whole = mine[1] + its[1]
    return (mine[0] + its[0]) / whole if whole else 1.0


def _outside(text: str, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """How much of a text stands outside of spans in order, and how much there is of it."""
    outside = whole = 0
    rest = [span for span in spans if span[0] < span[1]][::-1]
    for token in tokens(text):
        while rest and rest[-1][1] <= token.start:
            rest.pop()
        whole += token.size
        outside += token.size if not rest or token.end <= rest[-1][0] else 0
    return outside, whole


def _change(hunk: Hunk, mine: Row, its: Row) -> Change:
    a, b = mine[hunk[0] : hunk[1]], its[hunk[2] : hunk[3]]
    turn: Turn = "typography" if all(token.is_mark for token in (*a, *b)) else "wording"
    return Change(turn, _span(mine, hunk[0], hunk[1]), _span(its, hunk[2], hunk[3]))


def _span(row: Row, start: int, end: int) -> tuple[int, int]:
    """Where tokens stand; an empty span behind the token before it."""
    if start < end:
        return row[start].start, row[end - 1].end
    at = row[start - 1].end if start else 0
    return at, at


def _settled(hunks: Sequence[Hunk], mine: Row, its: Row) -> list[Hunk]:
    """The hunks, those joined between which less stayed than either of them changes."""
    out: list[Hunk] = []
    for hunk in hunks:
        joined = hunk
        while out:
            last = out[-1]
            between = sum(token.size for token in mine[last[1] : joined[0]])
            if between > ISLAND or between >= min(_size(last, mine, its), _size(joined, mine, its)):
                break
            joined = (last[0], joined[1], last[2], joined[3])
            out.pop()
        out.append(joined)
    return out


def _size(hunk: Hunk, mine: Row, its: Row) -> int:
    """How much a hunk changes, on the side that changes more."""
    return max(sum(token.size for token in row) for row in (mine[hunk[0] : hunk[1]], its[hunk[2] : hunk[3]]))


def _edges(text: str) -> frozenset[int]:
    """Where the words of a Chinese text begin and end."""
    return frozenset(edge for word in chinese_words(text) for edge in (word.start, word.end))


def _whole_words(
    hunks: Sequence[Hunk], rows: tuple[Row, Row], edges: tuple[frozenset[int], frozenset[int]]
) -> list[Hunk]:
    """The hunks widened to the words of both texts, those that then touch joined."""

    def whole(at: int, to: int) -> bool:
        return _at_edge(rows[0], at, edges[0]) and _at_edge(rows[1], to, edges[1])

    out: list[Hunk] = []
    for number, (a, c, b, d) in enumerate(hunks):
        least = out[-1][1] if out else 0
        most = hunks[number + 1][0] if number + 1 < len(hunks) else len(rows[0])
        before = next((by for by in range(a - least) if whole(a - by, b - by)), a - least)
        after = next((by for by in range(most - c) if whole(c + by, d + by)), most - c)
        first = out.pop() if out and a - before == out[-1][1] else (a - before, 0, b - before, 0)
        out.append((first[0], c + after, first[2], d + after))
    return out


def _at_edge(row: Row, at: int, edges: frozenset[int]) -> bool:
    """Whether no word goes on from one token to the next here."""
    return not 0 < at < len(row) or row[at].start in edges or row[at - 1].end in edges
