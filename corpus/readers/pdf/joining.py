"""The lines of a paragraph as one text: no blanks inside Chinese, words that a line end parts whole again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.folding import is_han
from corpus.readers.pdf.characters import are_wide
from corpus.readers.pdf.lines import Line

SOFT_HYPHEN = "\u00ad"
"""What a hyphen is that stands for the end of a line only; cleaning takes it away, as it does any of its kind."""

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_HEAD = re.compile(r"([A-Za-z]+)[-\u2010]$")
_TAIL = re.compile(r"[a-z]+")

_SCRIPTS = re.compile(rf"[{_HAN}]( ?)[A-Za-z\d]|[A-Za-z\d]( ?)[{_HAN}]")


@dataclass(frozen=True, slots=True)
class Habits:
    """How a document writes: its Latin words, and whether it has blanks between Chinese and Latin."""

    words: Counter[str]
    blanks: bool


def habits(lines: Iterable[Line]) -> Habits:
    """The habits that whole words and the insides of lines show."""
    words: Counter[str] = Counter()
    with_blank = without = 0
    for line in lines:
        found = [match[0].lower() for match in _WORD.finditer(line.text)]
        words.update(found[:-1] if _HEAD.search(line.text) else found)
        for match in _SCRIPTS.finditer(line.text):
            blank = bool(match[1] or match[2])
            with_blank, without = with_blank + blank, without + (not blank)
    return Habits(words, with_blank > without)


def joined(lines: Sequence[Line], habits: Habits) -> str:
    """The text of lines that follow each other in a paragraph."""
    text = ""
    for line in lines:
        text = continued(text, line.text, habits) if text else line.text
    return text


def continued(text: str, line: str, habits: Habits) -> str:
    """A text with the line that goes on with it."""
    head, tail = _HEAD.search(text[-60:]), _TAIL.match(line)
    if head and tail:
        parted = is_parted(head[1], tail[0], habits.words)
        return text[:-1] + SOFT_HYPHEN + line if parted else text + line
    if text.endswith((SOFT_HYPHEN, "/", "\u2014")):
        return text + line
    if text.endswith((" &", " +", " =")):  # as before it, so behind it
        return f"{text} {line}"
    return text + (" " if _has_blank(text[-1], line[0], habits) else "") + line


def _has_blank(before: str, after: str, habits: Habits) -> bool:
    wide = are_wide(before, after)
    if all(wide):
        return False
    if not any(wide):
        return True
    return habits.blanks and is_han(before if wide[0] else after) and (after if wide[0] else before).isalnum()


def is_parted(head: str, tail: str, words: Counter[str]) -> bool:
    """Whether a hyphen at the end of a line stands inside a word that has none.

    The document's own words decide; where it has neither form, whether the dictionary knows both parts as words.
    """
    head, tail = head.lower(), tail.lower()
    whole, hyphened = words[head + tail], words[f"{head}-{tail}"]
    if whole or hyphened:
        return whole >= hyphened
    return not (_is_word(head, words) and _is_word(tail, words))


def _is_word(word: str, words: Counter[str]) -> bool:
    return words[word] > 0 or (len(word) > 2 and _is_general(word))


@lru_cache(maxsize=1 << 12)
def _is_general(word: str) -> bool:
    # Imported here for the start-up time: the dictionary is only needed where a word is parted.
    from corpus.lexicon.general_words import is_general

    return is_general(word)
