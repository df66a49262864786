"""What a unit of any version of XLIFF holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice

from corpus.readers.inline import unwrapped
from corpus.readers.xml.tree import Element, attribute

DEEPEST = 32
"""Elements around a unit that are asked what holds in it: groups stand in one another, but not as deep as that."""


EDGE = 8
"""Characters at the end of a segment among which its full stop stands, with quotation marks behind it."""

_NO_GAP = re.compile(r"[.!?;:,…][\"'”’)]*\Z")


@dataclass(frozen=True, slots=True)
class Contents:
    """The texts of a unit: with several, the first is its own and the others flow apart (footnotes in codes).

    ``source_tag`` and ``target_tag`` are the languages that the unit itself names; ``rest`` is what else it holds;
    ``untranslated`` is true where the target is said to be no translation yet; ``ours`` is what our own export says.
    """

    source: tuple[str, ...]
    target: tuple[str, ...]
    source_tag: str = ""
    target_tag: str = ""
    rest: tuple[str, ...] = ()
    untranslated: bool = False
    ours: Mapping[str, str] = field(default_factory=dict)


def inherited(element: Element, name: str) -> str:
    """The value of an attribute of the element, or of the nearest one around it that has it."""
    if own := attribute(element, name):
        return own
    around = islice(element.iterancestors(), DEEPEST)
    return next((value for above in around if (value := attribute(above, name))), "")


def spaced(text: str, element: Element) -> str:
    """The text without the line breaks that the file was laid out with, unless it says that they count."""
    return text if inherited(element, "space") == "preserve" else unwrapped(text)


def touching(before: str, text: str) -> bool:
    """Whether two segments that touch each other are sentences of a language that has a blank between them."""
    return text[:1].isascii() and text[:1].isalnum() and _NO_GAP.search(before[-EDGE:]) is not None
