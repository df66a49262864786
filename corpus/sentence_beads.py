"""The stage that pairs the sentences inside each passage, for reading side by side and for translation memories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.alignment import align_sections
from corpus.sentences import Sentence, split_sentences
from corpus.types import Bead, Lang, Passage, SentenceBead

Sides = tuple[tuple[Sentence, ...], tuple[Sentence, ...]]


def pair_sentences(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The ``passages`` of one document with their sentence beads: in order, covering each side but white space once."""
    split = [(split_sentences(passage.zh, "zh"), split_sentences(passage.en, "en")) for passage in passages]
    sections = [([sentence.text for sentence in zh], [sentence.text for sentence in en]) for zh, en in split]
    return tuple(
        replace(passage, sentences=_written_out(sides, _whole(passage, sides) or beads))
        for passage, sides, beads in zip(passages, split, align_sections(sections), strict=True)
    )


def _whole(passage: Passage, sides: Sides) -> Sequence[Bead]:
    """The bead of a passage of one sentence a side: there is nothing to decide, it is as sure as the passage."""
    return (Bead((0,), (0,), passage.confidence or 0.0),) if len(sides[0]) == len(sides[1]) == 1 else ()


def _written_out(sides: Sides, beads: Sequence[Bead]) -> tuple[SentenceBead, ...]:
    found: list[SentenceBead] = []
    for bead in beads:
        before = found[-1] if found else SentenceBead((0, 0), (0, 0))
        zh, en = _span(sides[0], bead.zh, before, "zh"), _span(sides[1], bead.en, before, "en")
        found.append(SentenceBead(zh, en, round(bead.score, 3) if bead.zh and bead.en else None))
    return tuple(found)


def _span(sentences: Sequence[Sentence], places: Sequence[int], before: SentenceBead, lang: Lang) -> tuple[int, int]:
    if not places:
        end = before.span(lang)[1]
        return end, end
    return sentences[places[0]].start, sentences[places[-1]].end
