"""A translation beside a version in both languages: what it translates there tells where it belongs.

Two free translations may have hardly a word in common. Where one version has the original too and the other has not,
the other is aligned with that original, as the two languages of one document are.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.alignment import align
from corpus.editions.values import Link
from corpus.types import LANGS, Lang, Passage

SURE = 0.5
"""The score of a bead from which it speaks for a pair: the aligner's own measure of as likely right as wrong."""


def translated(a: Sequence[Passage], b: Sequence[Passage]) -> tuple[Link, ...]:
    """Which passages of the one version translate which of the other, by the language that only one of them has."""
    for lang in LANGS:
        other: Lang = "en" if lang == "zh" else "zh"
        if not _has(lang, a) and _has(other, a) and _both(b):
            return _beads(a, b, {other: "a", lang: "b"})
        if not _has(lang, b) and _has(other, b) and _both(a):
            return _beads(a, b, {lang: "a", other: "b"})
    return ()


def _has(lang: Lang, passages: Sequence[Passage]) -> bool:
    return any(passage.text(lang) for passage in passages)


def _both(passages: Sequence[Passage]) -> bool:
    return all(_has(lang, passages) for lang in LANGS)


def _beads(a: Sequence[Passage], b: Sequence[Passage], sides: dict[Lang, str]) -> tuple[Link, ...]:
    """The sure beads of one language of ``a`` with the other one of ``b``, as links."""
    places = {
        lang: [at for at, passage in enumerate(a if side == "a" else b) if passage.text(lang)]
        for lang, side in sides.items()
    }
    texts = {lang: [(a if side == "a" else b)[at].text(lang) for at in places[lang]] for lang, side in sides.items()}
    found = []
    for bead in align(zh=texts["zh"], en=texts["en"]):
        if bead.score >= SURE:
            members = {"zh": tuple(places["zh"][at] for at in bead.zh), "en": tuple(places["en"][at] for at in bead.en)}
            of_a, of_b = (members[lang] for side in "ab" for lang in LANGS if sides[lang] == side)
            found.append(Link(of_a, of_b, bead.score))
    return tuple(found)
