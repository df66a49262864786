"""What each piece of a text costs in Chinese and in English: its words, and the company it keeps.

The figures were chosen on technical, legal and news text laid out in rows of many widths, whose seams are known.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.folding import is_han
from corpus.language_runs.tokens import tokens

FOREIGN = 2.0  # times as much as elsewhere does a Chinese character cost in a row of English
KNOWN = 0.3  # of a Latin word that stands in Chinese elsewhere in the document
ALONE = 1.5  # cost of a word in Chinese that the text has only once: a name would stand in the English as well
BRACKET = 2.0  # of a closing bracket in English that Chinese opened
SHORTLY = 6  # pieces
HALF = 3.0  # of half a word in English
A_ROW_ON = 30  # pieces within which the other half stands
NARROW_MARK = 1.0  # of a narrow comma in Chinese that has wide ones
ENDS_ENGLISH = 1.5  # of a word with a full point in Chinese
LIST_NUMBER = 1.5  # of the number of an item in the other language than the word behind it

_ENDS_ENGLISH = re.compile(r"[a-z][.,;]$")
_CLOSED = re.compile(r"[)）]")
_LIST_NUMBER = re.compile(r"[(（]?\d{1,3}[.)）、]+")


def costs_in_rows(
    text: str, found: Sequence[re.Match[str]], names: frozenset[str], words: frozenset[str]
) -> list[tuple[float, float]]:
    """What the pieces ``found`` in a text cost; ``names`` are Latin words known to stand in its document's Chinese."""
    times = Counter(key for match in found if (key := counted_as(match.group())))
    marks = iter([token for token in tokens(text, 0.0) if token.costs])
    mark = next(marks, None)
    wide = "，" in text
    costs = []
    for match, after in zip(found, [*found[1:], None], strict=True):
        zh = en = 0.0
        while mark and mark.start < match.end():
            assert mark.costs is not None
            zh, en = zh + mark.costs[0], en + FOREIGN * mark.costs[1]
            mark = next(marks, None)
        if wide and match.group().endswith((",", ";", ":")):
            zh += NARROW_MARK
        if (key := counted_as(match.group())) and key[0].isalpha():
            zh = KNOWN if key in names else zh + ALONE * (times[key] == 1)
            zh += ENDS_ENGLISH * bool(_ENDS_ENGLISH.search(match.group()))
        elif key and after and _LIST_NUMBER.fullmatch(match.group()):
            zh += LIST_NUMBER * after.group()[:1].isupper()
            en += LIST_NUMBER * is_han(after.group()[:1])
        costs.append((zh, en))
    for at in _halves([match.group() for match in found], words):
        costs[at] = (KNOWN, costs[at][1] + HALF)
    for at in _closing_in_chinese(found):
        costs[at] = (costs[at][0], costs[at][1] + BRACKET)
    return costs


def _halves(found: Sequence[str], words: frozenset[str]) -> Iterator[int]:
    """The halves of words and numbers that a row of Chinese was cut through; rows of English end between words."""
    for at, piece in enumerate(found):
        head = piece.lower()
        if not (head.isascii() and head.isalnum()) or head in words:
            continue
        for behind in range(at + 2, min(at + A_ROW_ON, len(found))):
            tail = counted_as(found[behind])
            if tail and tail not in words and head.isalpha() == tail.isalpha() and head + tail in words:
                yield from (at, behind)
                break


def _closing_in_chinese(found: Sequence[re.Match[str]]) -> Iterator[int]:
    """The pieces that close a bracket which Chinese opened shortly before."""
    opened = -SHORTLY
    for at, match in enumerate(found):
        piece = match.group()
        if piece[0] in "(（" and not _CLOSED.search(piece):
            opened = at if is_han(piece[1:2] or " ") else -SHORTLY
        elif _CLOSED.search(piece):
            if at - opened < SHORTLY:
                yield at
            opened = -SHORTLY


def counted_as(piece: str) -> str:
    """What a word or number is counted as, or ``""`` for Chinese."""
    key = piece.strip("()[].,;:?!\"'“”‘’（）【】《》「」，。、；：？！%").lower()
    return key if key and key.isascii() and key[0].isalnum() else ""
