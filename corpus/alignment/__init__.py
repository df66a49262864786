"""Alignment: which Chinese paragraphs (or sentences) translate which English ones.

Two sequences in, beads out: monotone, every index covered once. The evidence is a lexicon, values, printed
numbers, names, marks and lengths, weighed as a log-likelihood ratio (:mod:`.evidence`) and maximised by dynamic
programming (:mod:`.search`), again and again: each pass teaches the next which shapes of beads the document has,
which words it translates with which, and how closely. Where doubt remains, sentence vectors are asked, if installed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.alignment.bands import Band, band_around, first_band, within, within_sections
from corpus.alignment.confidence import confidences
from corpus.alignment.evidence import Evidence
from corpus.alignment.features import SEAM, Unit, units
from corpus.alignment.learned import learn
from corpus.alignment.meaning import doubtful_rows, read
from corpus.alignment.search import Search, Step, best_path
from corpus.alignment.shapes import SHAPES, shapes_of
from corpus.types import Bead
from corpus.vectors import available

__all__ = ["Section", "align", "align_sections"]

LESSONS = 2  # passes that learn from the one before; a third gave nothing

Section = tuple[Sequence[str], Sequence[str]]
"""The Chinese and the English sentences of a passage: texts that are known to belong together."""


def align(zh: Sequence[str], en: Sequence[str]) -> tuple[Bead, ...]:
    """Pair two sequences of paragraphs or sentences, both in reading order, in either Chinese script.

    The beads are monotone and cover every index exactly once; ``score`` is the confidence, 0 to 1.
    """
    if not zh or not en:
        return tuple(_alone(range(len(zh)), range(len(en))))
    return _align(Texts.of(zh, en), None)


def align_sections(sections: Sequence[Section]) -> tuple[tuple[Bead, ...], ...]:
    """Pair the sentences inside each of a document's passages; for each section its beads, as :func:`align` gives them.

    What a word or a length says is counted over the whole document, so that short passages are paired as well
    as long ones.
    """
    paired = [(zh, en) for zh, en in sections if zh and en]
    outer = within_sections((len(zh), len(en)) for zh, en in paired)
    texts = Texts.of(
        [text for zh, _ in paired for text in (*zh, SEAM)], [text for _, en in paired for text in en], sentences=True
    )
    beads = deque(_align(texts, outer)) if paired else deque()
    found = []
    i = j = 0
    for zh, en in sections:
        if zh and en:
            found.append(tuple(_section(beads, range(i, i + len(zh)), range(j, j + len(en)))))
            i, j = i + len(zh) + 1, j + len(en)
        else:
            found.append(tuple(_alone(range(len(zh)), range(len(en)))))
    return tuple(found)


def _section(beads: deque[Bead], zh: range, en: range) -> Iterator[Bead]:
    """The beads of one section, taken from those of the whole text, numbered from its start."""
    while beads and all(at in zh for at in beads[0].zh) and all(at in en for at in beads[0].en):
        bead = beads.popleft()
        yield Bead(tuple(at - zh.start for at in bead.zh), tuple(at - en.start for at in bead.en), bead.score)


def _alone(zh: range, en: range) -> Iterator[Bead]:
    yield from (Bead((at,), (), 0.0) for at in zh)
    yield from (Bead((), (at,), 0.0) for at in en)


@dataclass(frozen=True, slots=True)
class Texts:
    """Both texts, and what each of their units offers as evidence."""

    zh: Sequence[str]
    en: Sequence[str]
    zh_units: Sequence[Unit]
    en_units: Sequence[Unit]

    @classmethod
    def of(cls, zh: Sequence[str], en: Sequence[str], *, sentences: bool = False) -> Texts:
        return cls(zh, en, units(zh, "zh", sentences=sentences), units(en, "en", sentences=sentences))


def _align(texts: Texts, outer: Band | None) -> tuple[Bead, ...]:
    evidence = Evidence.of(texts.zh_units, texts.en_units)
    search = _taught(texts, evidence, outer)
    sure = _sure(search, evidence)
    if available() and (rows := doubtful_rows(search.path, sure, len(texts.zh))).any():
        search = _read_again(texts, search, outer, rows)
        sure = _sure(search, evidence)
    return tuple(map(_bead, search.path, sure))


def _sure(search: Search, evidence: Evidence) -> tuple[float, ...]:
    """Confidence rests on what the lexicon says, not on what the path itself taught."""
    tallies = iter(evidence.tallies([step[:4] for step in search.path if step.m and step.n]))
    return confidences([next(tallies) if step.m and step.n else None for step in search.path], search.margins())


def _taught(texts: Texts, evidence: Evidence, outer: Band | None) -> Search:
    """The search as the document itself corrects it, lesson by lesson."""
    path = best_path(evidence, outer or first_band(evidence.zh, evidence.en), SHAPES)
    search = _lesson(texts, evidence, path, outer)
    for _ in range(LESSONS - 1):
        if [step[:4] for step in search.path] == [step[:4] for step in path]:
            break
        path = search.path
        del search  # before the next one is made: a search of a long text takes room
        search = _lesson(texts, evidence, path, outer)
    return search


def _lesson(texts: Texts, evidence: Evidence, path: Sequence[Step], outer: Band | None) -> Search:
    """What a path teaches: the document's own words, its habits, and how closely it translates."""
    learned = learn(evidence.found, (step for step in path if step.weight > 0))
    closeness = evidence.closeness([step[:4] for step in path if step.m and step.n])
    return Search(evidence.taught(learned, closeness), _near(path, outer, evidence), shapes_of(path, evidence))


def _read_again(texts: Texts, search: Search, outer: Band | None, rows: NDArray[np.bool_]) -> Search:
    """The search again, with sentence vectors as evidence where its path is in doubt."""
    taught, path = search.evidence, search.path
    band = _near(path, outer, taught)
    return Search(taught, band, shapes_of(path, taught), read(texts.zh, texts.en, taught, band, rows))


def _near(path: Sequence[Step], outer: Band | None, evidence: Evidence) -> Band:
    pairs = [(step.i, step.j) for step in path if step.m and step.n]
    band = band_around(pairs, len(evidence.zh), len(evidence.en))
    return within(band, outer) if outer else band


def _bead(step: Step, sure: float) -> Bead:
    zh, en = range(step.i, step.i + step.m), range(step.j, step.j + step.n)
    return Bead(tuple(zh), tuple(en), sure if zh and en else 0.0)
