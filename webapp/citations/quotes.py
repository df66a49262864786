"""Quotation marks: text set between those of its language, and the marks inside it moved one level down."""

from __future__ import annotations

import re

from corpus.types import Lang

Marks = tuple[str, str, str, str]
"""The outer pair and the inner pair."""

CURLY: Marks = ("“", "”", "‘", "’")
CORNER: Marks = ("「", "」", "『", "』")
STRAIGHT = '"'
LETTER = re.compile("[0-9A-Za-z\u00c0-\u024f]")

TITLE_MARKS: Marks = ("《", "》", "〈", "〉")


def quoted(text: str, lang: Lang) -> str:
    """The text as a quotation. Chinese that uses 「」 itself is set between 「」."""
    corners = lang == "zh" and any(mark in text for mark in CORNER) and "“" not in text
    marks = CORNER if corners else CURLY
    return f"{marks[0]}{nested(text, marks)}{marks[1]}"


def nested(text: str, marks: Marks) -> str:
    """The text with its own quotation marks as they must be inside one more pair: “a ‘b’” becomes ‘a “b”’.

    Apostrophes stay. A paragraph that opens without closing does not count against the next one. Straight double
    quotes are curly ones where they pair up without doubt, else they stay.
    """
    if marks != TITLE_MARKS:
        text = "\n".join(_paired(line, marks) for line in text.split("\n"))
    out: list[str] = []
    opened: list[str] = []
    for place, char in enumerate(text):
        if char in marks[::2] and not _is_apostrophe(text, place, marks):
            out.append(marks[::2][(len(opened) + 1) % 2])
            opened.append(char)
        elif char in marks[1::2] and _closes(text, place, opened, marks):
            _close(opened, marks[::2][marks[1::2].index(char)])
            out.append(marks[1::2][(len(opened) + 1) % 2])
        else:
            opened = [] if char == "\n" else opened
            out.append(char)
    return "".join(out)


def _paired(line: str, marks: Marks) -> str:
    """The line with a pair of marks for each two straight quotes, unless one of them may be no quotation mark."""
    pieces = line.split(STRAIGHT)
    pairs = list(zip(pieces[::2], pieces[1::2], pieces[2::2], strict=False))
    if not len(pieces) % 2 or not all(_is_quoted(*pair) for pair in pairs):
        return line
    return "".join(marks[0] + piece + marks[1] if at % 2 else piece for at, piece in enumerate(pieces))


def _is_quoted(before: str, inside: str, after: str) -> bool:
    touches_a_word = LETTER.match(before[-1:]) or LETTER.match(after[:1])  # 12" wide
    return bool(inside) and inside == inside.strip() and not touches_a_word


def _is_apostrophe(text: str, place: int, marks: Marks) -> bool:
    """‘tis: an opening single mark that nothing closes."""
    return text[place] == "‘" and "’" not in text[place:]


def _closes(text: str, place: int, opened: list[str], marks: Marks) -> bool:
    if text[place] != "’":
        return True  # one that nothing opened ends a quotation that began before the passage
    inside_word = all(LETTER.match(text, at) for at in (place - 1, place + 1))
    return bool(opened) and opened[-1] == "‘" and not inside_word


def _close(opened: list[str], mark: str) -> None:
    while opened and opened.pop() != mark:
        pass
