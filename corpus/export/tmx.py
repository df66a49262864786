"""TMX 1.4b, the exchange format of translation memories (https://www.gala-global.org/tmx-14b).

One translation unit a passage, or one a sentence bead; what has no counterpart is a unit with one variant, which the
format allows. What was asked of a search stands in properties of the header.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from importlib.metadata import version
from typing import Any, TextIO
from xml.sax.saxutils import escape, quoteattr

from corpus.export import Found, Heading, Level, Work
from corpus.types import LANGS, Document, Lang, Passage

BOILERPLATE = False

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="Duizhao" creationtoolversion="{version}" segtype="{segments}" o-tmf="duizhao" adminlang="en" \
srclang="*all*" datatype="plaintext"{heading}
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
    out.write(HEAD.format(version=version("duizhao"), segments=SEGMENTS[level], heading=asked))
    units = _passage if level == "passage" else _sentences
    for work in works:
        for passage in work.passages:
            out.writelines(units(passage, work))
    out.write(TAIL)


def _heading(heading: Heading) -> str:
    """The rest of the header: a property for each fact; what is no text as JSON says it."""
    facts = ((name, _value(value)) for name, value in heading.facts.items())
    lines = (f"<prop type={quoteattr(f'x-{name}')}>{_text(value)}</prop>" for name, value in facts)
    return "\n".join((">", *lines, "</header>"))


def _value(value: Any) -> str:  # noqa: ANN401 - whatever JSON can say
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _passage(passage: Passage, work: Work) -> Iterator[str]:
    properties = (*_properties(passage, work.document), *_confidence(passage.confidence), *_found(work.found))
    return _unit(passage.id, work.document, properties, {"zh": passage.zh, "en": passage.en})


def _sentences(passage: Passage, work: Work) -> Iterator[str]:
    of_passage = ("x-passage", passage.id), *_properties(passage, work.document)
    for number, bead in work.sentences(passage):
        properties = (*of_passage, *_confidence(bead.confidence), *_found(work.found))
        texts: dict[Lang, str] = {lang: passage.text(lang)[slice(*bead.span(lang))] for lang in LANGS}
        yield from _unit(f"{passage.id}.{number}", work.document, properties, texts)


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


def _found(found: Found | None) -> Properties:
    return (("x-tier", str(found.tier)), ("x-score", f"{found.score:.4f}")) if found else ()


# Characters that XML 1.0 can't hold in any spelling (production 2, "Char").
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("", text), {"\r": "&#13;"})
