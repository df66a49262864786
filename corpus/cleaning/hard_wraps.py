"""Lines that a terminal, a mail program or a PDF extraction broke at a fixed width."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from corpus.folding import is_han
from corpus.language_runs.lines import in_two_columns
from corpus.numbering import leading_number
from corpus.types import Block

FULL = 0.75  # a line this long, measured against the longest of its group, was broken by the margin
MIN_WIDTH, MAX_WIDTH = 30, 130  # columns of a wrapped page; longer lines are paragraphs as they stand
LETTERS_OF_A_CHARACTER = 4  # an English word has about five letters, its Chinese counterpart one to two characters
_LABEL = re.compile(r"\s*(?:[^\W\d_]{1,8}|[A-Z][A-Za-z.]*(?: [A-Za-z.]+){0,3})\s?[:：]")
_STOPS = frozenset('。！？.!?：:；;”"」』')
_INDENT = re.compile(r"\u3000|\t| {2}")
RAGGED = 4  # columns by which a full line of Chinese may be shorter than the widest: marks take characters along
INDENTED = 0.2  # share of the lines of a group that begin with an indent, at least, where indents mark paragraphs


def width(text: str) -> int:
    """Columns that a text takes on a fixed-width page, where a Chinese character takes two."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=1 << 14)
def _columns(char: str) -> int:
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _chinese(text: str) -> bool:
    """Whether a line is Chinese, names and terms in Latin letters aside: a word is one to two characters there."""
    if text.isascii():
        return False
    letters = sum(char.isascii() and char.isalpha() for char in text)
    return LETTERS_OF_A_CHARACTER * sum(map(is_han, text)) > letters


def _groups(blocks: Sequence[Block]) -> list[list[Block]]:
    groups: list[list[Block]] = []
    for block in blocks:
        if block.gap or not groups:
            groups.append([])
        groups[-1].append(block)
    return groups


def _wrapped(group: Sequence[Block]) -> bool:
    """Whether lines of this group break inside sentences, as a margin breaks them and an author does not."""
    ends = [block.text.rstrip()[-1:] in _STOPS for block in group[:-1]]
    return 2 * sum(ends) <= len(ends) or _indented(group)


def _indented(group: Sequence[Block]) -> bool:
    """Whether the lines that begin without an indent go on with those before them, which break off in a sentence."""
    begin = [_INDENT.match(block.text) is not None for block in group]
    follow = [before.text.rstrip()[-1:] not in _STOPS for before, own in zip(group, begin[1:], strict=False) if not own]
    return sum(begin) >= INDENTED * len(group) and 2 * sum(follow) > len(follow) > 0


def _labelled(group: Sequence[Block]) -> bool:
    """Whether several lines begin with a label, as those of a form, the parties of a contract or a dialogue do."""
    return sum(_LABEL.match(block.text) is not None for block in group) > 1


def _continues(before: str, block: Block, widest: int) -> bool:
    """Whether this line goes on with the paragraph whose last line stands ``before`` it."""
    if block.hint or leading_number(block.text) or block.text[:1] in "\u3000\t[【" or block.text[:2] == "  ":
        return False
    if _chinese(before) != _chinese(block.text):
        return False
    columns = width(before.rstrip())
    if before.rstrip()[-1:] in _STOPS:
        return columns >= (widest - RAGGED if _chinese(before) else FULL * widest)
    return columns >= FULL * widest or block.text.lstrip()[:1].islower()


def _unwrap(group: Sequence[Block]) -> list[Block]:
    if len(group) == 1 or not MIN_WIDTH <= max(width(block.text.rstrip()) for block in group) <= MAX_WIDTH:
        return list(group)
    if in_two_columns([block.text for block in group]):
        return list(group)  # rows of two languages; that they are lines tells where they change
    if not _wrapped(group):
        return list(group)
    widths = {True: 0, False: 0}  # of the widest line in Chinese, and of the widest other one
    for block in group:
        chinese = _chinese(block.text)
        widths[chinese] = max(widths[chinese], width(block.text.rstrip()))
    labelled = _labelled(group)
    joined: list[Block] = []
    last = ""
    for block in group:
        open_for_more = joined and joined[-1].hint in ("", "bullet")
        if (
            open_for_more
            and _continues(last, block, widths[_chinese(last)])
            and not (labelled and _LABEL.match(block.text))
        ):
            joined[-1] = replace(joined[-1], text=_join(joined[-1].text, block.text))
        else:
            joined.append(replace(block, gap=True))  # a paragraph of its own, also when cleaned again
        last = block.text
    return joined


def _join(before: str, after: str) -> str:
    head, tail = before.rstrip(), after.lstrip()
    chinese = is_han(head[-1:] or " ") and is_han(tail[:1] or " ")
    # The hyphen stays: only a dictionary could tell that of "liberal-isation" from that of "long-term".
    broken_word = head.endswith("-") and head[-2:-1].isalpha() and tail[:1].islower()
    return head + tail if chinese or broken_word else f"{head} {tail}"


def hard_wraps(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Lines of one wrapped paragraph become one block; a joined block keeps the locator of its first line.

    Only lines without a blank line between them are joined, and only where the line before reaches the
    margin; a number, an indent or a list marker begins a new paragraph.
    """
    return tuple(block for group in _groups(blocks) for block in _unwrap(group))
