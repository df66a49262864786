"""Corrections after their document was made anew: where each one's text stands now, if it stands there whole."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, chain, product

from corpus.corrections.laying import Laid, Placed, lay
from corpus.corrections.writing_out import written_out
from corpus.identity import normal
from corpus.types import Correction, Passage


def fit(made: Sequence[Passage], corrections: Sequence[Correction]) -> Laid:
    """The passages that the text stages ``made`` with every correction in its place that fits.

    A correction fits where passages in a row have the same text on each side, white space apart, as those it was made
    for, or as those it makes: how that text is cut into passages and paired may have changed. The others come back
    without a place, behind those that fit.
    """
    if not corrections:
        return lay(made, ())
    texts = _Texts(made)
    placed: list[Placed] = []
    waiting = []
    for correction in sorted(corrections, key=lambda each: each.before[0].ordinal):
        runs = [run for run in texts.runs(correction) if _is_free(run, placed)]
        if runs:
            start, end = min(runs, key=lambda run: abs(run[0] - correction.before[0].ordinal))
            placed.append(Placed(start, _renewed(correction, made[start:end])))
        else:
            waiting.append(replace(correction, ordinal=None))
    laid = lay(made, placed)
    return replace(laid, corrections=(*laid.corrections, *waiting))


def _renewed(correction: Correction, run: Sequence[Passage]) -> Correction:
    """The correction of the passages as they are made now: with their places in the source, and to be taken back to."""
    return replace(correction, before=tuple(run), after=written_out(correction.after, run))


def _is_free(run: tuple[int, int], placed: Sequence[Placed]) -> bool:
    return all(run[1] <= each.start or each.end <= run[0] for each in placed)


class _Texts:
    """The two sides of a document as one long string each, in the form that ids are made from."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        zh, en = ([normal(text) for text in side] for side in _sides(passages))
        self._text = "".join(zh), "".join(en)
        self._edges = tuple(list(accumulate(map(len, side), initial=0)) for side in (zh, en))
        self._passages = {edge: at for at, edge in enumerate(zip(*self._edges, strict=True))}

    def runs(self, correction: Correction) -> list[tuple[int, int]]:
        """The passages in a row that hold the text of the correction, as half-open ranges."""
        wanted = (
            tuple("".join(map(normal, side)) for side in _sides(passages))
            for passages in (correction.before, correction.after)
        )
        kinds = dict.fromkeys(product(*zip(*wanted, strict=True)))
        return list(dict.fromkeys(chain.from_iterable(self._runs(zh, en) for zh, en in kinds if zh or en)))

    def _runs(self, zh: str, en: str) -> Iterator[tuple[int, int]]:
        lead = 0 if zh else 1
        for place in _occurrences(self._text[lead], (zh, en)[lead]):
            edges = self._edges[lead]
            for first in range(bisect_left(edges, place), bisect_right(edges, place)):
                starts = self._edges[0][first], self._edges[1][first]
                last = self._passages.get((starts[0] + len(zh), starts[1] + len(en)))
                if (
                    last is not None
                    and self._text[0].startswith(zh, starts[0])
                    and (self._text[1].startswith(en, starts[1]))
                ):
                    yield first, last


def _sides(passages: Sequence[Passage]) -> tuple[list[str], list[str]]:
    return [passage.zh for passage in passages], [passage.en for passage in passages]


def _occurrences(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)
