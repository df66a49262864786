"""A Chinese run taken apart: its words, the amounts in it, and the terms that several of its words make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.types import Lang
from indexer.equivalents import Equivalent, Thesaurus
from indexer.function_words import says_nothing
from indexer.meaning import characters, run_parts
from indexer.query import Value

LONGEST_TERM = 4  # words

Parts = tuple[str | Value, ...]


@dataclass(frozen=True, slots=True)
class TermOf:
    """Neighbouring words of a run that are one term (碳中 and 和), and its equivalents."""

    words: tuple[str, ...]
    text: str
    added: tuple[Equivalent, ...]


def saying(run: str) -> Parts:
    """The amounts and the words of a run that are no function words."""
    return tuple(part for part in run_parts(run) if isinstance(part, Value) or not says_nothing(part))


def content_parts(run: str, lang: Lang | None = None) -> list[str | Value]:
    """The amounts and the words of a run that mean something alone: single characters only where there is no more."""
    parts = run_parts(run, lang)
    found = [part for part in parts if isinstance(part, Value) or not says_nothing(part)]
    return [part for part in found if isinstance(part, Value) or len(part) > 1] or found or list(parts)


def content_words(run: str) -> list[str]:
    """Those of them that are words."""
    return [part for part in content_parts(run) if isinstance(part, str)]


def terms_of_run(run: str, thesaurus: Thesaurus) -> Iterator[TermOf]:
    """The terms inside a run that the thesaurus knows and jieba takes apart: longest first, never overlapping."""
    parts, whole = run_parts(run), characters(run)
    at = 0
    while at < len(parts):
        found = next((term for term in _terms_from(parts, at, whole, thesaurus)), None)
        if found:
            yield found
        at += len(found.words) if found else 1


def _terms_from(parts: Parts, at: int, whole: str, thesaurus: Thesaurus) -> Iterator[TermOf]:
    for end in range(min(len(parts), at + LONGEST_TERM), at + 1, -1):
        words = tuple(part for part in parts[at:end] if isinstance(part, str))
        text = "".join(words)
        if len(words) == end - at and text != whole and text in whole and (added := thesaurus(text)):
            yield TermOf(words, text, added)


def pieces_of_word(word: str) -> tuple[str, ...]:
    """What of a word of three or four characters may be a word itself (鹿溪 in 鹿溪镇, 循环 in 双循环)."""
    if len(word) == 3:
        return word[:2], word[1:]
    return (word[:2], word[2:]) if len(word) == 4 else ()
