"""Units of XLIFF 1.0 to 1.2 (https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.readers.inline import running_text
from corpus.readers.xliff.contents import Contents, inherited, spaced, touching
from corpus.readers.xml.stand_ins import restored
from corpus.readers.xml.tree import Element, attribute, local_name

CODES = frozenset({"x", "bx", "ex", "bpt", "ept", "it", "ph"})
"""Inline elements that stand for, or hold, markup of another program."""

_MARKUP = re.compile("</?[A-Za-z]")  # some tools repeat the code there instead of what it says in plain text

NEW = frozenset({"new", "needs-translation"})
"""States of a target that nobody has translated: many tools write the source there."""

BESIDE = frozenset({"source", "target", "seg-source"})


def contents(element: Element) -> Contents:
    """What a ``trans-unit`` holds."""
    parts = {local_name(each): each for each in element if local_name(each) in BESIDE}
    source, target = parts.get("source"), parts.get("target")
    return Contents(
        _texts(source),
        _texts(target),
        inherited(element if source is None else source, "lang") or inherited(element, "source-language"),
        ("" if target is None else attribute(target, "lang")) or inherited(element, "target-language"),
        tuple(_rest(element)),
        target is not None and attribute(target, "state") in NEW,
    )


def _texts(element: Element | None) -> tuple[str, ...]:
    if element is None:
        return ()
    _set_apart(element)
    return tuple(spaced(text, element) for text in running_text(element, _stands_for).texts)


def _set_apart(element: Element) -> None:
    """A blank between segments that touch: tools cut sentences where Chinese has no blank and translate them so."""
    for mark in element.iter("{*}mrk"):
        behind = mark.getnext()
        if mark.tail or behind is None or not (_is_segment(mark) and _is_segment(behind)):
            continue
        if touching(running_text(mark, _stands_for).text, running_text(behind, _stands_for).text):
            mark.tail = " "


def _is_segment(element: Element) -> bool:
    return local_name(element) == "mrk" and attribute(element, "mtype") == "seg"


def _stands_for(element: Element) -> str | None:
    if local_name(element) not in CODES:
        return None
    equivalent = attribute(element, "equiv-text")
    if equivalent and not _MARKUP.match(equivalent):
        return equivalent
    return "\n" if attribute(element, "ctype") == "lb" else ""


def _rest(element: Element) -> Iterator[str]:
    """Notes, contexts and translations that were only proposed."""
    for each in element:
        if local_name(each) and local_name(each) not in BESIDE:
            yield restored("\n".join(text.strip() for text in each.itertext() if text.strip()))
