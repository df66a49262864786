"""XLIFF, in which translators exchange their work: 2.x (OASIS, since 2014) and 1.x (2008), which most tools write.

A ``unit`` (1.x: ``trans-unit``) is a unit, its segments put together again. Inline codes are markup and left out, or
what they say stands for them in plain text. Notes, metadata, other translations that were proposed, and what is not to
be translated are kept as boilerplate. What our own export says of a unit is read back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from corpus.folding import is_han
from corpus.readers.bitext.languages import Named, tagged
from corpus.readers.bitext.places import part_named, written_places
from corpus.readers.bitext.units import Variant, facts, units
from corpus.readers.record import file_record, read_record, titled
from corpus.readers.xliff import first, second
from corpus.readers.xliff.contents import Contents, inherited
from corpus.readers.xml.parsing import elements
from corpus.readers.xml.tree import Element, attribute, line_of, local_name
from corpus.types import Block, Locator, Reference

SUFFIXES: tuple[str, ...] = (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff")
CUT = False

RECORD = "record"
"""The type of the metadata in which our own export keeps the record of a document."""

ENVELOPE = frozenset({RECORD, "document", "title", "added", "tool", "exported"})
"""What our own export says of a document: it belongs to the library that the document came from."""

PO_HEADER = "x-gettext-domain-header"
"""The kind of unit that is the head of a PO file, which is no text (XLIFF 1.2 Representation Guide for Gettext PO)."""

WANTED = ("unit", "trans-unit", "notes", "metadata", "note")
"""Elements that hold text; of one inside another, the outer one counts."""


def read(data: bytes, name: str) -> tuple[tuple[Block, ...], Reference]:
    """The blocks of each unit, source first, and the record that our own export carries."""
    blocks: list[Block] = []
    records: dict[str, Reference] = {}
    for number, element in enumerate(elements(data, name, WANTED)):
        place = Locator(name, line=line_of(element), part=part_named(inherited(element, "original")))
        if local_name(element) in ("unit", "trans-unit"):
            blocks += _unit(element, number, place)
            continue
        held = tuple(second.said(element))
        records |= _record(dict(held))
        ours = ENVELOPE if tuple(second.own_facts(element)) else frozenset[str]()
        blocks += (Block(text, place, hint="boilerplate") for kind, text in held if kind not in ours and text.strip())
    return tuple(blocks), file_record(records)


def _record(said: Mapping[str, str]) -> dict[str, Reference]:
    """The record that our own export says of a document, by the document's id."""
    if RECORD not in said:
        return {}
    record = read_record(said[RECORD])
    return {said.get("document", ""): titled(said.get("title", "")) if record == Reference() else record}


def _other(source: Named, target: tuple[str, ...]) -> Named:
    """The language of a target that no one names: Chinese has Chinese in it, figures are what the source is not."""
    text = "".join(target)
    if any(map(is_han, text)):
        return "zh"
    if source == "zh":
        return "en"
    return "zh" if source == "en" and not any(map(str.isalpha, text)) else ""


def _is_left_as_it_is(element: Element, held: Contents) -> bool:
    """Whether a unit is marked as no text for translators (codes, names of files), and nobody has translated it."""
    return inherited(element, "translate") == "no" and (not any(held.target) or held.target == held.source)


def _is_copied(held: Contents, source: Named) -> bool:
    """Whether the target is only the source once more: what is Chinese there translates no Chinese."""
    chinese = source == "zh" and any(map(is_han, "".join(held.target)))
    return held.target == held.source and not held.ours and (held.untranslated or chinese)


def _unit(element: Element, number: int, place: Locator) -> Iterator[Block]:
    held = (first if local_name(element) == "trans-unit" else second).contents(element)
    variants, rest = [], list(held.rest)
    source = tagged(held.source_tag)
    header = attribute(element, "restype") == PO_HEADER or _is_left_as_it_is(element, held)
    copied = _is_copied(held, source)
    for texts, lang in ((held.source, source), (held.target, tagged(held.target_tag) or _other(source, held.target))):
        if lang == "other" or header or (copied and texts is held.target):
            rest += texts
        elif texts:
            variants.append(Variant(texts, lang or None, place))
    said = facts(held.ours, written_places(held.ours.get("places", ""), place))
    return units(number, variants, rest, place, said)
