"""Displaced tails that one language can't tell from paragraphs: the other says which of two follows a head.

Behind an open head stand a paragraph and its tail, or its tail and a paragraph. Where the words don't decide, both
orders are paired with the other language, and the better one stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.continuity import continuation
from corpus.numbering import leading_number
from corpus.pairing import APART, Chains, Grid, Span, Stretch, stretches
from corpus.paragraphs import Chain
from corpus.pieces import Piece
from corpus.types import LANGS, Lang

POSSIBLE = -2.5  # odds that a second piece continues a head, from which on both orders are tried
MARGIN = 1.0  # by how much the other order must score better


def exchanged(chains: Chains, beads: Sequence[Span]) -> Chains:
    """The chains with each tail before the paragraph behind which a page put it; the same where there is none."""
    for lang in LANGS:
        chains = _exchanged(chains, beads, lang)
    return chains


def _exchanged(chains: Chains, beads: Sequence[Span], lang: Lang) -> Chains:
    rows = {each: stretches(chains[each]) for each in LANGS}
    swaps = tuple(_candidates(chains[lang], rows[lang]))
    if not swaps:
        return chains
    other = {**rows, lang: _swapped(chains[lang], rows[lang], swaps)}
    before, after = Grid(rows["zh"], rows["en"]), Grid(other["zh"], other["en"])
    better = []
    for at in swaps:
        top, ranges = _window(beads, rows, lang, at)
        if after.best(ranges, top)[0] > before.best(ranges, top)[0] + MARGIN:
            better.append(at)
    return {**chains, lang: _in_order(chains[lang], rows[lang], better)} if better else chains


def _candidates(chain: Chain, row: Sequence[Stretch]) -> Iterator[int]:
    """Places where a head, a paragraph and perhaps its tail stand one after the other: the numbers of the heads."""
    last = -3
    for at in range(len(row) - 2):
        head, between, tail = (
            chain.pieces[row[at].end - 1],
            chain.pieces[row[at + 1].start],
            chain.pieces[row[at + 2].start],
        )
        if at - last < 3 or head.closed or head.alone or between.alone or tail.alone or tail.label:
            continue
        if leading_number(tail.text) is None and _odds(head.text, tail.text, tail.lang) > POSSIBLE:
            last = at
            yield at


def _odds(head: str, tail: str, lang: Lang) -> float:
    return continuation(head, tail, lang, "skipped")


def _swapped(chain: Chain, row: Sequence[Stretch], swaps: Sequence[int]) -> tuple[Stretch, ...]:
    made = list(row)
    for at in swaps:
        head, between, tail = row[at : at + 3]
        lang = chain.pieces[0].lang
        made[at + 1] = replace(tail, odds=max(APART, _odds(head.text, tail.text, lang)))
        made[at + 2] = replace(between, odds=max(APART, continuation(tail.text, between.text, lang)))
        if at + 3 < len(row):
            made[at + 3] = replace(row[at + 3], odds=max(APART, continuation(between.text, row[at + 3].text, lang)))
    return tuple(made)


def _window(
    beads: Sequence[Span], rows: Mapping[Lang, Sequence[Stretch]], lang: Lang, at: int
) -> tuple[int, list[tuple[int, int]]]:
    """The part of the grid around three stretches: from the bead of the first to that behind the bead of the last."""
    low, high = rows[lang][at].start, rows[lang][at + 2].end
    side = 0 if lang == "zh" else 2
    inside = [n for n, bead in enumerate(beads) if bead[side] < high and bead[side] + bead[side + 1] > low]
    first, last = beads[max(0, inside[0] - 1)], beads[min(len(beads) - 1, inside[-1] + 1)]
    top, bottom = _number(rows["zh"], first[0]), _number(rows["zh"], last[0] + last[1])
    left, right = _number(rows["en"], first[2]), _number(rows["en"], last[2] + last[3])
    return top, [(left, right + 1)] * (bottom - top + 1)


def _number(row: Sequence[Stretch], piece: int) -> int:
    return next((number for number, each in enumerate(row) if each.start >= piece), len(row))


def _in_order(chain: Chain, row: Sequence[Stretch], swaps: Sequence[int]) -> Chain:
    order = list(range(len(row)))
    for at in swaps:
        order[at + 1], order[at + 2] = at + 2, at + 1
    swapped = _swapped(chain, row, swaps)
    pieces: list[Piece] = []
    odds: list[float] = []
    for number, place in enumerate(order):
        start, end = row[place].start, row[place].end
        pieces += chain.pieces[start:end]
        odds += [swapped[number].odds if number else chain.odds[0], *chain.odds[start + 1 : end]]
    return Chain(tuple(pieces), tuple(odds))
