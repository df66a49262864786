"""The query's text cut into tokens. Any text can be cut; what looks like syntax but isn't is text.

Full-width signs and Chinese punctuation are read like their narrow counterparts, except that a Chinese
question mark is never a wildcard: it ends a question.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from corpus.folding import is_han
from indexer.query import FILTERS
from indexer.query.intervals import interval

Type = Literal["word", "quote", "unclosed", "open", "close", "minus", "operator", "prefix", "filter", "interval"]

_CLOSING = {'"': '"', "“": "”", "”": "”", "「": "」", "『": "』"}
_SIDE = re.compile(r"(zh|en):\s{0,4}(?=\S)", re.IGNORECASE)
_FILTER = re.compile(f"({'|'.join(FILTERS)}):", re.IGNORECASE)
_OPERATOR = re.compile(r"(?:AND|OR|NOT|NEAR(?:/\d{1,9})?)(?=\s)")
_FILTER_VALUE = re.compile(r'[^\s()"“”「」『』]+')
_PLAIN_WORD = re.compile(r"[A-Za-z\u4e00-\u9fff]+(?=\s|$)")  # most words: there is nothing to decide
_NEVER_INSIDE = frozenset((*"()", *_CLOSING, *_CLOSING.values()))
# Signs that belong to the figure or the name beside them, unlike the punctuation of sentences.
_WORD_SIGNS = "%‰&#@_*"
_SIGNS_BEFORE = ("$", "¥", "€", "£")
_FIGURE_AFTER = re.compile(r"\s{1,4}\d")
_SIGN_AFTER = re.compile(r"\s{1,4}[%‰]")
_INTERVAL_SIGNS = frozenset("<>≥≤≧≦~≈")
_TITLE_MARKS = frozenset("《》")  # what the keys of < and > give in Chinese
_NEVER_NARROWED = "？²³"  # a question's end is no wildcard, and m² is not m2
_WORD_CATEGORIES = frozenset(("Sm", "Sc", "Sk", "So", "Mn", "Mc", "Me", "Cf", "Co", "Cs"))


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the query: ``text`` is its value, ``at`` where it begins.

    ``prefix`` tokens (``zh:``) bind what follows; a ``filter`` token holds ``name:value`` whole and ``name``.
    """

    type: Type
    text: str
    at: int
    name: str = ""


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a query, in order. Never raises."""
    text = narrow(text).rstrip()
    at = 0
    while at < len(text):
        token, at = _token(text, at)
        if token:
            yield token


def is_operator(word: str) -> bool:
    """Whether the word would be an operator if it stood between two others."""
    return _OPERATOR.match(word + " ") is not None


def narrow(text: str) -> str:
    """The text with full-width letters, digits and signs made narrow, character by character."""
    return text if text.isascii() else "".join(_narrow_character(char) for char in text)


@lru_cache(maxsize=1 << 14)
def _narrow_character(char: str) -> str:
    folded = unicodedata.normalize("NFKC", char)
    return folded if len(folded) == 1 and char not in _NEVER_NARROWED else char


def _token(text: str, at: int) -> tuple[Token | None, int]:
    char = text[at]
    if char.isspace():
        return None, at + 1
    if char in "()":
        return Token("open" if char == "(" else "close", char, at), at + 1
    if char in _CLOSING:
        return _quoted(text, at)
    apart = at == 0 or text[at - 1].isspace() or text[at - 1] == "("
    if apart and char == "-" and not text[at + 1 : at + 2].isspace():
        return Token("minus", char, at), at + 1
    if apart and (found := _OPERATOR.match(text, at)):
        return Token("operator", found.group(), at), found.end()
    if found := _SIDE.match(text, at):
        return Token("prefix", found.group(1).lower(), at, found.group(1).lower()), found.end()
    if found := _FILTER.match(text, at):
        return _filtered(text, found)
    if (char in _INTERVAL_SIGNS or (apart and char in _TITLE_MARKS) or ".." in text) and (read := interval(text, at)):
        return Token("interval", read.node.text, at), read.end
    return _word(text, at)


def _filtered(text: str, found: re.Match[str]) -> tuple[Token, int]:
    name, at = found.group(1).lower(), found.end()
    if text[at : at + 1] in _CLOSING:
        value, after = _quoted(text, at)
        if value.type == "quote":
            return Token("filter", value.text, found.start(), name), after
    elif value_found := _FILTER_VALUE.match(text, at):
        return Token("filter", value_found.group(), found.start(), name), value_found.end()
    return Token("filter", "", found.start(), name), at  # a blank, a parenthesis, a mark that is not closed: no value


def _quoted(text: str, at: int) -> tuple[Token, int]:
    """The quoted string that begins at ``at``.

    A closing mark written twice stands for the mark itself, but not the straight one, which also opens: whoever
    pastes "…""…" has two strings.
    """
    closing = _CLOSING[text[at]]
    pieces: list[str] = []
    begin = at + 1
    while (found := text.find(closing, begin)) >= 0:
        pieces.append(text[begin:found])
        begin = found + 1
        if closing == '"' or text[begin : begin + 1] != closing:
            return Token("quote", " ".join(closing.join(pieces).split()), at), begin
        begin += 1
    return Token("unclosed", text[at], at), at + 1


def _word(text: str, at: int) -> tuple[Token | None, int]:
    """The longest word from ``at`` on, or nothing where a sign stands alone."""
    if plain := _PLAIN_WORD.match(text, at):
        return Token("word", plain.group(), at), plain.end()
    begin = at
    while at < len(text) and (_belongs(text, at) or _before_its_sign(text, begin, at)):
        if text[at] in _INTERVAL_SIGNS and at > begin and is_han(text[at - 1]) and interval(text, at):
            break  # 出口>5000亿元; but p<0.05 is one word
        at += 1
    word = "".join(char for char in text[begin:at] if not char.isspace() and unicodedata.category(char) != "Cf")
    return (Token("word", word, begin), at) if word else (None, max(at, begin + 1))


def _belongs(text: str, at: int) -> bool:
    """Whether the character is part of a word: a letter, a digit, a sign, or a mark inside Latin letters."""
    char = text[at]
    if char.isspace() or char in _NEVER_INSIDE:
        return False
    if char.isalnum() or char in _WORD_SIGNS or unicodedata.category(char) in _WORD_CATEGORIES:
        return True
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if char == "." and _joins_ends(text, at):
        return True
    if char == "?":
        return _is_latin(before) and bool(after)
    return _is_latin(before) and _is_latin(after)


def _joins_ends(text: str, at: int) -> bool:
    """Whether the point is one of two between characters, as between the ends of an interval (which may be words)."""
    first = at - 1 if text[at - 1 : at] == "." else at
    ends = text[first - 1 : first] if first else "", text[first + 2 : first + 3]
    return text[first : first + 2] == ".." and all(end.isalnum() or (end and end in _WORD_SIGNS) for end in ends)


def _before_its_sign(text: str, begin: int, at: int) -> bool:
    """Whether a blank stands between a figure and its sign (12.3 %, $ 5), which says nothing alone."""
    if not text[at].isspace():
        return False
    if text[begin:at].strip() in _SIGNS_BEFORE:
        return _FIGURE_AFTER.match(text, at) is not None
    found = _SIGN_AFTER.match(text, at)
    alone = found is not None and (found.end() == len(text) or not _belongs(text, found.end()))
    return alone and text[begin:at].rstrip()[-1:].isdecimal()


def _is_latin(char: str) -> bool:
    return bool(char) and (char.isalnum() or char == "*") and not is_han(char)
