"""Units of XLIFF 2.0 to 2.2 (https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.readers.inline import Running, character, running_text
from corpus.readers.xliff.contents import Contents, inherited, spaced, touching
from corpus.readers.xml.stand_ins import restored
from corpus.readers.xml.tree import Element, attribute, local_name

CODES = frozenset({"sc", "ec", "ph", "sm", "em"})
"""Inline elements that stand for markup; ``pc`` and ``mrk`` hold text."""

NEW = "initial"
"""The state of a segment that nobody has translated."""

OURS = "duizhao"
"""The category of the metadata that our own export writes of documents and passages."""


def contents(element: Element) -> Contents:
    """What a ``unit`` holds: its segments, and what stands between them, in order."""
    parts = [each for each in element if local_name(each) in ("segment", "ignorable")]
    own = dict(own_facts(element))
    gap = "" if own else " "
    sides = []
    for name in ("source", "target"):
        runs = [_run(part, name) for part in _in_order(parts, name)]
        joined = _joined([run.text for run in runs], gap)
        sides.append((joined, *(aside for run in runs for aside in run.asides)))
    source, target = sides
    tags = (inherited(element, "srcLang"), inherited(element, "trgLang"))
    new = bool(parts) and all(attribute(part, "state") == NEW for part in parts if local_name(part) == "segment")
    return Contents(source, target, *tags, tuple(_rest(element)), new, own)


def said(element: Element) -> Iterator[tuple[str, str]]:
    """The notes and the metadata in an element, by their types."""
    for each in element.iter():
        if local_name(each) in ("note", "meta") and each.text:
            yield attribute(each, "type"), restored(each.text)


def _in_order(parts: Sequence[Element], name: str) -> list[Element]:
    """The segments in the order of one side: a target may say that it goes elsewhere than its source."""

    def place(at_part: tuple[int, Element]) -> int:
        at, part = at_part
        order = next((attribute(each, "order") for each in part if local_name(each) == name), "")
        return int(order) if order.isdecimal() and len(order) < 10 else at + 1

    return [part for _at, part in sorted(enumerate(parts), key=place)]


def _run(part: Element, name: str) -> Running:
    """The text of one side of a segment; what is between segments and has no target is the same in both."""
    found = {local_name(each): each for each in part}
    element = found.get(name)
    if element is None and local_name(part) == "ignorable":
        element = found.get("source")
    if element is None:
        return Running("")
    run = running_text(element, _stands_for)
    return Running(spaced(run.text, element), run.asides)


def _joined(texts: Sequence[str], gap: str) -> str:
    """The segments as one text; sentences of others' files that touch each other are set apart."""
    parts: list[str] = []
    for text in filter(None, texts):
        parts += (gap, text) if parts and touching(parts[-1], text) else (text,)
    return "".join(parts)


def _stands_for(element: Element) -> str | None:
    name = local_name(element)
    if name == "cp":
        return character(attribute(element, "hex"))
    return attribute(element, "equiv") if name in CODES else None


def own_facts(element: Element) -> Iterator[tuple[str, str]]:
    """What our own export says of a unit."""
    for each in element.iter():
        if local_name(each) == "metaGroup" and attribute(each, "category") == OURS:
            yield from said(each)


def _rest(element: Element) -> Iterator[str]:
    """Everything that is neither a segment nor the data of its codes: notes, metadata, proposals, terms."""
    for each in element:
        if local_name(each) in ("segment", "ignorable", "originalData", ""):
            continue
        ours = {child for group in each.iter() if attribute(group, "category") == OURS for child in group.iter()}
        texts = (child.text for child in each.iter() if child not in ours and isinstance(child.tag, str))
        yield restored("\n".join(text.strip() for text in texts if text and text.strip()))
