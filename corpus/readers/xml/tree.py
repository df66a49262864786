"""Elements by their local names.

The names are the same in all variants of a format (ISO/IEC 29500, transitional and strict; versions of XLIFF), the
namespaces are not; and nothing in a document of one kind has the name of a thing of another kind that would matter to a
reader.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lxml import etree

from corpus.readers.xml.stand_ins import restored

Element = Any
"""An element of lxml, which ships no types."""

MOST_LINES = 65_535
"""The last line that libxml2 counts for every element; further ones are not known."""


def local_name(element: Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    return local(tag) if isinstance(tag := element.tag, str) else ""


@lru_cache(maxsize=1 << 12)
def local(tag: str) -> str:
    """A name without its namespace."""
    return tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """The value of an attribute, in whatever namespace (``lang`` is ``xml:lang`` too); empty where there is none."""
    if (plain := element.get(name)) is not None:
        return restored(str(plain))
    for key, value in element.items():
        if local(key) == name:
            return restored(str(value))
    return ""


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """The children of these names, in order; none of an element that is absent."""
    return (each for each in (element if element is not None else ()) if local_name(each) in names)


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of this name, and its first child of the next; None where there is none."""
    for step in path:
        if element is None:
            return None
        for each in element:
            if local_name(each) == step:
                element = each
                break
        else:
            return None
    return element


def line_of(element: Element) -> int | None:
    """The line on which an element begins, where that is known."""
    line = element.sourceline
    return line if line and line < MOST_LINES else None


def unresolved(node: Element) -> str:
    """The name of the entity that a node stands for and that nobody declared; empty for every other node."""
    return str(node.name) if node.tag is etree.Entity else ""
