"""Joins and beads decided together: what one language leaves in doubt, the other often settles.

A headline without a stop and a paragraph cut after its first line look alike; but where the other language has
two paragraphs, the one was a headline. So the pieces of both languages are aligned as they are. A seam inside a
bead costs what it costs to join there, or to pair two paragraphs with one; two seams at one place, between two
beads, are joined where the odds of both together are for it: a page that ends cuts both columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.alignment.anchors import band
from corpus.alignment.evidence import Evidence
from corpus.alignment.features import units
from corpus.paragraphs import Chain, whole
from corpus.strays import reclaimed
from corpus.streams import join_texts
from corpus.types import LANGS, Lang, Paragraph

SURE = 5.0  # odds above which a join needs no second opinion
DOUBT = -4.0  # … and below which there is none
APART = -3.3  # the prior of a bead of two paragraphs beside that of one
ALONE = -3.5  # … and of a paragraph without a counterpart
BOTH = 1.0  # what speaks for two seams at one place of both languages
MOST = 4  # pieces of one language in a bead
JOINED = -2.5  # odds from which on two pieces that stand in one bead are one paragraph
_SHAPES = tuple((m, n) for m in range(MOST + 1) for n in range(MOST + 1) if (m and n) or m + n == 1)

Chains = dict[Lang, Chain]
Span = tuple[int, int, int, int]
"""A bead ``(i, m, j, n)``: ``m`` Chinese pieces from number ``i`` with ``n`` English ones from ``j``."""


def settle(chains: Chains) -> dict[Lang, tuple[Paragraph, ...]]:
    """The paragraphs of both languages, each doubtful seam as the other language has it."""
    if not all(chains[lang].pieces for lang in LANGS) or not _doubtful(chains):
        return {lang: whole(chains[lang], [odds > 0 for odds in chains[lang].odds]) for lang in LANGS}
    beads = _beads(chains)
    mended = reclaimed(chains, beads)
    if mended != chains:
        chains, beads = mended, _beads(mended)
    joined = _joined(chains, beads)
    return {lang: whole(chains[lang], joined[lang]) for lang in LANGS}


def _doubtful(chains: Chains) -> bool:
    return any(DOUBT < odds < SURE for lang in LANGS for odds in chains[lang].odds)


def _joined(chains: Chains, beads: Sequence[Span]) -> dict[Lang, list[bool]]:
    """For each piece, whether it goes on with the one before it."""
    odds = {lang: chains[lang].odds for lang in LANGS}
    joined = {lang: [each >= SURE for each in odds[lang]] for lang in LANGS}
    for i, m, j, n in beads:
        both = m and n and i and j and _crossing(odds["zh"][i], odds["en"][j]) > 0
        ranges: dict[Lang, tuple[int, int]] = {"zh": (i, m), "en": (j, n)}
        for lang, (start, count) in ranges.items():
            for at in range(start + (not both), start + count):
                joined[lang][at] = odds[lang][at] > JOINED
    return joined


def _crossing(zh: float, en: float) -> float:
    """What speaks for joining two beads to one, where each language has a seam with these odds."""
    return max(zh, APART) + max(en, APART) + BOTH


@dataclass(frozen=True, slots=True)
class _Row:
    """The pieces of one language between its doubtful seams: where each begins, its text, the odds before it."""

    starts: tuple[int, ...]
    texts: tuple[str, ...]
    odds: tuple[float, ...]


def _row(chain: Chain) -> _Row:
    starts = tuple(at for at, odds in enumerate(chain.odds) if odds < SURE)
    ends = (*starts[1:], len(chain.pieces))
    lang = chain.pieces[0].lang
    texts = (join_texts([piece.text for piece in chain.pieces[a:b]], lang) for a, b in zip(starts, ends, strict=True))
    return _Row((*starts, len(chain.pieces)), tuple(texts), tuple(max(chain.odds[at], APART) for at in starts))


def _beads(chains: Chains) -> tuple[Span, ...]:
    """The beads of pieces, by dynamic programming over beads and the seams inside and between them."""
    zh, en = _row(chains["zh"]), _row(chains["en"])
    evidence = Evidence(units(zh.texts, "zh"), units(en.texts, "en"))
    moves: dict[tuple[int, int], tuple[int, int]] = {}
    totals: dict[tuple[int, int], float] = {(0, 0): 0.0}
    for i, (first, end) in enumerate(band(evidence)):
        for j in range(first, end):
            reached = [
                (before + _score(evidence, zh.odds, en.odds, i - m, m, j - n, n), (m, n))
                for m, n in _SHAPES
                if (before := totals.get((i - m, j - n))) is not None
            ]
            if reached:
                totals[i, j], moves[i, j] = max(reached)
    path = _trace(moves, len(zh.texts), len(en.texts))
    return tuple(
        (zh.starts[i], zh.starts[i + m] - zh.starts[i], en.starts[j], en.starts[j + n] - en.starts[j])
        for i, m, j, n in path
    )


def _score(evidence: Evidence, zh: Sequence[float], en: Sequence[float], i: int, m: int, j: int, n: int) -> float:
    if not (m and n):
        return ALONE
    inside = sum(zh[i + 1 : i + m]) + sum(en[j + 1 : j + n])
    before = max(0.0, _crossing(zh[i], en[j])) if i and j else 0.0
    return evidence.score(i, m, j, n) + inside + before


def _trace(moves: dict[tuple[int, int], tuple[int, int]], i: int, j: int) -> tuple[Span, ...]:
    path = []
    while i or j:
        m, n = moves[i, j]
        i, j = i - m, j - n
        path.append((i, m, j, n))
    return tuple(reversed(path))
