"""Language runs: where inside a text Chinese ends and English begins.

The runs are the cheapest path through two states (Viterbi 1967), where a word of one script inside the other
language costs a little, and so does a change of language: short foreign words (5G, LPR, one stray ``and``)
stay where they are. Where the document shows that its pages are set in two columns whose rows were interleaved
(:mod:`.columns`), the widths of the rows decide with the words (:mod:`.rows`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.language_runs.halves import halves
from corpus.language_runs.headings import reseamed
from corpus.language_runs.names import given_back, is_prose, label_pair
from corpus.language_runs.seams import seam
from corpus.language_runs.tokens import STOPS, SWITCH, Run, Token, tokens
from corpus.types import LANGS

__all__ = ["Run", "interruptions", "language_runs", "runs_in_rows"]

SWITCH_IN_ROWS = 0.7  # cost of a change of language in a block whose rows alternate between two columns
CUT = 0.25  # share of the English runs that the next one continues, in rows
ROWS = 5  # runs in a block, from which on its languages alternate by rows

_NARROW = re.compile("[\\x00-\\x7f‘’“”–—]*+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LETTER = re.compile(r"[^\W\d_\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""A letter that is none of Chinese or Japanese, as :mod:`.tokens` has it."""


def language_runs(text: str, *, paired: bool = False) -> tuple[Run, ...]:
    """The language runs of a text, in order; they tile it. ``()`` for a text without a letter of either language.

    ``paired`` says that the texts around it hold a Chinese and an English side each: then this one has likely, too.
    """
    if (only := _only(text)) is not None:
        return only
    if (both := halves(text)) is not None:
        return both
    if (labels := label_pair(text)) is not None:
        return reseamed(text, labels, paired=paired)
    runs = _runs(text, SWITCH)
    if len(runs) >= ROWS and _in_rows(text, runs):
        return _runs(text, SWITCH_IN_ROWS)
    return reseamed(text, given_back(text, runs), paired=paired)


def _only(text: str) -> tuple[Run, ...] | None:
    """The run of a text that plainly holds but one of the languages, as most do; None where that isn't plain."""
    if _NARROW.fullmatch(text):
        return (Run("en", 0, len(text)),) if _LETTER.search(text) else ()
    if _HAN.search(text) and not _LETTER.search(text):
        return (Run("zh", 0, len(text)),)
    return None


def runs_in_rows(text: str) -> tuple[Run, ...]:
    """The runs where a change of language costs little: what words alone say of interleaved rows."""
    return _runs(text, SWITCH_IN_ROWS)


def interruptions(text: str, runs: Sequence[Run]) -> int:
    """How often Chinese stands inside an English sentence that goes on behind it, as where rows are interleaved."""
    english = [piece for run in runs if run.lang == "en" and is_prose(piece := text[run.start : run.end].strip())]
    return sum(head[-1] not in STOPS and tail[0].islower() for head, tail in pairwise(english))


def _in_rows(text: str, runs: tuple[Run, ...]) -> bool:
    """Whether the runs are rows of two columns and not names in Chinese, nor pair after pair of whole sentences."""
    english = [text[run.start : run.end] for run in runs if run.lang == "en"]
    prose = sum(map(is_prose, english))
    return 2 * prose > len(english) and interruptions(text, runs) >= CUT * prose


def _states(tokens: Sequence[Token]) -> list[int]:
    """The cheapest sequence of states, 0 Chinese and 1 English, for tokens that all have costs."""
    cost = [0.0, 0.0]
    back: list[tuple[int, int]] = []
    for token in tokens:
        assert token.costs is not None
        came = tuple(0 if cost[0] + (s != 0) * token.switch <= cost[1] + (s != 1) * token.switch else 1 for s in (0, 1))
        cost = [cost[came[s]] + (came[s] != s) * token.switch + token.costs[s] for s in (0, 1)]
        back.append((came[0], came[1]))
    state = 0 if cost[0] <= cost[1] else 1
    states = []
    for came_from in reversed(back):
        states.append(state)
        state = came_from[state]
    return states[::-1]


def _runs(text: str, switch: float) -> tuple[Run, ...]:
    found = [token for token in tokens(text, switch) if token.costs]
    if not found:
        return ()
    states = _states(found)
    runs: list[Run] = []
    start = 0
    for (before, after), (was, now) in zip(pairwise(found), pairwise(states), strict=True):
        if was != now:
            at = seam(text, before.end, after.start, LANGS[was])
            runs.append(Run(LANGS[was], start, at))
            start = at
    return (*runs, Run(LANGS[states[-1]], start, len(text)))
