"""XLIFF 2.1 (https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html).

A file element is a document, a unit a passage. The source is Chinese, the target English; a passage without one of
them has an empty source or no target. Of level ``sentence`` a segment is a sentence, and the white space between
sentences is kept. The metadata module says what the core has no place for: the record of the document, what a passage
is, what was asked, when, and by which version.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, TextIO

from corpus.export import Found, Heading, Level, Work
from corpus.export_columns import as_text, made, places
from corpus.export_xml import record_text, xml_attribute, xml_text
from corpus.types import LANGS, Document, Lang, Passage

BOILERPLATE = False
BINARY = False

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" version="2.1" \
srcLang="zh" trgLang="en">
"""
TAIL = "</xliff>\n"

CATEGORY = "duizhao"
"""The category of the metadata of documents and passages."""

EXPORT = "duizhao-export"
"""The category of what is said of the export itself: what was asked, when, and by which version."""

ELEMENT: Mapping[Lang, str] = {"zh": "source", "en": "target"}

_NAME = re.compile(r"[\w.-]+", re.ASCII)  # ids are NMTOKENs

Sides = Mapping[Lang, str]


def write(works: Iterable[Work], out: TextIO, level: Level = "passage", heading: Heading | None = None) -> None:
    """Write a file element for the passages of each document; of none one that says what was asked."""
    facts = made() | dict(heading.facts if heading else {})
    out.write(HEAD)
    number = 0
    filled = (work for work in works if work.passages)
    for number, (document, group) in enumerate(groupby(filled, key=lambda work: work.document), start=1):
        out.write(f'<file id="f{number}" original={xml_attribute(" + ".join(document.source))} xml:space="preserve">\n')
        out.write(_metadata({CATEGORY: _of_document(document), EXPORT: facts}))
        for work in group:
            for passage in work.passages:
                out.writelines(_unit(passage, work, level))
        out.write("</file>\n")
    if not number:
        out.write(f'<file id="f0">\n{_metadata({EXPORT: facts})}<group id="g0"/>\n</file>\n')
    out.write(TAIL)


def _of_document(document: Document) -> dict[str, Any]:
    return {
        "document": document.id,
        "title": document.title,
        "added": document.added,
        "record": record_text(document.reference),
    }


def _unit(passage: Passage, work: Work, level: Level) -> Iterator[str]:
    name = passage.id if _NAME.fullmatch(passage.id) else f"p{passage.ordinal}"
    sides = [lang for lang in LANGS if passage.text(lang)]
    yield f"<unit id={xml_attribute(name)}>\n"
    yield _metadata({CATEGORY: _of_passage(passage) | _of_hit(work.found)})
    sentences = tuple(_sentences(passage, work)) if level == "sentence" else ()
    for element, texts in sentences or _whole(passage):
        yield _segment(element, texts, sides)
    yield "</unit>\n"


def _whole(passage: Passage) -> Iterator[tuple[str, Sides]]:
    yield "segment", {lang: passage.text(lang) for lang in LANGS}


def _sentences(passage: Passage, work: Work) -> Iterator[tuple[str, Sides]]:
    """The sentences that are exported, and what stands before, between and behind them."""
    chosen = dict(work.sentences(passage))
    at: dict[Lang, int] = dict.fromkeys(LANGS, 0)
    for number, bead in enumerate(passage.sentences):
        if number in chosen:
            between = {lang: passage.text(lang)[at[lang] : bead.span(lang)[0]] for lang in LANGS}
            if any(between.values()) and (number == 0 or number - 1 in chosen):
                yield "ignorable", between
            yield "segment", {lang: passage.text(lang)[slice(*bead.span(lang))] for lang in LANGS}
        at = {lang: bead.span(lang)[1] for lang in LANGS}
    behind = {lang: passage.text(lang)[at[lang] :] for lang in LANGS}
    if any(behind.values()) and len(passage.sentences) - 1 in chosen:
        yield "ignorable", behind


def _segment(element: str, texts: Sides, sides: Iterable[Lang]) -> str:
    parts = (
        f"<{ELEMENT[lang]}>{xml_text(texts[lang], _character)}</{ELEMENT[lang]}>"
        for lang in LANGS
        if lang == "zh" or lang in sides
    )
    return f"<{element}>{''.join(parts)}</{element}>\n"


def _of_passage(passage: Passage) -> dict[str, Any]:
    facts = {name: getattr(passage, name) for name in ("ordinal", "kind", "level", "confidence")}
    facts["places"] = places(passage) or None
    return {name: value for name, value in facts.items() if value is not None}


def _of_hit(found: Found | None) -> dict[str, Any]:
    return {"tier": found.tier, "score": round(found.score, 4)} if found else {}


def _metadata(groups: Mapping[str, Mapping[str, Any]]) -> str:
    return f"<mda:metadata>{''.join(_group(name, facts) for name, facts in groups.items())}</mda:metadata>\n"


def _group(category: str, facts: Mapping[str, Any]) -> str:
    metas = "".join(f"<mda:meta type={xml_attribute(n)}>{xml_text(as_text(v))}</mda:meta>\n" for n, v in facts.items())
    return f'<mda:metaGroup category="{category}">\n{metas}</mda:metaGroup>'


def _character(code: int) -> str:
    return f'<cp hex="{code:04X}"/>'
