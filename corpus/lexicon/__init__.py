"""The lexicon: what a word may be called in the other language.

Words are given and returned in Simplified characters (Traditional ones are accepted); the best known
equivalent comes first. The data is CC-CEDICT (CC BY-SA 4.0).
"""

from __future__ import annotations

from functools import lru_cache

from corpus.folding import is_han, simplify
from corpus.lexicon import cedict, glosses

__all__ = ["romanise", "to_chinese", "to_english"]


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

    Best are the words whose first gloss it is; of these, words of two characters, then longer ones,
    then single characters, which are rarely what a reader means.
    """
    sought = " ".join(phrase.lower().split())
    rows = []
    for entry in cedict.mentioning(sought):
        glossed = [term.lower() for term in glosses.terms(entry.senses)]
        if sought in glossed:
            rows.append((glossed.index(sought), len(entry.simplified), entry.simplified))
    ranked = sorted(rows, key=lambda row: (row[0] > 0, row[1] == 1, row[0], row[1]))
    return tuple(dict.fromkeys(word for _, _, word in ranked))


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
