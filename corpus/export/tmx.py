"""TMX 1.4b, the exchange format of translation memories (https://www.gala-global.org/tmx-14b).

One translation unit a passage, or one a sentence bead; what has no counterpart is a unit with one variant, which the
format allows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from importlib.metadata import version
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from corpus.export import Level, Work
from corpus.types import LANGS, Document, Lang, Passage

BOILERPLATE = False
LEVELS: tuple[Level, ...] = ("passage", "sentence")

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="Duizhao" creationtoolversion="{version}" segtype="{segments}" o-tmf="duizhao" adminlang="en" \
srclang="*all*" datatype="plaintext"/>
<body>
"""
TAIL = """</body>
</tmx>
"""

SEGMENTS: Mapping[Level, str] = {"passage": "paragraph", "sentence": "sentence"}
"""TMX's words for what a unit is."""

Properties = tuple[tuple[str, str], ...]


def write(works: Iterable[Work], out: TextIO, level: Level = "passage") -> None:
    """Write one memory with the passages of every work, or with their sentences."""
    out.write(HEAD.format(version=version("duizhao"), segments=SEGMENTS[level]))
    units = _passage if level == "passage" else _sentences
    for work in works:
        for passage in work.passages:
            out.writelines(units(passage, work.document))
    out.write(TAIL)


def _passage(passage: Passage, document: Document) -> Iterator[str]:
    properties = (*_properties(passage, document), *_confidence(passage.confidence))
    return _unit(passage.id, document, properties, {"zh": passage.zh, "en": passage.en})


def _sentences(passage: Passage, document: Document) -> Iterator[str]:
    for number, bead in enumerate(passage.sentences):
        of_passage = ("x-passage", passage.id), *_properties(passage, document)
        texts: dict[Lang, str] = {lang: passage.text(lang)[slice(*bead.span(lang))] for lang in LANGS}
        yield from _unit(f"{passage.id}.{number}", document, (*of_passage, *_confidence(bead.confidence)), texts)


def _unit(name: str, document: Document, properties: Properties, texts: Mapping[Lang, str]) -> Iterator[str]:
    date = datetime.fromisoformat(document.added).strftime("%Y%m%dT%H%M%SZ")
    yield f"<tu tuid={quoteattr(name)} creationdate={quoteattr(date)}>\n"
    for kind, value in properties:
        yield f"<prop type={quoteattr(kind)}>{_text(value)}</prop>\n"
    for lang in LANGS:
        if text := texts[lang]:
            yield f"<tuv xml:lang={quoteattr(lang)}><seg>{_text(text)}</seg></tuv>\n"
    yield "</tu>\n"


def _properties(passage: Passage, document: Document) -> Properties:
    """What TMX has no element for; the ``x-`` marks names of our own, as the specification asks."""
    return (
        ("x-document", document.id),
        ("x-title", document.title),
        ("x-source", " + ".join(document.source)),
        ("x-ordinal", str(passage.ordinal)),
        ("x-kind", passage.kind),
    )


def _confidence(confidence: float | None) -> Properties:
    return () if confidence is None else (("x-confidence", f"{confidence:.3f}"),)


# Characters that XML 1.0 can't hold in any spelling (production 2, "Char").
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("", text), {"\r": "&#13;"})
