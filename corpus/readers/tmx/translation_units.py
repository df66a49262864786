"""One ``tu`` of a translation memory: its variants, what is said of it, and what else it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from corpus.readers.bitext.languages import tagged
from corpus.readers.bitext.places import written_places
from corpus.readers.bitext.units import Facts, Variant, facts
from corpus.readers.inline import character, running_text, unwrapped
from corpus.readers.xml.stand_ins import restored
from corpus.readers.xml.tree import Element, attribute, line_of, local_name
from corpus.types import LANGS, Locator

CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})
"""Elements whose content is not text but markup of the program that the text comes from."""

CHARACTER = "x-character-"
"""How the type of a ``ph`` begins that stands for a character which XML can't hold; its code point follows."""

OURS = frozenset(
    "x-document x-title x-source x-ordinal x-kind x-level x-confidence x-passage x-passage-confidence x-sentence "
    "x-space x-tier x-score x-record x-places".split()
)
"""The properties of units of our own: what they say is read, or belongs to the library that they come from."""


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """``ours`` are the properties that our own export writes, ``rest`` everything else that is said of the unit."""

    variants: tuple[Variant, ...]
    rest: tuple[str, ...]
    locator: Locator
    said: Facts
    ours: Mapping[str, str]


def translation_unit(element: Element, name: str) -> TranslationUnit:
    """What a ``tu`` of the file ``name`` holds."""
    found = tuple(properties(element))
    ours = {kind: text for kind, text in found if kind in OURS}
    variants, rest = [], [text for kind, text in found if kind not in OURS]
    for each in element:
        if local_name(each) != "tuv":
            continue
        rest += [text for _kind, text in properties(each)]
        variant = _variant(each, name, _as_it_is if "x-document" in ours else unwrapped)
        lang = tagged(attribute(each, "lang"))
        if lang == "other":
            rest += variant.texts
        else:
            variants.append(variant)
    here = Locator(name, line=line_of(element))
    return TranslationUnit(tuple(variants), tuple(rest), here, told(ours, here, "x-confidence"), ours)


def told(ours: Mapping[str, str], here: Locator, confidence: str) -> Facts:
    """What our own export says of a unit, whose confidence is the property of that name."""
    said = {name.removeprefix("x-"): text for name, text in ours.items()} | {"confidence": ours.get(confidence, "")}
    return facts(said, written_places(said.get("places", ""), here))


def properties(element: Element) -> Iterator[tuple[str, str]]:
    """The properties and notes of an element, by their types; a note has none."""
    for each in element:
        if local_name(each) in ("prop", "note") and each.text:
            yield attribute(each, "type"), restored("".join(each.itertext()))


def _variant(element: Element, name: str, laid_out: Callable[[str], str]) -> Variant:
    lang = tagged(attribute(element, "lang"))
    place = Locator(name, line=line_of(element))
    flows = (running_text(each, _stands_for).texts for each in element if local_name(each) == "seg")
    texts = tuple(laid_out(text) for flow in flows for text in flow)
    return Variant(texts, lang if lang in LANGS else None, place)


def _as_it_is(text: str) -> str:
    return text


def _stands_for(element: Element) -> str | None:
    if local_name(element) not in CODES:
        return None
    kind = attribute(element, "type")
    if kind.startswith(CHARACTER):
        return character(kind.removeprefix(CHARACTER))
    return "\n" if kind == "lb" else ""
