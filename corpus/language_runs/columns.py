"""How wide the two columns of a document are, as the rows in it tell.

A row that a narrower margin would have broken, or a wider one would have gone on, says between which two
widths its column's must be; the width that most rows agree upon is taken (interval stabbing).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise, product
from math import inf

from corpus.language_runs.balance import names_in_chinese, words_repeated
from corpus.language_runs.pieces import Piece, pieces
from corpus.language_runs.rows import Row, rows, strangeness, with_room
from corpus.language_runs.tokens import Run
from corpus.language_runs.widths import METRICS, Columns, Metric, width
from corpus.types import LANGS, Lang

Interval = tuple[float, float]
NARROWEST: dict[Lang, float] = {"zh": 20.0, "en": 28.0}  # cells of a column
WIDEST: dict[Lang, float] = {"zh": 76.0, "en": 120.0}
FEWEST = 6  # rows of each column that words alone must show: trying guesses takes a second or two
GUESSES = 2  # widths of each column that are tried; a third one takes twice the time and finds nothing more
APART = 3.0  # cells between two guesses
TRIAL = 300  # pieces of text that guesses are tried on
SAMPLE = 900  # pieces of text that are measured


def intervals(
    found: Sequence[Row], pieces: Sequence[Piece], columns: Columns, text: str, metric: Metric
) -> dict[Lang, list[Interval]]:
    """For each language, between which widths each row says that its column's is: it held the row, and no more."""
    told: dict[Lang, list[Interval]] = {"zh": [], "en": []}
    for row in found:
        if row.room is not None:
            more = columns.of(row.lang) - row.width - row.room
            if metric == columns.metric:
                low = row.width
            else:
                low = width(text[pieces[row.first].start : pieces[row.last - 1].end], row.lang, metric)
            told[row.lang].append((low, low + more))
    return told


def peaks(found: Sequence[Interval], low: float, high: float, count: int) -> list[tuple[float, float]]:
    """The numbers between ``low`` and ``high`` that lie in most intervals, best first, and in which share of them."""
    events = sorted(event for a, b in found for event in ((a, 1), (b, -1)))
    depths = []
    depth = 0
    for (place, step), (after, _) in pairwise(events):
        depth += step
        if after > place and low <= place <= high:
            depths.append((depth / len(found), (place + after) / 2))
    best: list[tuple[float, float]] = []
    for share, place in sorted(depths, reverse=True):
        if len(best) < count and all(abs(place - other) >= APART for other, _ in best):
            best.append((place, share))
    return best


def _guessed(texts: Sequence[tuple[str, Sequence[Run]]], metric: Metric) -> dict[Lang, list[float]]:
    """Likely widths, as the runs tell that words alone give."""
    told: dict[Lang, list[Interval]] = {"zh": [], "en": []}
    none = Columns(0.0, 0.0, metric)
    for text, runs in texts:
        parts = pieces(text, none)
        visits = []
        at = 0
        for run in runs:
            first = at
            while at < len(parts) and parts[at].start < run.end:
                at += 1
            if at > first:
                size = width(text[parts[first].start : parts[at - 1].end], run.lang, metric)
                visits.append(Row(run.lang, first, at, size))
        for lang, more in intervals(with_room(visits, parts, none), parts, none, text, metric).items():
            told[lang].extend(more)
    if min(map(len, told.values())) < FEWEST:
        return {"zh": [], "en": []}
    return {lang: [at for at, _ in peaks(told[lang], NARROWEST[lang], WIDEST[lang], GUESSES)] for lang in LANGS}


def find_columns(texts: Sequence[tuple[str, Sequence[Run]]]) -> tuple[Columns, float, int] | None:
    """The columns of a document whose texts (with their runs by words alone) mix two languages.

    With the smaller share of the rows of either column that agree, and how many rows there are; None where
    nothing is to be seen.
    """
    every = [text for text, _ in texts]
    names, latin = names_in_chinese(every)
    known = Columns(0.0, 0.0, "letters", names, latin, words_repeated(every))
    tried = [
        replace(known, zh=zh, en=en, metric=metric)
        for metric in METRICS
        for zh, en in product(*_guessed(texts, metric).values())
    ]
    if not tried:
        return None
    few, sample = _sample(texts, TRIAL), _sample(texts, SAMPLE)
    first = _likeliest(few, tried)
    measured = [columns for metric in METRICS for columns, *_ in _agreed(few, first, metric)]
    agreed = _agreed(sample, best := _likeliest(few, [first, *measured]), best.metric)
    return agreed[0] if agreed else None


def _likeliest(sample: Sequence[str], tried: Sequence[Columns]) -> Columns:
    """The columns that the sample agrees with best."""
    best, least = tried[0], inf
    for columns in tried:
        strange = 0.0
        for text in sample:
            strange += strangeness(pieces(text, columns), columns)
            if strange >= least:
                break
        else:
            best, least = columns, strange
    return best


def _sample(texts: Iterable[tuple[str, Sequence[Run]]], enough: int) -> list[str]:
    taken, size = [], 0
    for text, _ in sorted(texts, key=lambda each: -len(each[1])):
        if size < enough:
            taken.append(text)
            size += len(text) // 3
    return taken


def _agreed(sample: Sequence[str], columns: Columns, metric: Metric) -> list[tuple[Columns, float, int]]:
    """The widths in ``metric`` that the rows found with ``columns`` agree upon; none where there are no rows."""
    told: dict[Lang, list[Interval]] = {"zh": [], "en": []}
    for text in sample:
        parts = pieces(text, columns)
        for lang, more in intervals(rows(parts, columns), parts, columns, text, metric).items():
            told[lang].extend(more)
    tops = {lang: peaks(told[lang], NARROWEST[lang], WIDEST[lang], 1) for lang in LANGS}
    if not all(tops.values()):
        return []
    (zh, zh_share), (en, en_share) = tops["zh"][0], tops["en"][0]
    found = replace(columns, zh=zh, en=en, metric=metric)
    return [(found, min(zh_share, en_share), min(map(len, told.values())))]
