"""Running text with inline codes in it, as translation formats have it: what is text, and what stands for it.

The text may be nested as deep as the parser lets it be; nothing here calls itself.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html.entities import html5
from itertools import pairwise

from corpus.folding import is_han
from corpus.readers.xml.stand_ins import restored
from corpus.readers.xml.tree import Element, local_name, unresolved

_POINT = re.compile("0*[0-9A-Fa-f]{1,6}")
_INDENTED = re.compile(r"(?:\r\n?|\n)(?:\t|[ ]{2})\s*")

StandsFor = Callable[[Element], str | None]
"""What stands for an element in plain text: None where its content is text itself."""


@dataclass(frozen=True, slots=True)
class Running:
    """The plain text of an element, and the texts that flow apart from it (a footnote in a code)."""

    text: str
    asides: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The text and those apart from it."""
        return (self.text, *self.asides)


def running_text(element: Element, stands_for: StandsFor) -> Running:
    """The plain text of an element. The content of codes is markup and left out, apart from ``sub`` in it."""
    flows: list[list[str]] = [[element.text or ""]]  # the running text first, then one for each text apart
    open_flows: list[list[str] | None] = [flows[0]]  # for each element that is open, where its content goes
    for begins, each in _walk(element):
        if not begins:
            open_flows.pop()
            _write(open_flows[-1], each.tail)
            continue
        inside, content = open_flows[-1], open_flows[-1]
        if name := unresolved(each):
            _write(inside, _entity(name))
        elif local_name(each) == "sub":
            flows.append([])
            content = flows[-1]
        elif (sign := stands_for(each)) is not None:
            _write(inside, sign)
            content = None
        open_flows.append(content)
        _write(content, None if unresolved(each) else each.text)
    first, *asides = (restored("".join(flow)) for flow in flows)
    return Running(first, tuple(aside for aside in asides if aside.strip()))


def unwrapped(text: str) -> str:
    """The text without the line breaks that its file was laid out with: at the edges, and before an indented line."""
    if "\n" not in text and "\r" not in text:
        return text
    before, behind = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    edges = ("" if "\n" in edge or "\r" in edge else edge for edge in (before, behind))
    return _rows(_INDENTED.split(text.strip())).join(edges)


def character(code: str) -> str:
    """The character of a code point in hexadecimal digits; nothing where there is none.

    Half of a surrogate pair is no character, and no text that is stored can hold it: U+FFFD stands for it.
    """
    point = int(code, 16) if _POINT.fullmatch(code) else sys.maxunicode + 1
    if 0xD800 <= point <= 0xDFFF:
        return "\ufffd"
    return chr(point) if point <= sys.maxunicode else ""


def _rows(rows: Sequence[str]) -> str:
    """Rows of a text as one: with nothing between Chinese characters, else a blank."""
    trimmed = [*(row.rstrip(" \t") for row in rows[:-1]), rows[-1]]
    parts = [trimmed[0]]
    for before, row in pairwise(trimmed):
        parts += ("" if _is_han(before[-1:]) and _is_han(row[:1]) else " ", row)
    return "".join(parts)


def _is_han(text: str) -> bool:
    return any(map(is_han, text))


def _write(flow: list[str] | None, text: str | None) -> None:
    if flow is not None and text:
        flow.append(text)


def _entity(name: str) -> str:
    """What an entity that nobody declared is meant for, as in HTML; else itself."""
    return html5.get(f"{name};", f"&{name};")


def _walk(element: Element) -> Iterator[tuple[bool, Element]]:
    """Every element below, in the order of the document: where it begins and where it ends."""
    stack = [(element, iter(element))]
    while stack:
        parent, children = stack[-1]
        child = next(children, None)
        if child is not None:
            yield True, child
            stack.append((child, iter(child)))
            continue
        stack.pop()
        if stack:
            yield False, parent
