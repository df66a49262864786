"""What the attributes of an element say, and whether it is shown."""

from __future__ import annotations

import re

from bs4.element import Tag

_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def attribute(tag: Tag, name: str) -> str:
    """The value of an attribute; ``""`` where there is none."""
    return str(tag.get(name, ""))


def classes(tag: Tag) -> list[str]:
    """The classes of an element."""
    return attribute(tag, "class").split()


def is_hidden(tag: Tag) -> bool:
    """Whether an element is not shown, at first."""
    return "hidden" in tag.attrs or bool(_HIDDEN.search(attribute(tag, "style")))
