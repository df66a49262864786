"""TMX 1.4b, the exchange format of translation memories (https://www.gala-global.org/tmx-14b).

One translation unit a passage, or one a sentence bead; what has no counterpart is a unit with one variant, which the
format allows. What was asked of a search stands in properties of the header.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TextIO

from corpus.export import Found, Heading, Level, Work
from corpus.export_columns import as_text, places
from corpus.export_xml import record_text, xml_attribute, xml_text
from corpus.types import LANGS, Document, Lang, Passage, SentenceBead

BOILERPLATE = False
BINARY = False

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="Duizhao" creationtoolversion="{version}" segtype="{segments}" o-tmf="duizhao" adminlang="en" \
srclang="*all*" datatype="plaintext" creationdate="{date}"{heading}
<body>
"""
TAIL = """</body>
</tmx>
"""

SEGMENTS: Mapping[Level, str] = {"passage": "paragraph", "sentence": "sentence"}
"""TMX's words for what a unit is."""

Properties = tuple[tuple[str, str], ...]


def write(works: Iterable[Work], out: TextIO, level: Level = "passage", heading: Heading | None = None) -> None:
    """Write one memory with the passages of every work, or with their sentences."""
    asked = _heading(heading) if heading else "/>"
    date = _date(datetime.now(UTC))
    out.write(HEAD.format(version=version("duizhao"), segments=SEGMENTS[level], date=date, heading=asked))
    units = _passage if level == "passage" else _sentences
    told = ""
    for work in works:
        record = () if work.document.id == told else (("x-record", record_text(work.document.reference)),)
        told = work.document.id
        for passage in work.passages:
            out.writelines(units(passage, work, record))
            record = ()
    out.write(TAIL)


def _heading(heading: Heading) -> str:
    """The rest of the header: a property for each fact."""
    return "\n".join(
        (">", *(_property(f"x-{name}", as_text(value)) for name, value in heading.facts.items()), "</header>")
    )


def _passage(passage: Passage, work: Work, record: Properties) -> Iterator[str]:
    properties = (
        *_properties(passage, work.document),
        *_confidence("x-confidence", passage.confidence),
        *_found(work.found),
        *record,
    )
    return _unit(passage.id, work.document, properties, {"zh": passage.zh, "en": passage.en})


def _sentences(passage: Passage, work: Work, record: Properties) -> Iterator[str]:
    """A unit for each sentence that is exported: which of how many it is, and the white space before it."""
    of_passage = (
        ("x-passage", passage.id),
        *_properties(passage, work.document),
        *_confidence("x-passage-confidence", passage.confidence),
    )
    count = len(passage.sentences)
    for number, bead in work.sentences(passage):
        place = ("x-sentence", f"{number + 1}/{count}"), *_spaces(passage, number)
        sure = (*_confidence("x-confidence", bead.confidence), *_found(work.found), *record)
        texts: dict[Lang, str] = {lang: passage.text(lang)[slice(*bead.span(lang))] for lang in LANGS}
        yield from _unit(f"{passage.id}.{number}", work.document, (*of_passage, *place, *sure), texts)
        record = ()


def _spaces(passage: Passage, number: int) -> Properties:
    """What of the passage stands before a sentence, and behind the last one: both are part of its text."""
    begun = passage.sentences[number - 1] if number else SentenceBead((0, 0), (0, 0))
    bead = passage.sentences[number]
    spaces: dict[str, str] = {lang: passage.text(lang)[begun.span(lang)[1] : bead.span(lang)[0]] for lang in LANGS}
    if bead is passage.sentences[-1]:
        spaces |= {f"{lang}-after": passage.text(lang)[bead.span(lang)[1] :] for lang in LANGS}
    filled = {name: space for name, space in spaces.items() if space}
    return (("x-space", json.dumps(filled)),) if filled else ()


def _unit(name: str, document: Document, properties: Properties, texts: Mapping[Lang, str]) -> Iterator[str]:
    date = _date(datetime.fromisoformat(document.added))
    yield f'<tu tuid={xml_attribute(name)} creationdate="{date}">\n'
    for kind, value in properties:
        yield f"{_property(kind, value)}\n"
    for lang in LANGS:
        if text := texts[lang]:
            yield f"<tuv xml:lang={xml_attribute(lang)}><seg>{xml_text(text, _character)}</seg></tuv>\n"
    yield "</tu>\n"


def _property(kind: str, value: str) -> str:
    return f"<prop type={xml_attribute(kind)}>{xml_text(value)}</prop>"


def _date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _properties(passage: Passage, document: Document) -> Properties:
    """What TMX has no element for; the ``x-`` marks names of our own, as the specification asks."""
    return (
        ("x-document", document.id),
        ("x-title", document.title),
        ("x-source", " + ".join(document.source)),
        ("x-ordinal", str(passage.ordinal)),
        ("x-kind", passage.kind),
        *((("x-level", str(passage.level)),) if passage.level is not None else ()),
        *((("x-places", as_text(at)),) if (at := places(passage)) else ()),
    )


def _confidence(name: str, confidence: float | None) -> Properties:
    return () if confidence is None else ((name, repr(confidence)),)


def _found(found: Found | None) -> Properties:
    return (("x-tier", str(found.tier)), ("x-score", f"{found.score:.4f}")) if found else ()


def _character(code: int) -> str:
    """A code for a character that XML can't hold."""
    return f'<ph type="x-character-{code:04X}"/>'
