"""TMX, the exchange format of translation memories, of versions 1.1 to 1.4b (https://www.gala-global.org/tmx-14b).

A translation unit is a unit; what has no pair stays alone. Inline codes (``bpt``, ``ept``, ``it``, ``ph``, ``ut``) are
markup of another program and left out, ``hi`` is text. Notes, properties and other languages are kept as boilerplate.
What our own export says of a unit is read back, also where its units are sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.readers.bitext.units import needed, units, within
from corpus.readers.record import file_record, read_record, titled
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
    return (*blocks, *_blocks(rejoined(found))), file_record(_records(found))


def _blocks(found: Sequence[TranslationUnit]) -> Iterator[Block]:
    several = len(_records(found)) > 1
    number = 0
    for each in found:
        blocks = units(number, each.variants, each.rest, each.locator, each.said)
        yield from within(blocks, each.ours.get("x-title", "")) if several else blocks
        number += needed(each.variants)


def _records(found: Sequence[TranslationUnit]) -> dict[str, Reference]:
    """The records of the documents that units say they come from; one of them has a record, all have the title."""
    known: dict[str, Reference] = {}
    for each in found:
        if "x-document" not in each.ours:
            continue
        document, record = each.ours["x-document"], read_record(each.ours.get("x-record", ""))
        if record != Reference():
            known[document] = record
        elif document not in known:
            known[document] = titled(each.ours.get("x-title", ""))
    return known
