"""The text of one paragraph of a Word document, and what hangs on it: notes, comments, boxes, ruby.

Tracked changes are taken as accepted: what was inserted is text, what was deleted or moved away is none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from corpus.readers.office.settings import setting, switched_on
from corpus.readers.office.symbols import symbol
from corpus.readers.xml.tree import Element, attribute, children, local_name

_UNREAD = frozenset("pPr sectPr del moveFrom instrText delText delInstrText rubyPr fldData sdtPr sdtEndPr".split())
"""Elements with settings, instructions and deleted text."""

_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote", "commentReference": "comment"}
LONGEST_CODE = 100  # characters of an instruction that are looked at
_LISTS = (["TOC"], ["INDEX"], ["TOA"])
"""Fields whose result lists places of the text: contents, figures, an index, authorities."""


@dataclass(slots=True)
class _Field:
    """A field: its instruction so far, whether its result has begun, and whether that is a list of places."""

    code: str = ""
    begun: bool = False
    lists: bool = False


@dataclass(slots=True)
class Fields:
    """The fields that are open where the walk is, outermost first: they begin in one paragraph and end in another."""

    open: list[_Field] = field(default_factory=list)
    codes: int = 0
    """How many of them are still in their instruction."""
    lists: int = 0
    """How many of them are lists of places."""

    def turn(self, kind: str) -> None:
        """A field begins, goes from its instruction to its result, or ends."""
        if kind == "begin":
            self.open.append(_Field())
            self.codes += 1
        elif kind == "separate" and self.open and not self.open[-1].begun:
            last = self.open[-1]
            last.begun, last.lists = True, last.code.upper().split()[:1] in _LISTS
            self.codes -= 1
            self.lists += last.lists
        elif kind == "end" and self.open:
            last = self.open.pop()
            self.codes -= not last.begun
            self.lists -= last.lists

    def end_paragraph(self) -> None:
        """A field whose instruction does not end with its paragraph is broken, and would swallow what follows."""
        if self.codes:
            self.open = [each for each in self.open if each.begun]
            self.codes = 0

    def instruct(self, text: str) -> None:
        """More of the instruction of the innermost field."""
        if self.open and not self.open[-1].begun:
            self.open[-1].code = (self.open[-1].code + text)[:LONGEST_CODE]


@dataclass(slots=True)
class Content:
    """A paragraph's text, its lines parted by line feeds; the notes and comments it refers to; boxes anchored in it.

    ``aside`` is what is there but not read in line: hidden text, and the small characters above others (ruby).
    """

    text: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    listed: bool = False


def content(paragraph: Element, fields: Fields) -> Content:
    """What stands in a paragraph. ``fields`` are those open before it, and afterwards those open behind it."""
    found = Content(listed=fields.lists > 0)
    pieces: list[str] = []
    _walk(paragraph, pieces, found, fields)
    fields.end_paragraph()
    found.text = "".join(pieces)
    return found


def _walk(element: Element, pieces: list[str], found: Content, fields: Fields) -> None:
    for each in element:
        kind = local_name(each)
        if kind in _SIGNS or kind in ("t", "sym"):
            _write(kind, each, found.aside if fields.codes else pieces)
        elif kind in _ACTIONS:
            _ACTIONS[kind](each, found, fields)
            found.listed = found.listed or fields.lists > 0
        elif kind == "txbxContent":
            found.boxes.append(each)
        elif kind == "AlternateContent":
            _walk(alternative(each), pieces, found, fields)
        elif kind in ("r", "rt"):
            _run(each, pieces, found, fields)
        elif kind and kind not in _UNREAD:
            _walk(each, pieces, found, fields)


def _write(kind: str, element: Element, pieces: list[str]) -> None:
    if kind == "t":
        pieces.append("".join(element.itertext()).replace("\n", " "))
    elif kind == "sym":
        pieces.append(symbol(attribute(element, "font"), _code(attribute(element, "char"))))
    else:
        pieces.append(_SIGNS[kind])


def _code(char: str) -> int:
    try:
        return int(char[:6], 16)
    except ValueError:
        return 0


def _run(run: Element, pieces: list[str], found: Content, fields: Fields) -> None:
    """A run of text, or the ruby above one; what is hidden or above the line stands aside."""
    aside = local_name(run) == "rt" or switched_on(run, "rPr", "vanish")
    inner: list[str] = []
    _walk(run, inner if aside else pieces, found, fields)
    if text := "".join(inner).strip():
        found.aside.append(text)


def alternative(element: Element) -> Element:
    """Of alternatives for programs of different age, the newest one (ISO/IEC 29500-3, 10.2.1), which is the first."""
    return next((each for each in children(element, "Choice", "Fallback") if len(each)), ())


def _turn(element: Element, found: Content, fields: Fields) -> None:
    fields.turn(attribute(element, "fldCharType"))


def _refer(element: Element, found: Content, fields: Fields) -> None:
    found.notes.append((_NOTES[local_name(element)], attribute(element, "id")))


_ACTIONS: Mapping[str, Callable[[Element, Content, Fields], None]] = {
    "fldChar": _turn,
    "instrText": lambda element, found, fields: fields.instruct(element.text or ""),
    **dict.fromkeys(_NOTES, _refer),
}


def is_gallery(block: Element) -> bool:
    """Whether a block of content (``sdt``) was put in as a table of contents."""
    return setting(block, "sdtPr", "docPartObj", "docPartGallery") in ("Table of Contents", "Bibliographies Contents")
