"""Which English words are general vocabulary, and what the dictionary names with a word: by the text of its glosses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corpus.lexicon import cedict


@lru_cache(maxsize=1 << 14)
def is_general(word: str) -> bool:
    """Whether a gloss has the word in small letters, as the dictionary writes what is no name."""
    pattern = re.compile(_whole(word))
    return any(pattern.search(entry.senses) for entry in cedict.mentioning(word))


@lru_cache(maxsize=1 << 14)
def named_with(word: str) -> tuple[str, ...]:
    """The Chinese words, Simplified, whose glosses hold the word, in whatever case."""
    return tuple(_holding(word))


def _holding(word: str) -> Iterator[str]:
    pattern = re.compile(_whole(word), re.IGNORECASE)
    return (entry.simplified for entry in cedict.mentioning(word) if pattern.search(entry.senses))


def _whole(word: str) -> str:
    # Pinyin in brackets carries its tone as a figure, so that none of it is taken for a word.
    return rf"(?<![\w-]){re.escape(word.lower())}(?![\w-])"
