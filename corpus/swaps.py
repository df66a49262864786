"""Displaced tails that one language can't tell from paragraphs: the other says which of two follows a head.

Behind an open head stand a paragraph and its tail, or its tail and a paragraph. Where the words don't decide, both
orders are paired with the other language, and the better one stays. Where the first pairing gives each of the two
its own counterpart, one behind the other, they stand as the other language has them, and nothing is tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.alignment.search import Step
from corpus.continuity import continuation
from corpus.numbering import leading_number
from corpus.pairing import APART, Chains, Pairer, Stretch, stretches, totals
from corpus.paragraphs import Chain
from corpus.pieces import Piece
from corpus.types import LANGS, Lang

POSSIBLE = -2.5  # odds that a second piece continues a head, from which on both orders are tried
MARGIN = 1.0  # by how much the other order must score better


def exchanged(chains: Chains, pairer: Pairer) -> Chains:
    """The chains with each tail before the paragraph behind which a page put it; the same where there is none."""
    for lang in LANGS:
        chains = _exchanged(chains, lang, pairer)
    return chains


def _exchanged(chains: Chains, lang: Lang, pairer: Pairer) -> Chains:
    rows = {each: stretches(chains[each]) for each in LANGS}
    swaps = tuple(_candidates(chains[lang], rows[lang]))
    if not swaps:
        return chains
    path = pairer.path(rows)
    swaps = tuple(_doubtful(swaps, path, lang))
    if not swaps:
        return chains
    before = totals(path)
    after = totals(pairer.path({**rows, lang: _swapped(rows[lang], swaps, lang)}))
    better = [at for at in swaps if _gain(before, after, 0 if lang == "zh" else 1, at) > MARGIN]
    return {**chains, lang: _in_order(chains[lang], rows[lang], better)} if better else chains


def _doubtful(swaps: Iterable[int], path: Sequence[Step], lang: Lang) -> Iterator[int]:
    """The heads behind which the path doesn't pair a paragraph and another one, each in a bead of its own.

    Among 277 candidates of news, law and technical pages, the other order of two that it pairs so was never better.
    """
    beads = [step for step in path for _ in range(step.m if lang == "zh" else step.n)]
    for at in swaps:
        head, between, tail = beads[at : at + 3]
        if head is between or between is tail or between.weight <= 0 or tail.weight <= 0:
            yield at


def _gain(before: Mapping[tuple[int, int], float], after: Mapping[tuple[int, int], float], side: int, at: int) -> float:
    """How much better the second path is from the last point before a head that both pass to the first behind it."""
    common = sorted(point for point in before if point in after)
    start = max(point for point in common if point[side] <= at)
    end = min(point for point in common if point[side] >= at + 3)
    return after[end] - after[start] - before[end] + before[start]


def _candidates(chain: Chain, row: Sequence[Stretch]) -> Iterator[int]:
    """Places where a head, a paragraph and perhaps its tail stand one after the other: the numbers of the heads."""
    last = -3
    for at in range(len(row) - 2):
        head = chain.pieces[row[at].end - 1]
        between, tail = (chain.pieces[each.start] for each in row[at + 1 : at + 3])
        if at - last < 3 or head.closed or head.alone or between.alone or tail.alone or tail.label:
            continue
        if leading_number(tail.text) is None and _odds(head.text, tail.text, tail.lang) > POSSIBLE:
            last = at
            yield at


def _odds(head: str, tail: str, lang: Lang) -> float:
    return continuation(head, tail, lang, "skipped")


def _swapped(row: Sequence[Stretch], swaps: Sequence[int], lang: Lang) -> tuple[Stretch, ...]:
    made = list(row)
    for at in swaps:
        head, between, tail = row[at : at + 3]
        made[at + 1] = replace(tail, odds=max(APART, _odds(head.text, tail.text, lang)), headed=between.headed)
        made[at + 2] = replace(between, odds=max(APART, continuation(tail.text, between.text, lang)), headed=False)
        if at + 3 < len(row):
            behind = continuation(between.text, row[at + 3].text, lang)
            made[at + 3] = replace(made[at + 3], odds=max(APART, behind))
    return tuple(made)


def _in_order(chain: Chain, row: Sequence[Stretch], swaps: Sequence[int]) -> Chain:
    pieces: list[Piece] = []
    odds: list[float] = []
    for stretch in _returned(chain, _swapped(row, swaps, chain.pieces[0].lang), [at + 2 for at in swaps]):
        pieces += chain.pieces[stretch.start : stretch.end]
        odds += [stretch.odds if odds else chain.odds[0], *chain.odds[stretch.start + 1 : stretch.end]]
    return Chain(tuple(pieces), tuple(odds))


def _returned(chain: Chain, row: Sequence[Stretch], released: Sequence[int]) -> list[Stretch]:
    """The row with each released stretch behind those that the source has before it."""
    made = list(row)
    for at in reversed(released):
        while at + 1 < len(made) and _place(chain, made[at + 1]) < _place(chain, made[at]):
            made[at], made[at + 1] = made[at + 1], made[at]
            at += 1
    return made


def _place(chain: Chain, stretch: Stretch) -> tuple[int, int]:
    first = chain.pieces[stretch.start].fragment.spans[0]
    return first.block, first.start
