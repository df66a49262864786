"""The text of one paragraph of an OpenDocument text, and what hangs on it: notes, comments, boxes, ruby."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field

from corpus.readers.office.settings import whole_number
from corpus.readers.xml.tree import Element, attribute, child, local_name

_SPACE = re.compile(r"[ \t\r\n]+")
_SIGNS = {"tab": "\t", "line-break": "\n"}
_UNREAD = frozenset(
    "tracked-changes sequence-decls variable-decls user-field-decls forms title desc script event-listeners "
    "annotation-end hidden-paragraph note-citation".split()
)
_BOXES = frozenset(
    "text-box custom-shape rect ellipse circle polygon polyline path regular-polygon line connector caption".split()
)
"""What stands on the page with text of its own: frames, and shapes that somebody wrote in."""

MOST_BLANKS = 1000
"""Blanks that one element may stand for."""


@dataclass(slots=True)
class Content:
    """A paragraph's text, its lines parted by line feeds; notes, comments and boxes in it, and what is above it."""

    pieces: list[str] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)
    comments: list[Element] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    hidden: Container[str] = ()
    """The styles of text that is not shown."""

    @property
    def text(self) -> str:
        """The text, white space as OpenDocument counts it: runs of it in the file are one blank."""
        return "".join(self.pieces)


def content(paragraph: Element, hidden: Container[str] = ()) -> Content:
    """What stands in a paragraph. Text in one of the ``hidden`` styles stands aside."""
    found = Content(hidden=hidden)
    _walk(paragraph, found, found.pieces)
    return found


def _walk(element: Element, found: Content, pieces: list[str]) -> None:
    _add(element.text, pieces)
    for each in element:
        _enter(each, found, pieces)
        _add(each.tail, pieces)


def _enter(element: Element, found: Content, pieces: list[str]) -> None:
    kind = local_name(element)
    if kind == "span" and found.hidden and attribute(element, "style-name") in found.hidden:
        kind = "ruby-text"  # as little in the line as the reading of a character
    if kind in _SIGNS:
        pieces.append(_SIGNS[kind])
    elif kind == "s":
        pieces.append(" " * max(1, min(whole_number(attribute(element, "c"), 1), MOST_BLANKS)))
    elif kind == "note":
        found.notes.extend(each for each in (child(element, "note-body"),) if each is not None)
    elif kind == "annotation":
        found.comments.append(element)
    elif kind in _BOXES:
        found.boxes.append(element)
    elif kind == "ruby-text":
        above: list[str] = []
        _walk(element, found, above)
        found.aside.append("".join(above).strip())
    elif kind and kind not in _UNREAD:
        _walk(element, found, pieces)


def _add(text: str | None, pieces: list[str]) -> None:
    if text:
        pieces.append(_SPACE.sub(" ", text))


def lines(text: str) -> Iterator[tuple[str, bool]]:
    """The lines of a text that are not blank, and whether a blank line, or the beginning, stands before each."""
    gap = True
    for line in text.split("\n"):
        if line.strip():
            yield line, gap
        gap = not line.strip()
