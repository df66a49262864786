"""Abbreviations of both languages: those that the dictionary explains or a text, and what could be one.

A Chinese abbreviation takes characters of the longer term in their order, one at least from each of its words (综保区
from 综合保税区); an English one takes the initials of its words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from corpus.lexicon import cedict, glosses
from corpus.words import chinese_words

MOST_LETTERS = 6
ASIDE = 3  # words of a gloss beside the long form
_JOINING = "和与及的"
_SMALL = frozenset(("of", "the", "and", "for", "in", "to"))
_INITIALS = rf"[A-Z][A-Za-z]{{0,{MOST_LETTERS - 2}}}[A-Z]"
_CALLED = r"(?:hereinafter |referred to as |abbreviated |the |as |“|\"|'|‘)*"
_NAMED = re.compile(rf"\s*[(（]{_CALLED}({_INITIALS})s?\b")
_WORDS = re.compile(r"(?:[\w'’-]+ ){1,8}[\w'’-]+$")
_REACH = 120  # characters before a bracket in which the long form begins
_BRACKETED = re.compile(rf"\({_INITIALS}")
_HAN = r"[\u4e00-\u9fff]"
_SHORTENED = re.compile(rf"({_HAN}{{4,20}})[(（](?:以下|下文)?(?:简称|统称|簡稱|統稱)为?[:：]?[“\"「]?({_HAN}{{2,6}})")


@cache
def _longer() -> Mapping[str, tuple[str, ...]]:
    """Chinese abbreviation → the terms that the dictionary says it stands for."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for entry in cedict.mentioning("abbr."):
        longer = (long for long in glosses.expansions(entry.senses) if len(long) > len(entry.simplified))
        found[entry.simplified] += [long for long in longer if set(entry.simplified) <= set(long)]
    return {short: tuple(dict.fromkeys(longs)) for short, longs in found.items()}


@cache
def _shorter() -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for short, longs in _longer().items():
        for long in longs:
            found[long].append(short)
    return {long: tuple(shorts) for long, shorts in found.items()}


def in_chinese(word: str) -> tuple[str, ...]:
    """What the dictionary calls the long or the short form of a Chinese word."""
    return (*_longer().get(word, ()), *_shorter().get(word, ()))


@cache
def _initials() -> Mapping[str, tuple[str, ...]]:
    """English abbreviation in lower case → Chinese words whose gloss gives it in brackets."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for entry in cedict.matching(_BRACKETED):
        for sense in re.split("[/;]", entry.senses):
            for short, long in explained_english(sense):
                if len(sense.split()) <= len(long.split()) + ASIDE:  # else the sense only mentions it
                    found[short.lower()].append(entry.simplified)
    return {short: tuple(dict.fromkeys(words)) for short, words in found.items()}


def of_initials(word: str) -> tuple[str, ...]:
    """The Chinese terms for an English abbreviation (GDP: 国内生产总值)."""
    return _initials().get(word.lower(), ())


def initials_of(word: str) -> tuple[str, ...]:
    """The English abbreviations, in lower case, of a Chinese term."""
    return _with_initials().get(word, ())


@cache
def _with_initials() -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for short, words in _initials().items():
        for word in words:
            found[word].append(short)
    return {word: tuple(shorts) for word, shorts in found.items()}


def explained_english(text: str) -> Iterator[tuple[str, str]]:
    """Abbreviations that a text explains in brackets behind the long form: both forms, short and long."""
    for found in _NAMED.finditer(text):
        before = _WORDS.search(text[max(0, found.start() - _REACH) : found.start()])
        words, short = re.split(r"[ -]", before[0]) if before else [], found[1]
        for start in range(len(words) - 1, -1, -1):
            if words[start][:1].lower() == short[0].lower() and _spells(words[start:], short):
                yield short, " ".join(words[start:])
                break


def explained_chinese(text: str) -> Iterator[tuple[str, str]]:
    """The same of a Chinese text: …（以下简称…）."""
    for found in _SHORTENED.finditer(text):
        for start in range(len(found[1]) - len(found[2])):
            if could_shorten(found[2], found[1][start:]):
                yield found[2], found[1][start:]
                break


def _spells(words: Sequence[str], short: str) -> bool:
    """Whether initials of the words, function words aside, are the letters of the abbreviation."""
    said = [word for word in words if word]
    every = "".join(word[0].lower() for word in said)
    content = "".join(word[0].lower() for word in said if word.lower() not in _SMALL)
    return short.lower() in (every, content)


def could_shorten(short: str, long: str) -> bool:
    """Whether a Chinese word could be an abbreviation of a longer term: its characters stand there in their order, the
    first as the first, the last in the last word."""
    if len(short) < 2 or len(long) < len(short) + 1 or short[0] != long[0] or short in long:
        return False
    words = [word for word in chinese_words(long) if word.text not in _JOINING]
    at = 0
    for char in short[1:]:
        at = long.find(char, at + 1)
        if at < 0:
            return False
    return len(words) > 1 and long.rfind(short[-1]) >= words[-1].start and len(set(short)) == len(short)


def shortenings(long: str) -> tuple[str, ...]:
    """What a Chinese term of several words may well be shortened to: the first characters of its words, and the last.

    None of two characters alone: these are words of their own.
    """
    words = [word.text for word in chinese_words(long) if word.text not in _JOINING]
    if len(words) < 2 or len(long) < 5:
        return ()
    heads = "".join(word[0] for word in words)
    last = long[-1] if len(words[-1]) > 2 else ""
    return tuple(dict.fromkeys(each for each in (heads + last, heads) if 2 < len(each) < len(long) - 1))
