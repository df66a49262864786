"""Joins and beads decided together: what one language leaves in doubt, the other often settles.

The chains of both languages are paired as they are (:mod:`corpus.pairing`); what the pairing shows to be out of
place is put in order (:mod:`corpus.strays`, :mod:`corpus.swaps`) and paired again; then each seam is joined or not.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.pairing import SURE, Chains, Join, Pairer
from corpus.paragraphs import whole
from corpus.strays import reclaimed
from corpus.swaps import exchanged
from corpus.types import LANGS, Lang, Paragraph

DOUBT = -4.0  # odds below which a seam needs no second opinion
JOINED = -2.5  # odds from which on two pieces that stand in one bead are one paragraph


def settle(chains: Chains) -> dict[Lang, tuple[Paragraph, ...]]:
    """The paragraphs of both languages, each doubtful seam as the other language has it."""
    if not all(chains[lang].pieces for lang in LANGS) or not _doubtful(chains):
        return {lang: whole(chains[lang], [odds > 0 for odds in chains[lang].odds]) for lang in LANGS}
    pairer = Pairer()
    chains = exchanged(chains, pairer)
    chains = reclaimed(chains, pairer.joins(chains))
    joined = _joined(chains, pairer.joins(chains))
    return {lang: whole(chains[lang], joined[lang]) for lang in LANGS}


def _doubtful(chains: Chains) -> bool:
    return any(DOUBT < odds < SURE for lang in LANGS for odds in chains[lang].odds)


def _joined(chains: Chains, beads: Sequence[Join]) -> dict[Lang, list[bool]]:
    """For each piece, whether it goes on with the one before it."""
    odds = {lang: chains[lang].odds for lang in LANGS}
    joined = {lang: [each >= SURE for each in odds[lang]] for lang in LANGS}
    alone = ""
    for i, m, j, n, continued in beads:
        before, alone = alone, "" if m and n else "zh" if m else "en"
        ranges: dict[Lang, tuple[int, int]] = {"zh": (i, m), "en": (j, n)}
        for lang, (start, count) in ranges.items():
            for at in range(start + (not continued), start + count):
                joined[lang][at] = odds[lang][at] > JOINED
            if lang == before == alone:  # a paragraph without a counterpart may be cut too
                joined[lang][start] = odds[lang][start] > 0
    return joined
