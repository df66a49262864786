"""The stage that pairs the sentences inside each passage, for reading side by side and for translation memories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.alignment import align
from corpus.sentences import Sentence, split_sentences
from corpus.types import Bead, Lang, Passage, SentenceBead

Sides = tuple[tuple[Sentence, ...], tuple[Sentence, ...]]


def pair_sentences(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """``passages`` with their sentence beads: in order, covering each side but white space once."""
    split = [(split_sentences(passage.zh, "zh"), split_sentences(passage.en, "en")) for passage in passages]
    return tuple(
        replace(passage, sentences=_written_out(sides, _beads(passage, sides)))
        for passage, sides in zip(passages, split, strict=True)
    )


def _beads(passage: Passage, sides: Sides) -> Sequence[Bead]:
    zh, en = sides
    if len(zh) == len(en) == 1:  # nothing to decide: the passage is the bead
        return (Bead((0,), (0,), passage.confidence or 0.0),)
    return align([sentence.text for sentence in zh], [sentence.text for sentence in en])


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
