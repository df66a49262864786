"""TMX, the exchange format of translation memories, of versions 1.1 to 1.4b (https://www.gala-global.org/tmx-14b).

A translation unit is a unit; what has no pair stays alone. Inline codes (``bpt``, ``ept``, ``it``, ``ph``, ``ut``) are
markup of another program and left out, ``hi`` is text. Notes, properties and other languages are kept as boilerplate.
What our own export says of a unit is read back, also where its units are sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.readers.bitext.units import needed, units
from corpus.readers.record import only_record, read_record, titled
from corpus.readers.tmx.sentences import rejoined
from corpus.readers.tmx.translation_units import TranslationUnit, properties, translation_unit
from corpus.readers.xml.parsing import elements
from corpus.readers.xml.tree import line_of, local_name
from corpus.types import Block, Locator, Reference

SUFFIXES: tuple[str, ...] = (".tmx",)
CUT = False


def read(data: bytes, name: str) -> tuple[tuple[Block, ...], Reference]:
    """A unit's blocks in the order of its variants, and the record that our own export carries."""
    blocks: list[Block] = []
    found: list[TranslationUnit] = []
    for element in elements(data, name, ("header", "tu")):
        if local_name(element) == "tu":
            found.append(translation_unit(element, name))
        else:
            place = Locator(name, line=line_of(element))
            texts = (f"{kind}: {text}" if kind else text for kind, text in properties(element))
            blocks += (Block(text, place, hint="boilerplate") for text in texts if text.strip())
    return (*blocks, *_blocks(rejoined(found))), _reference(found)


def _blocks(found: Sequence[TranslationUnit]) -> Iterator[Block]:
    number = 0
    for each in found:
        yield from units(number, each.variants, each.rest, each.locator, each.said)
        number += needed(each.variants)


def _reference(found: Sequence[TranslationUnit]) -> Reference:
    """The record of the one document that all units come from, if they say so."""
    named = {each.ours["x-document"] for each in found if "x-document" in each.ours}
    if len(named) != 1:
        return Reference()
    records = {read_record(each.ours["x-record"]) for each in found if "x-record" in each.ours}
    return only_record(records or {titled(found[0].ours.get("x-title", ""))})
