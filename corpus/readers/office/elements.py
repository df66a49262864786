"""Elements of office documents by their local names.

The names are the same in both variants of Office Open XML (ISO/IEC 29500, transitional and strict), the namespaces
are not; and nothing in a document of one kind has the name of a thing of another kind that would matter to a reader.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from corpus.readers.xml import Element


def name(element: Element) -> str:
    """The name of an element without its namespace; empty for comments and instructions."""
    tag = element.tag
    return _local(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=1024)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def attribute(element: Element, wanted: str) -> str:
    """The value of an attribute, whatever its namespace; empty where it is absent."""
    for key, value in element.items():
        if key.rpartition("}")[2] == wanted:
            return str(value)
    return ""


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """The children of these names, in order; none of an element that is absent."""
    return (each for each in (element if element is not None else ()) if name(each) in names)


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of this name, and its first child of the next; None where there is none."""
    for step in path:
        if element is None:
            return None
        for each in element:
            if name(each) == step:
                element = each
                break
        else:
            return None
    return element


def setting(element: Element | None, *path: str) -> str:
    """The ``val`` of the element at this path; empty where it or its value is absent."""
    found = child(element, *path)
    return "" if found is None else attribute(found, "val")


def switched_on(element: Element | None, *path: str) -> bool:
    """Whether a property that is on or off is on: present without a value that says no (ISO/IEC 29500-1, 17.17.4)."""
    found = child(element, *path)
    return found is not None and attribute(found, "val") not in ("0", "false", "off", "none")


def whole_number(text: str, otherwise: int = 0) -> int:
    """The number that an attribute holds, as far as it is one of a reasonable size."""
    digits = text.strip()
    return int(digits) if len(digits) < 8 and digits.removeprefix("-").isdecimal() else otherwise
