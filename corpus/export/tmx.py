"""TMX 1.4b, the exchange format of translation memories (https://www.gala-global.org/tmx-14b).

One translation unit a passage; a passage without a counterpart is a unit with one variant, which the
format allows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from importlib.metadata import version
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from corpus.export import Work
from corpus.types import LANGS, Document, Passage

BOILERPLATE = False

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="Duizhao" creationtoolversion="{version}" segtype="paragraph" o-tmf="duizhao" adminlang="en" \
srclang="*all*" datatype="plaintext"/>
<body>
"""
TAIL = """</body>
</tmx>
"""


def write(works: Iterable[Work], out: TextIO) -> None:
    """Write one memory with the passages of every work."""
    out.write(HEAD.format(version=version("duizhao")))
    for work in works:
        for passage in work.passages:
            out.writelines(_unit(passage, work.document))
    out.write(TAIL)


def _unit(passage: Passage, document: Document) -> Iterator[str]:
    date = datetime.fromisoformat(document.added).strftime("%Y%m%dT%H%M%SZ")
    yield f"<tu tuid={quoteattr(passage.id)} creationdate={quoteattr(date)}>\n"
    for name, value in _properties(passage, document):
        yield f"<prop type={quoteattr(name)}>{_text(value)}</prop>\n"
    for lang in LANGS:
        if text := passage.text(lang):
            yield f"<tuv xml:lang={quoteattr(lang)}><seg>{_text(text)}</seg></tuv>\n"
    yield "</tu>\n"


def _properties(passage: Passage, document: Document) -> Iterator[tuple[str, str]]:
    """What TMX has no element for; the ``x-`` marks names of our own, as the specification asks."""
    yield "x-document", document.id
    yield "x-title", document.title
    yield "x-source", " + ".join(document.source)
    yield "x-ordinal", str(passage.ordinal)
    yield "x-kind", passage.kind
    if passage.confidence is not None:
        yield "x-confidence", f"{passage.confidence:.3f}"


# Characters that XML 1.0 can't hold in any spelling (production 2, "Char").
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("", text), {"\r": "&#13;"})
