"""The lexicon: what a word may be called in the other language.

Words are given and returned in Simplified characters (Traditional ones are accepted); the best known
equivalent comes first. The data is CC-CEDICT (CC BY-SA 4.0).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache, lru_cache

from corpus.folding import is_han, simplify
from corpus.lexicon import cedict, glosses
from corpus.words import frequency

__all__ = ["read_whole", "romanise", "to_chinese", "to_english"]

SCANS = 40
"""How many English phrases are looked for by reading through the dictionary, at 2 to 20 ms each.

After that the whole of it is taken apart once (1.3 s): a command asks for few, a server and a lookup for many.
"""


LATER = 2  # a gloss behind the second is as far away as the third
SINGLE = 1.5  # what a single character has to be commoner by, in powers of ten
UNSEEN = 1e-8  # the frequency of a word that nobody counted


@lru_cache(maxsize=1 << 16)
def to_english(word: str) -> tuple[str, ...]:
    """Short English terms for a Chinese word, best first; ``()`` for a word that the lexicon doesn't hold."""
    readings = cedict.readings(simplify(word))
    longer = next((long for entry in readings if (long := glosses.expansion(entry.senses))), "")
    return _terms(readings) or _terms(cedict.readings(longer))


def _terms(readings: tuple[cedict.Entry, ...]) -> tuple[str, ...]:
    # A capitalised reading (a surname, a place) is rarely what a common word means: it comes last.
    ranked = sorted(readings, key=lambda entry: entry.pinyin[:1].isupper())
    return tuple(dict.fromkeys(term for entry in ranked for term in glosses.terms(entry.senses)))


@lru_cache(maxsize=1 << 14)
def to_chinese(phrase: str) -> tuple[str, ...]:
    """Chinese words for an English word or short phrase, best first.

    Best are common words whose first or second gloss it is; single characters are rarely what a reader means.
    """
    sought = " ".join(phrase.lower().split())
    scan = _glossed_as.cache_info().misses < SCANS and not _every_gloss.cache_info().currsize
    rows = _glossed_as(sought) if scan else _every_gloss().get(sought, ())
    return tuple(dict.fromkeys(word for _, _, word in sorted(rows, key=_rarity)))


def read_whole() -> None:
    """Take the whole dictionary apart now, where nobody waits for it (see ``SCANS``)."""
    _every_gloss()


def _rarity(row: Row) -> tuple[float, int, int]:
    """How far a word is from being the usual one: each step is worth a tenth of its frequency."""
    place, length, word = row
    single = SINGLE if length == 1 else 0.0
    return min(place, LATER) + single - math.log10(frequency(word) + UNSEEN), place, length


Row = tuple[int, int, str]
"""The place of a gloss in its entry, the length of the word, and the word."""


@lru_cache(maxsize=SCANS)
def _glossed_as(sought: str) -> tuple[Row, ...]:
    return tuple(row for entry in cedict.mentioning(sought) for term, row in _glosses(entry) if term == sought)


@cache
def _every_gloss() -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for entry in cedict.entries():
        for term, row in _glosses(entry):
            found.setdefault(term, []).append(row)
    return found


def _glosses(entry: cedict.Entry) -> Iterator[tuple[str, Row]]:
    terms = dict.fromkeys(term.lower() for term in glosses.terms(entry.senses))
    return ((term, (place, len(entry.simplified), entry.simplified)) for place, term in enumerate(terms))


@lru_cache(maxsize=1 << 14)
def romanise(word: str) -> str:
    """The word in Hanyu Pinyin without tones or blanks, in lower case, by each character's commonest reading.

    ``""`` where a character has no reading. 张庆伟 → ``zhangqingwei``.
    """
    readings = [_reading(char) for char in simplify(word)]
    return "".join(readings) if all(readings) else ""


@lru_cache(maxsize=1 << 14)
def _reading(char: str) -> str:
    readings = cedict.readings(char) if is_han(char) else ()
    common = next((entry for entry in readings if entry.pinyin[:1].islower()), readings[0] if readings else None)
    return common.pinyin.rstrip("12345").lower().replace("u:", "v") if common else ""
