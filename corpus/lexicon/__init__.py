"""The lexicon: what a word may be called in the other language.

Words are given and returned in Simplified characters (Traditional ones are accepted); the best known
equivalent comes first. The data is CC-CEDICT (CC BY-SA 4.0).
"""

from __future__ import annotations

from functools import cache, lru_cache

from corpus.folding import is_han, simplify
from corpus.lexicon import cedict, glosses

__all__ = ["romanise", "to_chinese", "to_english"]


@lru_cache(maxsize=1 << 16)
def to_english(word: str) -> tuple[str, ...]:
    """Short English terms for a Chinese word, best first; ``()`` for a word that the lexicon doesn't hold."""
    readings = cedict.by_simplified().get(simplify(word), ())
    longer = next((long for entry in readings if (long := glosses.expansion(entry.senses))), "")
    return _terms(readings) or _terms(cedict.by_simplified().get(longer, ()))


def _terms(readings: tuple[cedict.Entry, ...]) -> tuple[str, ...]:
    # A capitalised reading (a surname, a place) is rarely what a common word means: it comes last.
    ranked = sorted(readings, key=lambda entry: entry.pinyin[:1].isupper())
    return tuple(dict.fromkeys(term for entry in ranked for term in glosses.terms(entry.senses)))


@cache
def _chinese_by_term() -> dict[str, tuple[tuple[int, int, str], ...]]:
    """Lower-case English term → (rank of the term in the entry, length, Chinese word)."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for entry in cedict.entries():
        for rank, term in enumerate(glosses.terms(entry.senses)):
            found.setdefault(term.lower(), []).append((rank, len(entry.simplified), entry.simplified))
    return {term: tuple(rows) for term, rows in found.items()}


@lru_cache(maxsize=1 << 14)
def to_chinese(phrase: str) -> tuple[str, ...]:
    """Chinese words for an English word or short phrase, best first.

    Best are the words whose first gloss it is; of these, words of two characters, then longer ones,
    then single characters, which are rarely what a reader means.
    """
    rows = _chinese_by_term().get(" ".join(phrase.lower().split()), ())
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
    readings = cedict.by_simplified().get(char, ()) if is_han(char) else ()
    common = next((entry for entry in readings if entry.pinyin[:1].islower()), readings[0] if readings else None)
    return common.pinyin.rstrip("12345").lower().replace("u:", "v") if common else ""
