"""Settings of office documents: what the ``val`` of an element says, and numbers in attributes."""

from __future__ import annotations

from corpus.readers.xml.tree import Element, attribute, child


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
