"""What somebody may have meant by a word that the library doesn't hold: terms that it holds and that differ little.

English words differ by the slips of typing; Chinese ones by characters that sound or look alike, or by one that is
missing, needless or exchanged with its neighbour.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from corpus.folding import is_han
from indexer.equivalents.variants import slips
from indexer.suggestions.known_terms import KnownTerms, readings
from indexer.suggestions.lookalikes import ALIKE

SHORTEST = 4  # letters of an English word that is corrected; shorter ones have too many neighbours
LONG = 8  # from this length on two slips are forgiven
A_SLIP = 0.02
"""How much commoner a term has to be to be preferred to one that is a slip nearer: fifty times."""

LONGEST = 12  # characters of a Chinese run that is compared

SOUNDS_ALIKE = 1.0
LOOKS_ALIKE = 1.0
EXCHANGED = 0.8
MISSING = 0.5
NEEDLESS = 0.5
NEEDLESS_AT_AN_END = 0.2  # there it may be the word before or after
ANOTHER = 0.1
"""How likely each way is to go wrong; one quite different character is believed in words of three or more."""


def corrections(word: str, known: KnownTerms, *, least: float = 0.0) -> dict[str, float]:
    """The terms of the library that a folded word of either language may be a slip for, the likeliest first.

    Each with how likely it is: how common the term is, and how easily it is got wrong so. Ways to go wrong that are
    less likely than ``least`` are left out.
    """
    if all(map(is_han, word)):
        found, passages = _chinese(word, known), known.passages["zh"]
    elif word.isascii() and word.isalpha() and len(word) >= SHORTEST:
        found, passages = _english(word, known), known.passages["en"]
    else:
        return {}
    likely: dict[str, float] = {}
    for term, weight in found:
        if term != word and weight >= least:
            likely[term] = max(likely.get(term, 0.0), weight * passages[term])
    return dict(sorted(likely.items(), key=lambda each: (-each[1], each[0])))


def _english(word: str, known: KnownTerms) -> Iterator[tuple[str, float]]:
    """Words with the same first letter, or with the first two exchanged: others are seldom got wrong."""
    allowed = 2 if len(word) >= LONG else 1
    terms = known.terms["en"]
    for prefix in (word[0], word[1::-1]):
        for at in known.letters.alike(word, *terms.where(prefix), allowed):
            distance = slips(word, terms.keys[at])
            if 0 < distance <= allowed:
                yield terms.keys[at], A_SLIP ** (distance - 1)


def _chinese(run: str, known: KnownTerms) -> Iterator[tuple[str, float]]:
    if not 2 <= len(run) <= LONGEST:
        return
    terms = known.terms["zh"]
    for syllables in readings(run):
        for term in known.pinyin.exactly("".join(syllables)):
            yield term, SOUNDS_ALIKE
    for at in range(len(run)):
        yield from _one_other(run, at, known)
        without = run[:at] + run[at + 1 :]
        if len(without) > 1 and terms.exactly(without):
            yield without, NEEDLESS if 0 < at < len(run) - 1 else NEEDLESS_AT_AN_END
        for term in _with_gap(run[:at], run[at:], len(run) + 1, known):
            yield term, MISSING
    for at, (one, other) in enumerate(pairwise(run)):
        exchanged = run[:at] + other + one + run[at + 2 :]
        if terms.exactly(exchanged):
            yield exchanged, EXCHANGED


def _one_other(run: str, at: int, known: KnownTerms) -> Iterator[tuple[str, float]]:
    """The terms that have another character at this place."""
    for term in _with_gap(run[:at], run[at + 1 :], len(run), known):
        if term[at] in ALIKE.get(run[at], ()):
            yield term, LOOKS_ALIKE
        elif len(run) > 2:
            yield term, ANOTHER


def _with_gap(head: str, tail: str, length: int, known: KnownTerms) -> Iterator[str]:
    """The terms of this length that begin and end so."""
    if len(head) >= len(tail):
        return (term for term in known.terms["zh"].scan(head, length) if term.endswith(tail))
    return (term for term in known.backwards.scan(tail[::-1], length) if term.startswith(head))
