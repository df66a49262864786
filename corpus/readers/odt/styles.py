"""The styles of an OpenDocument text: what its paragraphs are, and how its lists are numbered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpus.readers.numerals import LONGEST_LABEL, numeral
from corpus.readers.office.named_styles import heading_level, hint_of
from corpus.readers.office.settings import whole_number
from corpus.readers.xml.tree import Element, attribute, children, local_name
from corpus.types import Hint

_FORMS: Mapping[str, str] = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "一": "chineseCounting", "壹": "chineseLegalSimplified", "甲": "ideographTraditional", "子": "ideographZodiac",
    "①": "decimalEnclosedCircle", "１": "decimalFullWidth", "⑴": "decimalEnclosedParen", "⒈": "decimalEnclosedFullstop",
    "㊀": "ideographEnclosedCircle",
}  # fmt: skip
"""The first sign of a form of numbers, which OpenDocument shows as a sample (``一, 二, 三, ...``), and its name."""

_CHINESE_END = re.compile(r"[\u2e80-\u9fff\uff00-\uffef、。]$")
_CODE = re.compile(r"_([0-9a-fA-F]{1,4})_")
LONGEST = 20
"""Styles that a style is based on, one on the other, as far as they are followed."""

DEEPEST = 10
"""Levels of a list or of headings."""


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How a level of a list is numbered; without a ``form`` it is not."""

    form: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1
    """How many levels a number shows, its own counted."""
    bullet: bool = False


Levels = Mapping[int, ListLevel]
"""Level, counted from 1 → how it is numbered."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document: of paragraphs, what their names say; of lists, their levels; of the outline."""

    based: Mapping[str, str]
    """Paragraph style → the one that it is based on."""
    lists: Mapping[str, Levels]
    outline: Levels
    hidden: frozenset[str] = frozenset()
    """Styles of characters that are not shown."""

    def hint(self, style: str) -> Hint:
        """What paragraphs of a style are, headings apart."""
        hints = (hint_of(each) for each in self._line(style))
        return next((hint for hint in hints if hint), "")

    def heading(self, style: str) -> int | None:
        """The level of headings of a style; None where it is no heading's."""
        return next(filter(None, map(heading_level, self._line(style))), None)

    def _line(self, style: str) -> Iterator[str]:
        """The names of a style and those that it is based on, each once: a broken file may go round in circles."""
        seen: set[str] = set()
        while style and style not in seen and len(seen) < LONGEST:
            seen.add(style)
            yield _CODE.sub(lambda match: chr(int(match[1], 16)), style)  # Heading_20_1 is Heading 1
            style = self.based.get(style, "")


def read_styles(roots: tuple[Element, ...]) -> Styles:
    """The styles in the parts of these roots, the later ones first where both have one of a name."""
    based = {attribute(each, "name"): attribute(each, "parent-style-name") for root in roots for each in _named(root)}
    lists = {attribute(each, "name"): _levels(each) for root in roots for each in root.iter("{*}list-style")}
    outline = next((_levels(each) for root in roots for each in root.iter("{*}outline-style")), {})
    return Styles(based, lists, outline, frozenset(each for root in roots for each in _hidden(root)))


def _hidden(root: Element) -> Iterator[str]:
    """The styles of characters that are not shown (OpenDocument, ``text:display``)."""
    for style in root.iter("{*}style"):
        if attribute(style, "family") == "text":
            settings = children(style, "text-properties")
            if any(attribute(each, "display") == "none" for each in settings):
                yield attribute(style, "name")


def _named(root: Element) -> Iterator[Element]:
    return (each for each in root.iter("{*}style") if attribute(each, "family") == "paragraph")


def label(levels: Levels, level: int, counts: Mapping[int, int]) -> str:
    """The number of an item at a level, with what parts it from the text, by the counts of its own and upper levels."""
    own = levels.get(level, ListLevel())
    if not own.form:
        return ""
    first = max(1, level - own.shown + 1)
    parts = [
        numeral(counts.get(at, 1), levels[at].form)
        for at in range(first, level + 1)
        if at in levels and levels[at].form
    ]
    text = f"{own.prefix}{'.'.join(parts)}{own.suffix}"[:LONGEST_LABEL].strip()
    return text + ("" if _CHINESE_END.search(text) else " ")


def _levels(style: Element) -> Levels:
    return {
        whole_number(attribute(each, "level")): _level(each)
        for each in children(
            style, "list-level-style-number", "list-level-style-bullet", "list-level-style-image", "outline-level-style"
        )
    }


def _level(given: Element) -> ListLevel:
    if local_name(given) in ("list-level-style-bullet", "list-level-style-image"):
        return ListLevel(bullet=True)
    sample = attribute(given, "num-format")
    return ListLevel(
        form=_FORMS.get(sample[:1], "decimal") if sample else "",
        prefix=attribute(given, "num-prefix")[:LONGEST_LABEL],
        suffix=attribute(given, "num-suffix")[:LONGEST_LABEL],
        start=whole_number(attribute(given, "start-value"), 1),
        shown=min(whole_number(attribute(given, "display-levels"), 1), DEEPEST),
    )
