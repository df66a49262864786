"""Strays: tails that ended up without a counterpart, and the paragraphs that wait for them.

Repair looks only a few paragraphs back, and never past a heading, because a page can put a tail nearly anywhere
and one language alone can't tell. Once the beads are known, two things together can: a piece that translates
nothing, and, not far before it, an open paragraph whose bead is too short on this side by about that much.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.continuity import continuation
from corpus.pairing import Chains, Join
from corpus.paragraphs import Chain
from corpus.types import LANGS, Lang

FAR = 12  # pieces between a stray and its head
FITS = -1.5  # odds of the words alone from which on a stray may belong to a head
RECLAIMED = 6.0  # odds of a seam that is mended so
GAIN = 0.15  # by how much the logarithm of a bead's ratio of lengths must come nearer to the document's, at low odds


def reclaimed(chains: Chains, beads: Sequence[Join]) -> Chains:
    """The chains with strays moved behind their heads; the same chains where there are none."""
    moves: dict[Lang, dict[int, int]] = {lang: {} for lang in LANGS}
    sizes = {lang: [len(piece.text) for piece in chains[lang].pieces] for lang in LANGS}
    ratio = math.log(sum(sizes["en"]) / sum(sizes["zh"]))
    for lang in LANGS:
        for stray in _strays(beads, lang):
            head = _head(chains[lang], sizes, ratio, beads, lang, stray)
            if head is not None and head not in moves[lang].values():
                moves[lang][stray] = head
    return {lang: _moved(chains[lang], moves[lang]) for lang in LANGS}


def _strays(beads: Sequence[Join], lang: Lang) -> Iterator[int]:
    for i, m, j, n, _ in beads:
        if not (m and n) and (m if lang == "zh" else n) == 1:
            yield i if lang == "zh" else j


def _head(
    chain: Chain,
    sizes: dict[Lang, list[int]],
    ratio: float,
    beads: Sequence[Join],
    lang: Lang,
    stray: int,
) -> int | None:
    """The open piece at the end of a bead that the stray continues best, and whose lengths it mends."""
    best, points = None, FITS
    piece = chain.pieces[stray]
    for i, m, j, n, _ in beads:
        last = (i + m if lang == "zh" else j + n) - 1
        if not (m and n) or not 0 < stray - last <= FAR or chain.pieces[last].closed or piece.alone or piece.label:
            continue
        zh, en = sum(sizes["zh"][i : i + m]), sum(sizes["en"][j : j + n])
        more = (zh + sizes[lang][stray], en) if lang == "zh" else (zh, en + sizes[lang][stray])
        gain = abs(math.log(en / zh) - ratio) - abs(math.log(more[1] / more[0]) - ratio)
        around = ("label",) * chain.pieces[last].label
        odds = continuation(chain.pieces[last].text, piece.text, lang, *around)
        if gain > (GAIN if odds < 0 else 0.0) and odds > points:
            best, points = last, odds
    return best


def _moved(chain: Chain, moves: dict[int, int]) -> Chain:
    """The chain with each stray behind its head."""
    if not moves:
        return chain
    after = {head: stray for stray, head in moves.items()}
    order: list[int] = []
    for at in range(len(chain.pieces)):
        if at not in moves:
            order.append(at)
            while order[-1] in after:
                order.append(after[order[-1]])
    odds = [RECLAIMED if at in moves else chain.odds[at] for at in order]
    return replace(chain, pieces=tuple(chain.pieces[at] for at in order), odds=tuple(odds))
