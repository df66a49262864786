"""The order of a concordance's lines: by what stands left or right of the node, by the node, or by document."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from corpus.folding import fold
from corpus.lexicon import romanise
from corpus.types import Lang
from corpus.words import chinese_words
from indexer.analysis import squeeze, words

Unit = Literal["character", "word"]
Key = tuple[str, ...]

LOOKED_AT = {"zh": 24, "en": 80}
"""Characters of a context that decide its place: lines that agree in so many may stand in any fixed order."""

_PREPARED = 1 << 16


def left_key(text: str, at: int, lang: Lang, unit: Unit) -> Key:
    """What orders by the left context: from the node backwards, character by character or word by word."""
    return _parts(text[max(0, at - LOOKED_AT[lang]) : at], lang, unit)[::-1]


def right_key(text: str, at: int, lang: Lang, unit: Unit) -> Key:
    """What orders by the right context."""
    return _parts(text[at : at + LOOKED_AT[lang]], lang, unit)


def node_form(node: str) -> str:
    """Under what a node counts: folded, so that case, script and blanks make no other form."""
    return fold(node).text


def _parts(context: str, lang: Lang, unit: Unit) -> Key:
    context = context.strip()  # blanks at the ends say nothing, and make folding slow
    return _chinese(context, unit) if lang == "zh" else _english(context)


@lru_cache(maxsize=_PREPARED)
def _english(context: str) -> Key:
    """The words, in small letters; what is no word does not count."""
    return tuple(word.text for word in words(fold(context).text))


@lru_cache(maxsize=_PREPARED)
def _chinese(context: str, unit: Unit) -> Key:
    """The characters or jieba's words, each by its pronunciation, and signs as they are."""
    solid = squeeze(fold(context).text)
    pieces = (word.text for word in chinese_words(solid)) if unit == "word" else solid
    return tuple(_spoken(piece) for piece in pieces)


@lru_cache(maxsize=_PREPARED)
def _spoken(piece: str) -> str:
    """Pinyin, as a dictionary orders words, then the characters that it does not tell apart."""
    return f"{''.join(romanise(char) or char for char in piece)} {piece}"
